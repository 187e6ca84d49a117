//! The last look: before an interview everything is asked once more, and no interval reaches past it.
//!
//! A review is the last look where the answer will still be known on the day with a chance of [`KNOWN`]. So what is weak
//! has its last look on the eve, and what is strong, and would not have come back before the day, some days sooner: there
//! is room to give each of the final days its fair share.

use super::Topic;
use super::spread::{is_off, lightest, minutes_on, working};
use crate::progress::{Day, Rating};
use crate::schedule::{Aim, Strength};

/// How surely an answer is to be known on the day.
const KNOWN: f64 = 0.97;
/// At most so many days before the interview is a look the last.
const FINAL: i32 = 14;

/// Whether a day is one of the final days, in which everything has a last look.
pub(super) fn is_final(day: Day, interview: Day) -> bool {
    (1..=FINAL).contains(&interview.since(day))
}

/// An interview to come, and the days to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline<'a> {
    today: Day,
    interview: Day,
    off: &'a [Day],
}

impl<'a> Deadline<'a> {
    /// None where no interview is to come.
    pub(super) fn of(today: Day, aim: Aim, off: &'a [Day]) -> Option<Deadline<'a>> {
        let interview = aim.interview.filter(|day| *day > today)?;
        Some(Deadline {
            today,
            interview,
            off,
        })
    }

    /// The last day before the interview that is worked on.
    pub(super) fn eve(&self) -> Day {
        working(self.interview.plus(-1), self.today, self.off).min(self.interview.plus(-1))
    }

    /// Whether something that comes back on `due` had its last look at its last review.
    pub(super) fn is_over(&self, known: Strength, due: Day) -> bool {
        due >= self.interview && known.on >= self.first(known)
    }

    /// Whether a day is past the interview, or its day.
    pub(super) fn is_past(&self, due: Day) -> bool {
        due >= self.interview
    }

    /// The days on which a look at something can be the last, from the first to the eve; none before `after` is.
    pub(super) fn range(&self, known: Strength, after: Day) -> [Day; 2] {
        let eve = self.eve().max(after.plus(1));
        let then = known.rated(Rating::Good, eve);
        [self.first(then).max(after.plus(1)).min(eve), eve]
    }

    /// The day of the last look at something that would not come back before the interview: the one with the least work.
    /// `load` has the minutes of each day from today on.
    pub(super) fn look(&self, known: Strength, after: Day, load: &[usize]) -> Day {
        let [first, eve] = self.range(known, after);
        let days = (0..=eve.since(first)).map(|nth| eve.plus(-nth));
        let days = days.filter(|day| !is_off(self.off, *day));
        let least = days.min_by_key(|day| minutes_on(load, self.today, *day));
        least.unwrap_or(eve)
    }

    /// The first day on which a look can be the last at what is known so well.
    fn first(&self, known: Strength) -> Day {
        let days = known.days(KNOWN) as i32;
        self.interview.plus(-days.clamp(1, FINAL))
    }
}

/// When a topic comes back that is rated today, by rating, where the schedule alone would have it come back on `dues`.
#[must_use]
pub fn dues(
    topics: &[Topic],
    place: usize,
    dues: [Day; 4],
    today: Day,
    aim: Aim,
    off: &[Day],
) -> [Day; 4] {
    let Some(deadline) = Deadline::of(today, aim, off) else {
        return dues.map(|due| working(due, today.plus(1), off));
    };
    let known = topics.get(place).and_then(|topic| topic.strength);
    let load = promised(topics, today, deadline.interview);
    let after = |rating| match known {
        Some(known) => known.rated(rating, today),
        None => Strength::first(rating, today),
    };
    let look = deadline.look(after(Rating::Good), today, &load);
    let mut least = today.plus(1);
    let mut ratings = Rating::ALL.into_iter();
    dues.map(|due| {
        let is_over = ratings
            .next()
            .is_some_and(|rating| deadline.is_over(after(rating), due));
        let day = match due < deadline.interview {
            true => lightest(today, due, today, &load, off),
            false if is_over => due,
            false => look,
        };
        least = day.max(least);
        least
    })
}

/// The minutes that are promised to each day.
fn promised(topics: &[Topic], today: Day, interview: Day) -> Vec<usize> {
    let days = usize::try_from(interview.since(today)).unwrap_or(0);
    let mut load = vec![0; days.min(super::DAYS[1])];
    for topic in topics {
        let nth = topic
            .due
            .and_then(|due| usize::try_from(due.max(today).since(today)).ok());
        if let Some(load) = nth.and_then(|nth| load.get_mut(nth)) {
            *load += topic.work();
        }
    }
    load
}
