//! The list of past rehearsals, the newest first.

use std::rc::Rc;

use leptos::prelude::*;

use super::interview::{Interview, Screen};
use crate::desk::dates::{hour, in_full};
use crate::i18n::t;
use crate::rehearsal::{Card, time};
use crate::study::Study;

/// The past rehearsals, each a button that opens its score card.
#[component]
pub(super) fn History(interview: Interview) -> impl IntoView {
    let cards = interview.desk.with_study_untracked(Study::rehearsals);
    let list = if cards.is_empty() {
        view! {
            <p class="muted">{t!("None yet. Each score card is kept here, in this browser.")}</p>
        }
        .into_any()
    } else {
        let cards = cards.into_iter();
        let items = cards.map(|card| view! { <Kept interview card/> });
        view! { <ul class="past">{items.collect_view()}</ul> }.into_any()
    };
    view! { <div><h3>{t!("Past rehearsals")}</h3>{list}</div> }
}

#[component]
fn Kept(interview: Interview, card: Card) -> impl IntoView {
    let (covered, points) = card.points();
    let result = t!(
        "{covered} of {points} points in {time}",
        covered,
        points,
        time = time(card.used())
    );
    let began = format!("{} · {}", in_full(card.on), hour(card.at));
    let card = Rc::new(card);
    let open = move |_| interview.screen.set(Screen::ScoreCard(Rc::clone(&card)));
    view! {
        <li>
            <button type="button" on:click=open>
                <strong>{began}</strong>
                <span>{result}</span>
            </button>
        </li>
    }
}
