//! Labels: the words by which an article says what comes next, and how they stand in a block.

use super::Hints;
use super::titles::Words;
use crate::article::{Block, Kind};

/// What a label opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Intent,
    Framework,
    FollowUps,
}

/// A label found in a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    pub(super) part: Part,
    /// Where the text after the label begins, in bytes; none where the label is the whole block.
    pub(super) rest: Option<usize>,
    /// A word so common that only the heading of a question makes it a label.
    pub(super) weak: bool,
}

/// The labels an article uses.
pub(super) struct Labels {
    intent: Vec<String>,
    framework: Vec<String>,
    follow_ups: Vec<String>,
}

const FRAMEWORK: [&str; 27] = [
    "answer framework",
    "framework answer",
    "framework for answering",
    "framework for your answer",
    "answer",
    "answers",
    "answer outline",
    "answer structure",
    "answer guide",
    "answer key",
    "sample answer",
    "model answer",
    "example answer",
    "suggested answer",
    "expected answer",
    "possible answer",
    "strong answer",
    "good answer",
    "great answer",
    "best answer",
    "ideal answer",
    "short answer",
    "how to answer",
    "how to answer it",
    "how to answer this",
    "how to structure your answer",
    "how to approach it",
];

const WEAK: [&str; 8] = [
    "framework",
    "solution",
    "approach",
    "explanation",
    "sample solution",
    "example solution",
    "ans",
    "a",
];

const DISCLOSES: [&str; 9] = [
    "show",
    "show more",
    "reveal",
    "expand",
    "click",
    "click to expand",
    "click to reveal",
    "click to see",
    "spoiler",
];

/// A label is short; longer text is not looked at.
const LONGEST: usize = 80;

impl Labels {
    pub(super) fn new(hints: &Hints) -> Self {
        let plain = |labels: &[String]| {
            labels
                .iter()
                .map(|label| plain(label))
                .filter(|label| !label.is_empty())
                .collect()
        };
        Labels {
            intent: plain(&hints.intent_labels),
            framework: plain(&hints.framework_labels),
            follow_ups: plain(&hints.follow_ups_labels),
        }
    }

    /// The label a block is, or opens with.
    pub(super) fn find(&self, block: &Block) -> Option<Label> {
        let text = block.text.as_str();
        let alone = text.len() <= LONGEST;
        match block.kind {
            Kind::Heading(_) | Kind::Summary if alone => self.read(text, None),
            Kind::Paragraph | Kind::Item => {
                let bold = block.lead.as_deref().filter(|lead| lead.len() < text.len());
                bold.and_then(|lead| self.read_bold(lead, text))
                    .or_else(|| self.read_before_colon(text))
                    .or_else(|| if alone { self.read(text, None) } else { None })
            }
            _ => None,
        }
    }

    /// Whether the `summary` of a `details` says that the answer is inside.
    pub(super) fn discloses(&self, summary: &str) -> bool {
        let words = plain(summary);
        let answer = |word: &str| {
            matches!(
                word,
                "answer" | "answers" | "solution" | "solutions" | "explanation"
            )
        };
        !summary.ends_with('?')
            && (DISCLOSES.contains(&words.as_str())
                || self.framework.contains(&words)
                || self.framework.is_empty()
                    && words.split(' ').count() <= 6
                    && words.split(' ').any(answer))
    }

    fn read_bold(&self, lead: &str, text: &str) -> Option<Label> {
        let rest = rest_after(text, lead.len());
        let set_off = rest.1 || ends_label(lead) || lead.contains(' ');
        if lead.len() > LONGEST || !set_off {
            None
        } else {
            self.read(lead, Some(rest.0))
        }
    }

    fn read_before_colon(&self, text: &str) -> Option<Label> {
        let colon = text.find([':', '：']).filter(|colon| *colon <= LONGEST)?;
        let rest = rest_after(text, colon).0;
        self.read(
            &text[..colon],
            if rest < text.len() { Some(rest) } else { None },
        )
    }

    fn read(&self, label: &str, rest: Option<usize>) -> Option<Label> {
        let words = plain(label);
        let (part, weak) = self.part(&words)?;
        // "Which follow-up questions do you expect?" is a question, "What are they really asking?" is a label.
        let asks = label.trim_end().ends_with('?') && part != Part::Intent;
        if asks {
            None
        } else {
            Some(Label { part, rest, weak })
        }
    }

    fn part(&self, words: &str) -> Option<(Part, bool)> {
        let is = |own: &[String], usual: bool| {
            if own.is_empty() {
                usual
            } else {
                own.iter().any(|label| label == words)
            }
        };
        let framework = words
            .strip_prefix("the ")
            .or(words.strip_prefix("a "))
            .or(words.strip_prefix("an "))
            .unwrap_or(words);
        if is(&self.follow_ups, says_follow_ups(words)) {
            Some((Part::FollowUps, false))
        } else if is(&self.intent, says_intent(words)) {
            Some((Part::Intent, false))
        } else if is(&self.framework, FRAMEWORK.contains(&framework)) {
            Some((Part::Framework, false))
        } else if self.framework.is_empty() && WEAK.contains(&framework) {
            Some((Part::Framework, true))
        } else {
            None
        }
    }
}

/// "Follow-up questions", "Likely follow-ups", "Followups".
fn says_follow_ups(words: &str) -> bool {
    let start = [
        "likely ",
        "possible ",
        "common ",
        "typical ",
        "sample ",
        "some ",
        "expected ",
        "potential ",
        "the ",
    ];
    let words = start
        .iter()
        .find_map(|start| words.strip_prefix(start))
        .unwrap_or(words);
    let rest = words
        .strip_prefix("follow up")
        .or(words.strip_prefix("followup"));
    rest.is_some_and(|rest| {
        matches!(
            rest,
            "" | "s" | " question" | " questions" | " questions to expect"
        )
    })
}

/// "What the interviewer is really asking", "Why they ask this", "What they are looking for", "Intent".
fn says_intent(words: &str) -> bool {
    let who = |word: &str| {
        matches!(
            word,
            "interviewer" | "interviewers" | "they" | "theyre" | "really" | "this" | "it"
        )
    };
    let does = |word: &str| {
        matches!(
            word,
            "ask"
                | "asks"
                | "asked"
                | "asking"
                | "looking"
                | "look"
                | "want"
                | "wants"
                | "test"
                | "tests"
                | "testing"
        )
    };
    let asks =
        (words.starts_with("what ") || words.starts_with("why ")) && words.split(' ').count() <= 8;
    asks && words.split(' ').any(who) && words.split(' ').any(does)
        || matches!(words, "intent" | "the real question")
}

/// Where the text goes on after a label, and whether a colon or dash sets the label off.
fn rest_after(text: &str, label: usize) -> (usize, bool) {
    let rest = text[label..].trim_start();
    let after = rest.trim_start_matches([':', '：', '-', '–', '—', '.', ' ']);
    (text.len() - after.len(), after.len() < rest.len())
}

fn ends_label(label: &str) -> bool {
    label
        .trim_end()
        .ends_with([':', '：', '-', '–', '—', '.', '?'])
}

/// The words of a label, in small letters with one space between; a remark in brackets at its end is left out.
fn plain(label: &str) -> String {
    let label = label.trim_end_matches([':', '：', ' ']);
    let label = match label.rfind('(') {
        Some(bracket) if label.ends_with(')') => &label[..bracket],
        _ => label,
    };
    Words::of(label).join(" ")
}
