//! What a reader put away: a question, or one point of it, that is not to be asked until a day or never again.
//!
//! A record keeps it as a text, by which it merges, is exported and comes back as every other: the day it comes back
//! (`2026-12-24`) or `never`, under `away` for the question and `away/<point>` for a point. Empty means it was brought back.

use super::{Day, Record};

/// How long something is put away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Away {
    /// It comes back on this day.
    Until(Day),
    /// It does not come back by itself.
    Never,
}

/// The name of the text that says it of a question.
const AWAY: &str = "away";
/// What stands for no day.
const NEVER: &str = "never";

impl Away {
    /// The name of the text that says whether a point is away or, with no `point`, the question.
    #[must_use]
    pub fn name(point: &str) -> String {
        match point {
            "" => AWAY.to_owned(),
            point => format!("{AWAY}/{point}"),
        }
    }

    /// The point that a text of this name is about, empty for the question; none where it is another kind of text.
    #[must_use]
    pub fn point(name: &str) -> Option<&str> {
        match name.strip_prefix(AWAY)? {
            "" => Some(""),
            point => point.strip_prefix('/'),
        }
    }

    /// What a text says; none where nothing is away by it.
    #[must_use]
    pub fn read(text: &str) -> Option<Away> {
        match text {
            NEVER => Some(Away::Never),
            day => Day::parse(day).map(Away::Until),
        }
    }

    /// The text that says it.
    #[must_use]
    pub fn write(self) -> String {
        match self {
            Away::Until(day) => day.to_string(),
            Away::Never => NEVER.to_owned(),
        }
    }

    /// Whether it is still away on a day.
    #[must_use]
    pub fn holds(self, on: Day) -> bool {
        match self {
            Away::Until(day) => on < day,
            Away::Never => true,
        }
    }
}

impl Record {
    /// How long a point is put away or, with no `point`, the question; none where it never was or is back.
    #[must_use]
    pub fn away(&self, point: &str) -> Option<Away> {
        // Most questions have no such text, and no name need be made.
        let text = match point {
            "" => self.texts.get(AWAY),
            point => self.texts.get(&Away::name(point)),
        };
        Away::read(&text?.value)
    }
}
