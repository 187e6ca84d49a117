//! A reader's progress on one question: its values, how each action changes them, and how two copies merge.
//!
//! A [`Record`] is plain data: a tick is a value with the [`Stamp`] of the moment it was set. [`Record::apply`] and
//! [`Record::merge`] are pure: the time is an argument. A merge takes the newer of each value, so at any one moment it
//! is commutative, associative and idempotent: tabs, devices and backups may meet in any order.
//!
//! Reviews are a set that only grows. Old ones may be folded into a [`Memory`], a checkpoint: of two memories the newer
//! wins, and reviews no newer than it are dropped, even those that a device brings late and that were never folded. A
//! dropped review decides neither status nor due day, because a fold always leaves many newer ones. A reset drops no
//! review: it sets from when on reviews count, so that it can be undone and studied days stay studied. Written texts
//! are not reset.
//!
//! A review counts if its stamp is newer than the last reset's by [`Stamp::weight`]: a review by a clock far ahead is
//! older than the reset, and one made after the reset in the same millisecond counts.

mod away;
mod day;
mod event;
mod fraction;
mod moved;
mod print;
mod review;
mod stamp;

use litemap::LiteMap;

use crate::guide::Question;

pub use away::Away;
pub use day::Day;
pub use event::{Answer, Event, Status};
pub(crate) use fraction::read_fraction;
pub use moved::MOVED;
pub use print::{Print, sum};
pub use review::{Memory, Rating, Review};
pub use stamp::{Millis, Register, Stamp};

/// A set of ids, sorted.
pub type Ids = LiteMap<String, ()>;

/// A reader's progress on one question.
///
/// The guide as a whole has a record too, whose `open` is the last "show all" or "hide all".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The question's title when the reader last acted in it.
    pub title: String,
    /// The fingerprint of the question's text then; `None` if that text is too short to identify the question.
    pub print: Option<Print>,
    /// Ticks by the id of the point or follow-up. An item that the article no longer has keeps its tick.
    pub ticks: LiteMap<String, Register<bool>>,
    /// Whether the reader left the framework open; `None` if they never opened or closed it.
    pub open: Option<Register<bool>>,
    /// Ids that this question had before.
    pub former_ids: Ids,
    /// Texts by name: the reader's (such as `note`), what they put [`Away`], and derived ones: [`MEMORY`], [`SINCE`],
    /// [`RATED`], [`RATED_POINTS`].
    pub texts: LiteMap<String, Register<String>>,
    /// Each [`Review`] by the name of its stamp.
    pub reviews: LiteMap<String, Register<String>>,
    /// Fields that a later version added, by name, as JSON: kept, never read.
    pub unknown: LiteMap<String, String>,
}

/// The name of the text with the [`Memory`] that the oldest reviews were folded into. Its stamp is that of the last of
/// them.
pub const MEMORY: &str = "memory";
/// The name of the text that says since when reviews count, by the name of a stamp; empty if all count.
pub const SINCE: &str = "since";
/// The name of the text that identifies the answer that was last rated, by its [`sum`].
pub const RATED: &str = "rated";
/// The name of the text with the points of that answer, one line each.
pub const RATED_POINTS: &str = "rated-points";

impl Record {
    /// Applies what the reader did. `stamp` must be newer than all stamps in the record.
    pub fn apply(&mut self, event: &Event, stamp: Stamp) {
        match event {
            // Set even if the value is the same: another tab may hold an older, different one.
            Event::Ticked { item, on, .. } => {
                let tick = Register { value: *on, stamp };
                self.ticks.insert(item.clone(), tick);
            }
            Event::Opened { open, .. } | Event::AllOpened(open) => {
                self.open = Some(Register {
                    value: *open,
                    stamp,
                })
            }
            Event::Reset => {
                for (_, tick) in self.ticks.iter_mut().filter(|(_, tick)| tick.value) {
                    *tick = Register {
                        value: false,
                        stamp,
                    };
                }
                if !self.reviews.is_empty() {
                    self.count_since(Some(stamp), stamp);
                }
            }
            // Undoing needs what the reset changed, which the caller knows.
            Event::Undone => {}
        }
    }

    /// Sets since when reviews count: those newer than `since`, or all.
    pub fn count_since(&mut self, since: Option<Stamp>, stamp: Stamp) {
        let value = since.map(Stamp::name).unwrap_or_default();
        let since = Register { value, stamp };
        self.texts.insert(SINCE.to_owned(), since);
    }

    /// Restores all values of `then`, whatever was set since; values that `then` lacks become empty or off.
    pub fn bring_back(&mut self, then: &Record, stamp: Stamp, now: Millis) {
        self.merge(then, now);
        let ids: Ids = keys(&self.ticks).collect();
        for id in ids.keys() {
            let value = then.is_ticked(id);
            if self.is_ticked(id) != value {
                self.ticks.insert(id.clone(), Register { value, stamp });
            }
        }
        // The memory stays: it belongs to the reviews, which are kept.
        let names: Ids = keys(&self.texts)
            .filter(|(name, ())| name != MEMORY)
            .collect();
        for name in names.keys() {
            let value = text(then, name);
            if text(self, name) != value {
                let value = value.to_owned();
                self.texts.insert(name.clone(), Register { value, stamp });
            }
        }
        if let Some(Register { value, .. }) = then.open {
            self.open = Some(Register { value, stamp });
        }
    }

