//! The screen that asks a question or a follow-up against the clock, without its answer. The reader answers aloud or in
//! writing.

use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::countdown::Countdown;
use super::interview::Interview;
use super::position::Position;
use super::tape::TapeIndicator;
use crate::desk::aloud::ReadAloud;
use crate::desk::components::{Button, KeyHints, Title};
use crate::desk::keys::{goes_on, is_text, listen};
use crate::i18n::{Text, t, text};
use crate::rehearsal::{AskedQuestion, Rehearsal, Stage};

const QUESTION_KEYS: &[(&str, Text)] = &[
    ("Space", text!("shows the framework")),
    ("P", text!("pauses and resumes")),
    ("Esc", text!("ends and closes")),
];
const FOLLOW_UP_KEYS: &[(&str, Text)] = &[
    ("Space", text!("shows the sketch")),
    ("P", text!("pauses and resumes")),
    ("Esc", text!("ends and closes")),
];

/// The question or follow-up, its clock, and the field for a written answer.
#[component]
pub(super) fn Asking(
    interview: Interview,
    stage: Stage,
    asked: Rc<AskedQuestion>,
) -> impl IntoView {
    let follow_up = asked.follow_up.as_ref().filter(|_| stage != Stage::Asking);
    let (heading, show, keys) = match follow_up {
        Some(follow_up) => (&follow_up.text, t!("Show the sketch"), FOLLOW_UP_KEYS),
        None => (&asked.title, t!("Show the framework"), QUESTION_KEYS),
    };
    let (heading, spoken) = (heading.clone(), heading.clone());
    let language = interview.language(&asked);
    let limit = interview.with(Rehearsal::limit).flatten();
    let paused = RwSignal::new(false);
    let written = NodeRef::<html::Textarea>::new();
    let reveal = move || {
        let written = written.get_untracked();
        interview.reveal(written.map(|field| field.value()).unwrap_or_default());
    };
    let pause = move || {
        let now = !paused.get_untracked();
        paused.set(now);
        interview.pause(now);
        let news = if now {
            t!("Paused.")
        } else {
            t!("The clock runs on.")
        };
        interview.desk.announce(news);
    };
    let pause_or_resume = Signal::derive(move || {
        let word = if paused.get() {
            t!("Resume")
        } else {
            t!("Pause")
        };
        word.to_owned()
    });
    interview.read_question(&asked, &heading, paused);
    let on_over = move || {
        if interview.hands_free.get_untracked() {
            reveal();
        }
    };
    listen(move |event| {
        if goes_on(event) {
            event.prevent_default();
            reveal();
        } else if is_pause(event) {
            pause();
        }
    });
    view! {
        <div class="before">
            <Position interview stage asked/>
            <Countdown interview limit=limit.unwrap_or_default() paused on_over/>
        </div>
        <Title text=heading/>
        <TapeIndicator tape=interview.tape paused/>
        <p class="muted">{t!("Answer aloud, as you would in the room. Or write it down.")}</p>
        <textarea node_ref=written aria-label=t!("Your answer")></textarea>
        <div class="row">
            <Button class="main" text=show on_press=reveal/>
            <Button text=pause_or_resume on_press=pause/>
            <ReadAloud narrator=interview.narrator text=spoken language/>
            <Button class="quiet" text=t!("End here") on_press=move || interview.end_and_show_score_card()/>
        </div>
        <KeyHints keys/>
    }
}

/// Whether a key is the one that pauses and resumes, and not a letter of a written answer.
fn is_pause(event: &KeyboardEvent) -> bool {
    let is_modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    matches!(event.key().as_str(), "p" | "P") && !is_modified && !is_text(event)
}
