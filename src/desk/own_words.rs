//! The reader's own words beside the author's points, word by word, and what they wrote before.

use leptos::prelude::*;

use super::components::Disclosure;
use super::dates::in_full;
use super::sitting::Desk;
use crate::guide::Question;
use crate::i18n::{t, tn};
use crate::overlap::overlap;
use crate::progress::{Day, Millis};

/// What the reader wrote of a question before they saw its answer, now and earlier.
#[component]
pub(super) fn OwnWords(desk: Desk, question: String, written: String) -> impl IntoView {
    let guide = desk.guide();
    let found = guide.questions.iter().find(|each| each.id == question);
    let beside = found.filter(|_| !written.trim().is_empty());
    let beside = beside.map(|question| beside_points(question, &written));
    // The last of them is what was written now.
    let now = usize::from(beside.is_some());
    let earlier = desk.study(|study| {
        let attempts = study.attempts(&question).into_iter().skip(now);
        attempts
            .map(|(at, words)| (at, words.to_owned()))
            .collect::<Vec<_>>()
    });
    view! {
        {beside}
        {(!earlier.is_empty()).then(|| view! { <Earlier earlier/> })}
    }
}

/// The words beside the points: on both sides those are marked that the other has too.
fn beside_points(question: &Question, written: &str) -> AnyView {
    let points = question.framework.points.iter();
    let points: Vec<&str> = points.map(|point| point.text.as_str()).collect();
    let listed = points
        .iter()
        .map(|point| view! { <li>{marked(point, &[written])}</li> });
    let listed = listed.collect_view();
    view! {
        <div class="own-words">
            <blockquote aria-label=t!("Your answer")>{marked(written, &points)}</blockquote>
            <ul aria-label=t!("The points, by your words")>{listed}</ul>
            <p class="muted small">
                {t!("Marked: words that both have. It compares words, not what they mean.")}
            </p>
        </div>
    }
    .into_any()
}

/// A text with the words marked that the others have too.
fn marked(text: &str, others: &[&str]) -> impl IntoView + use<> {
    let parts = overlap(text, others).into_iter();
    let parts = parts.map(|part| match part.is_shared {
        true => view! { <mark>{part.text}</mark> }.into_any(),
        false => part.text.into_any(),
    });
    parts.collect_view()
}

/// What the reader wrote earlier.
#[component]
fn Earlier(earlier: Vec<(Millis, String)>) -> impl IntoView {
    let summary = tn!(earlier.len(), "Earlier: {n} answer", "Earlier: {n} answers");
    let earlier = earlier.into_iter().map(|(at, words)| {
        let day = in_full(Day::of(at, crate::browser::clock::behind()));
        view! {
            <p class="muted small">{day}</p>
            <blockquote>{words}</blockquote>
        }
    });
    view! { <Disclosure summary>{earlier.collect_view()}</Disclosure> }
}
