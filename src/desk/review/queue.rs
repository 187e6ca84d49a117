//! What a review asks, in which order.

use crate::desk::sitting::Desk;
use crate::progress::{Day, Rating, Status};

/// The questions still to come, by their place in the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Queue {
    questions: Vec<usize>,
    at: usize,
    /// Whether these are the questions that are due, or the weakest.
    is_due: bool,
}

impl Queue {
    /// What is due today; where nothing is, everything, weakest first.
    pub(super) fn of(desk: Desk) -> Queue {
        let guide = desk.guide();
        let today = desk.today();
        let due = |index: &usize| -> Option<Day> {
            let question = &guide.questions[*index].id;
            desk.study(|study| Some(study.last_review(question)?.due))
        };
        let mut questions: Vec<usize> = (0..guide.questions.len())
            .filter(|index| due(index).is_some_and(|due| due <= today))
            .collect();
        if questions.is_empty() {
            return Queue::all(desk);
        }
        questions.sort_by_key(due);
        Queue {
            questions,
            at: 0,
            is_due: true,
        }
    }

    /// Everything: what was never rated, then what was rated worst, in the order of the guide.
    pub(super) fn all(desk: Desk) -> Queue {
        let guide = desk.guide();
        let weakness = |index: &usize| -> (Option<Rating>, Status) {
            let question = &guide.questions[*index].id;
            desk.study(|study| {
                let rating = study.last_review(question).map(|review| review.rating);
                (rating, study.status(question))
            })
        };
        let mut questions: Vec<usize> = (0..guide.questions.len()).collect();
        questions.sort_by_key(weakness);
        Queue {
            questions,
            at: 0,
            is_due: false,
        }
    }

    /// The question that is up; none at the end.
    pub(super) fn now(&self) -> Option<usize> {
        self.questions.get(self.at).copied()
    }

    /// Goes on to the next.
    pub(super) fn go_on(&mut self) {
        self.at += 1;
    }

    /// Where the reader is, in words.
    pub(super) fn place(&self) -> String {
        let what = if self.is_due { "due" } else { "weakest first" };
        let (at, all) = (self.at + 1, self.questions.len());
        format!("Question {at} of {all}, {what}")
    }

    /// What was done, in words.
    pub(super) fn summary(&self) -> String {
        match (self.is_due, self.questions.len()) {
            (true, 1) => "The question that was due is reviewed.".to_owned(),
            (true, count) => format!("All {count} questions that were due are reviewed."),
            (false, _) => "You have been through the whole guide.".to_owned(),
        }
    }
}
