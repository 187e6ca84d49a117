//! How well answers went, week by week.

use leptos::prelude::*;

use crate::desk::components::chart::{Figure, Labels, PerCentScale, Picture};
use crate::desk::dates::{in_full, short};
use crate::i18n::{t, tn};
use crate::standing::{Standing, Week, per_cent};

/// The share of answers that went well, as a line with a point for each week.
#[component]
pub(super) fn Recall(numbers: Memo<Standing>) -> impl IntoView {
    let words = move || {
        let share = numbers.with(|numbers| share(&numbers.recall));
        t!(
            "{share}\u{a0}% of the last half-year’s answers were Good or Easy.",
            share
        )
    };
    let rows = move || {
        numbers.with(|numbers| {
            let row = |week: &Week| {
                let from = t!("From {day}", day = in_full(week.monday));
                Some([
                    from,
                    t!(
                        "{share}\u{a0}% of {rated}",
                        share = week.per_cent()?,
                        rated = week.rated
                    ),
                ])
            };
            numbers.recall.iter().filter_map(row).collect()
        })
    };
    view! {
        <Figure
            heading=t!("Recall over time")
            words=Signal::derive(words)
            heads=[t!("Week"), t!("Good or Easy")]
            rows
        >
            {move || numbers.with(|numbers| picture(&numbers.recall))}
        </Figure>
    }
}

/// The share of all answers that went well, in per cent.
fn share(weeks: &[Week]) -> usize {
    let rated: usize = weeks.iter().map(|week| week.rated).sum();
    let well: usize = weeks.iter().map(|week| week.well).sum();
    per_cent(well, rated).unwrap_or_default()
}

fn picture(weeks: &[Week]) -> AnyView {
    let name = tn!(
        weeks.len(),
        "{share}\u{a0}% of the answers of {n} week went well",
        "{share}\u{a0}% of the answers of {n} weeks went well",
        share = share(weeks)
    );
    let width = 10 * weeks.len();
    let rules = [0, 50, 100].map(|height| {
        view! { <path class="rule" d=format!("M0 {height}h{width}")></path> }
    });
    let points = weeks.iter().enumerate();
    let points = points.filter_map(|(nth, week)| Some((10 * nth + 5, 100 - week.per_cent()?)));
    let points: Vec<String> = points.map(|(x, y)| format!("{x} {y}")).collect();
    let line = match points.is_empty() {
        true => String::new(),
        false => format!("M{}", points.join("L")),
    };
    let dots: String = points.iter().map(|point| format!("M{point}h0")).collect();
    let first = weeks
        .first()
        .map_or_else(String::new, |week| short(week.monday));
    view! {
        <PerCentScale>
            <Picture name class="line" width height=100 stretched=true>
                {rules}
                <path class="stroke" d=line></path>
                <path class="dots" d=dots></path>
            </Picture>
        </PerCentScale>
        <Labels class="ends" words=vec![first, t!("This week").to_owned()]/>
    }
    .into_any()
}
