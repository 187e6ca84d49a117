//! Final reviews: every question is asked once more before an interview, and no interval reaches past it.
//!
//! A review can be the final one if the answer will still be known on the day of the interview with a chance of
//! [`KNOWN`]. So a weak question has its final review on the eve, and a strong one, which would not come back before the
//! interview, some days sooner: this leaves room to give each of the final days its fair share.

use super::Topic;
use super::spread::{is_off, lightest, minutes_on, working};
use crate::progress::{Day, Rating};
use crate::schedule::{Aim, Strength};

/// The chance with which an answer should be known on the day of the interview.
const KNOWN: f64 = 0.97;
/// A final review is at most this many days before the interview.
const FINAL: i32 = 14;

/// Whether a day is one of the final days, in which every question has a final review.
pub(super) fn is_in_final_days(day: Day, interview: Day) -> bool {
    (1..=FINAL).contains(&interview.since(day))
}

/// An interview to come, and the days before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline<'a> {
    today: Day,
    interview: Day,
    off: &'a [Day],
}

impl<'a> Deadline<'a> {
    /// `None` if no interview is to come.
    pub(super) fn of(today: Day, aim: Aim, off: &'a [Day]) -> Option<Deadline<'a>> {
        let interview = aim.interview.filter(|day| *day > today)?;
        Some(Deadline {
            today,
            interview,
            off,
        })
    }

    /// The last working day before the interview.
    pub(super) fn eve(&self) -> Day {
        working(self.interview.plus(-1), self.today, self.off).min(self.interview.plus(-1))
    }

    /// Whether the last review of a question that is due on `due` was its final one.
    pub(super) fn had_final_review(&self, strength: Strength, due: Day) -> bool {
        due >= self.interview && strength.on >= self.earliest_final_review(strength)
    }

    /// Whether a day is not before the interview.
    pub(super) fn is_too_late(&self, due: Day) -> bool {
        due >= self.interview
    }

    /// The first and the last day on which a review can be the final one; both are after `after`.
    pub(super) fn final_review_range(&self, strength: Strength, after: Day) -> [Day; 2] {
        let eve = self.eve().max(after.plus(1));
        let then = strength.rated(Rating::Good, eve);
        [
            self.earliest_final_review(then).max(after.plus(1)).min(eve),
            eve,
        ]
    }

    /// The day of the final review of a question that would not come back before the interview: the working day with the
    /// least work. `load` has the minutes of each day from today on.
    pub(super) fn final_review_day(&self, strength: Strength, after: Day, load: &[usize]) -> Day {
        let [first, eve] = self.final_review_range(strength, after);
        let days = (0..=eve.since(first)).map(|nth| eve.plus(-nth));
        let days = days.filter(|day| !is_off(self.off, *day));
        let least = days.min_by_key(|day| minutes_on(load, self.today, *day));
        least.unwrap_or(eve)
    }

    /// The first day on which a review can be the final one, for a question of this strength.
    fn earliest_final_review(&self, strength: Strength) -> Day {
        let days = strength.days(KNOWN) as i32;
        self.interview.plus(-days.clamp(1, FINAL))
    }
}

/// The due days, by rating, of a topic that is rated today, where the schedule alone would choose `dues`.
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
    let strength = topics.get(place).and_then(|topic| topic.strength);
    let load = promised(topics, today, deadline.interview);
    let after = |rating| match strength {
        Some(strength) => strength.rated(rating, today),
        None => Strength::first(rating, today),
    };
    let final_review = deadline.final_review_day(after(Rating::Good), today, &load);
    let mut least = today.plus(1);
    let mut ratings = Rating::ALL.into_iter();
    dues.map(|due| {
        let is_final = ratings
            .next()
            .is_some_and(|rating| deadline.had_final_review(after(rating), due));
        let day = match due < deadline.interview {
            true => lightest(today, due, today, &load, off),
            false if is_final => due,
            false => final_review,
        };
        least = day.max(least);
        least
    })
}

/// The minutes of the questions due on each day.
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
