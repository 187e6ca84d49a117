//! Simulated readers who forget: they follow their plan day by day up to the interview, with missed days and days off.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod topics;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use study_widget::chance::Chance;
use study_widget::plan::{self, Topic};
use study_widget::progress::{Day, Rating};
use study_widget::schedule::{self, Aim, Strength};
use topics::new;

const TODAY: Day = Day(20_781);

/// A reader who forgets by FSRS-6, each question a little faster or slower than the schedule expects.
struct Learner {
    topics: Vec<Topic>,
    truth: Vec<Option<Strength>>,
    pace: Vec<f64>,
    chance: Chance,
    off: Vec<Day>,
}

impl Learner {
    fn new(seed: u64, questions: usize) -> Learner {
        let mut chance = Chance::named("learner", seed);
        let pace = (0..questions)
            .map(|_| (chance.fraction() - 0.5).exp())
            .collect();
        Learner {
            topics: (0..questions).map(new).collect(),
            truth: vec![None; questions],
            pace,
            chance,
            off: Vec::new(),
        }
    }

    /// The share of the questions that the reader knows on a day.
    fn knows(&self, day: Day) -> f64 {
        let recalled = (0..self.topics.len()).map(|place| self.recall(place, day));
        recalled.sum::<f64>() / self.topics.len() as f64
    }

    fn recall(&self, place: usize, day: Day) -> f64 {
        self.truth[place].map_or(0.0, |truth| {
            let stability = truth.stability * self.pace[place];
            Strength { stability, ..truth }.retrievability(day)
        })
    }

    /// The reader gives the date: all reviews get new days, as at the desk.
    fn gives_the_date(&mut self, today: Day, aim: Aim) {
        let next = plan::shared_out(&self.topics, today, aim, &self.off);
        for (topic, day) in self.topics.iter_mut().zip(next) {
            topic.due = topic.due.map(|due| day.unwrap_or(due));
        }
    }

    /// Studies from `from` to the day before `to` and begins `begins` new questions a day; follows the plan where there
    /// is a date. Returns the minutes of each day.
    fn lives(&mut self, [from, to]: [Day; 2], begins: usize, aim: Aim) -> Vec<usize> {
        let mut lived = Vec::new();
        for today in (0..to.since(from)).map(|nth| from.plus(nth)) {
            if self.off.contains(&today) {
                continue;
            }
            let minutes = self.has_a_day(today, begins, aim, &lived);
            lived.push(minutes);
        }
        lived
    }

    fn has_a_day(&mut self, today: Day, begins: usize, aim: Aim, behind: &[usize]) -> usize {
        let all = 0..self.topics.len();
        let is_due = |place: &usize| self.topics[*place].due.is_some_and(|due| due <= today);
        let due: Vec<usize> = all.clone().filter(is_due).collect();
        let is_new = |place: &usize| self.topics[*place].strength.is_none();
        let new: Vec<usize> = all.filter(is_new).take(begins).collect();
        let asked = match aim.interview {
            Some(_) => {
                let plan = plan::plan(&self.topics, today, aim, &self.off);
                let plan = plan.eased(&self.topics, &self.off, behind);
                let now = &plan.days[0].reviews;
                due.into_iter()
                    .filter(|place| now.contains(place))
                    .collect()
            }
            None => due,
        };
        let minutes = asked
            .iter()
            .chain(&new)
            .map(|&place| 2 * self.topics[place].minutes)
            .sum();
        for place in asked.into_iter().chain(new) {
            self.answers(place, today, aim);
        }
        minutes
    }

    fn answers(&mut self, place: usize, today: Day, aim: Aim) {
        let chance = self.chance.fraction();
        let recall = self.recall(place, today);
        let rating = match self.truth[place] {
            None if chance < 0.4 => Rating::Again,
            Some(_) if chance > recall => Rating::Again,
            _ => Rating::Good,
        };
        let rated = |known: Option<Strength>| {
            known.map_or_else(
                || Strength::first(rating, today),
                |known| known.rated(rating, today),
            )
        };
        self.truth[place] = Some(rated(self.truth[place]));
        let known = self.topics[place].strength;
        let seed = Chance::named(&self.topics[place].question, today.0.unsigned_abs().into());
        let dues = schedule::dues(known, today, aim, seed);
        let dues = plan::dues(&self.topics, place, dues, today, aim, &self.off);
        let topic = &mut self.topics[place];
        topic.strength = Some(rated(known));
        topic.first = topic.first.or(Some(today));
        topic.due = Some(dues[rating as usize - 1]);
    }
}

