//! Labels: the words by which an article says what comes next, and how they stand in a block.

use super::Hints;
use super::titles::words;
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
    /// A word so common that it is a label only under a heading that reads as a question, and not in a list.
    pub(super) weak: bool,
}

/// The labels an article uses: the author's own, or the usual English ones.
pub(super) struct Labels {
    intent: Vec<String>,
    framework: Vec<String>,
    follow_ups: Vec<String>,
}

const FRAMEWORK: [&str; 25] = [
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
    "how to answer",
    "how to answer it",
    "how to answer this",
    "how to structure your answer",
];
const WEAK: [&str; 6] = [
    "framework",
    "solution",
    "approach",
    "explanation",
    "sample solution",
    "example solution",
];
const FOLLOW_UPS: [&str; 6] = [
    "follow up",
    "follow ups",
    "followup",
    "followups",
    "follow up questions",
    "followup questions",
];
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
/// What the `summary` of an answer says, where it does not name the answer.
const DISCLOSES: [&str; 8] = [
    "show",
    "show more",
    "reveal",
    "expand",
    "click to expand",
    "click to reveal",
    "click to see",
    "spoiler",
];
const ANSWERS: [&str; 5] = ["answer", "answers", "solution", "solutions", "explanation"];

/// A label is short, in bytes; longer text is not looked at.
const LONGEST: usize = 80;

/// What may stand between a label and the text after it.
const ENDS: &[char] = &[':', '：', '-', '–', '—', '.', ' '];

impl Labels {
    pub(super) fn new(hints: &Hints) -> Self {
        let plain = |labels: &[String]| labels.iter().map(|label| plain(label)).collect();
        Labels {
            intent: plain(&hints.intent_labels),
            framework: plain(&hints.framework_labels),
            follow_ups: plain(&hints.follow_ups_labels),
        }
    }

    /// The label a block is, or opens with.
    pub(super) fn find(&self, block: &Block) -> Option<Label> {
        let text = block.text.as_str();
        match block.kind {
            Kind::Heading(_) | Kind::Summary => self.read(text, text.len(), text),
            Kind::Paragraph => self
                .opening(block)
                .or_else(|| self.read(text, text.len(), text)),
            Kind::Item => self.opening(block).filter(|label| !label.weak),
            _ => None,
        }
    }

    /// Whether the `summary` of a `details` says that the answer is inside.
    pub(super) fn discloses(&self, summary: &str) -> bool {
        let words = plain(summary);
        let names = || {
            words.split(' ').count() <= 6 && words.split(' ').any(|word| ANSWERS.contains(&word))
        };
        let says =
            DISCLOSES.contains(&words.as_str()) || names() || self.framework.contains(&words);
        says && !summary.ends_with('?')
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
        let mut start = text.char_indices().take(LONGEST);
        let colon = start.find(|(_, letter)| matches!(letter, ':' | '：'));
        let colon = || colon.and_then(|(colon, _)| self.read(&text[..colon], colon, text));
        bold.or_else(colon)
    }

    /// Reads a label that ends at a byte of its text.
    fn read(&self, label: &str, end: usize, text: &str) -> Option<Label> {
        if label.len() > LONGEST {
            return None;
        }
        let (part, weak) = self.part(&plain(label))?;
        let rest = text[end..].trim_start_matches(ENDS).len();
        let rest = if rest > 0 {
            Some(text.len() - rest)
        } else {
            None
        };
        // "What are they really asking?" is a label, "Which answer?" is none.
        let asks = label.ends_with('?') && part != Part::Intent;
        if asks {
            None
        } else {
            Some(Label { part, rest, weak })
        }
    }

    fn part(&self, words: &str) -> Option<(Part, bool)> {
        let own = |labels: &[String]| labels.iter().any(|label| label == words);
        let bare = ["the ", "a ", "an "]
            .iter()
            .find_map(|article| words.strip_prefix(article))
            .unwrap_or(words);
        let is = |labels: &[String], usual: bool| {
            if labels.is_empty() {
                usual
            } else {
                own(labels)
            }
        };
        if is(&self.follow_ups, says_follow_ups(words)) {
            Some((Part::FollowUps, false))
        } else if is(&self.intent, says_intent(words)) {
            Some((Part::Intent, false))
        } else if is(&self.framework, FRAMEWORK.contains(&bare)) {
            Some((Part::Framework, false))
        } else if self.framework.is_empty() && WEAK.contains(&bare) {
            Some((Part::Framework, true))
        } else {
            None
        }
    }
}

/// "Follow-up questions", "Likely follow-ups".
fn says_follow_ups(words: &str) -> bool {
    let bare = BEFORE_FOLLOW_UPS
        .iter()
        .find_map(|before| words.strip_prefix(before))
        .unwrap_or(words);
    FOLLOW_UPS.contains(&bare)
}

/// "What the interviewer is really asking", "Why they ask this", "What they are looking for", "Intent".
fn says_intent(words: &str) -> bool {
    let any = |of: &[&str]| words.split(' ').any(|word| of.contains(&word));
    let asks = words.starts_with("what ") || words.starts_with("why ");
    let short = words.split(' ').count() <= 8;
    asks && short && any(&WHO_ASKS) && any(&ASKS)
        || words == "intent"
        || words == "the real question"
}

/// The words of a label, in small letters with one space between; a remark in brackets at its end is left out.
fn plain(label: &str) -> String {
    let label = label.trim_end_matches(ENDS);
    let remark = label.rfind(&['('][..]).filter(|_| label.ends_with(')'));
    words(&label[..remark.unwrap_or(label.len())], ' ', usize::MAX)
}
