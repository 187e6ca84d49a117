//! The days studied in the last year, with a column for each week. Two pictures of half a year each fit on a phone.

use leptos::prelude::*;

use crate::desk::components::chart::{Bar, Bars, Figure, Picture};
use crate::desk::dates::{in_full, short, short_month};
use crate::i18n::{t, tn};
use crate::progress::Day;
use crate::standing::Standing;

/// The distance between two days, and the size of one, in units of the view box.
const STEP: usize = 12;
const SIZE: usize = 10;
/// The height of the months' names.
const HEAD: usize = 16;
/// Classes for a day, from no answers to the most.
const LEVELS: [&str; 5] = ["level-0", "level-1", "level-2", "level-3", "level-4"];
/// Weeks in a picture.
const WEEKS: usize = 27;

/// A square for each day: the more answers, the deeper its colour.
#[component]
pub(super) fn Year(numbers: Memo<Standing>) -> impl IntoView {
    let words = move || {
        let days = numbers.with(|numbers| studied(&numbers.studied));
        tn!(
            days,
            "{n} day in the last year.",
            "{n} days in the last year."
        )
    };
    let rows = move || {
        numbers.with(|numbers| {
            let days = numbers.studied.iter().rev();
            let busy = days.filter(|(_, count)| *count > 0);
            busy.map(|(day, count)| [in_full(*day), count.to_string()])
                .collect()
        })
    };
    view! {
        <Figure
            heading=t!("Days studied")
            words=Signal::derive(words)
            heads=[t!("Day"), t!("Answers")]
            rows
        >
            {move || numbers.with(|numbers| halves(&numbers.studied))}
        </Figure>
    }
}

fn studied(days: &[(Day, usize)]) -> usize {
    days.iter().filter(|(_, count)| *count > 0).count()
}

fn halves(days: &[(Day, usize)]) -> [AnyView; 2] {
    let most = days.iter().map(|(_, count)| *count).max();
    let most = most.unwrap_or_default().max(1);
    // The year has one column less than two pictures hold, so the first picture has one less.
    let second = 7 * (WEEKS - 1) - offset(days);
    let (first, second) = days.split_at(second.min(days.len()));
    [half(first, most), half(second, most)]
}

/// How many days of the first column are before the first day shown.
fn offset(days: &[(Day, usize)]) -> usize {
    days.first().map_or(0, |(day, _)| day.weekday())
}

fn half(days: &[(Day, usize)], most: usize) -> AnyView {
    let ends = days.first().zip(days.last());
    let (from, to) = ends.map_or((String::new(), String::new()), |(first, last)| {
        (short(first.0), short(last.0))
    });
    let name = tn!(
        studied(days),
        "{n} day studied, {from} to {to}",
        "{n} days studied, {from} to {to}",
        from,
        to
    );
    let offset = offset(days);
    let week = |nth: usize| (nth + offset) / 7 * STEP;
    let bar = |(nth, (day, count)): (usize, &(Day, usize))| -> Bar {
        let class = LEVELS[(4 * count).div_ceil(most)];
        (class, [week(nth), HEAD + day.weekday() * STEP, SIZE, SIZE])
    };
    let bars = days.iter().enumerate().map(bar).collect();
    let firsts = days.iter().enumerate();
    let firsts = firsts.filter(|(_, (day, _))| day.date().2 == 1);
    let months = firsts
        .map(|(nth, (day, _))| view! { <text x=week(nth) y="10">{short_month(*day)}</text> })
        .collect_view();
    view! {
        <Picture name class="year" width=WEEKS * STEP height=HEAD + 7 * STEP>
            {months}
            <Bars bars/>
        </Picture>
    }
    .into_any()
}
