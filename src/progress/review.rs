//! Ratings and reviews: what a reader says of an answer they gave, and when it is to come back.
//!
//! A record keeps both as texts, by which a widget that only counts what is due stays small: a review is its rating,
//! the day it was and the day it comes back (`3 20781 20790`), under the name of its stamp; a memory is stability,
//! difficulty, the number of reviews in it and the day of the last (`9.2714 5.108 2 20780`).

use super::fraction::{fraction, read_fraction};
use super::{Day, Millis, Register, Stamp};

/// Where a day begins first, in minutes behind UTC: Kiritimati.
const EARLIEST: i32 = -14 * 60;

/// How well an answer went, as the reader says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Not known.
    Again = 1,
    /// Known, with effort.
    Hard = 2,
    /// Known.
    Good = 3,
    /// Known, without thinking.
    Easy = 4,
}

/// One rating of one question.
///
/// The day it comes back was decided when it was rated, so nobody needs a scheduler to know what is due, and a better
/// scheduler breaks no promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    /// When.
    pub stamp: Stamp,
    /// How well it went.
    pub rating: Rating,
    /// The day it was, where the reader was.
    pub on: Day,
    /// The day the question comes back.
    pub due: Day,
}

/// What the oldest reviews of a question came to, in their place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// The stamp of the last review in it.
    pub stamp: Stamp,
    /// How long it lasts, in days.
    pub stability: f64,
    /// How hard the question is to remember, from 1 to 10.
    pub difficulty: f64,
    /// How many reviews are in it.
    pub count: u32,
    /// The day of the last.
    pub on: Day,
}

impl Rating {
    /// All four, from the worst to the best.
    pub const ALL: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

    /// What to propose for an answer that covered so many of its points: the reader has the last word.
    #[must_use]
    pub fn proposed(covered: usize, points: usize) -> Rating {
        match (100 * covered).checked_div(points).unwrap_or(100) {
            0..40 => Rating::Again,
            40..70 => Rating::Hard,
            70..100 => Rating::Good,
            _ => Rating::Easy,
        }
    }

    /// Whether the answer was known well.
    #[must_use]
    pub fn is_well(self) -> bool {
        self >= Rating::Good
    }
}

impl Review {
    /// The review in a record's text; none where the text is no review.
    #[must_use]
    pub fn read(text: &Register<String>) -> Option<Review> {
        let mut numbers = text.value.split(' ').map(str::parse);
        let rating: usize = numbers.next()?.ok()?;
        let mut day = || i32::try_from(numbers.next()?.ok()?).ok().map(Day);
        Some(Review {
            stamp: text.stamp,
            rating: *Rating::ALL.get(rating.checked_sub(1)?)?,
            on: day()?,
            due: day()?,
        })
    }

    /// As a right clock has it: what was rated on a day that has not come yet anywhere was rated by a clock that was ahead.
    /// When that was nobody knows, so it comes back at once, and is not away for as long as the clock was wrong.
    #[must_use]
    pub fn no_later_than(self, now: Millis) -> Review {
        let today = Day::of(now, EARLIEST);
        if self.on <= today {
            return self;
        }
        // It is due even where the day is one earlier.
        let on = today.plus(-1);
        Review {
            on,
            due: self.due.min(on),
            ..self
        }
    }

    /// The text a record keeps it as.
    #[must_use]
    pub fn write(&self) -> Register<String> {
        let (rating, on, due) = (self.rating as u8, self.on.0, self.due.0);
        Register {
            value: format!("{rating} {on} {due}"),
            stamp: self.stamp,
        }
    }
}

impl Memory {
    /// The memory in a record's text; none where the text is no memory.
    #[must_use]
    pub fn read(text: &Register<String>) -> Option<Memory> {
        let mut parts = text.value.split(' ');
        let mut number = || read_fraction(parts.next()?);
        let (stability, difficulty) = (number()?, number()?);
        Some(Memory {
            stamp: text.stamp,
            stability,
            difficulty,
            count: parts.next()?.parse().ok()?,
            on: Day(parts.next()?.parse().ok()?),
        })
    }

    /// The text a record keeps it as: its fractions to ten places, far finer than any day it decides.
    #[must_use]
    pub fn write(&self) -> Register<String> {
        let Memory {
            stability,
            difficulty,
            count,
            on,
            ..
        } = self;
        Register {
            value: format!(
                "{} {} {count} {}",
                fraction(*stability),
                fraction(*difficulty),
                on.0
            ),
            stamp: self.stamp,
        }
    }
}
