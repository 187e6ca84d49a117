//! Work spread over the days: nothing on a day off, and no day much longer than the others.

use crate::progress::Day;

/// A day longer than so many fifths of the median is too long. What comes of it stays under one and a half.
const TOO_LONG: usize = 6;
/// So many moves settle any plan.
const MOST_MOVES: usize = 2_000;

/// One topic on one day of a plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit {
    /// The topic's place.
    pub(super) place: usize,
    /// The day, counted from the plan's first.
    pub(super) day: usize,
    /// The first and the last day it may be moved to.
    pub(super) range: [usize; 2],
    /// How long it takes.
    pub(super) minutes: usize,
}

/// Whether a day is a day off.
pub(super) fn is_off(off: &[Day], day: Day) -> bool {
    off.contains(&day)
}

/// The minutes of a day, where `load` has those of each day from `first` on.
pub(super) fn minutes_on(load: &[usize], first: Day, day: Day) -> usize {
    let nth = usize::try_from(day.since(first)).ok();
    nth.and_then(|nth| load.get(nth)).copied().unwrap_or(0)
}

/// How many days sooner something may be asked that comes back after so many.
pub(super) fn slack(interval: i32) -> i32 {
    match interval {
        ..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        days => days / 5,
    }
}

/// The day on which something is asked that was asked on `since` and is due on `due`: the one with the least work of those that do nearly as well, and no
/// day off. `load` is that of each day from `today` on.
pub(super) fn lightest(since: Day, due: Day, today: Day, load: &[usize], off: &[Day]) -> Day {
    let first = due.plus(-slack(due.since(since))).max(since.plus(1));
    let days = || (0..=due.since(first)).map(|nth| due.plus(-nth));
    let best = days()
        .filter(|day| !is_off(off, *day))
        .min_by_key(|day| minutes_on(load, today, *day));
    best.unwrap_or_else(|| working(due, since.plus(1), off))
}

/// The working day nearest to `day`: rather before than after it, but not before `first`.
pub(super) fn working(day: Day, first: Day, off: &[Day]) -> Day {
    let mut before = (0..=day.since(first)).map(|nth| day.plus(-nth));
    let mut after = (1..=366).map(|nth| day.max(first).plus(nth));
    let is_on = |day: &Day| !is_off(off, *day);
    before
        .find(is_on)
        .or_else(|| after.find(is_on))
        .unwrap_or(day)
}

/// Moves visits from days that are too long to the lightest they may be moved to. A topic's visits stand one after the
/// other and stay in their order. `load` has each day's minutes, those of what is not moved too.
pub(super) fn level(visits: &mut [Visit], load: &mut [usize], is_off: impl Fn(usize) -> bool) {
    // Days that nothing can be moved from.
    let mut full = vec![false; load.len()];
    for _ in 0..MOST_MOVES {
        let open = (0..load.len()).filter(|day| !full[*day]);
        let Some(longest) = open.max_by_key(|day| load[*day]) else {
            return;
        };
        if 5 * load[longest] <= TOO_LONG * median(load) {
            return;
        }
        let Some((nth, day)) = lighter(visits, load, longest, &is_off) else {
            full[longest] = true;
            continue;
        };
        let visit = &mut visits[nth];
        load[longest] -= visit.minutes;
        load[day] += visit.minutes;
        visit.day = day;
    }
}

/// Which of a day's visits is best moved, and to which lighter day; of two alike the later, which is the stronger.
fn lighter(
    visits: &[Visit],
    load: &[usize],
    from: usize,
    is_off: impl Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    let mut best = None;
    let mut least = load[from];
    for (nth, visit) in visits.iter().enumerate() {
        if visit.day != from {
            continue;
        }
        let [first, last] = room(visits, nth);
        let last = last.min(load.len().saturating_sub(1));
        for day in (first..=last).filter(|day| *day != from && !is_off(*day)) {
            let then = load[day] + visit.minutes;
            if then < least || (then == least && best.is_some()) {
                least = then;
                best = Some((nth, day));
            }
        }
    }
    best
}

/// Where a visit may be moved to between the topic's others.
fn room(visits: &[Visit], nth: usize) -> [usize; 2] {
    let Visit { place, range, .. } = visits[nth];
    let [mut first, mut last] = range;
    let same = |other: &&Visit| other.place == place;
    if let Some(before) = nth
        .checked_sub(1)
        .and_then(|nth| visits.get(nth))
        .filter(same)
    {
        first = first.max(before.day + 1);
    }
    if let Some(after) = visits.get(nth + 1).filter(same) {
        last = last.min(after.day.saturating_sub(1));
    }
    [first, last]
}

/// Whether a day is more than half as long again as the median.
pub(super) fn is_long(minutes: usize, load: &[usize]) -> bool {
    2 * minutes > 3 * median(load)
}

/// The middle one of the days on which there is something to do.
pub(super) fn median(load: &[usize]) -> usize {
    let mut busy: Vec<usize> = load.iter().copied().filter(|load| *load > 0).collect();
    busy.sort_unstable();
    busy.get(busy.len() / 2).copied().unwrap_or(0)
}
