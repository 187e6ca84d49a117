//! What can be wrong with an article, and how we say it: the fact, then the next step.

use crate::guide::BlockIndex;

/// One thing wrong with an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind it is.
    pub code: Code,
    /// What is wrong; what to do next. Lower case, no full stop at the end.
    pub message: String,
    /// Where it stands; none where it concerns the whole article.
    pub block: Option<BlockIndex>,
}

/// The kinds of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// No question was recognised.
    NoQuestion,
}

impl Code {
    /// The name by which scripts and the `study-problem` event know it, as `no-question`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Code::NoQuestion => "no-question",
        }
    }
}
