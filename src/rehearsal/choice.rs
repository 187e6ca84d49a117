//! What an interview is about: how many questions, how long each, and drawn from which.

use crate::chance::Chance;
use crate::plan::Topic;
use crate::progress::{Day, Status};

/// A memory is weak where its answer is less likely than this to be recalled.
const WEAK: f64 = 0.8;

/// What the reader wants to rehearse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setup {
    /// How many questions, where there are so many.
    pub questions: usize,
    /// How many minutes each has.
    pub minutes: u32,
    /// From which they are drawn.
    pub from: Pool,
    /// By what chance.
    pub seed: u64,
}

/// Which questions an interview is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pool {
    /// All of the guide's.
    All,
    /// Those that were never ticked nor rated.
    New,
    /// Those that were begun and are not sure, or no longer.
    Weak,
    /// Those that come back today or should have before.
    Due,
}

impl Pool {
    /// All four.
    pub const ALL: [Pool; 4] = [Pool::All, Pool::New, Pool::Weak, Pool::Due];

    /// Whether a topic is one of them today; what is put away is in none.
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
                        .is_some_and(|known| known.retrievability(today) < WEAK)
            }
            Pool::Due => topic.due.is_some_and(|due| due <= today),
        }
    }
}

/// The questions of an interview, by their places among the topics, in the order they are asked.
#[must_use]
pub fn choose(topics: &[Topic], setup: Setup, today: Day) -> Vec<usize> {
    let is_meant = |place: &usize| setup.from.holds(&topics[*place], today);
    let mut places: Vec<usize> = (0..topics.len()).filter(is_meant).collect();
    Chance::new(setup.seed).shuffle(&mut places);
    places.truncate(setup.questions.max(1));
    places
}
