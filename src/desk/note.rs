//! Fields for what a reader writes, saved as it is typed: every letter is stored before the next one, so nothing waits
//! that a closed tab could lose.

use web_sys::Element;

use super::parts::{disclosure as fold, set_value, value};
use super::sitting::Desk;
use crate::guide::Question;
use crate::view::View;
use crate::view::make::{element, fill, with};

/// The name of a reader's note among a question's texts.
pub(super) const NOTE: &str = "note";

/// Keeps what is written into a field under a name, in a question's record or, with no `question`, in the guide's.
pub(super) fn keep(view: &mut View, desk: Desk, question: &str, name: &str, field: &Element) {
    if desk.study(|study| study.is_read_only(question)) {
        let _ = field.set_attribute("readonly", "");
    }
    let (id, text) = (question.to_owned(), name.to_owned());
    let shown = field.clone();
    // What another tab writes shows too, but never under the reader's fingers.
    view.draw(move || {
        let stored = desk.follow(|study| study.text(&id, &text).to_owned());
        let is_written_in = shown.matches(":focus").unwrap_or(false);
        if !is_written_in && value(&shown) != stored {
            set_value(&shown, &stored);
        }
    });
    let (id, text) = (question.to_owned(), name.to_owned());
    let written = field.clone();
    view.hear(field, "input", move |_| {
        desk.write(&id, &text, value(&written));
    });
}

/// The note on a question, folded until it is wanted or where there is none.
pub(super) fn disclosure(view: &mut View, desk: Desk, question: &Question) -> Element {
    let name = ["Your note on: ", &question.title].concat();
    let field = with(element("textarea", ""), "aria-label", &name);
    keep(view, desk, &question.id, NOTE, &field);
    let note = fold("Note");
    fill(&note, &[&field]);
    if desk.study(|study| !study.text(&question.id, NOTE).is_empty()) {
        let _ = note.set_attribute("open", "");
    }
    note
}
