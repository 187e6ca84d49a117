//! What to do on each day until the interview, worked out anew each time from where the reader stands.
//!
//! What is due comes first. New questions are spread evenly over the first three quarters of the days, so that each
//! comes back before the interview, and in the final days everything has a last look; a day that was missed leaves more
//! for the days that are left, and nothing else has to be put right. What later days hold is foretold as if every answer
//! went well, and spread so that no day is much longer than the others.

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

impl Plan {
    /// Whether today holds much more than the other days, and could be shared out.
    #[must_use]
    pub fn is_long(&self) -> bool {
        let minutes: Vec<usize> = self.days.iter().map(|day| day.minutes).collect();
        let now = self.days.first();
        now.is_some_and(|now| now.reviews.len() > 1 && spread::is_long(now.minutes, &minutes))
    }
}

impl Topic {
    /// Whether the reader put it away and it is not back on this day.
    #[must_use]
    pub fn is_away(&self, on: Day) -> bool {
        self.away.is_some_and(|away| away.holds(on))
    }

    /// Whether it was last rated on this day.
    fn was_asked(&self, on: Day) -> bool {
        self.strength.is_some_and(|known| known.on == on)
    }

    /// How many minutes it takes: its answer once aloud and once read.
    fn work(&self) -> usize {
        2 * self.minutes
    }
}

/// What to do on each day, from today on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The day of the interview, where there is one to come.
    pub interview: Option<Day>,
    /// How many questions were rated today already.
    pub done: usize,
    /// How many that are due wait for another day, because today has its share.
    pub waiting: usize,
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
    /// How long that takes.
    pub minutes: usize,
}

/// The plan of a reader who stands so today and does not work on the days in `off`.
#[must_use]
pub fn plan(topics: &[Topic], today: Day, aim: Aim, off: &[Day]) -> Plan {
    planned(topics, today, aim, off, false)
}

/// For each topic that was rated, the day it is best asked next where every day may change: what is overdue is shared out
/// and the last looks are taken in. None where it does not come back within the plan.
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
        // What would be known least on the day that counts.
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

/// New questions for each day: evenly over the first three quarters of the days that are worked on, or at a steady pace.
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
        // Of an interview years ahead the plan shows only the beginning.
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
    // What is new and put away has its turn once it is back.
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

/// The chance that an answer is recalled today.
fn retrievability(topic: &Topic, today: Day) -> f64 {
    topic
        .strength
        .map_or(0.0, |known| known.retrievability(today))
}
