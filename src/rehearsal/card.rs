//! The score card of an interview: what was covered, how long it took, and what to study.

use crate::progress::{Day, Millis};

/// How much of a point's text a card keeps, in characters.
const KEPT: usize = 160;

/// The result of an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// When it began.
    pub at: Millis,
    /// The day it was held.
    pub on: Day,
    /// How much time each question had.
    pub limit: Millis,
    /// The questions that were answered, in the order they were asked.
    pub scored: Vec<QuestionScore>,
}

/// The result of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionScore {
    /// The question's id.
    pub question: String,
    /// Its title.
    pub title: String,
    /// How long the answer took.
    pub used: Millis,
    /// Its points, and whether they were covered.
    pub points: Vec<Covered>,
    /// The follow-up, and whether it was answered; `None` if none was asked.
    pub follow_up: Option<Covered>,
    /// How long the answer to the follow-up took.
    pub follow_up_used: Millis,
    /// The mistakes that were made.
    pub mistakes: Vec<String>,
}

/// A point or follow-up, and whether the answer covered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The beginning of its text.
    pub text: String,
    /// Whether it was covered.
    pub on: bool,
}

impl Card {
    /// How many points were covered, and how many there were.
    #[must_use]
    pub fn points(&self) -> (usize, usize) {
        let points = self.scored.iter().map(QuestionScore::covered);
        points.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    /// How long the answers took, without the follow-ups.
    #[must_use]
    pub fn used(&self) -> Millis {
        self.scored.iter().map(|scored| scored.used).sum()
    }

    /// The questions to study, the worst first: those with a point or a follow-up missing, a mistake, or too long an
    /// answer.
    #[must_use]
    pub fn to_study(&self) -> Vec<&QuestionScore> {
        let is_short = |scored: &&QuestionScore| {
            let (covered, points) = scored.covered();
            covered < points
                || scored.follow_up.as_ref().is_some_and(|told| !told.on)
                || !scored.mistakes.is_empty()
                || self.is_over(scored)
        };
        let mut short: Vec<&QuestionScore> = self.scored.iter().filter(is_short).collect();
        short.sort_by_key(|scored| {
            let (covered, points) = scored.covered();
            100 * covered / points.max(1)
        });
        short
    }

    /// Whether an answer took longer than its time.
    #[must_use]
    pub fn is_over(&self, scored: &QuestionScore) -> bool {
        scored.used > self.limit
    }
}

impl QuestionScore {
    /// How many points were covered, and how many there are.
    #[must_use]
    pub fn covered(&self) -> (usize, usize) {
        let covered = self.points.iter().filter(|told| told.on).count();
        (covered, self.points.len())
    }
}

impl Covered {
    pub(super) fn new(text: &str, on: bool) -> Covered {
        Covered {
            text: short(text),
            on,
        }
    }
}

/// A text shortened to what a card keeps.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(KEPT) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}
