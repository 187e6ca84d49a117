//! Today's fair share: before an interview no day has more than one and a half times the usual work.
//!
//! Forgotten questions and missed days make work that no plan foresees. What exceeds today's share waits for the next
//! day with room: first the questions that already had their final review, then the strongest. Nothing of this is
//! stored; it is computed anew each day. If every day until the interview is full, a question that had its final review
//! is not asked again, and any other goes to the lightest day.
//!
//! Two kinds of days may be longer: a day with a single question, which cannot be divided, and the days of the final
//! review, if that takes more than is usual for a reader who knows nearly everything.

use super::deadline::is_in_final_days;
use super::spread::{is_off, median};
use super::{Plan, Topic, weakest_first};
use crate::progress::Day;

/// The most work of a day, in quarters of the usual. Less than one and a half, because what is usual is only known in
/// the end.
const MOST: usize = 5;

impl Plan {
    /// This plan of `topics`, with no more for today than its share. `behind` has the minutes of each day since the
    /// reader gave the interview's date: together with the days ahead they define what is usual.
    #[must_use]
    pub fn eased(mut self, topics: &[Topic], off: &[Day], behind: &[usize]) -> Plan {
        let (Some(interview), Some((now, ahead))) = (self.interview, self.days.split_first_mut())
        else {
            return self;
        };
        let minutes = ahead.iter().map(|planned| planned.minutes);
        let days: Vec<usize> = minutes.chain(behind.iter().copied()).collect();
        let most = MOST * median(&days) / 4;
        let had_final_review = |place: &usize| {
            let strength = topics[*place].strength;
            strength.is_some_and(|strength| is_in_final_days(strength.on, interview))
        };
        let mut order = weakest_first(&now.reviews, topics, interview);
        order.sort_by_key(had_final_review);
        let done = topics.iter().filter(|topic| topic.was_asked(now.day));
        let mut minutes: usize = done.map(Topic::work).sum();
        minutes += now
            .new
            .iter()
            .map(|&place| topics[place].work())
            .sum::<usize>();
        let mut waits = Vec::new();
        for place in order {
            let work = topics[place].work();
            if minutes == 0 || minutes + work <= most {
                minutes += work;
                continue;
            }
            let later = ahead.iter_mut().filter(|day| !is_off(off, day.day));
            let (free, full): (Vec<_>, Vec<_>) =
                later.partition(|day| day.minutes + work <= most || day.reviews.contains(&place));
            let lightest = full.into_iter().min_by_key(|day| day.minutes);
            // A question that had no final review goes to the lightest day, if that has less work than today.
            let lightest =
                lightest.filter(|day| !had_final_review(&place) && day.minutes < minutes);
            match free.into_iter().next().or(lightest) {
                Some(day) if day.reviews.contains(&place) => {}
                Some(day) => {
                    day.reviews.push(place);
                    day.minutes += work;
                }
                None if had_final_review(&place) => {}
                None => {
                    minutes += work;
                    continue;
                }
            }
            waits.push(place);
        }
        let waiting = waits.iter().map(|&place| topics[place].work());
        now.minutes -= waiting.sum::<usize>();
        now.reviews.retain(|place| !waits.contains(place));
        self.waiting = waits.len();
        self
    }
}
