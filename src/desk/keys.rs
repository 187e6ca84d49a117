//! The desk's keyboard shortcuts, and which keys the focused control uses itself.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use super::components::keep_until_cleanup;
use crate::browser::keys::KeyListener;

/// Calls `on_key` with each key pressed at the desk, until the component that calls this is gone.
pub(crate) fn listen(on_key: impl Fn(&KeyboardEvent) + 'static) {
    keep_until_cleanup(KeyListener::new(on_key));
}

/// Whether a key was pressed in a text field, a `select` or any other `input` but a checkbox or radio button.
pub(crate) fn is_text(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|target| {
        let is_box =
            |input: &HtmlInputElement| matches!(input.type_().as_str(), "checkbox" | "radio");
        match target.local_name().as_str() {
            "textarea" | "select" => true,
            "input" => !target.dyn_ref().is_some_and(is_box),
            _ => false,
        }
    })
}

/// Whether a key was pressed on a control, which has its own use for the space bar.
pub(crate) fn is_control(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|target| {
        let names = ["textarea", "input", "button", "select", "a", "summary"];
        names.contains(&target.local_name().as_str())
    })
}

/// Whether a key means "go on": the space bar or Enter, if the focused control does not use it (checkboxes do not use
/// Enter). Key repeats do not count.
pub(crate) fn goes_on(event: &KeyboardEvent) -> bool {
    let is_free = match event.key().as_str() {
        " " => !is_control(event),
        "Enter" => !is_control(event) || is_box(event),
        _ => false,
    };
    is_free && !event.repeat()
}

fn is_box(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|target| target.matches("[type=checkbox]").unwrap_or(false))
}

/// The element on which the key was pressed, inside whichever shadow root.
fn target(event: &KeyboardEvent) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}
