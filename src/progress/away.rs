//! What a reader put away: a question or a point that is not asked until a given day, or never again.
//!
//! A record keeps it as a text, so it merges and is exported like all others: the day it comes back (`2026-12-24`) or
//! `never`, under `away` for the question and `away/<point>` for a point. An empty text means that it was brought back.

use super::{Day, Record};

/// How long something is put away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Away {
    /// It comes back on this day.
    Until(Day),
    /// It comes back only when the reader brings it back.
    Never,
}

/// The name of the text for a question.
const AWAY: &str = "away";
/// The text that means "for good".
const NEVER: &str = "never";

impl Away {
    /// The name of the text that says whether a point is away or, if `point` is empty, the question.
    #[must_use]
    pub fn name(point: &str) -> String {
        match point {
            "" => AWAY.to_owned(),
            point => format!("{AWAY}/{point}"),
        }
    }

    /// The id of the point that a text of this name is about, empty for the question; `None` if the text has another
    /// purpose.
    #[must_use]
    pub fn point(name: &str) -> Option<&str> {
        match name.strip_prefix(AWAY)? {
            "" => Some(""),
            point => point.strip_prefix('/'),
        }
    }

    /// Reads a text; `None` if it puts nothing away.
    #[must_use]
    pub fn read(text: &str) -> Option<Away> {
        match text {
            NEVER => Some(Away::Never),
            day => Day::parse(day).map(Away::Until),
        }
    }

    /// The text that a record keeps.
    #[must_use]
    pub fn write(self) -> String {
        match self {
            Away::Until(day) => day.to_string(),
            Away::Never => NEVER.to_owned(),
        }
    }

    /// Whether it is still away on the day `on`.
    #[must_use]
    pub fn holds(self, on: Day) -> bool {
        match self {
            Away::Until(day) => on < day,
            Away::Never => true,
        }
    }
}

impl Record {
    /// Until when a point is put away or, if `point` is empty, the question; `None` if it never was or was brought
    /// back.
    #[must_use]
    pub fn away(&self, point: &str) -> Option<Away> {
        // Most questions have no such text: this case allocates no name.
        let text = match point {
            "" => self.texts.get(AWAY),
            point => self.texts.get(&Away::name(point)),
        };
        Away::read(&text?.value)
    }
}
