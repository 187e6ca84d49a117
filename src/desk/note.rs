//! Text fields that are saved as the reader types: every input is stored at once, so a closed tab loses nothing.

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

/// Which text of the reader's a field holds: `name` in the record of `question` or, if that is empty, in the guide's
/// record.
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
    // A textarea has the same properties, so the cast is enough for both.
    let field: HtmlInputElement = field.unchecked_into();
    if desk.with_study_untracked(|study| study.is_read_only(&question)) {
        field.set_read_only(true);
    }
    let (stored_question, stored_name) = (question.clone(), name.clone());
    let shown = field.clone();
    // Text from another tab is shown too, but not while the reader is in the field.
    Effect::new(move || {
        let stored = desk.with_study(|study| study.text(&stored_question, &stored_name).to_owned());
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

/// The note on a question, in a disclosure that starts open if there is a note.
#[component]
pub(super) fn Note(desk: Desk, question: Rc<Question>) -> impl IntoView {
    let name = t!("Your note on: {title}", title = question.title);
    let text = Text {
        desk,
        question: question.id.clone(),
        name: NOTE.to_owned(),
    };
    let open = desk.with_study_untracked(|study| !study.text(&question.id, NOTE).is_empty());
    view! {
        <Disclosure summary=t!("Note") open>
            <textarea aria-label=name use:autosave=text></textarea>
        </Disclosure>
    }
}
