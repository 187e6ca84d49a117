//! When a value was set, and which of two values is newer.
//!
//! A [`Stamp`] is a reading of a hybrid logical clock (Kulkarni and others, "Logical Physical Clocks", 2014):
//! wall-clock time, advanced past all known stamps, so that what a reader does now is newer than what they saw when
//! they did it.
//!
//! A clock may be wrong. A stamp more than a day ahead of `now` is not believed: it counts as older than every stamp
//! that is. This is decided only when two stamps are compared; the stored stamp is never changed, so a device whose own
//! clock is behind cannot spoil the stamps of others by reading them.

/// Milliseconds since 1970, UTC.
pub type Millis = u64;

/// How far ahead of `now` a stamp may be and still be believed.
const BELIEVED_AHEAD: Millis = 24 * 60 * 60 * 1000;

/// A time, a count within that time, and a replica: unique.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// The time of the wall clock, or the newest known time if that is later.
    pub at: Millis,
    /// Orders the values set within one `at`.
    pub count: u32,
    /// The tab that set the value, by a number that each tab draws at random.
    pub replica: u32,
}

impl Stamp {
    /// The stamp for an action at `now`, newer than `newest`.
    #[must_use]
    pub fn next(newest: Option<Stamp>, now: Millis, replica: u32) -> Stamp {
        let (at, count) = match newest {
            Some(newest) if newest.at >= now && newest.is_believed(now) => {
                match newest.count.checked_add(1) {
                    Some(count) => (newest.at, count),
                    None => (newest.at + 1, 0),
                }
            }
            _ => (now, 0),
        };
        Stamp { at, count, replica }
    }

    /// A unique name for what has this stamp. Names within one millisecond are not in order: compare stamps instead.
    #[must_use]
    pub fn name(self) -> String {
        let Stamp { at, count, replica } = self;
        format!("{at:013}-{count}-{replica}")
    }

    /// The stamp with this name; `None` if the text is no name.
    #[must_use]
    pub fn named(name: &str) -> Option<Stamp> {
        let (at, rest) = name.split_once('-')?;
        let (count, replica) = rest.split_once('-')?;
        Some(Stamp {
            at: at.parse().ok()?,
            count: count.parse().ok()?,
            replica: replica.parse().ok()?,
        })
    }

    /// The key by which stamps are compared at `now`: one that is not believed is older than all that are.
    #[must_use]
    pub fn weight(self, now: Millis) -> (bool, Stamp) {
        (self.is_believed(now), self)
    }

    /// Whether its clock can have been right.
    #[must_use]
    pub fn is_believed(self, now: Millis) -> bool {
        self.at <= now.saturating_add(BELIEVED_AHEAD)
    }
}

/// A value and when it was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Register<T> {
    /// What it was set to.
    pub value: T,
    /// When it was set.
    pub stamp: Stamp,
}

impl<T: Ord> Register<T> {
    /// Whether this is the newer of the two. The value breaks a tie, so that both sides of a merge decide alike.
    #[must_use]
    pub fn wins(&self, other: &Self, now: Millis) -> bool {
        let age = |register: &Self| register.stamp.weight(now);
        (age(self), &self.value) > (age(other), &other.value)
    }
}
