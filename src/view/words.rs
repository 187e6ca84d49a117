//! What the controls say, by language.

/// The words of one language.
pub struct Words {
    pub(crate) panel: &'static str,
    pub(crate) ticked: fn(ticked: usize, total: usize) -> String,
    pub(crate) statuses: [&'static str; 3],
    /// The same within a sentence.
    pub(crate) counted: [&'static str; 3],
    pub(crate) show_all: &'static str,
    pub(crate) hide_all: &'static str,
    /// A study mode's name, the same for those who hear it alone, and what the desk knows it by.
    pub(crate) modes: [(&'static str, &'static str, &'static str); 2],
    pub(crate) of_this_guide: &'static str,
    pub(crate) review: &'static str,
    pub(crate) review_due: fn(due: usize) -> String,
    pub(crate) next_open: &'static str,
    pub(crate) all_confident: &'static str,
    pub(crate) reset: &'static str,
    pub(crate) undo_reset: &'static str,
    pub(crate) was_reset: &'static str,
    pub(crate) filter: &'static str,
    pub(crate) filter_all: &'static str,
    pub(crate) none_left: &'static str,
    pub(crate) show_framework: &'static str,
    pub(crate) hide_framework: &'static str,
    pub(crate) aloud: &'static str,
    pub(crate) size: fn(points: usize, minutes: usize) -> String,
    pub(crate) show_sketch: &'static str,
    pub(crate) hide_sketch: &'static str,
}

impl Words {
    /// The words for a language tag such as `de-AT`; English where we have none.
    pub fn of(language: &str) -> &'static Words {
        match language.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("de") => &GERMAN,
            _ => &ENGLISH,
        }
    }
}

static ENGLISH: Words = Words {
    panel: "Study progress",
    ticked: |ticked, total| format!("{ticked} of {total} ticked"),
    statuses: ["New", "Learning", "Confident"],
    counted: ["new", "learning", "confident"],
    show_all: "Show all",
    hide_all: "Hide all",
    modes: [
        ("Rehearse", "Rehearse an interview", "rehearse"),
        ("Plan", "Plan your study", "plan"),
    ],
    of_this_guide: " of this guide",
    review: "Review",
    review_due: |due| format!("Review {due} due"),
    next_open: "Next open question",
    all_confident: "Every question is confident",
    reset: "Reset progress",
    undo_reset: "Undo reset",
    was_reset: "Progress was reset",
    filter: "Show questions",
    filter_all: "All questions",
    none_left: "No question has this status",
    show_framework: "Show framework",
    hide_framework: "Hide framework",
    aloud: "Answer aloud first",
    size: |points, minutes| match points {
        1 => format!("1 point, {minutes} min"),
        _ => format!("{points} points, {minutes} min"),
    },
    show_sketch: "Show sketch",
    hide_sketch: "Hide sketch",
};

static GERMAN: Words = Words {
    panel: "Lernfortschritt",
    ticked: |ticked, total| format!("{ticked} von {total} abgehakt"),
    statuses: ["Neu", "In Arbeit", "Sicher"],
    counted: ["neu", "in Arbeit", "sicher"],
    show_all: "Alle zeigen",
    hide_all: "Alle verbergen",
    modes: [
        ("Proben", "Proben für ein Gespräch", "rehearse"),
        ("Plan", "Plan zum Lernen", "plan"),
    ],
    of_this_guide: " in dieser Anleitung",
    review: "Wiederholen",
    review_due: |due| format!("{due} wiederholen"),
    next_open: "Nächste offene Frage",
    all_confident: "Alle Fragen sitzen",
    reset: "Fortschritt zurücksetzen",
    undo_reset: "Zurücksetzen rückgängig",
    was_reset: "Fortschritt zurückgesetzt",
    filter: "Fragen zeigen",
    filter_all: "Alle Fragen",
    none_left: "Keine Frage hat diesen Stand",
    show_framework: "Antwort zeigen",
    hide_framework: "Antwort verbergen",
    aloud: "Erst laut antworten",
    size: |points, minutes| match points {
        1 => format!("1 Punkt, {minutes} Min."),
        _ => format!("{points} Punkte, {minutes} Min."),
    },
    show_sketch: "Skizze zeigen",
    hide_sketch: "Skizze verbergen",
};
