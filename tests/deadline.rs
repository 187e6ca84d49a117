//! The last days before an interview, and five hundred simulated readers who had the same minutes with and without them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::collection::vec;
use proptest::prelude::*;
use study_widget::chance::Chance;
use study_widget::plan::{self, Plan, Topic, dues, plan, shared_out};
use study_widget::progress::{Away, Day, Rating, Status};
use study_widget::schedule::{self, Aim, Strength};

const TODAY: Day = Day(20_781);

fn new(n: usize) -> Topic {
    Topic {
        question: format!("q{n}"),
        title: format!("Question {n}?"),
        status: Status::New,
        strength: None,
        due: None,
        away: None,
        first: None,
        minutes: 1 + n % 4,
    }
}

/// Rated so many days ago, and known for so many days.
fn known(n: usize, ago: i32, stability: f64) -> Topic {
    let on = TODAY.plus(-ago);
    let strength = Strength {
        stability,
        difficulty: 5.0,
        on,
    };
    Topic {
        strength: Some(strength),
        due: Some(on.plus(strength.days(0.9).round().max(1.0) as i32)),
        first: Some(on),
        ..new(n)
    }
}

fn until(days: i32) -> Aim {
    Aim {
        retention: 0.9,
        interview: Some(TODAY.plus(days)),
    }
}

fn day_of(plan: &Plan, place: usize) -> Vec<Day> {
    let days = plan.days.iter();
    let asked = days.filter(|day| day.reviews.contains(&place) || day.new.contains(&place));
    asked.map(|day| day.day).collect()
}

/// The longest day in minutes, and the middle one of those with something to do.
fn loads(plan: &Plan) -> (usize, usize) {
    let mut minutes: Vec<usize> = plan.days.iter().map(|day| day.minutes).collect();
    minutes.retain(|minutes| *minutes > 0);
    minutes.sort_unstable();
    (minutes[minutes.len() - 1], minutes[minutes.len() / 2])
}

#[test]
fn what_is_weak_has_its_last_look_nearest_to_the_day() {
    // None would come back before it.
    let topics: Vec<Topic> = (0..12)
        .map(|n| known(n, 5, if n < 6 { 30.0 } else { 300.0 }))
        .collect();
    let next = shared_out(&topics, TODAY, until(22), &[]);
    let days: Vec<i32> = next.iter().map(|day| day.unwrap().since(TODAY)).collect();
    let (weak, strong) = days.split_at(6);
    assert!(
        weak.iter().sum::<i32>() > strong.iter().sum::<i32>(),
        "{days:?}"
    );
    assert!(days.iter().all(|day| (8..22).contains(day)), "{days:?}");
    let mut each = days.clone();
    each.sort_unstable();
    each.dedup();
    assert!(each.len() >= 6, "they are shared out: {days:?}");
}

#[test]
fn no_interval_reaches_past_the_interview_until_the_last_look_is_over() {
    let topics: Vec<Topic> = (0..20).map(|n| known(n, 30, 60.0)).collect();
    let far = [400, 500, 600, 700].map(|days| TODAY.plus(days));
    for place in 0..20 {
        let due = dues(&topics, place, far, TODAY, until(30), &[]);
        assert!(
            due[2] < TODAY.plus(30) && due[2] > TODAY.plus(14),
            "{due:?}"
        );
    }
    let eve = dues(&topics, 3, far, TODAY.plus(29), until(30), &[]);
    assert_eq!(eve, far, "after it the ordinary schedule goes on");
    assert_eq!(dues(&topics, 3, far, TODAY.plus(30), until(30), &[]), far);
}

#[test]
fn nothing_is_planned_on_a_day_off_and_what_was_due_then_is_moved() {
    let topics: Vec<Topic> = (0..30)
        .map(|n| {
            if n < 15 {
                new(n)
            } else {
                known(n, n as i32 % 9, 10.0)
            }
        })
        .collect();
    let off = [TODAY, TODAY.plus(3), TODAY.plus(4), TODAY.plus(19)];
    let plan = plan(&topics, TODAY, until(20), &off);
    for day in &plan.days {
        assert!(day.minutes == 0 || !off.contains(&day.day), "{}", day.day);
    }
    let next = shared_out(&topics, TODAY, until(20), &off);
    assert!(next.iter().flatten().all(|day| !off.contains(day)));
}

