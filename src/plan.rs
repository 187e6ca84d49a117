//! A study plan: what to do on each day until the interview, computed anew each time from the reader's progress.
//!
//! Due questions come first. New questions are spread evenly over the first three quarters of the days, so that each is
//! reviewed before the interview, and in the final days every question has a final review. A missed day leaves more for
//! the days that remain; nothing else needs repair. Later days are predicted as if every answer went well, and spread
//! so that no day is much longer than the others.

mod calendar;
mod deadline;
mod ease;
mod spread;
mod visits;
mod words;

use crate::progress::{Away, Day, Status};
use crate::schedule::{Aim, Strength};
use visits::Visits;

pub use calendar::calendar;
pub use deadline::dues;

/// How many new questions a day has if no interview is ahead.
const NEW_A_DAY: usize = 5;
/// How many days a plan covers in that case, and the most it ever covers.
const DAYS: [usize; 2] = [14, 366];

/// A question, with what plans, rehearsals and charts need of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The question's id.
    pub question: String,
    /// Its title.
    pub title: String,
    /// The reader's status in it.
    pub status: Status,
    /// What the reader remembers of it; `None` if they never rated it.
    pub strength: Option<Strength>,
    /// The day it is due; `None` while it is away for good, or if it was never rated.
    pub due: Option<Day>,
    /// Until when the reader put it away.
    pub away: Option<Away>,
    /// The day it was first rated.
    pub first: Option<Day>,
    /// How many minutes its answer takes to read.
    pub minutes: usize,
}

impl Plan {
    /// Whether today is much longer than the other days, and could be shared out.
    #[must_use]
    pub fn is_long(&self) -> bool {
        let minutes: Vec<usize> = self.days.iter().map(|day| day.minutes).collect();
        let now = self.days.first();
        now.is_some_and(|now| now.reviews.len() > 1 && spread::is_long(now.minutes, &minutes))
    }
}

impl Topic {
    /// Whether the question is put away on this day.
    #[must_use]
    pub fn is_away(&self, on: Day) -> bool {
        self.away.is_some_and(|away| away.holds(on))
    }

    /// Whether it was last rated on this day.
    fn was_asked(&self, on: Day) -> bool {
        self.strength.is_some_and(|strength| strength.on == on)
    }

    /// The minutes it takes: once to say the answer aloud and once to read it.
    fn work(&self) -> usize {
        2 * self.minutes
    }
}

/// What to do on each day, from today on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The day of the interview, if one is ahead.
    pub interview: Option<Day>,
    /// How many questions were already rated today.
    pub done: usize,
    /// How many due questions wait for another day, because today has its share.
    pub waiting: usize,
    /// Today and the days after it; if an interview is ahead, those before it.
    pub days: Vec<Planned>,
}

/// What to do on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planned {
    /// The day.
    pub day: Day,
    /// The questions due on it, as indexes into the topics; today the weakest first.
    pub reviews: Vec<usize>,
    /// The questions that are asked for the first time, as indexes into the topics.
    pub new: Vec<usize>,
    /// The minutes that all this takes.
    pub minutes: usize,
}

/// The plan for a reader with these topics, who does not study on the days in `off`.
#[must_use]
pub fn plan(topics: &[Topic], today: Day, aim: Aim, off: &[Day]) -> Plan {
    planned(topics, today, aim, off, false)
}

/// For each rated topic, the best day to ask it next if all days may change: overdue questions are shared out, and final
/// reviews are included. `None` if it is not asked within the plan.
#[must_use]
pub fn shared_out(topics: &[Topic], today: Day, aim: Aim, off: &[Day]) -> Vec<Option<Day>> {
    let plan = planned(topics, today, aim, off, true);
    let mut next = vec![None; topics.len()];
    for planned in plan.days.iter().rev() {
        for &place in &planned.reviews {
            next[place] = Some(planned.day);
        }
    }
    next
}

