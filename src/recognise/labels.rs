//! Labels: the words by which an article says what comes next, and where in a block they can stand.

use super::Hints;
use super::titles::{COLONS, Title, has_question_mark, is_digit};
use super::words::{
    ANSWER, EXERCISE, EXPLAIN, FOLLOW_UPS, FRAMEWORK, INTENT, Kinds, QUESTION, REVEAL, SOLUTION,
    TASK, Table, folded, without_no,
};
use crate::article::{Block, Kind, MARKS};

/// What a label opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Intent,
    Framework,
    FollowUps,
}

/// How far a label alone makes the heading above it a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Like [`Weak`](Strength::Weak), but only in a line of its own, under a heading that asks, whose page
    /// says that it asks, or whose fellows ask.
    Faint,
    /// A common word: counts under a heading that reads as a question, where several have such a label, and not as the
    /// text of a list item.
    Weak,
    /// Counts under a heading that reads as a question, or where several have such a label.
    Fair,
    /// Always counts.
    Strong,
}

/// A label found in a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    pub(super) part: Part,
    /// Where the text after the label begins, in bytes; `None` where the label is the whole block.
    pub(super) rest: Option<usize>,
    pub(super) strength: Strength,
}

impl Label {
    /// Whether the answer stands in the same text.
    pub(super) fn opens_answer(&self) -> bool {
        self.part == Part::Framework && self.strength >= Strength::Fair && self.rest.is_some()
    }
}

/// The labels an article uses: those its author named, or the usual ones.
pub(super) struct Labels {
    pub(super) table: Table,
    intent: Vec<String>,
    framework: Vec<String>,
    follow_ups: Vec<String>,
}

const BEFORE_FOLLOW_UPS: [&str; 8] = [
    "likely ",
    "possible ",
    "common ",
    "typical ",
    "sample ",
    "expected ",
    "potential ",
    "the ",
];
const WHO_ASKS: [&str; 7] = [
    "interviewer",
    "interviewers",
    "they",
    "theyre",
    "really",
    "this",
    "it",
];
const ASKS: [&str; 10] = [
    "ask", "asks", "asked", "asking", "looking", "want", "wants", "test", "tests", "testing",
];

/// The longest label, in bytes; a longer text is not a label.
const LONGEST: usize = 80;

/// What may stand between a label and the text after it.
const ENDS: &[char] = &[':', '：', '-', '–', '—', '.', ' '];

impl Labels {
    pub(super) fn new(hints: &Hints) -> Self {
        let plain = |labels: &[String]| labels.iter().map(|label| plain(label)).collect();
        Labels {
            table: Table::new(),
            intent: plain(&hints.intent_labels),
            framework: plain(&hints.framework_labels),
            follow_ups: plain(&hints.follow_ups_labels),
        }
    }

    /// The label that a block is, or opens with.
    pub(super) fn find(&self, block: &Block) -> Option<Label> {
        let text = block.text.as_str();
        match block.kind {
            Kind::Heading(_) => self.heading(block),
            Kind::Summary => self.read(text, text.len(), text),
            Kind::Paragraph => self
                .opening(block)
                .or_else(|| self.read(text, text.len(), text)),
            Kind::Item | Kind::Quote => self
                .opening(block)
                .filter(|label| label.strength > Strength::Weak),
            _ => None,
        }
    }

    /// Whether the `summary` of a `details` says that the answer is inside, and how strongly.
    pub(super) fn discloses(&self, summary: &str) -> Option<Strength> {
        if summary.len() > LONGEST || has_question_mark(summary) {
            return None;
        }
        let words = plain(summary);
        if words.split(' ').count() > 6 {
            return None;
        }
        let says = |kinds| self.table.kinds_in(&words, true) & kinds != 0;
        if says(FRAMEWORK | ANSWER | SOLUTION) || self.framework.contains(&words) {
            Some(Strength::Fair)
        } else if says(EXPLAIN) || self.table.kinds(&words) & REVEAL != 0 {
            Some(Strength::Faint)
        } else {
            None
        }
    }

    /// The label that a heading is, alone or after the name of its question, as in "Question 3 - Answer"; or that opens
    /// a heading which holds the answer itself.
    fn heading(&self, block: &Block) -> Option<Label> {
        let text = block.text.as_str();
        let whole = self.read(text, text.len(), text);
        if whole.is_some() || text.ends_with(MARKS) {
            return whole;
        }
        self.named(text).or_else(|| self.answer_in(block))
    }

    /// The label of an answer after a name and a number.
    fn named(&self, text: &str) -> Option<Label> {
        if text.len() > LONGEST || !text.contains(is_digit) {
            return None;
        }
        let title = Title::of(text, &self.table);
        let is_named = title.numbered && (title.named || title.letter);
        let label = self.read(title.text, title.text.len(), title.text)?;
        Some(label).filter(|label| is_named && label.part == Part::Framework)
    }

    /// The label that opens a heading which holds the answer itself.
    pub(super) fn answer_in(&self, heading: &Block) -> Option<Label> {
        self.opening(heading).filter(Label::opens_answer)
    }

