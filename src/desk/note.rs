//! What a reader writes, saved as it is typed: every letter is stored before the next one, so a closed tab loses nothing.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::components::{Disclosure, keep_until_cleanup};
use super::sitting::Desk;
use crate::browser::events::Listener;
use crate::guide::Question;
use crate::i18n::t;

/// The name of a reader's note among a question's texts.
pub(super) const NOTE: &str = "note";

/// A text of the reader's: its name in a question's record or, with no `question`, in the guide's.
#[derive(Clone)]
pub(super) struct Text {
    pub(super) desk: Desk,
    pub(super) question: String,
    pub(super) name: String,
}

/// A directive for a text field: it shows what is stored and saves what is typed.
pub(super) fn autosave(field: Element, text: Text) {
    let Text {
        desk,
        question,
        name,
    } = text;
    // A textarea has the same properties.
    let field: HtmlInputElement = field.unchecked_into();
    if desk.study(|study| study.is_read_only(&question)) {
        field.set_read_only(true);
    }
    let (stored_question, stored_name) = (question.clone(), name.clone());
    let shown = field.clone();
    // What another tab writes is shown too, but never under the reader's fingers.
    Effect::new(move || {
        let stored = desk.follow(|study| study.text(&stored_question, &stored_name).to_owned());
        let is_written_in = shown.matches(":focus").unwrap_or(false);
        if !is_written_in && shown.value() != stored {
            shown.set_value(&stored);
        }
    });
    let typed = field.clone();
    keep_until_cleanup(Listener::new(&field, "input", move |_| {
        desk.write(&question, &name, typed.value());
    }));
}

/// The note on a question, folded until it is opened, or open where there is one.
#[component]
pub(super) fn Note(desk: Desk, question: Rc<Question>) -> impl IntoView {
    let name = t!("Your note on: {title}", title = question.title);
    let text = Text {
        desk,
        question: question.id.clone(),
        name: NOTE.to_owned(),
    };
    let open = desk.study(|study| !study.text(&question.id, NOTE).is_empty());
    view! {
        <Disclosure summary=t!("Note") open>
            <textarea aria-label=name use:autosave=text></textarea>
        </Disclosure>
    }
}
