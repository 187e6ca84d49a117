//! The events and answers by which a reader changes their progress, and the status that results.

use super::{Day, Rating};

/// A change of progress while reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A point or a follow-up was ticked or unticked.
    #[allow(
        missing_docs,
        reason = "the ids of the question and of the item, and the new state"
    )]
    Ticked {
        question: String,
        item: String,
        on: bool,
    },
    /// A framework was opened or closed.
    #[allow(missing_docs, reason = "the id of the question and the new state")]
    Opened { question: String, open: bool },
    /// Every framework was opened or closed.
    AllOpened(bool),
    /// Every tick of the guide was taken back, and no review counts any more.
    Reset,
    /// The last reset was undone.
    Undone,
}

/// A change of progress in a study mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The answer was rated: the points in `covered` are ticked, the question's other points are not.
    #[allow(
        missing_docs,
        reason = "the id of the question, the rating, the day it was and the day it comes back, and ids of points"
    )]
    Rated {
        question: String,
        rating: Rating,
        on: Day,
        due: Day,
        covered: Vec<String>,
    },
    /// A text was written, such as a note: on a question or, if `question` is empty, in the guide's own record.
    #[allow(
        missing_docs,
        reason = "the id of the question, what it is, and all of it"
    )]
    Wrote {
        question: String,
        name: String,
        text: String,
    },
}

/// A reader's status in a question; derived, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing is ticked or rated.
    New,
    /// Something is ticked or rated.
    Learning,
    /// Every point is ticked, or every follow-up where there are no points; or the last rating was a good one.
    Confident,
}
