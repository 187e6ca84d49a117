//! How far along the reader is: kept up question by question, so that an act costs the same in any guide.

use std::cell::OnceCell;

use super::Study;
use crate::guide::Question;
use crate::progress::{Day, Status};
use crate::schedule::Strength;

/// How far along a reader is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Points and follow-ups.
    pub total: usize,
    /// Those that are ticked.
    pub ticked: usize,
    /// Questions with nothing ticked or rated.
    pub new: usize,
    /// Questions begun.
    pub learning: usize,
    /// Questions with every point ticked, or whose last rating was a good one.
    pub confident: usize,
}

/// What one question adds to the summary.
pub(super) struct Standing {
    total: usize,
    ticked: usize,
    pub(super) status: Status,
    pub(super) due: Option<Day>,
    /// What the reader remembers of it, the day they first rated it and the minutes it takes: worked out by who first asks.
    pub(super) known: OnceCell<(Option<Strength>, Option<Day>, usize)>,
}

impl Study {
    pub(super) fn recount(&mut self) {
        self.standings = self
            .guide
            .questions
            .iter()
            .map(|question| self.standing(question))
            .collect();
        self.summary = Summary::default();
        self.standings
            .iter()
            .for_each(|standing| self.summary.add(standing));
    }

    pub(super) fn standing(&self, question: &Question) -> Standing {
        let items = question.framework.points.iter().map(|point| &point.id);
        let items = items.chain(question.follow_ups.iter().map(|follow_up| &follow_up.id));
        let total = items.clone().count();
        match self.ledger.record(&question.id) {
            None => Standing {
                total,
                ticked: 0,
                status: Status::New,
                due: None,
                known: OnceCell::new(),
            },
            Some(record) => {
                let last = record.last_review(self.ledger.now);
                Standing {
                    total,
                    ticked: items.filter(|item| record.is_ticked(item)).count(),
                    status: record.status(question, last.map(|last| last.rating)),
                    due: last.map(|last| last.due),
                    known: OnceCell::new(),
                }
            }
        }
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
