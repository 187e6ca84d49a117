//! Ratings and reviews: how well an answer went, by the reader's own judgement, and when the question is due again.
//!
//! A record keeps both as texts, so that a widget that only counts what is due stays small. A review is its rating, its
//! day and the due day (`3 20781 20790`), under the name of its stamp; a memory is its stability, its difficulty, the
//! number of reviews in it and the day of the last (`9.2714 5.108 2 20780`).

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
/// The due day was decided when the question was rated, so no scheduler is needed to know what is due, and a better
/// scheduler changes no due day that was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    /// When it was made.
    pub stamp: Stamp,
    /// How well it went.
    pub rating: Rating,
    /// The day it was made, in the reader's time zone.
    pub on: Day,
    /// The day the question is due again.
    pub due: Day,
}

/// The oldest reviews of a question, folded into one state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// The stamp of the last review in it.
    pub stamp: Stamp,
    /// The days after which the question is still known with a chance of nine in ten.
    pub stability: f64,
    /// How hard the question is to remember, from 1 to 10.
    pub difficulty: f64,
    /// How many reviews are in it.
    pub count: u32,
    /// The day of the last review.
    pub on: Day,
}

impl Rating {
    /// All four, from the worst to the best.
    pub const ALL: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

    /// The rating to propose for an answer that covered this many of its points; the reader may choose another.
    #[must_use]
    pub fn proposed(covered: usize, points: usize) -> Rating {
        match (100 * covered).checked_div(points).unwrap_or(100) {
            0..40 => Rating::Again,
            40..70 => Rating::Hard,
            70..100 => Rating::Good,
            _ => Rating::Easy,
        }
    }

    /// Whether the rating is Good or Easy.
    #[must_use]
    pub fn is_well(self) -> bool {
        self >= Rating::Good
    }
}

impl Review {
    /// Reads a review from a record's text; `None` if the text is no review.
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

    /// Corrects a review made by a clock ahead of time: its day has not begun anywhere yet. Nobody knows when it was
    /// really made, so the question is due at once instead of staying away for as long as the clock was wrong.
    #[must_use]
    pub fn no_later_than(self, now: Millis) -> Review {
        let today = Day::of(now, EARLIEST);
        if self.on <= today {
            return self;
        }
        // A day earlier, so that it is due even where the date is one day behind.
        let on = today.plus(-1);
        Review {
            on,
            due: self.due.min(on),
            ..self
        }
    }

    /// The text that a record keeps.
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
    /// Reads a memory from a record's text; `None` if the text is no memory.
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

    /// The text that a record keeps; fractions have ten places, far finer than any day they decide.
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
