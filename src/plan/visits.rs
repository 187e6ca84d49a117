//! When each topic is asked within a plan, as if every answer went well.

use super::deadline::Deadline;
use super::spread::{Visit, is_off, level, lightest, slack, working};
use super::{Topic, retrievability};
use crate::progress::{Day, Rating};
use crate::schedule::{Aim, Strength};

/// How many days before its best days a final review may be moved, at least.
const SOONER: i32 = 3;
/// Overdue questions are shared out over this many days.
const SHARED: usize = 5;

/// The visits of a plan, while they are being placed.
pub(super) struct Visits<'a> {
    topics: &'a [Topic],
    days: &'a [Day],
    off: &'a [Day],
    aim: Aim,
    deadline: Option<Deadline<'a>>,
    /// Whether the days that were promised may change.
    may_move: bool,
    visits: Vec<Visit>,
    /// The minutes of each day.
    load: Vec<usize>,
}

/// What decides on the next visit of a topic.
struct Turn {
    /// The topic's index.
    place: usize,
    strength: Strength,
    due: Day,
    /// Whether a review promised this due day, which the plan only predicts for later visits.
    is_promised: bool,
}

impl Turn {
    /// The first day that the visit may be on: today, or the day after the last review. A question that was rated today
    /// and then brought forward is asked today.
    fn earliest(&self, today: Day) -> Day {
        let is_brought_forward = self.is_promised && self.due <= today;
        if self.strength.on >= today && !is_brought_forward {
            self.strength.on.plus(1)
        } else {
            today
        }
    }
}

