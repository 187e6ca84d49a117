//! What the reader remembers of each question today.

use leptos::prelude::*;

use crate::desk::components::chart::{Bar, Bars, Figure, Labels, Picture};
use crate::i18n::t;
use crate::plan::Topic;
use crate::standing::Standing;

/// Up to this many bars, each has room for a number.
const MOST_MARKED: usize = 20;

/// A bar for each question, in the order of the guide.
#[component]
pub(super) fn Strength(topics: Memo<Vec<Topic>>, numbers: Memo<Standing>) -> impl IntoView {
    let per_cents = Memo::new(move |_| numbers.with(per_cents));
    let words = move || topics.with(|topics| per_cents.with(|known| words(topics, known)));
    let rows = move || topics.with(|topics| per_cents.with(|known| rows(topics, known)));
    view! {
        <Figure
            heading=t!("Strength by question")
            words=Signal::derive(words)
            heads=[t!("Question"), t!("Remembered today")]
            rows
        >
            {move || per_cents.with(|known| picture(known))}
        </Figure>
    }
}

/// The chance to remember each question, in per cent; none where it was never rated.
fn per_cents(numbers: &Standing) -> Vec<Option<usize>> {
    let strengths = numbers.strengths.iter();
    strengths
        .map(|strength| strength.map(|share| (share * 100.0).round() as usize))
        .collect()
}

fn mean(per_cents: &[Option<usize>]) -> usize {
    let known = per_cents.iter().flatten();
    known.clone().sum::<usize>() / known.count().max(1)
}

fn words(topics: &[Topic], per_cents: &[Option<usize>]) -> String {
    let known = topics.iter().zip(per_cents);
    let known = known.filter_map(|(topic, per_cent)| Some((per_cent.as_ref()?, topic)));
    match known.min_by_key(|(per_cent, _)| **per_cent) {
        Some((per_cent, topic)) => t!(
            "You would remember {mean}\u{a0}% of the questions you began. The weakest, at {share}\u{a0}%: {title}",
            mean = mean(per_cents),
            share = per_cent,
            title = topic.title
        ),
        None => String::new(),
    }
}

fn rows(topics: &[Topic], per_cents: &[Option<usize>]) -> Vec<[String; 2]> {
    let rows = topics.iter().zip(per_cents);
    rows.map(|(topic, per_cent)| {
        let value = per_cent.map_or(t!("not begun").to_owned(), |share| {
            t!("{share}\u{a0}%", share)
        });
        [topic.title.clone(), value]
    })
    .collect()
}

fn picture(per_cents: &[Option<usize>]) -> AnyView {
    let mean = mean(per_cents);
    let name = t!(
        "Chance to remember each question today; {mean}\u{a0}% on average",
        mean
    );
    let bar = |(nth, per_cent): (usize, &Option<usize>)| -> Bar {
        let (class, height) = match per_cent {
            None => ("none", 2),
            Some(height @ ..70) => ("weak", *height),
            Some(height) => ("strong", *height),
        };
        (class, [10 * nth + 1, 100 - height, 8, height])
    };
    let bars = per_cents.iter().enumerate().map(bar).collect();
    let all = per_cents.len();
    let (above, below) = if all <= MOST_MARKED {
        let share = |per_cent: &Option<usize>| per_cent.map_or(String::new(), |it| it.to_string());
        let shares = per_cents.iter().map(share).collect();
        let numbers = (1..=all).map(|nth| nth.to_string()).collect();
        (
            Some(shares),
            view! { <Labels class="marks" words=numbers/> },
        )
    } else {
        let ends = [1, all].map(|at| t!("Question {at}", at)).to_vec();
        (None, view! { <Labels class="ends" words=ends/> })
    };
    view! {
        {above.map(|words| view! { <Labels class="marks" words/> })}
        <Picture name class="bars" width=10 * all height=100 stretched=true>
            <Bars bars/>
        </Picture>
        {below}
    }
    .into_any()
}
