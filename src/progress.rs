//! What a reader has done with one question, how each action changes it and how two copies merge.
//!
//! A [`Record`] is plain data: a tick is a value with the [`Stamp`] of the moment it was set. It changes only through
//! [`Record::apply`] and [`Record::merge`], both pure. A merge takes the newer of each value, so it is commutative,
//! associative and idempotent at any one moment, and tabs, devices and backups may meet in any order.

mod print;
mod stamp;

use crate::guide::Question;
use crate::sorted::{Ids, Sorted};

pub use print::Print;
pub use stamp::{Millis, Register, Stamp};

/// Everything a reader can do to progress.
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
    /// Every tick of the guide was taken back.
    Reset,
    /// The last reset was undone.
    Undone,
}

/// Where a reader stands with a question; derived, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing is ticked.
    New,
    /// Something is ticked.
    Learning,
    /// Every point is ticked, or every follow-up where there are no points.
    Confident,
}

/// What a reader has done with one question.
///
/// The guide as a whole has a record too: its `open` is the last "show all" or "hide all".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The question's title when the reader last acted in it.
    pub title: String,
    /// The fingerprint of the question's text then; none where the text is too short to be told from another.
    pub print: Option<Print>,
    /// By the id of the point or follow-up. An item the article no longer has keeps its tick.
    pub ticks: Sorted<Register<bool>>,
    /// Whether the reader left the framework open; none where the reader never said.
    pub open: Option<Register<bool>>,
    /// Ids under which this question was known before.
    pub was: Ids,
}

impl Record {
    /// Takes in what the reader did. `stamp` is newer than anything here.
    pub fn apply(&mut self, event: &Event, stamp: Stamp) {
        match event {
            // Set even where it says so already: another tab may know otherwise, from before.
            Event::Ticked { item, on, .. } => {
                self.ticks.insert(item, Register { value: *on, stamp });
            }
            Event::Opened { open, .. } | Event::AllOpened(open) => {
                self.open = Some(Register {
                    value: *open,
                    stamp,
                })
            }
            Event::Reset => {
                for tick in self.ticks.values_mut().iter_mut().filter(|tick| tick.value) {
                    *tick = Register {
                        value: false,
                        stamp,
                    };
                }
            }
            // Whoever knows what the reset took back ticks it again.
            Event::Undone => {}
        }
    }

    /// Takes the newer of each value, as things stand at `now`.
    pub fn merge(&mut self, other: &Record, now: Millis) {
        // The text goes with the newest act, so it needs no stamp of its own.
        let age = |record: &Record| record.newest(now).map(|stamp| stamp.weight(now));
        if (age(other), &other.title, &other.print) > (age(self), &self.title, &self.print) {
            self.title.clone_from(&other.title);
            self.print.clone_from(&other.print);
        }
        for (item, theirs) in other.ticks.iter() {
            let newer = self
                .ticks
                .get(item)
                .map_or(*theirs, |ours| ours.merged(theirs, now));
            self.ticks.insert(item, newer);
        }
        self.open = match (self.open, other.open) {
            (Some(ours), Some(theirs)) => Some(ours.merged(&theirs, now)),
            (ours, theirs) => ours.or(theirs),
        };
        for id in other.was.ids() {
            self.was.insert(id, ());
        }
    }

    /// Whether the reader ticked the point or follow-up of this id.
    #[must_use]
    pub fn is_ticked(&self, item: &str) -> bool {
        self.ticks.get(item).is_some_and(|tick| tick.value)
    }

    /// The ids of everything ticked.
    pub fn ticked(&self) -> impl Iterator<Item = &str> {
        self.ticks
            .iter()
            .filter(|(_, tick)| tick.value)
            .map(|(item, _)| item)
    }

    /// Whether a reader would see no difference.
    #[must_use]
    pub fn shows_as(&self, other: &Record) -> bool {
        let open = |record: &Record| record.open.map(|open| open.value);
        self.ticked().eq(other.ticked()) && open(self) == open(other)
    }

    /// The stamp of the last thing done, as things stand at `now`.
    #[must_use]
    pub fn newest(&self, now: Millis) -> Option<Stamp> {
        self.ticks
            .values()
            .iter()
            .chain(&self.open)
            .map(|register| register.stamp)
            .max_by_key(|stamp| stamp.weight(now))
    }

    /// Where the reader stands with `question`.
    #[must_use]
    pub fn status(&self, question: &Question) -> Status {
        let points = question
            .framework
            .points
            .iter()
            .map(|point| point.id.as_str());
        let follow_ups = question
            .follow_ups
            .iter()
            .map(|follow_up| follow_up.id.as_str());
        let any = points
            .clone()
            .chain(follow_ups.clone())
            .any(|item| self.is_ticked(item));
        let no_points = question.framework.points.is_empty();
        let all = if no_points {
            follow_ups.clone().all(|item| self.is_ticked(item))
        } else {
            points.clone().all(|item| self.is_ticked(item))
        };
        match (any, all) {
            (false, _) => Status::New,
            (true, false) => Status::Learning,
            (true, true) => Status::Confident,
        }
    }
}
