//! Where the keyboard is. Nothing moves by a change of ours; what the reader goes to by a key is seen.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, FocusOptions, HtmlElement};

use super::document;
use super::header::stays;
use super::observe::is_ours;
use super::screen::screen_height;
use super::scroll::{scroll_at_once, scroller};

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

/// Scrolls what the reader went to by a key from under what stays in place over it: a waiting panel of ours or, where it is one
/// of our controls, a bar of the host's.
pub(crate) fn uncover() {
    // Of two bars one lies above the other.
    for _ in 0..2 {
        uncover_once();
    }
}

fn uncover_once() {
    const GAP: f64 = 8.0;
    let inner = |host: &Element| host.shadow_root()?.active_element();
    let around: Vec<_> = successors(document().active_element(), inner).collect();
    let (Some(outer), Some(focused)) = (around.first(), around.last()) else {
        return;
    };
    if !focused.matches(":focus-visible").unwrap_or(false) {
        return;
    }
    let at = focused.get_bounding_client_rect();
    let bar = bar_over(outer, &at).filter(|bar| is_ours(bar) || is_ours(outer));
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

/// What stays in place over the middle of something, and does not hold it.
fn bar_over(outer: &Element, at: &DomRect) -> Option<Element> {
    let [x, y] = [at.left() + at.right(), at.top() + at.bottom()].map(|both| (both / 2.0) as f32);
    let hit = document().element_from_point(x, y)?;
    let mut around = successors(Some(hit), |at| at.parent_element());
    let bar = around.find(|at| stays(&shown(at)));
    bar.filter(|bar| !bar.contains(Some(outer)))
}

/// What is seen of an element: of ours, what stands in its shadow.
fn shown(element: &Element) -> Element {
    let root = element.shadow_root().filter(|_| is_ours(element));
    let shown = root.and_then(|root| root.first_element_child());
    shown.unwrap_or_else(|| element.clone())
}
