//! Today's fair share: before an interview no day holds more than one and a half times what is usual.
//!
//! What comes back by chance, because it was forgotten or because days were missed, does not keep to a plan. So what is
//! too much for today waits for the next day with room: first what had its look in the final days already, then what is
//! strongest. Nothing is written for that; it is worked out anew each day. Where every day to the interview is full, what
//! had its look is not asked again, and the rest goes to the lightest day.
//!
//! Two days are longer: one with a single question, which is the least that a day can hold, and those of a last look that
//! takes more, shared out over the final days, than is usual for a reader who knows nearly everything.

use super::deadline::is_final;
use super::spread::{is_off, median};
use super::{Plan, Topic, weakest_first};
use crate::progress::Day;

/// A day holds at most so many quarters of the usual. What is usual is only known in the end, so this is less than one
/// and a half.
const MOST: usize = 5;

impl Plan {
    /// This plan of `topics` with no more for today than its share. `behind` has the minutes of each day since the reader
    /// gave the date: with those ahead they say what is usual.
    #[must_use]
    pub fn eased(mut self, topics: &[Topic], off: &[Day], behind: &[usize]) -> Plan {
        let (Some(interview), Some((now, ahead))) = (self.interview, self.days.split_first_mut())
        else {
            return self;
        };
        let minutes = ahead.iter().map(|planned| planned.minutes);
        let days: Vec<usize> = minutes.chain(behind.iter().copied()).collect();
        let most = MOST * median(&days) / 4;
        let had_look = |place: &usize| {
            let known = topics[*place].strength;
            known.is_some_and(|known| is_final(known.on, interview))
        };
        let mut order = weakest_first(&now.reviews, topics, interview);
        order.sort_by_key(had_look);
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
            // What had no look goes at least where there is less than today.
            let lightest = lightest.filter(|day| !had_look(&place) && day.minutes < minutes);
            match free.into_iter().next().or(lightest) {
                Some(day) if day.reviews.contains(&place) => {}
                Some(day) => {
                    day.reviews.push(place);
                    day.minutes += work;
                }
                None if had_look(&place) => {}
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
