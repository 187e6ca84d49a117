//! The mode `Review`: one question at a time, answered aloud or in writing, then compared with the author's framework
//! and rated.
//!
//! Due questions are asked; if none is due, new ones and then the weakest. Each letter, tick and rating is saved at
//! once, so a closed tab loses nothing.

mod answer;
mod queue;

use std::rc::Rc;

use leptos::prelude::*;

use super::aloud::{Narrator, ReadAloud, VoiceChoice};
use super::components::{Button, KeyHints, Title, keep_until_cleanup};
use super::keys::{is_control, listen};
use super::put_away::{List, PutAway};
use super::sitting::Desk;
use crate::browser::awake::Awake;
use crate::guide::Question;
use crate::i18n::{t, text};
use crate::study::DRAFT;
use answer::Answer;
use queue::Queue;

/// The review, from the first question to the last.
#[component]
pub(super) fn Review(desk: Desk) -> impl IntoView {
    let queue = RwSignal::new(Queue::of(desk));
    let narrator = Narrator::new();
    // Keyed by question, so that each has a new heading, which takes the focus and is read out.
    view! {
        <section aria-label=t!("Review")>
            <For each=move || queue.with(Queue::current) key=|index| *index let:index>
                <Asked desk index queue narrator/>
            </For>
            <Show when=move || queue.with(Queue::current).is_none()>
                <Done desk queue/>
            </Show>
        </section>
    }
}

/// One question: first without its answer, then with its framework.
#[component]
fn Asked(desk: Desk, index: usize, queue: RwSignal<Queue>, narrator: Narrator) -> impl IntoView {
    let written = RwSignal::new(None::<String>);
    let next = move || queue.update(Queue::advance);
    let skip = move || queue.update(Queue::skip);
    let show = move |text: String| {
        if let Some(question) = desk.question(index) {
            desk.keep_attempt(&question.id, &text);
            if !text.is_empty() {
                desk.write(&question.id, DRAFT, String::new());
            }
        }
        written.set(Some(text));
    };
    // Undo may be pressed after the review is closed and its queue disposed of.
    let again = move || {
        let _ = queue.try_update(|queue| queue.ask_again(index));
    };
    let body = move || {
        let question = desk.question(index)?;
        let body = match written.get() {
            None => view! {
                <Alone desk question=Rc::clone(&question) narrator on_show=show on_skip=skip/>
                <PutAway desk question on_away=next on_back=again/>
            }
            .into_any(),
            Some(written) => view! {
                <Answer desk question=Rc::clone(&question) written on_rated=next/>
                <PutAway desk question with_points=true on_away=next on_back=again/>
            }
            .into_any(),
        };
        Some(body)
    };
    let title = desk.question(index).map(|question| question.title.clone());
    view! {
        <p class="muted">{queue.with_untracked(Queue::place)}</p>
        <Title text=title.unwrap_or_default()/>
        <div>{body}</div>
    }
}

/// The question without its answer, while the reader answers.
#[component]
fn Alone(
    desk: Desk,
    question: Rc<Question>,
    narrator: Narrator,
    /// Called with what the reader wrote, once they ask for the framework.
    on_show: impl Fn(String) + Copy + 'static,
    on_skip: impl Fn() + 'static,
) -> impl IntoView {
    keep_until_cleanup(Awake::begin());
    on_cleanup(move || narrator.stop());
    let language = desk.language(&question);
    let spoken = question.title.clone();
    let draft = desk.with_study_untracked(|study| study.text(&question.id, DRAFT).to_owned());
    let text = RwSignal::new(draft);
    let id = question.id.clone();
    let keep = move |event| desk.write(&id, DRAFT, event_target_value(&event));
    let show = move || on_show(text.get_untracked());
    listen(move |event| {
        if event.key() == " " && !is_control(event) {
            event.prevent_default();
            show();
        }
    });
    view! {
        <p class="muted">{t!("Answer aloud, as you would in the room. Or write it down first.")}</p>
        <textarea aria-label=t!("Your answer") bind:value=text on:input=keep></textarea>
        <div class="row">
            <Button class="main" text=t!("Show the framework") on_press=show/>
            <ReadAloud narrator text=spoken language=language.clone()/>
            <Button class="quiet" text=t!("Skip") on_press=on_skip/>
        </div>
        <VoiceChoice narrator language/>
        <KeyHints keys=&[("Space", text!("shows the framework")), ("Esc", text!("closes"))]/>
    }
}

/// The screen at the end of the queue, with the button to go on.
#[component]
fn Done(desk: Desk, queue: RwSignal<Queue>) -> impl IntoView {
    view! {
        <Title text=t!("Done for now")/>
        <p>{queue.with_untracked(|queue| queue.summary(desk))}</p>
        <div class="row">
            <Button class="main" text=t!("Go on") on_press=move || queue.set(Queue::of(desk))/>
        </div>
        <List desk/>
    }
}
