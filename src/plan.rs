//! What to do on each day until the interview, worked out anew each time from where the reader stands.
//!
//! What is due comes first. New questions are spread evenly over the first three quarters of the days, so that each
//! comes back before the interview; a day that was missed leaves more for the days that are left, and nothing else has
//! to be put right. What later days hold is foretold as if every answer went well.

mod calendar;

use crate::progress::{Away, Day, Rating, Status};
use crate::schedule::{Aim, Strength};

pub use calendar::calendar;

/// How many new questions a day holds where no interview is near.
const NEW_A_DAY: usize = 5;
/// How many days a plan covers then, and the most it covers ever.
const DAYS: [usize; 2] = [14, 366];

/// A question, as far as a plan, a rehearsal or a picture needs to know it.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The question's id.
    pub question: String,
    /// Its title.
    pub title: String,
    /// Where the reader stands with it.
    pub status: Status,
    /// What they remember of it; none where they never rated it.
    pub strength: Option<Strength>,
    /// The day it comes back, which is none while it is away.
    pub due: Option<Day>,
    /// How long the reader put it away.
    pub away: Option<Away>,
    /// The day it was first rated.
    pub first: Option<Day>,
    /// How long its answer takes to read.
    pub minutes: usize,
}

impl Topic {
    /// Whether the reader put it away and it is not back on this day.
    #[must_use]
    pub fn is_away(&self, on: Day) -> bool {
        self.away.is_some_and(|away| away.holds(on))
    }
}

/// What to do on each day, from today on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The day of the interview, where there is one to come.
    pub interview: Option<Day>,
    /// How many questions were rated today already.
    pub done: usize,
    /// Today, and every day before the interview.
    pub days: Vec<Planned>,
}

/// What to do on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planned {
    /// The day.
    pub day: Day,
    /// What comes back, by place among the topics; today the weakest first.
    pub reviews: Vec<usize>,
    /// What is asked for the first time.
    pub new: Vec<usize>,
    /// How long that takes: each answer once aloud and once read.
    pub minutes: usize,
}

/// The plan of a reader who stands so today.
#[must_use]
pub fn plan(topics: &[Topic], today: Day, aim: Aim) -> Plan {
    let interview = aim.interview.filter(|interview| *interview > today);
    let left = interview.map(|interview| usize::try_from(interview.since(today)).unwrap_or(1));
    let length = left.unwrap_or(DAYS[0]).min(DAYS[1]);
    let mut days: Vec<Planned> = (0..length as i32)
        .map(|nth| Planned {
            day: today.plus(nth),
            ..Planned::default()
        })
        .collect();
    let begun_today = topics
        .iter()
        .filter(|topic| topic.first == Some(today))
        .count();
    let new = new_questions(topics, today);
    let share = match left {
        Some(left) => (new.len() + begun_today).div_ceil((left * 3 / 4).max(1)),
        None => NEW_A_DAY,
    };
    let mut new = new.into_iter();
    for (nth, planned) in days.iter_mut().enumerate() {
        let begun = if nth == 0 { begun_today } else { 0 };
        planned.new = new.by_ref().take(share.saturating_sub(begun)).collect();
    }
    foretell(&mut days, topics, aim);
    if let Some(today) = days.first_mut() {
        today.reviews = weakest_first(&today.reviews, topics, today.day);
    }
    for planned in &mut days {
        let places = planned.reviews.iter().chain(&planned.new);
        planned.minutes = places.map(|&place| 2 * topics[place].minutes).sum();
    }
    Plan {
        interview,
        done: topics
            .iter()
            .filter(|topic| topic.strength.is_some_and(|known| known.on == today))
            .count(),
        days,
    }
}

/// What to review now, by place among the topics: what is due, the weakest first; where nothing is, what is new and
/// then what is weakest.
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

/// What was never rated and is not away: in the order of the guide, but last what the reader is sure of.
fn new_questions(topics: &[Topic], today: Day) -> Vec<usize> {
    let is_new = |place: &usize| {
        let topic = &topics[*place];
        topic.strength.is_none() && !topic.is_away(today)
    };
    let mut new: Vec<usize> = (0..topics.len()).filter(is_new).collect();
    new.sort_by_key(|&place| topics[place].status == Status::Confident);
    new
}

/// Places among the topics, sorted by the chance that the answer is recalled.
fn weakest_first(places: &[usize], topics: &[Topic], today: Day) -> Vec<usize> {
    let weighed = places
        .iter()
        .map(|&place| (retrievability(&topics[place], today), place));
    let mut weighed: Vec<(f64, usize)> = weighed.collect();
    weighed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    weighed.into_iter().map(|(_, place)| place).collect()
}

/// Puts in when each question comes back, as if every answer went well.
fn foretell(days: &mut [Planned], topics: &[Topic], aim: Aim) {
    let Some(last) = days.len().checked_sub(1) else {
        return;
    };
    let today = days[0].day;
    let place_of = |day: Day| usize::try_from(day.since(today)).unwrap_or(0);
    let next = |known: Strength| {
        let days = known.days(aim.retention).round().max(1.0);
        known.on.plus(days as i32)
    };
    for nth in 0..days.len() {
        for place in days[nth].new.clone() {
            let first = Strength::first(Rating::Good, days[nth].day);
            // None is past the interview the first time it comes back.
            let due = match aim.interview {
                Some(_) => next(first).min(days[last].day),
                None => next(first),
            };
            follow(days, place, first, due, &next, &place_of);
        }
    }
    for (place, topic) in topics.iter().enumerate() {
        if let (Some(known), Some(due)) = (topic.strength, topic.due) {
            follow(days, place, known, due, &next, &place_of);
        }
    }
}

/// Puts in one question from the day it is due on.
fn follow(
    days: &mut [Planned],
    place: usize,
    mut known: Strength,
    mut due: Day,
    next: &impl Fn(Strength) -> Day,
    place_of: &impl Fn(Day) -> usize,
) {
    // What is overdue is due today.
    while let Some(planned) = days.get_mut(place_of(due)) {
        if planned.day > known.on {
            planned.reviews.push(place);
        }
        known = known.rated(Rating::Good, planned.day);
        due = next(known).max(planned.day.plus(1));
    }
}

/// The chance that an answer is recalled today.
fn retrievability(topic: &Topic, today: Day) -> f64 {
    topic
        .strength
        .map_or(0.0, |known| known.retrievability(today))
}