    /// Takes the newer of each value, judged at `now`.
    pub fn merge(&mut self, other: &Record, now: Millis) {
        // Title and print follow the newest action, so they need no stamp of their own.
        let age = |record: &Record| record.newest(now).map(|stamp| stamp.weight(now));
        if (age(other), &other.title, &other.print) > (age(self), &self.title, &self.print) {
            self.title.clone_from(&other.title);
            self.print.clone_from(&other.print);
        }
        merge_all(&mut self.ticks, &other.ticks, now);
        merge_all(&mut self.texts, &other.texts, now);
        merge_all(&mut self.reviews, &other.reviews, now);
        if let Some(theirs) = other.open
            && self.open.is_none_or(|ours| theirs.wins(&ours, now))
        {
            self.open = Some(theirs);
        }
        self.former_ids.extend(other.former_ids.clone());
        // Unknown fields have no stamps, so the greater text wins, wherever the two meet.
        let wins = |(name, theirs): &(&String, &String)| {
            let ours = self.unknown.get(*name);
            ours.is_none_or(|ours| theirs > &ours)
        };
        let unknown = other.unknown.iter().filter(wins);
        let unknown: Vec<_> = unknown
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        self.unknown.extend(unknown);
        if let Some(Register { stamp, .. }) = self.texts.get(MEMORY)
            && stamp.is_believed(now)
        {
            let folded = *stamp;
            self.reviews.retain(|_, review| review.stamp > folded);
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
            .map(|(item, _)| item.as_str())
    }

    /// Whether a reader would see no difference between the records.
    #[must_use]
    pub fn shows_as(&self, other: &Record) -> bool {
        let open = |record: &Record| record.open.map(|open| open.value);
        self.ticked().eq(other.ticked())
            && open(self) == open(other)
            && self.texts == other.texts
            && self.reviews == other.reviews
    }

    /// The stamp of the last action, judged at `now`.
    #[must_use]
    pub fn newest(&self, now: Millis) -> Option<Stamp> {
        let flags = self.ticks.values().chain(&self.open);
        let texts = self.texts.values().chain(self.reviews.values());
        let stamps = flags.map(|flag| flag.stamp);
        let stamps = stamps.chain(texts.map(|text| text.stamp));
        stamps.max_by_key(|stamp| stamp.weight(now))
    }

    /// The newest review that counts.
    #[must_use]
    pub fn last_review(&self, now: Millis) -> Option<Review> {
        let texts = self.reviews.values();
        let counted = texts.filter(|review| self.counts(review.stamp, now));
        let last = Review::read(counted.max_by_key(|review| review.stamp.weight(now))?)?;
        Some(last.no_later_than(now))
    }

    /// Whether a review with this stamp counts, or a memory whose last review has it.
    #[must_use]
    pub fn counts(&self, stamp: Stamp, now: Millis) -> bool {
        let since = self.since(now);
        since.is_none_or(|since| stamp.weight(now) > since.weight(now))
    }

    /// The last stamp that does not count; `None` if all count.
    #[must_use]
    pub fn since(&self, now: Millis) -> Option<Stamp> {
        let since = self.texts.get(SINCE);
        let since = since.filter(|since| since.stamp.is_believed(now))?;
        Stamp::named(&since.value)
    }

    /// The reader's status in `question`; `rating` is their last one.
    #[must_use]
    pub fn status(&self, question: &Question, rating: Option<Rating>) -> Status {
        let points = question.framework.points.iter();
        let points = points.map(|point| point.id.as_str());
        // A point that is put away for good is no longer part of the answer.
        let points = points.filter(|point| self.away(point) != Some(Away::Never));
        let follow_ups = question
            .follow_ups
            .iter()
            .map(|follow_up| follow_up.id.as_str());
        let any = points
            .clone()
            .chain(follow_ups.clone())
            .any(|item| self.is_ticked(item));
        let no_points = points.clone().next().is_none();
        let all = if no_points {
            follow_ups.clone().all(|item| self.is_ticked(item))
        } else {
            points.clone().all(|item| self.is_ticked(item))
        };
        if (any && all) || rating.is_some_and(Rating::is_well) {
            Status::Confident
        } else if any || rating.is_some() {
            Status::Learning
        } else {
            Status::New
        }
    }
}

fn keys<T>(values: &LiteMap<String, Register<T>>) -> impl Iterator<Item = (String, ())> {
    values.keys().map(|name| (name.clone(), ()))
}

fn text<'a>(record: &'a Record, name: &str) -> &'a str {
    let text = record.texts.get(name);
    text.map_or("", |text| &text.value)
}

/// Takes the newer of each value.
fn merge_all<T: Ord + Clone>(
    ours: &mut LiteMap<String, Register<T>>,
    theirs: &LiteMap<String, Register<T>>,
    now: Millis,
) {
    let wins = |(id, theirs): &(&String, &Register<T>)| {
        let ours = ours.get(*id);
        ours.is_none_or(|ours| theirs.wins(ours, now))
    };
    let newer = theirs.iter().filter(wins);
    let newer: Vec<_> = newer
        .map(|(id, value)| (id.clone(), value.clone()))
        .collect();
    ours.extend(newer);
}
