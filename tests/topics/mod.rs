//! Questions as a plan knows them.

use study_widget::plan::Topic;
use study_widget::progress::Status;

/// A question that was never rated; its answer takes one to four minutes to read.
pub(crate) fn new(n: usize) -> Topic {
    Topic {
        question: format!("q{n}"),
        title: format!("Question {n}?"),
        status: Status::New,
        strength: None,
        due: None,
        away: None,
        first: None,
        minutes: 1 + n % 4,
    }
}
