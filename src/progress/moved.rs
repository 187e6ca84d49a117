//! The day a question was moved to, in place of the due day of its last review.
//!
//! The review itself is never rewritten: the day is a text beside it, and holds until the question is rated again.

use super::{Day, Millis, Record, Stamp};

/// The name of that text; an empty text means that the review's due day holds again.
pub const MOVED: &str = "moved";

impl Record {
    /// The day to which a question that was rated at `rated` was moved since; `None` if it was not.
    #[must_use]
    pub fn moved(&self, rated: Stamp, now: Millis) -> Option<Day> {
        let moved = self.texts.get(MOVED)?;
        let is_newer = moved.stamp.weight(now) > rated.weight(now);
        Day::parse(&moved.value).filter(|_| is_newer)
    }
}
