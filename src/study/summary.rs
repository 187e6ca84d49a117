//! The reader's totals over a guide, updated question by question, so that an action costs the same in any guide.

use std::cell::OnceCell;

use super::Study;
use crate::guide::Question;
use crate::progress::{Away, Day, Status};
use crate::schedule::Strength;

/// Counts of points and questions by progress.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// The number of points and follow-ups.
    pub total: usize,
    /// How many of them are ticked.
    pub ticked: usize,
    /// Questions with nothing ticked or rated.
    pub new: usize,
    /// Questions begun, but not confident.
    pub learning: usize,
    /// Questions with every point ticked, or whose last rating was a good one.
    pub confident: usize,
}

/// What one question adds to the summary.
pub(super) struct Standing {
    pub(super) total: usize,
    pub(super) ticked: usize,
    pub(super) status: Status,
    /// The day it is due; `None` while it is away for good, or if it was never rated.
    pub(super) due: Option<Day>,
    pub(super) away: Option<Away>,
    /// What the reader remembers of it, the day they first rated it and the minutes it takes; computed when first asked
    /// for.
    pub(super) derived: OnceCell<(Option<Strength>, Option<Day>, usize)>,
}

impl Study {
    pub(super) fn recount(&mut self) {
        self.standings.clear();
        self.summary = Summary::default();
        for question in &self.guide.questions {
            let standing = self.standing(question);
            self.summary.add(&standing);
            self.standings.push(standing);
        }
    }

    pub(super) fn standing(&self, question: &Question) -> Standing {
        let mut standing = Standing {
            total: question.framework.points.len() + question.follow_ups.len(),
            ticked: 0,
            status: Status::New,
            due: None,
            away: None,
            derived: OnceCell::new(),
        };
        if let Some(record) = self.ledger.record(&question.id) {
            let last = record.last_review(self.ledger.now);
            let is_ticked = |(id, _): &(&str, &str)| record.is_ticked(id);
            standing.ticked = question.items().filter(is_ticked).count();
            standing.status = record.status(question, last.map(|last| last.rating));
            standing.away = record.away("");
            let now = self.ledger.now;
            let due = last.map(|last| record.moved(last.stamp, now).unwrap_or(last.due));
            standing.due = match standing.away {
                None => due,
                Some(Away::Until(day)) => due.map(|due| due.max(day)),
                Some(Away::Never) => None,
            };
        }
        standing
    }
}

impl Summary {
    pub(super) fn add(&mut self, standing: &Standing) {
        self.total += standing.total;
        self.ticked += standing.ticked;
        *self.questions(standing.status) += 1;
    }

    pub(super) fn take(&mut self, standing: &Standing) {
        self.total -= standing.total;
        self.ticked -= standing.ticked;
        *self.questions(standing.status) -= 1;
    }

    fn questions(&mut self, status: Status) -> &mut usize {
        match status {
            Status::New => &mut self.new,
            Status::Learning => &mut self.learning,
            Status::Confident => &mut self.confident,
        }
    }
}
