//! When a question is due: FSRS-6, the Free Spaced Repetition Scheduler, in one file.
//!
//! A memory has a *stability*, the days after which nine of ten such questions are still known, and a *difficulty*.
//! Each rating computes a new memory from the old one and the days between. Formulas and parameters are those published
//! at <https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm> (version 6); the tests compare every
//! number with the crate [`fsrs`](https://docs.rs/fsrs), 6.6, over thousands of histories.

use crate::chance::Chance;
use crate::progress::{Day, Memory, Rating, Review, read_fraction};

/// The default retention: the share of questions still known when they are due.
pub const RETENTION: f64 = 0.9;
/// The least and the greatest retention a reader can choose.
pub const RETENTIONS: [f64; 2] = [0.7, 0.97];

/// If a question has more reviews than this, the oldest are folded into one memory.
const MOST_REVIEWS: usize = 64;
/// How many reviews are left unfolded.
const KEPT_REVIEWS: usize = 48;

/// Stability after a first rating, by rating: w0 to w3.
const FIRST_STABILITY: [f64; 4] = [0.212, 1.2931, 2.3065, 8.2956];
/// Difficulty after a first `Again`: w4.
const FIRST_DIFFICULTY: f64 = 6.4133;
/// How much easier a better first rating makes the question: w5.
const FIRST_EASE: f64 = 0.8334;
/// How much a rating changes difficulty: w6.
const DIFFICULTY_STEP: f64 = 3.0194;
/// How far difficulty returns each time to that of a first `Easy`: w7.
const REVERSION: f64 = 0.001;
/// How stability grows when the answer was known: overall (w8), less with more stability (w9), more with less
/// retrievability (w10).
const GAIN: [f64; 3] = [1.8722, 0.1666, 0.796];
/// What remains of stability when it was not: overall (w11), less with more difficulty (w12), more with more stability
/// (w13), more with less retrievability (w14).
const LEFT: [f64; 4] = [1.4835, 0.0614, 0.2629, 1.6483];
/// The factor of `Hard` on the growth: w15.
const HARD: f64 = 0.6014;
/// The factor of `Easy` on the growth: w16.
const EASY: f64 = 1.8729;
/// A review on the same day: how much a rating changes stability (w17), an offset added to the rating (w18), and how
/// much less with more stability (w19).
const SAME_DAY: [f64; 3] = [0.5425, 0.0912, 0.0658];
/// How fast forgetting slows down: w20.
const DECAY: f64 = 0.1542;

/// The least and the greatest stability.
const STABILITIES: [f64; 2] = [0.001, 36_500.0];
/// The least and the greatest difficulty.
const DIFFICULTIES: [f64; 2] = [1.0, 10.0];

/// Intervals are randomised, so that questions learned together do not always come back together. Each entry is for the
/// days from its number to the next entry's, and has the share of them that widens the range. The numbers are Anki's.
const SPREAD: [(f64, f64); 3] = [(2.5, 0.15), (7.0, 0.1), (20.0, 0.05)];

/// What a reader remembers of a question after a review.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strength {
    /// The days after which it is recalled with a chance of nine in ten.
    pub stability: f64,
    /// How hard it is to remember, from 1 to 10.
    pub difficulty: f64,
    /// The day of the review.
    pub on: Day,
}

/// What the reader asks of the scheduler.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim {
    /// The share of questions that should still be known when they are due.
    pub retention: f64,
    /// The day of the interview.
    pub interview: Option<Day>,
}

impl Strength {
    /// The state after a first rating.
    #[must_use]
    pub fn first(rating: Rating, on: Day) -> Strength {
        Strength {
            stability: FIRST_STABILITY[rating as usize - 1],
            difficulty: within(DIFFICULTIES, first_difficulty(rating)),
            on,
        }
    }

    /// The state after one more rating.
    #[must_use]
    pub fn rated(self, rating: Rating, on: Day) -> Strength {
        let stability = if on <= self.on {
            self.same_day(rating)
        } else if rating == Rating::Again {
            self.after_forgetting(on)
        } else {
            self.after_recall(rating, on)
        };
        let step = -DIFFICULTY_STEP * (f64::from(rating as u8) - 3.0);
        let difficulty = self.difficulty + step * (10.0 - self.difficulty) / 9.0;
        let easiest = first_difficulty(Rating::Easy);
        Strength {
            stability: within(STABILITIES, stability),
            difficulty: within(
                DIFFICULTIES,
                difficulty + REVERSION * (easiest - difficulty),
            ),
            on: on.max(self.on),
        }
    }

    /// The chance that it is recalled on a day: its retrievability.
    #[must_use]
    pub fn retrievability(&self, today: Day) -> f64 {
        let days = f64::from(today.since(self.on).max(0));
        (1.0 + days / self.stability * curve()).powf(-DECAY)
    }

    /// The days after which that chance has fallen to `retention`.
    #[must_use]
    pub fn days(&self, retention: f64) -> f64 {
        self.stability / curve() * (retention.powf(-1.0 / DECAY) - 1.0)
    }

