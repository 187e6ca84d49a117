//! Where the keyboard is. Nothing moves by a change of it.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// Puts the keyboard on an element, in a shadow root or not.
pub(crate) fn focus(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(&options);
    }
}

/// Puts it where a question is answered: on the button of its fold, or on the summary of the author's own.
pub(crate) fn focus_fold(slot: Option<&Element>, details: Option<&Element>) {
    let button = slot
        .and_then(Element::shadow_root)
        .and_then(|root| root.query_selector("button").ok().flatten());
    let summary = || details?.query_selector("summary").ok().flatten();
    if let Some(element) = button.or_else(summary) {
        focus(&element);
    }
}
