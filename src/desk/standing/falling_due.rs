//! What falls due on each of the next days.

use leptos::prelude::*;

use crate::desk::components::chart::{Bar, Bars, Figure, Labels, Picture};
use crate::desk::dates::{in_full, short};
use crate::i18n::{t, tn};
use crate::progress::Day;
use crate::standing::Standing;

/// The lowest count that fills the picture's height, so that one or two questions do not look like many.
const LOW: usize = 4;

/// How many questions come back on each day.
#[component]
pub(super) fn FallingDue(numbers: Memo<Standing>) -> impl IntoView {
    let words = move || numbers.with(|numbers| words(&numbers.falling_due));
    let rows = move || {
        numbers.with(|numbers| {
            let days = numbers.falling_due.iter();
            let busy = days.filter(|(_, count)| *count > 0);
            busy.map(|(day, count)| [in_full(*day), count.to_string()])
                .collect()
        })
    };
    view! {
        <Figure
            heading=t!("Coming due")
            words=Signal::derive(words)
            heads=[t!("Day"), t!("Questions due")]
            rows
        >
            {move || numbers.with(|numbers| picture(&numbers.falling_due))}
        </Figure>
    }
}

fn words(days: &[(Day, usize)]) -> String {
    match days.first() {
        Some((_, now)) => {
            let (all, most) = (all(days), most(days));
            tn!(
                days.len(),
                "{now} today, {all} in the next {n} day, at most {most} on one.",
                "{now} today, {all} in the next {n} days, at most {most} on one.",
                now,
                all,
                most
            )
        }
        None => String::new(),
    }
}

fn picture(days: &[(Day, usize)]) -> AnyView {
    let most = most(days);
    let name = tn!(
        all(days),
        "{n} question due in the next {days} days, at most {most} on one",
        "{n} questions due in the next {days} days, at most {most} on one",
        days = days.len(),
        most
    );
    let bar = |(nth, (_, count)): (usize, &(Day, usize))| -> Bar {
        let height = 100 * count / most.max(LOW);
        let class = if nth == 0 { "strong" } else { "due" };
        (class, [10 * nth + 1, 100 - height, 8, height])
    };
    let bars = days.iter().enumerate().map(bar).collect();
    let last = days.last().map_or_else(String::new, |(day, _)| short(*day));
    view! {
        <Picture name class="bars" width=10 * days.len() height=100 stretched=true>
            <Bars bars/>
        </Picture>
        <Labels class="ends" words=vec![t!("Today").to_owned(), last]/>
    }
    .into_any()
}

fn all(days: &[(Day, usize)]) -> usize {
    days.iter().map(|(_, count)| count).sum()
}

fn most(days: &[(Day, usize)]) -> usize {
    let counts = days.iter().map(|(_, count)| *count);
    counts.max().unwrap_or_default()
}
