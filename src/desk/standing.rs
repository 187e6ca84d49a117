//! The mode `Where I stand`: charts of what the reader remembers and how a question is forgotten, of what falls due, of
//! how well answers went, and of the days and the time spent studying.

mod curve;
mod falling_due;
mod recall;
mod spent;
mod strength;
mod year;

use leptos::prelude::*;

use super::components::{Button, Title};
use super::mode::{Mode, go};
use super::sitting::Desk;
use crate::i18n::{t, tn};
use crate::standing::{Standing as Numbers, standing};
use crate::study::Study;
use curve::ForgettingCurve;
use falling_due::FallingDue;
use recall::Recall;
use spent::TimeSpent;
use strength::Strength;
use year::Year;

/// The screen of the mode: the charts or, without a rated answer in the last year, a button that begins a review by
/// setting `mode`.
#[component]
pub(super) fn Standing(desk: Desk, mode: RwSignal<Mode>) -> impl IntoView {
    let topics = Memo::new(move |_| desk.with_study(Study::topics));
    let numbers = Memo::new(move |_| {
        topics
            .with(|topics| desk.with_study(|study| standing(topics, study.reviews(), desk.today())))
    });
    let is_any = move || numbers.with(|numbers| answers(numbers) > 0);
    view! {
        <section>
            <Title text=t!("Where I stand")/>
            <Show when=is_any fallback=move || view! { <NothingYet desk mode/> }>
                <Facts numbers/>
                <Strength topics numbers/>
                <FallingDue numbers/>
                <Recall numbers/>
                <ForgettingCurve desk topics/>
                <Year numbers/>
                <TimeSpent desk/>
            </Show>
        </section>
    }
}

/// How many answers were rated in the last year.
fn answers(numbers: &Numbers) -> usize {
    numbers.studied.iter().map(|(_, count)| count).sum()
}

/// The screen before the first review.
#[component]
fn NothingYet(desk: Desk, mode: RwSignal<Mode>) -> impl IntoView {
    view! {
        <p class="lead">
            {t!("Nothing yet. Each answer you rate adds to this page: what you remember of each question, the days you studied, and what comes back when.")}
        </p>
        <div class="row">
            <Button
                class="main"
                text=t!("Begin a review")
                on_press=move || go(desk, mode, Mode::Review)
            />
        </div>
    }
}

/// The numbers without a chart.
#[component]
fn Facts(numbers: Memo<Numbers>) -> impl IntoView {
    let facts = move || {
        numbers.with(|numbers| {
            let begun = numbers.strengths.iter().flatten().count();
            let streak = match numbers.streak {
                0 => t!("No days in a row yet").to_owned(),
                days => tn!(days, "{n} day in a row", "{n} days in a row"),
            };
            [
                streak,
                tn!(
                    numbers.strengths.len(),
                    "{begun} of {n} question begun",
                    "{begun} of {n} questions begun",
                    begun
                ),
                tn!(
                    answers(numbers),
                    "{n} answer in a year",
                    "{n} answers in a year"
                ),
            ]
        })
    };
    let fact = |fact: String| {
        let (number, words) = fact.split_once(' ').unwrap_or((&fact, ""));
        let (number, words) = (number.to_owned(), format!(" {words}"));
        view! { <li><b>{number}</b><span>{words}</span></li> }
    };
    view! { <ul class="facts">{move || facts().map(fact)}</ul> }
}