impl<'a> Visits<'a> {
    pub(super) fn new(
        topics: &'a [Topic],
        days: &'a [Day],
        aim: Aim,
        off: &'a [Day],
        may_move: bool,
    ) -> Visits<'a> {
        let today = days.first().copied().unwrap_or_default();
        // If every day is off, days off are ignored.
        let off = if days.iter().all(|day| is_off(off, *day)) {
            &[]
        } else {
            off
        };
        Visits {
            topics,
            days,
            off,
            aim,
            deadline: Deadline::of(today, aim, off),
            may_move,
            visits: Vec::new(),
            load: vec![0; days.len()],
        }
    }

    /// All visits, spread over the days; `new` has the topics that each day asks for the first time.
    pub(super) fn all(mut self, new: &[Vec<usize>]) -> Vec<Visit> {
        for (nth, places) in new.iter().enumerate() {
            for &place in places {
                self.load[nth] += self.topics[place].work();
            }
        }
        let begun = new.iter().enumerate();
        for (nth, places) in begun.map(|(nth, places)| (nth, places.clone())) {
            for place in places {
                let strength = Strength::first(Rating::Good, self.days[nth]);
                let due = self.next(strength);
                // The first review of a new question is never after the interview.
                let due = match &self.deadline {
                    Some(deadline) => due.min(deadline.eve().max(strength.on.plus(1))),
                    None => due,
                };
                self.place_visits(place, strength, due, false);
            }
        }
        for place in self.in_order() {
            let topic = &self.topics[place];
            if let (Some(strength), Some(due)) = (topic.strength, topic.due) {
                self.place_visits(place, strength, due, true);
            }
        }
        let (days, off) = (self.days, self.off);
        level(&mut self.visits, &mut self.load, |nth| {
            is_off(off, days[nth])
        });
        self.visits
    }

    /// The topics' indexes; the weakest first, if promised days may change.
    fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.topics.len()).collect();
        if let (true, Some(today)) = (self.may_move, self.days.first()) {
            let chance = |place: &usize| retrievability(&self.topics[*place], *today);
            order.sort_by(|one, other| chance(one).total_cmp(&chance(other)));
        }
        order
    }

    /// Places one topic from the day it is due on to the end of the plan.
    fn place_visits(&mut self, place: usize, strength: Strength, due: Day, is_promised: bool) {
        let Some(today) = self.days.first().copied() else {
            return;
        };
        let mut turn = Turn {
            place,
            strength,
            due,
            is_promised,
        };
        // Every round places one visit on a later day, so there are at most as many as days.
        for _ in 0..self.days.len() {
            if self
                .deadline
                .is_some_and(|deadline| deadline.had_final_review(turn.strength, turn.due))
            {
                return;
            }
            let day = self.visit_day(&turn, today);
            let Ok(nth) = usize::try_from(day.since(today)) else {
                return;
            };
            if nth >= self.days.len() {
                return;
            }
            let minutes = self.topics[place].work();
            let range = self.visit_range(&turn, day, today);
            self.load[nth] += minutes;
            self.visits.push(Visit {
                place,
                day: nth,
                range,
                minutes,
            });
            turn.strength = turn.strength.rated(Rating::Good, day);
            turn.due = self.next(turn.strength).max(day.plus(1));
            turn.is_promised = false;
        }
    }

    /// The day of the next visit.
    fn visit_day(&self, turn: &Turn, today: Day) -> Day {
        let (earliest, wanted) = (turn.earliest(today), turn.due.max(today));
        match self.deadline_before(turn.due) {
            Some(deadline) => {
                deadline.final_review_day(turn.strength, earliest.plus(-1), &self.load)
            }
            None if turn.is_promised && self.may_move && turn.due <= today => {
                self.earliest_free(turn.place, earliest)
            }
            None if turn.is_promised && !self.may_move => working(wanted, earliest, self.off),
            None => {
                let since = turn.strength.on.max(today.plus(-1));
                lightest(since, wanted, today, &self.load, self.off).max(earliest)
            }
        }
    }

    /// The first and the last day that the visit on `day` may move to, counted from the first of the plan.
    fn visit_range(&self, turn: &Turn, day: Day, today: Day) -> [usize; 2] {
        let earliest = turn.earliest(today);
        match self.deadline_before(turn.due) {
            Some(deadline) => {
                let [from, eve] = deadline.final_review_range(turn.strength, earliest.plus(-1));
                // A little too soon is better than a day that is too long.
                let sooner = self.days.len() as i32 / 4;
                let from = from.plus(-sooner.max(SOONER)).max(earliest);
                [from, eve].map(|day| self.nth(day))
            }
            None if turn.is_promised && !self.may_move => [self.nth(day); 2],
            None => self.range(day, turn.due.max(today), turn.strength.on),
        }
    }

    /// The deadline, if a question that is due on `due` would come back too late for it.
    fn deadline_before(&self, due: Day) -> Option<Deadline<'a>> {
        self.deadline.filter(|deadline| deadline.is_too_late(due))
    }

    /// The first and the last day that a visit due on `due` may move to.
    fn range(&self, day: Day, due: Day, before: Day) -> [usize; 2] {
        let today = self.days.first().copied().unwrap_or_default();
        if due <= today {
            // An overdue question keeps its turn, or nearly.
            return [self.nth(day), self.nth(day.plus(2))];
        }
        let interval = due.since(before);
        let slack = slack(interval).max(1);
        // A little too soon is better than a day that is too long.
        let first = due.plus(-slack.max(interval / 3)).max(before.plus(1));
        [self.nth(first), self.nth(due.plus(slack).max(day))]
    }

    /// A day, counted from the first of the plan and no later than its last.
    fn nth(&self, day: Day) -> usize {
        let today = self.days.first().copied().unwrap_or_default();
        let nth = usize::try_from(day.since(today)).unwrap_or(0);
        nth.min(self.days.len().saturating_sub(1))
    }

    /// The first working day with room for one more overdue topic.
    fn earliest_free(&self, place: usize, first: Day) -> Day {
        let is_due = |topic: &&Topic| topic.due.is_some_and(|due| due <= first);
        let all: usize = self.topics.iter().filter(is_due).map(Topic::work).sum();
        let most = all.div_ceil(SHARED.min(self.days.len()).max(1));
        let minutes = self.topics[place].work();
        let has_room = |(day, load): &(&Day, &usize)| {
            let is_free = **load == 0 || **load + minutes <= most;
            **day >= first && is_free && !is_off(self.off, **day)
        };
        let mut days = self.days.iter().zip(&self.load);
        days.find(has_room)
            .map_or_else(|| working(first, first, self.off), |(day, _)| *day)
    }

    fn next(&self, strength: Strength) -> Day {
        let days = strength.days(self.aim.retention).round().max(1.0);
        strength.on.plus(days as i32)
    }
}
