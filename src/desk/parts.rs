//! What the views of the desk are put together from.

use std::any::Any;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement};

use crate::view::View;
use crate::view::make::{element, fill, with};

/// A button. `act` is called when it is pressed.
pub(super) fn button(
    view: &mut View,
    class: &str,
    text: &str,
    act: impl FnMut() + 'static,
) -> Element {
    boxed_button(view, class, text, Box::new(act))
}

/// One function for every button: each kind of its own would be compiled of its own.
fn boxed_button(view: &mut View, class: &str, text: &str, mut act: Box<dyn FnMut()>) -> Element {
    let button = with(element("button type=button", text), "class", class);
    view.hear(&button, "click", move |_| act());
    button
}

/// An element of a class around others.
pub(super) fn around(tag: &'static str, class: &str, parts: &[&Element]) -> Element {
    let outer = with(element(tag, ""), "class", class);
    fill(&outer, parts);
    outer
}

/// A row of controls.
pub(super) fn row(parts: &[&Element]) -> Element {
    around("div", "row", parts)
}

/// A heading that a reader comes to when a screen of the desk is new: it takes the focus once it is shown.
pub(super) fn title(text: &str) -> Element {
    let heading = element("h2 tabindex=-1", text);
    let focused = heading.clone();
    crate::browser::clock::soon(move || {
        // A new screen begins at its top, whatever stands above its heading.
        if let Ok(Some(sheet)) = focused.closest(".sheet") {
            sheet.set_scroll_top(0);
        }
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        let heading: &HtmlElement = focused.unchecked_ref();
        let _ = heading.focus_with_options(&still);
    });
    heading
}

/// A paragraph of a class.
pub(super) fn line(class: &str, text: &str) -> Element {
    with(element("p", text), "class", class)
}

/// Something that is folded under a few words.
pub(super) fn disclosure(words: &str) -> Element {
    around("details", "", &[&element("summary", words)])
}

/// A control with its label before it.
pub(super) fn labelled(words: &str, control: &Element) -> Element {
    around("label", "", &[&element("span", words), control])
}

/// Holds something until what is being drawn goes, or is drawn anew.
pub(super) fn hold(thing: impl Any) {
    let held: StoredValue<Box<dyn Any>, LocalStorage> = StoredValue::new_local(Box::new(thing));
    on_cleanup(move || held.dispose());
}

/// Shows an element or hides it.
pub(super) fn show(element: &Element, shown: bool) {
    let _ = element.toggle_attribute_with_force("hidden", !shown);
}

/// The keys of a screen, each with what it does.
pub(super) fn keys(keys: &[(&str, &str)]) -> Element {
    let list = element("p class=keys", "");
    for (index, (key, what)) in keys.iter().enumerate() {
        let end = if index + 1 < keys.len() { " · " } else { "" };
        fill(
            &list,
            &[
                &element("kbd", key),
                &element("span", &format!(" {what}{end}")),
            ],
        );
    }
    list
}

/// What a text field, a box or a choice holds.
pub(super) fn value(control: &Element) -> String {
    js_sys::Reflect::get(control, &JsValue::from_str("value"))
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Has a text field hold something.
pub(super) fn set_value(control: &Element, text: &str) {
    let (name, text) = (JsValue::from_str("value"), JsValue::from_str(text));
    let _ = js_sys::Reflect::set(control, &name, &text);
}
