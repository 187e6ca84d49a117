//! The reader's written answer beside the author's points, with the shared words marked, and their earlier answers.

use leptos::prelude::*;

use super::components::Disclosure;
use super::dates::in_full;
use super::sitting::Desk;
use crate::guide::Question;
use crate::i18n::{t, tn};
use crate::overlap::overlap;
use crate::progress::{Day, Millis};

/// What the reader wrote as their answer to a question before they saw the author's, now and earlier.
#[component]
pub(super) fn OwnWords(desk: Desk, question: String, written: String) -> impl IntoView {
    let guide = desk.guide();
    let found = guide.questions.iter().find(|each| each.id == question);
    let beside = found.filter(|_| !written.trim().is_empty());
    let beside = beside.map(|question| beside_points(question, &written));
    // The newest attempt is what was written now, which is shown beside the points.
    let now = usize::from(beside.is_some());
    let earlier = desk.with_study_untracked(|study| {
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

/// The written answer beside the points. In both, the words that the other has too are marked.
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

/// A text with the words marked that are in `others` too.
fn marked(text: &str, others: &[&str]) -> impl IntoView + use<> {
    let parts = overlap(text, others).into_iter();
    let parts = parts.map(|part| match part.is_shared {
        true => view! { <mark>{part.text}</mark> }.into_any(),
        false => part.text.into_any(),
    });
    parts.collect_view()
}

/// The reader's earlier answers, in a disclosure.
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
