//! The foot of a screen after an answer, where the reader judges the answer and goes on.

use leptos::prelude::*;

use super::interview::Interview;
use crate::desk::components::{Button, KeyHints};
use crate::desk::keys::{goes_on, listen};
use crate::i18n::{t, text};
use crate::rehearsal::{Rehearsal, Stage};

/// The controls of the screen (`children`), then the buttons to go on or to end the interview.
#[component]
pub(super) fn Verdict(
    interview: Interview,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let next = match interview.with(Rehearsal::next_stage) {
        Some(Stage::FollowUpAsked) => t!("Go on to a follow-up"),
        Some(Stage::Audited) => t!("Go on to the common mistakes"),
        Some(Stage::Asking) => t!("Next question"),
        _ => t!("See the score card"),
    };
    listen(move |event| {
        if goes_on(event) {
            event.prevent_default();
            interview.advance();
        }
    });
    view! {
        <div class="verdict">
            {children.map(|children| children())}
            <div class="row">
                <Button class="main" text=next on_press=move || interview.advance()/>
                <Button class="quiet" text=t!("End here") on_press=move || interview.end_and_show_score_card()/>
            </div>
            <KeyHints keys=&[
                ("Tab", text!("goes from box to box")),
                ("Space", text!("ticks")),
                ("Enter", text!("goes on")),
                ("Esc", text!("ends and closes")),
            ]/>
        </div>
    }
}
