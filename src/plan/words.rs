//! What a day of the plan holds, in words.

use super::Planned;
use crate::i18n::{t, tn};

impl Planned {
    /// How much comes back, such as `2 to review`; none where nothing does.
    #[must_use]
    pub fn to_review(&self) -> Option<String> {
        match self.reviews.len() {
            0 => None,
            due => Some(tn!(due, "{n} to review", "{n} to review")),
        }
    }

    /// How much is asked for the first time, such as `1 new question`; none where nothing is.
    #[must_use]
    pub fn to_begin(&self) -> Option<String> {
        match self.new.len() {
            0 => None,
            new => Some(tn!(new, "{n} new question", "{n} new questions")),
        }
    }

    /// Both, and how long that takes; none of a free day.
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
