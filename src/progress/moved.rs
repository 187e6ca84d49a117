//! The day a question was moved to, instead of the one it was promised for.
//!
//! A promise is never rewritten: the day stands beside it as a text, and holds until the question is rated again.

use super::{Day, Millis, Record, Stamp};

/// The name of that text; empty where the promise holds again.
pub const MOVED: &str = "moved";

impl Record {
    /// The day that what was rated at `rated` was moved to since; none where it was not.
    #[must_use]
    pub fn moved(&self, rated: Stamp, now: Millis) -> Option<Day> {
        let moved = self.texts.get(MOVED)?;
        let is_newer = moved.stamp.weight(now) > rated.weight(now);
        Day::parse(&moved.value).filter(|_| is_newer)
    }
}
