//! A day of the plan in words.

use super::Planned;
use crate::i18n::{t, tn};

impl Planned {
    /// How many questions to review, such as `2 to review`; `None` if there are none.
    #[must_use]
    pub fn to_review(&self) -> Option<String> {
        match self.reviews.len() {
            0 => None,
            due => Some(tn!(due, "{n} to review", "{n} to review")),
        }
    }

    /// How many questions to ask for the first time, such as `1 new question`; `None` if there are none.
    #[must_use]
    pub fn to_begin(&self) -> Option<String> {
        match self.new.len() {
            0 => None,
            new => Some(tn!(new, "{n} new question", "{n} new questions")),
        }
    }

    /// Both, and how many minutes that takes; `None` for a free day.
    #[must_use]
    pub fn in_words(&self) -> Option<String> {
        let work = match (self.to_review(), self.to_begin()) {
            (Some(reviews), Some(new)) => t!("{reviews} and {new}", reviews, new),
            (reviews, new) => reviews.or(new)?,
        };
        Some(tn!(
            self.minutes,
            "{work}, about {n} minute",
            "{work}, about {n} minutes",
            work
        ))
    }
}
