//! What the reader says of an answer, and the way on.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::interview::Interview;
use crate::browser::events::Listener;
use crate::desk::components::{Button, KeyHints, keep_until_cleanup};
use crate::desk::keys::goes_on;
use crate::rehearsal::{Rehearsal, Stage};

/// The foot of every screen after an answer: its own controls, then the way on.
#[component]
pub(super) fn Verdict(
    interview: Interview,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let next = match interview.with(Rehearsal::coming) {
        Some(Stage::FollowUpAsked) => "Go on to a follow-up",
        Some(Stage::Audited) => "Go on to the common mistakes",
        Some(Stage::Asking) => "Next question",
        _ => "See the score card",
    };
    keep_until_cleanup(Listener::new(
        &interview.desk.element(),
        "keydown",
        move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            if goes_on(event) {
                event.prevent_default();
                interview.go_on();
            }
        },
    ));
    view! {
        <div class="verdict">
            {children.map(|children| children())}
            <div class="row">
                <Button class="main" text=next on_press=move || interview.go_on()/>
                <Button class="quiet" text="End here" on_press=move || interview.finish()/>
            </div>
            <KeyHints keys=&[
                ("Tab", "goes from box to box"),
                ("Space", "ticks"),
                ("Enter", "goes on"),
                ("Esc", "ends and closes"),
            ]/>
        </div>
    }
}
