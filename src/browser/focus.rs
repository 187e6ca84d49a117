//! Keyboard focus. Moving the focus ourselves never scrolls; what the reader reaches by a key is scrolled into view.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, FocusOptions, HtmlElement};

use super::document;
use super::header::stays;
use super::observe::is_ours;
use super::screen::{self, screen_height};
use super::scroll::{scroll_at_once, scroller};

/// Focuses an element, in a shadow root or not, without scrolling.
pub(crate) fn focus(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(&options);
    }
}

/// Focuses the control that opens an answer: the button of its fold, or the author's own `summary`.
pub(crate) fn focus_fold(slot: Option<&Element>, details: Option<&Element>) {
    let button = slot
        .and_then(Element::shadow_root)
        .and_then(|root| root.query_selector("button").ok().flatten());
    let summary = || details?.query_selector("summary").ok().flatten();
    if let Some(element) = button.or_else(summary) {
        focus(&element);
    }
}

/// Scrolls the focused element out from under what is fixed over it: our docked panel or, for one of our controls, a
/// bar of the host's.
pub(crate) fn uncover() {
    // Twice, since of two bars one may lie above the other.
    for _ in 0..2 {
        uncover_once();
    }
}

fn uncover_once() {
    const GAP: f64 = 8.0;
    let inner = |host: &Element| host.shadow_root()?.active_element();
    let focused_path: Vec<_> = successors(document().active_element(), inner).collect();
    let (Some(outer), Some(focused)) = (focused_path.first(), focused_path.last()) else {
        return;
    };
    if !focused.matches(":focus-visible").unwrap_or(false) {
        return;
    }
    let at = focused.get_bounding_client_rect();
    let is_our_control = focused_path.iter().any(|element| is_ours(element));
    let bar = bar_over(focused, &at).filter(|bar| is_ours(bar) || is_our_control);
    let Some(bar) = bar.map(|bar| shown(&bar).get_bounding_client_rect()) else {
        return;
    };
    let middle = screen_height() / 2.0;
    if bar.bottom() < middle {
        scroll_at_once(&scroller(outer), at.top() - bar.bottom() - GAP);
    } else if bar.top() > middle {
        scroll_at_once(&scroller(outer), at.bottom() - bar.top() + GAP);
    }
}

/// The fixed or sticky element over the middle of `at`, unless it contains the focused element.
fn bar_over(focused: &Element, at: &DomRect) -> Option<Element> {
    let [x, y] = [at.left() + at.right(), at.top() + at.bottom()].map(|both| (both / 2.0) as f32);
    let mut found = successors(screen::hit(x, y), screen::parent_in_layout);
    let bar = found.find(|at| stays(&shown(at)));
    bar.filter(|bar| !screen::contains_in_layout(bar, focused))
}

/// The element that is visible: for one of ours, the first in its shadow root.
fn shown(element: &Element) -> Element {
    let root = element.shadow_root().filter(|_| is_ours(element));
    let shown = root.and_then(|root| root.first_element_child());
    shown.unwrap_or_else(|| element.clone())
}
