//! A dialog that is shown at once and made modal afterwards: to make it modal the browser goes through the whole page,
//! which takes a while in a long article.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlDialogElement, HtmlElement};

use super::events::Listener;
use super::keys::KeyListener;
use super::{clock, document};

/// Longest time that a busy page may delay making the dialog modal, in milliseconds.
const AT_MOST: u32 = 200;

/// The listeners of an open dialog.
pub(crate) struct Modal {
    _keys: KeyListener,
    _close: Listener,
}

/// Makes an open dialog modal once it is painted. When it closes, the focus returns to where it is now.
pub(crate) fn present(dialog: &HtmlDialogElement) -> Modal {
    let before = focused();
    let (typed_in, painted) = (dialog.clone(), dialog.clone());
    // Keys that leave the dialog need it to be modal.
    let keys = KeyListener::new(move |event| {
        let key = event.key();
        if key == "Tab" || key == "Escape" {
            make_modal(&typed_in);
        }
    });
    let close = Listener::new(dialog, "close", move |_| focus(before.as_ref()));
    clock::before_frame(move || clock::when_idle_or_after(AT_MOST, move || make_modal(&painted)));
    Modal {
        _keys: keys,
        _close: close,
    }
}

fn make_modal(dialog: &HtmlDialogElement) {
    let is_modal = dialog.matches(":modal").unwrap_or(false);
    if !dialog.open() || !dialog.is_connected() || is_modal {
        return;
    }
    let at = focused();
    dialog.set_open(false);
    let _ = dialog.show_modal();
    focus(at.as_ref());
}

/// The focused element, in whichever shadow root.
fn focused() -> Option<Element> {
    let mut at = document().active_element();
    while let Some(inner) = at
        .as_ref()
        .and_then(Element::shadow_root)
        .and_then(|root| root.active_element())
    {
        at = Some(inner);
    }
    at
}

/// Focuses an element without scrolling.
fn focus(element: Option<&Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_ref::<HtmlElement>()) {
        let in_place = FocusOptions::new();
        in_place.set_prevent_scroll(true);
        let _ = element.focus_with_options(&in_place);
    }
}
