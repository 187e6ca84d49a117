//! How one question is forgotten between its reviews, day by day.

use crate::progress::{Day, Memory, Rating, Review};
use crate::schedule::{self, Strength};

/// How many days of the past a curve shows at the most, and of those to come at the least and the most.
const PAST: i32 = 365;
const AHEAD: [i32; 2] = [14, 60];

/// The chance to remember one question, day by day.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The first day it shows.
    pub first: Day,
    /// The chance on each day from the first on, to some days after today.
    pub shares: Vec<f64>,
    /// Which of them is today.
    pub today: usize,
    /// The reviews it shows: which day, how it was rated, and the chance just before; none before the first of all.
    pub reviews: Vec<(usize, Rating, Option<f64>)>,
}

/// The curve of a history; none where nothing was rated yet.
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