#[test]
fn a_heap_of_what_is_overdue_is_shared_out_the_weakest_first() {
    let topics: Vec<Topic> = (0..60)
        .map(|n| known(n, 40, 2.0 + n as f64 / 10.0))
        .collect();
    let next = shared_out(&topics, TODAY, until(40), &[]);
    let today = next.iter().filter(|day| **day == Some(TODAY)).count();
    assert!((6..=14).contains(&today), "{today} of 60 today");
    assert_eq!(next[0], Some(TODAY));
    assert!(
        next[59] > Some(TODAY) && next[59] < Some(TODAY.plus(7)),
        "{:?}",
        next[59]
    );
}

#[test]
fn what_is_new_and_away_has_its_turn_once_it_is_back() {
    let mut topics: Vec<Topic> = (0..8).map(new).collect();
    topics[2].away = Some(Away::Until(TODAY.plus(6)));
    topics[5].away = Some(Away::Never);
    let plan = plan(&topics, TODAY, until(20), &[]);
    assert_eq!(day_of(&plan, 2)[0], TODAY.plus(6));
    assert_eq!(day_of(&plan, 5), []);
}

#[test]
fn no_day_of_a_guide_begun_today_is_longer_than_one_and_a_half_of_the_median() {
    for (count, days) in [
        (15, 10),
        (15, 21),
        (15, 30),
        (30, 30),
        (40, 30),
        (40, 60),
        (80, 60),
    ] {
        let topics: Vec<Topic> = (0..count).map(new).collect();
        let (longest, median) = loads(&plan(&topics, TODAY, until(days), &[]));
        assert!(
            2 * longest <= 3 * median,
            "{count} in {days} days: {longest}, usually {median}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_is_seen_in_the_final_days_and_no_day_is_much_longer_than_the_others(
        seen in vec((0..20_i32, 1.0..200.0_f64), 0..60), unseen in 0..40_usize, days in 10..90_i32,
    ) {
        let count = seen.len() + unseen;
        prop_assume!(count >= 12);
        let topics: Vec<Topic> = (0..count)
            .map(|n| seen.get(n).map_or_else(|| new(n), |(ago, stability)| known(n, *ago, *stability)))
            .collect();
        let aim = until(days);
        // As it is once the reader gave the date.
        let next = shared_out(&topics, TODAY, aim, &[]);
        let topics: Vec<Topic> = topics.into_iter().zip(next).map(|(topic, day)| Topic { due: day.or(topic.due), ..topic }).collect();
        let plan = plan(&topics, TODAY, aim, &[]);
        for (place, topic) in topics.iter().enumerate() {
            let last = day_of(&plan, place).last().copied().or(topic.strength.map(|known| known.on));
            let soonest = days - 15 - (days / 4).max(3);
            prop_assert!(last >= Some(TODAY.plus(soonest)), "{place}: {last:?}");
        }
        let (longest, median) = loads(&plan);
        // Give or take one question.
        let most = median * 3 / 2 + 8;
        prop_assert!(longest <= most, "{longest} minutes where {median} are usual: {:?}", plan.days.iter().map(|day| day.minutes).collect::<Vec<_>>());
    }
}

/// A reader who forgets by FSRS-6, each question a little faster or slower than the schedule thinks.
struct Learner {
    topics: Vec<Topic>,
    truth: Vec<Option<Strength>>,
    pace: Vec<f64>,
    chance: Chance,
    minutes: usize,
    longest: f64,
}

const QUESTIONS: usize = 40;
const DAYS: i32 = 60;

impl Learner {
    fn new(seed: u64) -> Learner {
        let mut chance = Chance::named("learner", seed);
        let pace = (0..QUESTIONS)
            .map(|_| (chance.fraction() - 0.5).exp())
            .collect();
        Learner {
            topics: (0..QUESTIONS).map(new).collect(),
            truth: vec![None; QUESTIONS],
            pace,
            chance,
            minutes: 0,
            longest: 0.0,
        }
    }

    fn recall(&self, place: usize, day: Day) -> f64 {
        self.truth[place].map_or(0.0, |truth| {
            let pace = self.pace[place];
            let stability = truth.stability * pace;
            Strength { stability, ..truth }.retrievability(day)
        })
    }

    /// Asks for 60 days, by the plan of one who told the date or by the schedule alone.
    fn studies(&mut self, aim: Aim, tells_the_date: bool) -> f64 {
        let interview = aim.interview.unwrap();
        let told = if tells_the_date {
            aim
        } else {
            Aim {
                interview: None,
                ..aim
            }
        };
        let mut daily = Vec::new();
        for nth in 0..DAYS {
            let today = TODAY.plus(nth);
            // New questions are begun at the same pace by both.
            let begins = QUESTIONS.div_ceil(DAYS as usize * 3 / 4);
            let is_due = |place: &usize| self.topics[*place].due.is_some_and(|due| due <= today);
            let due: Vec<usize> = (0..QUESTIONS).filter(is_due).collect();
            let new = (0..QUESTIONS)
                .filter(|place| self.topics[*place].strength.is_none())
                .take(begins);
            let asked: Vec<usize> = due.into_iter().chain(new).collect();
            let mut minutes = 0;
            for place in asked {
                let rating = self.answers(place, today);
                let known = self.topics[place].strength;
                let seed = Chance::named(&self.topics[place].question, nth as u64);
                let dues = schedule::dues(known, today, told, seed);
                let dues = plan::dues(&self.topics, place, dues, today, told, &[]);
                let next = known.map_or_else(
                    || Strength::first(rating, today),
                    |known| known.rated(rating, today),
                );
                let topic = &mut self.topics[place];
                topic.strength = Some(next);
                topic.due = Some(dues[rating as usize - 1]);
                minutes += 2 * topic.minutes;
            }
            daily.push(minutes);
        }
        self.minutes = daily.iter().sum();
        daily.sort_unstable();
        self.longest = daily[daily.len() - 1] as f64 / daily[daily.len() / 2].max(1) as f64;
        let recalled = (0..QUESTIONS).map(|place| self.recall(place, interview));
        recalled.sum::<f64>() / QUESTIONS as f64
    }

    fn answers(&mut self, place: usize, today: Day) -> Rating {
        let chance = self.chance.fraction();
        let is_first = self.truth[place].is_none();
        let rating = if is_first {
            if chance < 0.4 {
                Rating::Again
            } else {
                Rating::Good
            }
        } else if chance > self.recall(place, today) {
            Rating::Again
        } else {
            Rating::Good
        };
        let truth = self.truth[place];
        self.truth[place] = Some(truth.map_or_else(
            || Strength::first(rating, today),
            |truth| truth.rated(rating, today),
        ));
        rating
    }
}

/// What is remembered on the day, the minutes it took, and how much longer the longest day was than the median.
fn five_hundred(retention: f64, tells_the_date: bool) -> (f64, f64, f64) {
    let aim = Aim {
        retention,
        interview: Some(TODAY.plus(DAYS)),
    };
    let (mut recalled, mut minutes, mut longest) = (0.0, 0.0, 0.0);
    for seed in 0..500 {
        let mut learner = Learner::new(seed);
        recalled += learner.studies(aim, tells_the_date) / 500.0;
        minutes += learner.minutes as f64 / 500.0;
        longest += learner.longest / 500.0;
    }
    (recalled, minutes, longest)
}

#[test]
fn with_the_same_minutes_more_is_remembered_on_the_day() {
    let (planned, minutes, longest) = five_hundred(0.9, true);
    // The schedule alone gets at least the same minutes: it asks for more, until it has them.
    let mut retention = 0.9;
    let (mut alone, mut spent, mut long) = five_hundred(retention, false);
    while spent < minutes {
        retention += 0.005;
        (alone, spent, long) = five_hundred(retention, false);
    }
    eprintln!(
        "planned {:.4} in {minutes:.0} min, longest day {longest:.2} of the median; alone at {retention:.3} {:.4} in {spent:.0} min, {long:.2}",
        planned, alone
    );
    assert!(
        planned > alone,
        "{planned:.4} in {minutes:.0} min, alone {alone:.4} in {spent:.0} min"
    );
}
