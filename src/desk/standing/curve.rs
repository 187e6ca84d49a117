//! How one question of the reader's choice is forgotten, and what each review did about it.

use leptos::prelude::*;

use crate::desk::components::Field;
use crate::desk::components::chart::{Figure, Labels, PerCentScale, Picture};
use crate::desk::dates::{in_full, short};
use crate::desk::sitting::Desk;
use crate::i18n::{t, tn};
use crate::plan::Topic;
use crate::standing::{Curve, curve};
use crate::view::shortened;

/// The forgetting curve of one question; the weakest at first.
#[component]
pub(super) fn ForgettingCurve(desk: Desk, topics: Memo<Vec<Topic>>) -> impl IntoView {
    let chosen = RwSignal::new(topics.with_untracked(|topics| weakest(topics, desk)));
    let drawn = Memo::new(move |_| {
        let (memory, reviews) = desk.with_study(|study| study.history(&chosen.get()));
        curve(memory, &reviews, desk.today())
    });
    let words = move || {
        drawn.with(|drawn| match drawn {
            Some(drawn) => t!(
                "{share} today.",
                share = per_cent(drawn.shares.get(drawn.today))
            ),
            None => t!("It was never rated.").to_owned(),
        })
    };
    let rows = move || drawn.with(|drawn| drawn.as_ref().map(rows).unwrap_or_default());
    let options = topics.with_untracked(|topics| {
        let begun = topics.iter().filter(|topic| topic.strength.is_some());
        let option = |topic: &Topic| {
            let is_first = topic.question == chosen.get_untracked();
            let (id, title) = (topic.question.clone(), shortened(&topic.title));
            view! { <option value=id selected=is_first>{title}</option> }
        };
        begun.map(option).collect_view()
    });
    view! {
        <Figure
            heading=t!("How a question is forgotten")
            words=Signal::derive(words)
            heads=[t!("Review"), t!("Remembered just before")]
            rows
        >
            <Field label=t!("Question")>
                <select on:change=move |event| chosen.set(event_target_value(&event))>{options}</select>
            </Field>
            {move || drawn.with(|drawn| drawn.as_ref().map(picture))}
        </Figure>
    }
}

/// The question that is least likely to be recalled of those that were rated.
fn weakest(topics: &[Topic], desk: Desk) -> String {
    let today = desk.today();
    let known = topics
        .iter()
        .filter_map(|topic| Some((topic.strength?.retrievability(today), topic)));
    let weakest = known.min_by(|(one, _), (other, _)| one.total_cmp(other));
    weakest.map_or_else(String::new, |(_, topic)| topic.question.clone())
}

fn per_cent(share: Option<&f64>) -> String {
    share.map_or_else(String::new, |share| {
        t!("{share}\u{a0}%", share = (100.0 * share).round() as usize)
    })
}

fn rows(curve: &Curve) -> Vec<[String; 2]> {
    let reviews = curve.reviews.iter().rev();
    let rows = reviews.map(|(nth, rating, before)| {
        let rating = [t!("Again"), t!("Hard"), t!("Good"), t!("Easy")][*rating as usize - 1];
        let day = in_full(curve.first.plus(*nth as i32));
        let before = before.map_or(t!("first time").to_owned(), |before| {
            per_cent(Some(&before))
        });
        [t!("{day}: {rating}", day, rating), before]
    });
    rows.collect()
}

fn picture(curve: &Curve) -> AnyView {
    let width = 10 * curve.shares.len().saturating_sub(1).max(1);
    let now = per_cent(curve.shares.get(curve.today));
    let name = tn!(
        curve.reviews.len(),
        "Chance to remember it day by day: {n} review, {now} today",
        "Chance to remember it day by day: {n} reviews, {now} today",
        now
    );
    let point = |(nth, share): (usize, &f64)| format!("{} {:.1}", 10 * nth, 100.0 - 100.0 * share);
    let points: Vec<String> = curve.shares.iter().enumerate().map(point).collect();
    let line = |points: &[String]| match points.is_empty() {
        true => String::new(),
        false => format!("M{}", points.join("L")),
    };
    let (past, _) = points.split_at((curve.today + 1).min(points.len()));
    let (_, ahead) = points.split_at(curve.today.min(points.len()));
    let (past, ahead) = (line(past), line(ahead));
    let dots: String = curve
        .reviews
        .iter()
        .map(|(nth, ..)| format!("M{} 0h0", 10 * nth))
        .collect();
    let rules = [0, 50, 100].map(|height| {
        view! { <path class="rule" d=format!("M0 {height}h{width}")></path> }
    });
    let end = curve.first.plus(curve.shares.len() as i32 - 1);
    let ends = vec![short(curve.first), short(end)];
    view! {
        <PerCentScale>
            <Picture name class="line" width height=100 stretched=true>
                {rules}
                <path class="stroke" d=past></path>
                <path class="stroke ahead" d=ahead></path>
                <path class="dots" d=dots></path>
            </Picture>
        </PerCentScale>
        <Labels class="ends" words=ends/>
    }
    .into_any()
}
