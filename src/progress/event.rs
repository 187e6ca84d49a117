//! Everything a reader can do to progress, and where it gets them.

use super::{Day, Rating};

/// Everything a reader can do to progress while they read.
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

/// What a reader can do with an answer they gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It was rated: the points in `covered` are ticked, the question's other points are not.
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
    /// Something was written: a note on a question or, with no `question`, in the guide's own record.
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

/// Where a reader stands with a question; derived, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing is ticked or rated.
    New,
    /// Something is.
    Learning,
    /// Every point is ticked, or every follow-up where there are no points; or the last rating was a good one.
    Confident,
}
