//! The settings of an interview: how many questions, how many minutes each, and from which pool.

use crate::chance::Chance;
use crate::plan::Topic;
use crate::progress::{Day, Status};

/// A question is weak if its answer is recalled with a lower chance than this.
const WEAK: f64 = 0.8;

/// The settings of a rehearsal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setup {
    /// How many questions, if the pool has that many.
    pub questions: usize,
    /// How many minutes each question has.
    pub minutes: u32,
    /// The pool from which they are drawn.
    pub from: Pool,
    /// The seed of the random order.
    pub seed: u64,
}

/// Which questions an interview is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pool {
    /// All questions of the guide.
    All,
    /// Questions that were never ticked nor rated.
    New,
    /// Questions that are being learned, or whose answers are likely forgotten.
    Weak,
    /// Questions that are due today or overdue.
    Due,
}

impl Pool {
    /// All four pools.
    pub const ALL: [Pool; 4] = [Pool::All, Pool::New, Pool::Weak, Pool::Due];

    /// Whether a topic is in the pool today; what is put away is in none.
    #[must_use]
    pub fn holds(self, topic: &Topic, today: Day) -> bool {
        if topic.is_away(today) {
            return false;
        }
        match self {
            Pool::All => true,
            Pool::New => topic.status == Status::New,
            Pool::Weak => {
                topic.status == Status::Learning
                    || topic
                        .strength
                        .is_some_and(|strength| strength.retrievability(today) < WEAK)
            }
            Pool::Due => topic.due.is_some_and(|due| due <= today),
        }
    }
}

/// The questions of an interview in random order, as indexes into the topics.
#[must_use]
pub fn choose(topics: &[Topic], setup: Setup, today: Day) -> Vec<usize> {
    let is_meant = |place: &usize| setup.from.holds(&topics[*place], today);
    let mut places: Vec<usize> = (0..topics.len()).filter(is_meant).collect();
    Chance::new(setup.seed).shuffle(&mut places);
    places.truncate(setup.questions.max(1));
    places
}
