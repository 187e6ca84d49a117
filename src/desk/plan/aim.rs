//! What a plan aims at: the day of the interview, and how much the reader wants to remember.

use leptos::html;
use leptos::prelude::*;

use super::moving::share_out;
use crate::desk::components::{Button, Field};
use crate::desk::note::{Text, autosave};
use crate::desk::sitting::Desk;
use crate::i18n::{t, tn};
use crate::progress::Day;
use crate::schedule::{RETENTIONS, Strength};
use crate::study::{INTERVIEW, RETENTION};

/// The field for the day of the interview.
#[component]
pub(super) fn InterviewDate(desk: Desk) -> impl IntoView {
    let date = NodeRef::<html::Input>::new();
    let text = Text {
        desk,
        question: String::new(),
        name: INTERVIEW.to_owned(),
    };
    let clear = move || {
        desk.write("", INTERVIEW, String::new());
        share_out(desk);
        if let Some(date) = date.get_untracked() {
            date.set_value("");
            // Without a date the button is hidden, so the focus moves to the field.
            let _ = date.focus();
        }
    };
    let is_missing =
        Signal::derive(move || desk.with_study(|study| study.text("", INTERVIEW).is_empty()));
    view! {
        <div class="row">
            <Field label=t!("Day of the interview")>
                <input
                    type="date"
                    min=desk.today().to_string()
                    node_ref=date
                    on:change=move |_| share_out(desk)
                    use:autosave=text
                />
            </Field>
            <Button class="quiet" text=t!("Clear the date") hidden=is_missing on_press=clear/>
        </div>
    }
}

/// The slider for the wanted retention, and what that means.
#[component]
pub(super) fn Retention(desk: Desk) -> impl IntoView {
    let stored = move || desk.with_study(|study| per_cent(study.aim().retention));
    let share = RwSignal::new(untrack(stored));
    let range = NodeRef::<html::Input>::new();
    // A choice from another tab is shown too, but not while the reader moves the slider.
    Effect::new(move || {
        let stored = stored();
        let range = range.get_untracked();
        if !range.is_some_and(|range| range.matches(":active").unwrap_or(false)) {
            share.set(stored);
        }
    });
    let [least, most] = RETENTIONS.map(|share| per_cent(share).to_string());
    view! {
        <div>
            <h3>{t!("How much to remember")}</h3>
            <div class="row">
                <Field label=t!("Share of the answers")>
                    <input
                        type="range"
                        aria-describedby="retention"
                        min=least
                        max=most
                        aria-valuetext=move || t!("{share}\u{a0}%", share = share.get() as usize)
                        node_ref=range
                        prop:value=move || share.get().to_string()
                        on:input=move |event| {
                            share.set(event_target_value(&event).parse().unwrap_or(90));
                        }
                        on:change=move |_| {
                            desk.write("", RETENTION, format!("0.{:02}", share.get_untracked()));
                        }
                    />
                </Field>
                <output>{move || t!("{share}\u{a0}%", share = share.get() as usize)}</output>
            </div>
            <p id="retention" class="muted">{move || meaning(share.get())}</p>
        </div>
    }
}

/// What it means to know answers with a chance of `share` per cent when they come back.
fn meaning(share: i32) -> String {
    // An example: an answer that is known after ten days with a chance of 90 %.
    let strength = Strength {
        stability: 10.0,
        difficulty: 5.0,
        on: Day(0),
    };
    let known = t!(
        "{share} of 100 answers are still known when they come back",
        share = share as usize
    );
    match strength.days(f64::from(share) / 100.0).round() as i32 {
        10 => t!("{known}: what most readers want.", known),
        days => tn!(
            days.max(1) as usize,
            "{known}. An answer that would rest 10 days at 90\u{a0}% rests {n} day.",
            "{known}. An answer that would rest 10 days at 90\u{a0}% rests {n} days.",
            known
        ),
    }
}

fn per_cent(share: f64) -> i32 {
    (share * 100.0).round() as i32
}