    fn after_recall(&self, rating: Rating, on: Day) -> f64 {
        let [all, saturation, spacing] = GAIN;
        let bonus = match rating {
            Rating::Hard => HARD,
            Rating::Easy => EASY,
            Rating::Again | Rating::Good => 1.0,
        };
        let gain = all.exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-saturation)
            * (((1.0 - self.retrievability(on)) * spacing).exp() - 1.0);
        self.stability * (1.0 + gain * bonus)
    }

    fn after_forgetting(&self, on: Day) -> f64 {
        let [all, difficulty, stability, spacing] = LEFT;
        let left = all
            * self.difficulty.powf(-difficulty)
            * ((self.stability + 1.0).powf(stability) - 1.0)
            * ((1.0 - self.retrievability(on)) * spacing).exp();
        // Never more than what forgetting it again on the same day would leave.
        left.min(self.stability / (SAME_DAY[0] * SAME_DAY[1]).exp())
    }

    fn same_day(&self, rating: Rating) -> f64 {
        let [step, favour, saturation] = SAME_DAY;
        let change = (step * (f64::from(rating as u8) - 3.0 + favour)).exp()
            * self.stability.powf(-saturation);
        let is_known = rating > Rating::Again;
        self.stability * if is_known { change.max(1.0) } else { change }
    }
}

/// The state after a history of reviews; `None` if it is empty.
#[must_use]
pub fn strength(memory: Option<Memory>, reviews: &[Review]) -> Option<Strength> {
    let strength = memory.map(|memory| Strength {
        stability: within(STABILITIES, memory.stability),
        difficulty: within(DIFFICULTIES, memory.difficulty),
        on: memory.on,
    });
    reviews.iter().fold(strength, |strength, review| {
        Some(match strength {
            Some(strength) => strength.rated(review.rating, review.on),
            None => Strength::first(review.rating, review.on),
        })
    })
}

/// Folds the oldest reviews of a long history into one memory; `None` if the history is short.
///
/// Folding changes no due day: fractions are written to ten places.
#[must_use]
pub fn fold(memory: Option<Memory>, reviews: &[Review]) -> Option<Memory> {
    // A review by a wrong clock is sorted before older ones, and cannot be folded before they are.
    if reviews.len() <= MOST_REVIEWS || !reviews.is_sorted() {
        return None;
    }
    let (old, _) = reviews.split_at(reviews.len() - KEPT_REVIEWS);
    let strength = strength(memory, old)?;
    let count = u32::try_from(old.len()).unwrap_or(u32::MAX);
    Some(Memory {
        stamp: old.last()?.stamp,
        count: memory
            .map_or(0, |memory| memory.count)
            .saturating_add(count),
        on: strength.on,
        stability: strength.stability,
        difficulty: strength.difficulty,
    })
}

/// The due day for each rating the question may get today, from `Again` to `Easy`; never before tomorrow.
///
/// `strength` is `None` for a question that was never rated: it is due before the interview, whatever its rating.
#[must_use]
pub fn dues(strength: Option<Strength>, today: Day, aim: Aim, mut chance: Chance) -> [Day; 4] {
    let retention = within(RETENTIONS, aim.retention);
    let fraction = chance.fraction();
    let mut least = 1;
    Rating::ALL.map(|rating| {
        let next = match strength {
            Some(strength) => strength.rated(rating, today),
            None => Strength::first(rating, today),
        };
        let days = spread(next.days(retention), fraction).max(least);
        // A better rating is never due sooner and, from `Hard` on, always later.
        least = days + i32::from(rating > Rating::Again);
        let due = today.plus(days);
        match aim.interview {
            Some(interview) if strength.is_none() && interview > today => {
                let eve = interview.plus(-1).max(today.plus(1));
                due.min(eve)
            }
            _ => due,
        }
    })
}

/// Reads a retention from a text, clamped to what can be chosen; the default if the text is no number.
#[must_use]
pub fn retention(text: &str) -> f64 {
    within(RETENTIONS, read_fraction(text).unwrap_or(RETENTION))
}

/// A whole number of days near `days`, never less than one; `fraction` chooses it within the range.
fn spread(days: f64, fraction: f64) -> i32 {
    let days = within([1.0, STABILITIES[1]], days);
    let (first, _) = SPREAD[0];
    if days < first {
        return days.round() as i32;
    }
    let ends = SPREAD.iter().skip(1).map(|(end, _)| *end).chain([f64::MAX]);
    let shares = SPREAD.iter().zip(ends);
    let away = 1.0
        + shares
            .map(|((from, share), end)| share * (days.min(end) - from).max(0.0))
            .sum::<f64>();
    let least = (days - away).round().max(2.0);
    let most = (days + away).round();
    (least + (fraction * (most - least + 1.0)).floor()) as i32
}

fn first_difficulty(rating: Rating) -> f64 {
    FIRST_DIFFICULTY - (FIRST_EASE * (f64::from(rating as u8) - 1.0)).exp() + 1.0
}

/// The factor that makes recall nine in ten after as many days as the stability.
fn curve() -> f64 {
    0.9_f64.powf(-1.0 / DECAY) - 1.0
}

fn within([least, most]: [f64; 2], number: f64) -> f64 {
    number.clamp(least, most)
}
