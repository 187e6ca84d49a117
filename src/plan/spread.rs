//! Spreading work over the days: nothing on a day off, and no day much longer than the others.

use crate::progress::Day;

/// A day is too long above this many fifths of the median. The days that result stay under one and a half times the
/// median.
const TOO_LONG: usize = 6;
/// The most moves that are tried, which is enough for any plan.
const MOST_MOVES: usize = 2_000;

/// A topic on one day of a plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit {
    /// The topic's index.
    pub(super) place: usize,
    /// The day, counted from the first of the plan.
    pub(super) day: usize,
    /// The first and the last day that it may be moved to.
    pub(super) range: [usize; 2],
    /// The minutes it takes.
    pub(super) minutes: usize,
}

/// Whether a day is a day off.
pub(super) fn is_off(off: &[Day], day: Day) -> bool {
    off.contains(&day)
}

/// The minutes of a day; `load` has those of each day from `first` on.
pub(super) fn minutes_on(load: &[usize], first: Day, day: Day) -> usize {
    let nth = usize::try_from(day.since(first)).ok();
    nth.and_then(|nth| load.get(nth)).copied().unwrap_or(0)
}

/// How many days sooner a question may be asked that is due after this interval.
pub(super) fn slack(interval: i32) -> i32 {
    match interval {
        ..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        days => days / 5,
    }
}

/// The day for a question that was last asked on `since` and is due on `due`: of the days that are nearly as good, the
/// working day with the least work. `load` has the minutes of each day from `today` on.
pub(super) fn lightest(since: Day, due: Day, today: Day, load: &[usize], off: &[Day]) -> Day {
    let first = due.plus(-slack(due.since(since))).max(since.plus(1));
    let days = || (0..=due.since(first)).map(|nth| due.plus(-nth));
    let best = days()
        .filter(|day| !is_off(off, *day))
        .min_by_key(|day| minutes_on(load, today, *day));
    best.unwrap_or_else(|| working(due, since.plus(1), off))
}

/// The working day nearest to `day`: if possible before it, but not before `first`.
pub(super) fn working(day: Day, first: Day, off: &[Day]) -> Day {
    let mut before = (0..=day.since(first)).map(|nth| day.plus(-nth));
    let mut after = (1..=366).map(|nth| day.max(first).plus(nth));
    let is_on = |day: &Day| !is_off(off, *day);
    before
        .find(is_on)
        .or_else(|| after.find(is_on))
        .unwrap_or(day)
}

/// Moves visits from days that are too long to the lightest day they may move to. The visits of one topic are
/// consecutive in `visits` and stay in order. `load` has all minutes of each day, those of visits that cannot move
/// included.
pub(super) fn level(visits: &mut [Visit], load: &mut [usize], is_off: impl Fn(usize) -> bool) {
    // Whether nothing can be moved from a day.
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

/// Which visit of the day `from` is best moved, and to which lighter day; of equal ones the later, which is the
/// stronger.
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

/// The days that a visit may move to without passing the topic's other visits.
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

/// Whether a day is longer than one and a half times the median.
pub(super) fn is_long(minutes: usize, load: &[usize]) -> bool {
    2 * minutes > 3 * median(load)
}

/// The median of the days on which there is something to do.
pub(super) fn median(load: &[usize]) -> usize {
    let mut busy: Vec<usize> = load.iter().copied().filter(|load| *load > 0).collect();
    busy.sort_unstable();
    busy.get(busy.len() / 2).copied().unwrap_or(0)
}
