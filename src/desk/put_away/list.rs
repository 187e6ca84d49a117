//! The list of what is put away, each item with a button that brings it back.

use leptos::prelude::*;

use super::{back, put_away};
use crate::desk::components::Disclosure;
use crate::desk::sitting::Desk;
use crate::i18n::t;
use crate::study::PutAway;
use crate::view::shortened;

/// The list in a disclosure; nothing is rendered if nothing is put away.
#[component]
pub(in crate::desk) fn List(desk: Desk) -> impl IntoView {
    let away = Memo::new(move |_| desk.with_study(|study| study.put_away(desk.today())));
    let summary = Signal::derive(move || t!("Put away: {count}", count = away.with(Vec::len)));
    let key = |away: &PutAway| {
        (
            away.question.clone(),
            away.point.clone(),
            away.until.write(),
        )
    };
    view! {
        <Show when=move || away.with(|away| !away.is_empty())>
            <Disclosure summary>
                <ul class="away">
                    <For each=move || away.get() key let:away><Item desk away/></For>
                </ul>
            </Disclosure>
        </Show>
    }
}

#[component]
fn Item(desk: Desk, away: PutAway) -> impl IntoView {
    let what = if away.point.is_empty() {
        t!("Question")
    } else {
        t!("Point")
    };
    let title = shortened(&away.title);
    let name = t!("Bring back: {title}", title);
    let until = format!("{what}, {}", back(away.until, desk.today()));
    let bring_back = move |_| {
        put_away(desk, &away.question, &away.point, None, || {});
        desk.focus_title();
    };
    view! {
        <li>
            <p><span>{title}</span><small class="muted">{until}</small></p>
            <button type="button" aria-label=name on:click=bring_back>{t!("Bring back")}</button>
        </li>
    }
}
