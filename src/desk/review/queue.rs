//! The questions of a review, in the order they are asked.

use crate::desk::sitting::Desk;
use crate::i18n::{t, tn};

/// The questions of a review, by index in the guide, and the position in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Queue {
    questions: Vec<usize>,
    at: usize,
    /// How many the reader skipped.
    skipped: usize,
    /// Whether these questions are due; else they are new ones and then the weakest.
    is_due: bool,
}

impl Queue {
    /// What is due today; if nothing is, new questions and then the weakest.
    pub(super) fn of(desk: Desk) -> Queue {
        let today = desk.today();
        let is_due = desk.with_study_untracked(|study| study.due(today) > 0);
        Queue {
            questions: desk.with_study_untracked(|study| study.queue(today)),
            at: 0,
            skipped: 0,
            is_due,
        }
    }

    /// The question to answer now; none at the end.
    pub(super) fn current(&self) -> Option<usize> {
        self.questions.get(self.at).copied()
    }

    /// Goes on to the next.
    pub(super) fn advance(&mut self) {
        self.at += 1;
    }

    /// Goes on to the next without an answer.
    pub(super) fn skip(&mut self) {
        self.skipped += 1;
        self.advance();
    }

    /// Makes a question the current one again, after the reader undid putting it away.
    pub(super) fn ask_again(&mut self, question: usize) {
        self.at = self.at.min(self.questions.len());
        let mut asked = self.questions.iter().take(self.at);
        if let Some(place) = asked.position(|asked| *asked == question) {
            self.questions.remove(place);
            self.at -= 1;
        }
        self.questions.insert(self.at, question);
    }

    /// The position in the review, in words.
    pub(super) fn place(&self) -> String {
        let (at, all) = (self.at + 1, self.questions.len());
        match self.is_due {
            true => t!("Question {at} of {all}, due", at, all),
            false => t!("Question {at} of {all}, weakest first", at, all),
        }
    }

    /// What was reviewed and what is still due, in words.
    pub(super) fn summary(&self, desk: Desk) -> String {
        let left = desk.with_study_untracked(|study| study.due(desk.today()));
        let away = match desk.with_study_untracked(|study| study.put_away(desk.today()).len()) {
            0 => String::new(),
            away => format!(" {}", tn!(away, "{n} put away.", "{n} put away.")),
        };
        let said = match (self.is_due, left) {
            (true, 0) => t!("All that was due is reviewed. What is weakest comes next.").to_owned(),
            (true, left) => tn!(
                left,
                "One question is still due.",
                "{n} questions are still due."
            ),
            (false, _) if self.skipped > 0 => tn!(
                self.skipped,
                "You skipped {n} question. It comes again when you go on.",
                "You skipped {n} questions. They come again when you go on."
            ),
            (false, _) => t!("You have been through the whole guide.").to_owned(),
        };
        said + &away
    }
}
