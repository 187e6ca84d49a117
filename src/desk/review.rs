//! Review: one question at a time, answered aloud or in writing, then compared with the author's own framework and rated.
//!
//! What is due comes first; where nothing is, what is weakest. Each box and each rating is saved as it is given, so a
//! closed tab loses nothing.

mod answer;
mod queue;

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::keys::is_control;
use super::parts::{button, keys, line, row, title, value};
use super::sitting::Desk;
use crate::guide::Question;
use crate::view::View;
use crate::view::make::element;
use queue::Queue;

/// Makes the review, from the first question to the last.
pub(super) fn review(view: &mut View, desk: Desk) {
    let queue = RwSignal::new(Queue::of(desk));
    let screen = element("section aria-label=Review", "");
    view.fill(&[&screen]);
    view.part(&screen, move |view| {
        let place = queue.with(|queue| queue.now().map(|index| (index, queue.place())));
        match place.and_then(|(index, place)| Some((desk.question(index)?, place))) {
            Some((question, place)) => asked(view, desk, question, &place, queue),
            None => done(view, desk, queue),
        }
    });
}

/// One question: alone at first, then with its framework.
fn asked(view: &mut View, desk: Desk, question: Rc<Question>, place: &str, queue: RwSignal<Queue>) {
    let written = RwSignal::new(None::<String>);
    let body = element("div", "");
    view.fill(&[&line("muted", place), &title(&question.title), &body]);
    view.part(&body, move |view| match written.get() {
        None => alone(view, desk, written, queue),
        Some(text) => {
            let next = move || queue.update(Queue::go_on);
            answer::answer(view, desk, Rc::clone(&question), &text, next);
        }
    });
}

/// The time in which the reader answers. `written` gets what they wrote, once they want to see the framework.
fn alone(view: &mut View, desk: Desk, written: RwSignal<Option<String>>, queue: RwSignal<Queue>) {
    let text = element("textarea aria-label=Your answer", "");
    let typed = text.clone();
    let show = move || written.set(Some(value(&typed)));
    let shown = show.clone();
    let main = button(view, "main", "Show the framework", show);
    let skip = button(view, "quiet", "Skip", move || queue.update(Queue::go_on));
    let advice = "Answer aloud, as you would in the room. Or write it down first.";
    let keys = keys(&[("Space", "shows the framework"), ("Esc", "closes")]);
    view.fill(&[&line("muted", advice), &text, &row(&[&main, &skip]), &keys]);
    view.hear(&desk.element(), "keydown", move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        if event.key() == " " && !is_control(event) {
            event.prevent_default();
            shown();
        }
    });
}

/// The end of the queue, and what there is to do after it.
fn done(view: &mut View, desk: Desk, queue: RwSignal<Queue>) {
    let words = queue.with_untracked(|queue| queue.summary(desk));
    let go_on = button(view, "main", "Go on", move || queue.set(Queue::of(desk)));
    view.fill(&[&title("Done for now"), &line("", &words), &row(&[&go_on])]);
}
