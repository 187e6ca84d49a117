//! The forgetting curve of one question between its reviews, day by day.

use crate::progress::{Day, Memory, Rating, Review};
use crate::schedule::{self, Strength};

/// How many days of the past a curve shows at most, and how many days to come at least and at most.
const PAST: i32 = 365;
const AHEAD: [i32; 2] = [14, 60];

/// The chance that one question is recalled, day by day.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The first day it shows.
    pub first: Day,
    /// The chance on each day from the first on, to some days after today.
    pub shares: Vec<f64>,
    /// The index of today in `shares`.
    pub today: usize,
    /// The reviews it shows: the day's index in `shares`, the rating, and the chance just before; `None` for the very
    /// first.
    pub reviews: Vec<(usize, Rating, Option<f64>)>,
}

/// The curve of a history; `None` if the question was never rated.
#[must_use]
pub fn curve(memory: Option<Memory>, reviews: &[Review], today: Day) -> Option<Curve> {
    let mut known = schedule::strength(memory, &[]);
    let begun = known
        .map(|known| known.on)
        .or(reviews.first().map(|first| first.on))?;
    let first = begun.max(today.plus(-PAST)).min(today);
    let nth = |day: Day| usize::try_from(day.since(first)).unwrap_or(0);
    let (mut shares, mut shown) = (Vec::new(), Vec::new());
    let last = schedule::strength(memory, reviews)?;
    let ahead = (last.days(0.9) as i32).clamp(AHEAD[0], AHEAD[1]);
    let mut coming = reviews.iter().peekable();
    for day in (0..=today.since(first) + ahead).map(|nth| first.plus(nth)) {
        while let Some(review) = coming.next_if(|review| review.on <= day) {
            let before = known.map(|known| known.retrievability(review.on));
            if review.on >= first {
                shown.push((nth(review.on), review.rating, before));
            }
            known = Some(match known {
                Some(known) => known.rated(review.rating, review.on),
                None => Strength::first(review.rating, review.on),
            });
        }
        shares.push(known.map_or(0.0, |known| known.retrievability(day)));
    }
    Some(Curve {
        first,
        shares,
        today: nth(today),
        reviews: shown,
    })
}