fn planned(topics: &[Topic], today: Day, aim: Aim, off: &[Day], may_move: bool) -> Plan {
    let interview = aim.interview.filter(|interview| *interview > today);
    let left = interview.map(|interview| usize::try_from(interview.since(today)).unwrap_or(1));
    let length = left.unwrap_or(DAYS[0]).min(DAYS[1]);
    let days: Vec<Day> = (0..length as i32).map(|nth| today.plus(nth)).collect();
    let new = share_new(topics, &days, left, off);
    let visits = Visits::new(topics, &days, aim, off, may_move).all(&new);
    let mut days: Vec<Planned> = days
        .into_iter()
        .zip(new)
        .map(|(day, new)| Planned {
            day,
            new,
            ..Planned::default()
        })
        .collect();
    for visit in visits {
        days[visit.day].reviews.push(visit.place);
    }
    if let Some(now) = days.first_mut() {
        // The questions that would be known least on the day of the interview come first.
        now.reviews = weakest_first(&now.reviews, topics, interview.unwrap_or(today));
    }
    for planned in &mut days {
        let places = planned.reviews.iter().chain(&planned.new);
        planned.minutes = places.map(|&place| topics[place].work()).sum();
    }
    Plan {
        interview,
        done: topics.iter().filter(|topic| topic.was_asked(today)).count(),
        waiting: 0,
        days,
    }
}

/// New questions for each day: evenly over the first three quarters of the working days, or [`NEW_A_DAY`] a day.
fn share_new(topics: &[Topic], days: &[Day], left: Option<usize>, off: &[Day]) -> Vec<Vec<usize>> {
    let mut shared = vec![Vec::new(); days.len()];
    let Some(today) = days.first().copied() else {
        return shared;
    };
    let is_first = |topic: &&Topic| topic.first == Some(today);
    let begun_today = topics.iter().filter(is_first).count();
    let new = new_questions(topics, today);
    let mut work: Vec<usize> = (0..days.len())
        .filter(|nth| !spread::is_off(off, days[*nth]))
        .collect();
    if work.is_empty() {
        work = (0..days.len()).collect();
    }
    let share = match left {
        // The plan shows only the beginning of the time before an interview years ahead.
        Some(left) => {
            let left = left - (days.len() - work.len());
            (new.len() + begun_today).div_ceil((left * 3 / 4).max(1))
        }
        None => NEW_A_DAY,
    };
    let mut new = new.into_iter();
    for nth in work {
        let begun = if nth == 0 { begun_today } else { 0 };
        shared[nth] = new.by_ref().take(share.saturating_sub(begun)).collect();
    }
    // A new question that is put away is asked on the day it comes back.
    for (place, topic) in topics.iter().enumerate() {
        if let (None, Some(Away::Until(back))) = (topic.strength, topic.away)
            && back > today
        {
            let day = spread::working(back, back, off);
            let nth = usize::try_from(day.since(today)).unwrap_or(0);
            if let Some(shared) = shared.get_mut(nth) {
                shared.push(place);
            }
        }
    }
    shared
}

/// What to review now, as indexes into the topics: what is due, the weakest first; if nothing is due, new questions and
/// then the weakest.
#[must_use]
pub fn queue(topics: &[Topic], today: Day) -> Vec<usize> {
    let is_due = |place: &usize| topics[*place].due.is_some_and(|due| due <= today);
    let mut queue: Vec<usize> = (0..topics.len()).filter(is_due).collect();
    let mut rest = Vec::new();
    if queue.is_empty() {
        rest = new_questions(topics, today);
        let is_known = |place: &usize| {
            let topic = &topics[*place];
            topic.strength.is_some() && !topic.is_away(today)
        };
        queue = (0..topics.len()).filter(is_known).collect();
    }
    rest.extend(weakest_first(&queue, topics, today));
    rest
}

/// The topics that were never rated and are not away, in guide order; those whose status is confident last.
fn new_questions(topics: &[Topic], today: Day) -> Vec<usize> {
    let is_new = |place: &usize| {
        let topic = &topics[*place];
        topic.strength.is_none() && !topic.is_away(today)
    };
    let mut new: Vec<usize> = (0..topics.len()).filter(is_new).collect();
    new.sort_by_key(|&place| topics[place].status == Status::Confident);
    new
}

/// The indexes sorted by the chance that the answer is recalled, lowest first.
fn weakest_first(places: &[usize], topics: &[Topic], today: Day) -> Vec<usize> {
    let weighed = places
        .iter()
        .map(|&place| (retrievability(&topics[place], today), place));
    let mut weighed: Vec<(f64, usize)> = weighed.collect();
    weighed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    weighed.into_iter().map(|(_, place)| place).collect()
}

/// The chance that an answer is recalled today.
fn retrievability(topic: &Topic, today: Day) -> f64 {
    topic
        .strength
        .map_or(0.0, |strength| strength.retrievability(today))
}
