//! The time spent, week by week.

use leptos::prelude::*;

use crate::desk::components::chart::{Bar, Bars, Figure, Labels, Picture};
use crate::desk::dates::{in_full, short};
use crate::desk::sitting::Desk;
use crate::i18n::{t, tn};
use crate::progress::Day;
use crate::standing::spent_by_week;

/// The fewest minutes that fill the picture's height.
const LOW: usize = 10;

/// The minutes of each week: rehearsals by the time they took, reviews by an estimate for each answer.
#[component]
pub(super) fn TimeSpent(desk: Desk) -> impl IntoView {
    let weeks =
        Memo::new(move |_| desk.with_study(|study| spent_by_week(study.spent(), desk.today())));
    let words = move || {
        tn!(
            weeks.with(|weeks| sum(weeks)),
            "About {n} minute in half a year. An answer counts as long as it takes to say and to read.",
            "About {n} minutes in half a year. An answer counts as long as it takes to say and to read."
        )
    };
    let rows = move || {
        weeks.with(|weeks| {
            let busy = weeks.iter().rev().filter(|(_, minutes)| *minutes > 0);
            let row = |(monday, minutes): &(Day, usize)| {
                [
                    t!("From {day}", day = in_full(*monday)),
                    minutes.to_string(),
                ]
            };
            busy.map(row).collect()
        })
    };
    view! {
        <Figure
            heading=t!("Time spent")
            words=Signal::derive(words)
            heads=[t!("Week"), t!("Minutes")]
            rows
        >
            {move || weeks.with(|weeks| picture(weeks))}
        </Figure>
    }
}

fn sum(weeks: &[(Day, usize)]) -> usize {
    weeks.iter().map(|(_, minutes)| minutes).sum()
}

fn picture(weeks: &[(Day, usize)]) -> AnyView {
    let most = weeks.iter().map(|(_, minutes)| *minutes).max();
    let most = most.unwrap_or_default();
    let name = t!(
        "{minutes} min in {weeks} weeks, at most {most} in one",
        minutes = sum(weeks),
        weeks = weeks.len(),
        most
    );
    let bar = |(nth, (_, minutes)): (usize, &(Day, usize))| -> Bar {
        let height = 100 * minutes / most.max(LOW);
        ("strong", [10 * nth + 1, 100 - height, 8, height])
    };
    let bars = weeks.iter().enumerate().map(bar).collect();
    let first = weeks.first();
    let first = first.map_or_else(String::new, |(monday, _)| short(*monday));
    view! {
        <Picture name class="bars" width=10 * weeks.len() height=100 stretched=true>
            <Bars bars/>
        </Picture>
        <Labels class="ends" words=vec![first, t!("This week").to_owned()]/>
    }
    .into_any()
}
