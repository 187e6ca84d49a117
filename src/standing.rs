//! A reader's progress in numbers, for charts and for the tables behind them.

mod curve;

use crate::plan::Topic;
use crate::progress::{Day, Review};

pub use curve::{Curve, curve};

/// How many days the chart of a year shows.
const YEAR: i32 = 365;
/// How many days the chart of due questions shows.
const AHEAD: usize = 30;
/// How many weeks the charts by week show.
const WEEKS: usize = 26;

/// A reader's progress in numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// For each topic in turn, the chance that its answer is recalled today; `None` if it was never rated.
    pub strengths: Vec<Option<f64>>,
    /// For each of the last 365 days, today last, how many answers were rated.
    pub studied: Vec<(Day, usize)>,
    /// For each of the next 30 days, today first, how many questions are due; for today, the overdue ones too.
    pub falling_due: Vec<(Day, usize)>,
    /// The ratings of each of the last 26 weeks, this one last.
    pub recall: Vec<Week>,
    /// How many days in a row something was rated, up to today or yesterday.
    pub streak: usize,
}

/// The ratings of one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Week {
    /// Its Monday.
    pub monday: Day,
    /// How many answers were rated.
    pub rated: usize,
    /// How many of them were rated Good or Easy.
    pub well: usize,
}

/// The numbers for today, from these topics and these reviews in any order.
#[must_use]
pub fn standing(topics: &[Topic], reviews: impl Iterator<Item = Review>, today: Day) -> Standing {
    let strength = |topic: &Topic| topic.strength.map(|known| known.retrievability(today));
    let first = today.plus(1 - YEAR);
    let mut studied: Vec<(Day, usize)> = (0..YEAR).map(|nth| (first.plus(nth), 0)).collect();
    let monday = today.plus(-(today.weekday() as i32));
    let mut recall: Vec<Week> = (0..WEEKS as i32)
        .rev()
        .map(|ago| Week {
            monday: monday.plus(-7 * ago),
            ..Week::default()
        })
        .collect();
    let first_monday = recall[0].monday;
    for review in reviews {
        if let Some((_, count)) = place(review.on, first).and_then(|nth| studied.get_mut(nth)) {
            *count += 1;
        }
        if let Some(week) = place(review.on, first_monday).and_then(|nth| recall.get_mut(nth / 7)) {
            week.rated += 1;
            week.well += usize::from(review.rating.is_well());
        }
    }
    let mut falling_due: Vec<(Day, usize)> =
        (0..AHEAD as i32).map(|nth| (today.plus(nth), 0)).collect();
    for due in topics.iter().filter_map(|topic| topic.due) {
        let nth = place(due.max(today), today);
        if let Some((_, count)) = nth.and_then(|nth| falling_due.get_mut(nth)) {
            *count += 1;
        }
    }
    Standing {
        strengths: topics.iter().map(strength).collect(),
        streak: streak(&studied),
        studied,
        falling_due,
        recall,
    }
}

/// The minutes spent in each of the last 26 weeks, by its Monday, this one last.
#[must_use]
pub fn spent_by_week(spent: impl Iterator<Item = (Day, usize)>, today: Day) -> Vec<(Day, usize)> {
    let first = today.plus(-(today.weekday() as i32) - 7 * (WEEKS as i32 - 1));
    let mut weeks: Vec<(Day, usize)> = (0..WEEKS as i32)
        .map(|nth| (first.plus(7 * nth), 0))
        .collect();
    for (day, minutes) in spent {
        if let Some((_, sum)) = place(day, first).and_then(|nth| weeks.get_mut(nth / 7)) {
            *sum += minutes;
        }
    }
    weeks
}

/// How many days after `first` a day is; `None` if it is before.
fn place(day: Day, first: Day) -> Option<usize> {
    usize::try_from(day.since(first)).ok()
}

fn streak(studied: &[(Day, usize)]) -> usize {
    let did = |(_, count): &&(Day, usize)| *count > 0;
    // Today is not over, so a day without ratings so far does not end the streak.
    let missed_today = usize::from(!studied.last().as_ref().is_some_and(did));
    studied
        .iter()
        .rev()
        .skip(missed_today)
        .take_while(did)
        .count()
}

impl Week {
    /// The percentage of answers rated Good or Easy; `None` for a week without answers.
    #[must_use]
    pub fn per_cent(&self) -> Option<usize> {
        per_cent(self.well, self.rated)
    }
}

/// The percentage of a part in a whole, rounded, and 100 only if it is the whole; `None` if that is zero.
#[must_use]
pub fn per_cent(part: usize, whole: usize) -> Option<usize> {
    let rounded = (100 * part + whole / 2).checked_div(whole)?;
    Some(if part < whole {
        rounded.min(99)
    } else {
        rounded
    })
}