    /// The label that opens a text: in bold, or before a colon.
    fn opening(&self, block: &Block) -> Option<Label> {
        let text = block.text.as_str();
        let bold = block.lead.as_deref().and_then(|lead| {
            let label = lead.trim_end_matches(ENDS);
            let set_off = label.len() < lead.len()
                || label.contains(' ')
                || text[lead.len()..].starts_with(ENDS);
            if set_off && !label.contains(':') {
                self.read(label, lead.len(), text)
            } else {
                None
            }
        });
        // `find` takes each colon alone: one character is found by bytes, a choice of two only by decoding
        // every character.
        let colon = || COLONS.iter().filter_map(|colon| text.find(*colon)).min();
        let before = |colon: usize| self.read(&text[..colon], colon, text);
        bold.or_else(|| self.after_kind(text))
            .or_else(|| colon().and_then(before))
    }

    /// The label after the kind of a box that folds, as in "[!success]- Answer".
    fn after_kind(&self, text: &str) -> Option<Label> {
        let (_, rest) = text.strip_prefix("[!")?.split_once(']')?;
        let label = rest.strip_prefix(['+', '-'])?.trim_start();
        let word = label.split(' ').next().unwrap_or_default();
        self.read(word, text.len() - label.len() + word.len(), text)
    }

    /// Reads the label that ends at the byte `end` of its text.
    fn read(&self, label: &str, end: usize, text: &str) -> Option<Label> {
        if label.len() > LONGEST {
            return None;
        }
        let (part, strength) = self.part(&plain(label))?;
        let rest = text[end..].trim_start_matches(ENDS).len();
        let rest = (rest > 0).then(|| text.len() - rest);
        // "What are they really asking?" is a label; "Which answer?" is not.
        let asks = label.ends_with('?') && part != Part::Intent;
        // "Explanation" or the like with text after it on the same line continues an answer and opens none.
        let goes_on = strength == Strength::Faint && part == Part::Framework && rest.is_some();
        let label = Label {
            part,
            rest,
            strength,
        };
        Some(label).filter(|_| !asks && !goes_on)
    }

    fn part(&self, words: &str) -> Option<(Part, Strength)> {
        // "Answer 3" is the label "Answer"; "the correct answer is 3" is not a label, but the answer itself.
        let name = words.trim_end_matches(|letter| is_digit(letter) || letter == ' ');
        let numbered = name.len() < words.len();
        let words = if name.ends_with(" is") {
            words
        } else {
            without_no(name)
        };
        let bare = ["the ", "a ", "an "]
            .iter()
            .find_map(|article| words.strip_prefix(article))
            .unwrap_or(words);
        let bare = self.without_name(bare, numbered);
        let kinds = self.table.kinds(bare);
        let is = |own: &[String], usual: bool| match own {
            [] => usual,
            own => own.iter().any(|label| label == words),
        };
        let framework = match kinds {
            _ if !self.framework.is_empty() => Strength::Strong,
            kinds if kinds & FRAMEWORK != 0 => Strength::Strong,
            kinds if kinds & ANSWER != 0 => Strength::Fair,
            kinds if kinds & SOLUTION != 0 => Strength::Weak,
            _ => Strength::Faint,
        };
        let answers = kinds & (FRAMEWORK | ANSWER | SOLUTION | EXPLAIN) != 0;
        if is(&self.follow_ups, self.says_follow_ups(words, kinds)) {
            Some((Part::FollowUps, Strength::Strong))
        } else if is(&self.intent, says_intent(words) || kinds & INTENT != 0) {
            Some((Part::Intent, Strength::Strong))
        } else if self.intent.is_empty() && words == "intent" {
            Some((Part::Intent, Strength::Faint))
        } else if is(&self.framework, answers) {
            Some((Part::Framework, framework))
        } else {
            None
        }
    }

    /// "Solution" from "Solution to exercise", where a number stood after it; likewise from "Correction de
    /// l'exercice".
    fn without_name<'w>(&self, words: &'w str, numbered: bool) -> &'w str {
        let named = words.split_once(' ').filter(|(_, rest)| {
            let name = rest.rsplit(' ').next().unwrap_or_default();
            // "l'exercice", "dell'esercizio"
            let elided = ["dell", "all", "l"]
                .iter()
                .find_map(|of| name.strip_prefix(of));
            let is_name = |name| self.table.kinds(name) & (QUESTION | EXERCISE | TASK) != 0;
            numbered && (is_name(name) || elided.is_some_and(is_name))
        });
        named.map_or(words, |(label, _)| label)
    }

    /// Such as "Follow-up questions" or "Likely follow-ups".
    fn says_follow_ups(&self, words: &str, kinds: Kinds) -> bool {
        let bare = BEFORE_FOLLOW_UPS
            .iter()
            .find_map(|before| words.strip_prefix(before));
        bare.map_or(kinds, |bare| self.table.kinds(bare)) & FOLLOW_UPS != 0
    }
}

/// Such as "What the interviewer is really asking", "Why they ask this" or "What they are looking for".
fn says_intent(words: &str) -> bool {
    let any = |of: &[&str]| words.split(' ').any(|word| of.contains(&word));
    let asks = words.starts_with("what ") || words.starts_with("why ");
    let short = || words.split(' ').count() <= 8;
    asks && short() && any(&WHO_ASKS) && any(&ASKS)
}

/// The words of a label, in lower case with one space between them, without a remark in brackets at the end.
pub(super) fn plain(label: &str) -> String {
    let label = label.trim_end_matches(ENDS);
    let remark = label.rfind('(').filter(|_| label.ends_with(')'));
    folded(&label[..remark.unwrap_or(label.len())], usize::MAX)
}