/// The minutes of the longest day, and the median of the days with something to do.
fn longest(lived: &[usize]) -> [usize; 2] {
    let mut minutes: Vec<usize> = lived.iter().copied().filter(|day| *day > 0).collect();
    minutes.sort_unstable();
    [minutes[minutes.len() - 1], minutes[minutes.len() / 2]]
}

/// The share that five hundred readers know on the day after 60 days, the minutes they spent, and the longest day as a
/// multiple of the median; all on average.
fn five_hundred(retention: f64, tells_the_date: bool) -> [f64; 3] {
    let day = TODAY.plus(60);
    let interview = tells_the_date.then_some(day);
    let mut sums = [0.0; 3];
    for seed in 0..500 {
        let mut learner = Learner::new(seed, 40);
        let aim = Aim {
            retention,
            interview,
        };
        // All readers begin new questions at the same pace.
        let lived = learner.lives([TODAY, day], 1, aim);
        let [most, median] = longest(&lived);
        let minutes = lived.iter().sum::<usize>() as f64;
        let ratio = most as f64 / median as f64;
        for (sum, value) in sums.iter_mut().zip([learner.knows(day), minutes, ratio]) {
            *sum += value / 500.0;
        }
    }
    sums
}

#[test]
fn with_the_same_minutes_more_is_remembered_on_the_day_and_no_day_is_much_longer() {
    let [planned, minutes, longest] = five_hundred(0.9, true);
    // For a fair comparison, raise the retention of the schedule alone until it takes at least as many minutes.
    let mut retention = 0.9;
    let [mut alone, mut spent, mut long] = five_hundred(retention, false);
    while spent < minutes {
        retention += 0.005;
        [alone, spent, long] = five_hundred(retention, false);
    }
    let said = format!(
        "planned {planned:.4} in {minutes:.0} min, longest day {longest:.2} of the median; alone at {retention:.3} {alone:.4} in {spent:.0} min, {long:.2}"
    );
    eprintln!("{said}");
    assert!(planned > alone, "{said}");
    assert!(longest < 1.5 && longest < long, "{said}");
}

proptest! {
    // A fixed seed, so that only a change of the code can make this fail.
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, rng_seed: RngSeed::Fixed(14), ..ProptestConfig::default() })]

    /// The longest day has at most 1.5 times the median of the days, or of one last look at everything spread over the
    /// final days where that is more; plus one question, since no day can be shorter.
    #[test]
    fn who_gives_a_date_after_weeks_of_review_has_no_day_much_longer_than_others(
        seed in 0..u64::MAX, questions in 12..60_usize, weeks in 0..9_i32, missed in 0..15_i32,
        days in 10..60_i32, off in proptest::collection::vec(0..60_i32, 0..8),
    ) {
        let mut learner = Learner::new(seed, questions);
        let alone = Aim { retention: 0.9, interview: None };
        let begun = TODAY.plus(-7 * weeks - missed);
        learner.lives([begun, TODAY.plus(-missed)], 1 + (seed % 3) as usize, alone);
        let day = TODAY.plus(days);
        let aim = Aim { interview: Some(day), ..alone };
        learner.off = off.into_iter().map(|nth| TODAY.plus(nth)).collect();
        learner.gives_the_date(TODAY, aim);
        let is_new = |topic: &&Topic| topic.strength.is_none();
        let left = learner.topics.iter().filter(is_new).count();
        let final_days = (1..=days.min(14)).filter(|nth| !learner.off.contains(&day.plus(-nth)));
        let final_days = final_days.count();
        prop_assume!(final_days > 3);
        let lived = learner.lives([TODAY, day], left.div_ceil((days as usize * 3 / 4).max(1)), aim);
        let [most, median] = longest(&lived);
        let work: usize = learner.topics.iter().map(|topic| 2 * topic.minutes).sum();
        let usual = median.max(work / final_days);
        prop_assert!(most <= usual * 3 / 2 + 8, "{most} minutes where {usual} are usual: {lived:?}");
        for (place, topic) in learner.topics.iter().enumerate() {
            // With days off there may be no day left to begin it.
            let Some(last) = topic.strength.map(|known| known.on) else {
                continue;
            };
            let soonest = days - 15 - (days / 4).max(3);
            prop_assert!(last >= TODAY.plus(soonest), "{place} has no last look: {last}");
        }
    }
}
