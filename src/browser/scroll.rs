//! Scrolling, scroll containers, and what moves or clips elements inside them.

use std::iter::successors;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, Node, ScrollBehavior, ScrollToOptions, ShadowRoot};

use super::header::covered_until;
use super::names::{self, CLOSED};
use super::screen::{is_on_screen, is_shown, parent_in_layout, top};
use super::style::{pixels, styled};
use super::{document, window};

/// Scrolls an element to the top of the screen; smoothly, unless the reader prefers reduced motion.
pub(crate) fn scroll_to(element: &Element) {
    const STILL: &str = "(prefers-reduced-motion: reduce)";
    let is_still = window().match_media(STILL).ok().flatten();
    scroll(
        element,
        match is_still.is_some_and(|query| query.matches()) {
            true => ScrollBehavior::Instant,
            false => ScrollBehavior::Smooth,
        },
    );
}

/// Scrolls an element to the top of the screen at once.
pub(crate) fn jump_to(element: &Element) {
    scroll(element, ScrollBehavior::Instant);
}

/// Scrolls so that an element begins below the host's sticky headers.
fn scroll(element: &Element, behavior: ScrollBehavior) {
    const GAP: f64 = 8.0;
    let scroller = scroller(element);
    let edge = match scroller.parent_element() {
        Some(_) => top(&scroller).max(0.0),
        None => 0.0,
    };
    let asked = pixels(element, "scroll-margin-top") + pixels(&scroller, "scroll-padding-top");
    let covered = covered_until(element, edge);
    let clear = match covered > edge {
        true => (covered - edge + GAP).max(asked),
        false => asked,
    };
    scroll_by(&scroller, top(element) - edge - clear, behavior);
}

/// Scrolls so that an element begins so many pixels from the top of the screen. Returns whether it was elsewhere.
pub(crate) fn put_at(element: &Element, place: f64) -> bool {
    let way = top(element) - place;
    if way.abs() >= 1.0 {
        scroll_at_once(&scroller(element), way);
    }
    way.abs() >= 1.0
}

/// Scrolls by so many pixels at once, whatever the page's `scroll-behavior`.
pub(crate) fn scroll_at_once(scroller: &Element, pixels: f64) {
    scroll_by(scroller, pixels, ScrollBehavior::Instant);
}

/// Scrolls to an absolute position: on a page with scroll snapping, `scrollBy` goes on to the next snap position.
fn scroll_by(scroller: &Element, pixels: f64, behavior: ScrollBehavior) {
    let at = Reflect::get(scroller, &JsValue::from_str("scrollTop")).ok();
    let at = at.and_then(|at| at.as_f64()).unwrap_or_default();
    let options = ScrollToOptions::new();
    options.set_top(at + pixels);
    options.set_behavior(behavior);
    // Not by `scrollTo`, which old libraries redefine for elements.
    scroller.scroll_with_scroll_to_options(&options);
}

/// Centres an element in a row that scrolls sideways.
pub(crate) fn center(element: &Element, row: &Element) {
    let middle = |element: &Element| {
        let rect = element.get_bounding_client_rect();
        (rect.left() + rect.right()) / 2.0
    };
    row.scroll_by_with_x_and_y(middle(element) - middle(row), 0.0);
}

/// The scroll container of an element: the nearest ancestor that can scroll, else the page.
pub(crate) fn scroller(element: &Element) -> Element {
    let page = document().scrolling_element();
    let ancestors =
        successors(parent_in_layout(element), parent_in_layout).take_while(|at| !is_page(at));
    let scrolls = |at: &Element| {
        let is_long = at.scroll_height() > at.client_height();
        is_long && ["auto", "scroll"].contains(&&*styled(at, "overflow-y"))
    };
    let found = ancestors.into_iter().find(scrolls);
    found.or(page).unwrap_or_else(|| element.clone())
}

/// The target of the `scroll` events that move an element: the window or, if the scroll container is in a shadow root,
/// that root, which `scroll` events do not leave.
pub(crate) fn scroll_target(element: &Element) -> EventTarget {
    match scroller(element).get_root_node().dyn_into::<ShadowRoot>() {
        Ok(root) => root.into(),
        Err(_) => window().into(),
    }
}

/// Whether a change near an element may count as a layout shift although we scroll to compensate: inside an ancestor on
/// the screen that scrolls, clips or is painted in a layer of its own, Chromium ignores the compensation.
pub(crate) fn moves_by_itself(element: &Element) -> bool {
    let scroller = scroller(element);
    let ancestors = successors(parent_in_layout(element), parent_in_layout);
    let mut ancestors = ancestors.take_while(|at| *at != scroller && !is_page(at));
    ancestors.any(|at| is_painted_for_itself(&at) && is_on_screen(&at))
}

/// Whether the page is as long as an element reaches down, that is, no ancestor clips or scrolls it.
pub(crate) fn lengthens_page(element: &Element) -> bool {
    let ancestors =
        successors(parent_in_layout(element), parent_in_layout).take_while(|at| !is_page(at));
    ancestors
        .into_iter()
        .all(|at| styled(&at, "overflow-y") == "visible")
}

/// Whether an element is the root, or the body where the browser applies the body's `overflow` to the whole page.
fn is_page(element: &Element) -> bool {
    let root = document().document_element();
    let is_plain = |root: &Element| styled(root, "overflow-y") == "visible";
    root.is_some_and(|root| root == *element || element.local_name() == "body" && is_plain(&root))
}

fn is_painted_for_itself(element: &Element) -> bool {
    let plain = [
        ("overflow-y", "visible"),
        ("contain", "none"),
        ("content-visibility", "visible"),
        ("transform", "none"),
        ("filter", "none"),
        ("will-change", "auto"),
    ];
    plain
        .iter()
        .any(|(name, plain)| styled(element, name) != *plain)
}

/// Whether a box positioned beside a text would stay in place while an ancestor of the text scrolls: no ancestor up to
/// the scroll container is positioned.
pub(crate) fn scrolls_without_box(text: &Node) -> bool {
    without_position(text).iter().any(|at| {
        let scrolls = |name: &str| ["auto", "scroll"].contains(&&*styled(at, name));
        scrolls("overflow-x") || scrolls("overflow-y")
    })
}

/// Whether a box positioned beside a text would be visible where the text is not: an ancestor that clips the text, as a
/// closed accordion does, is not positioned.
pub(crate) fn is_clipped_without_box(text: &Node) -> bool {
    without_position(text).iter().any(|at| {
        at.scroll_height() > at.client_height()
            && ["hidden", "clip"].contains(&&*styled(at, "overflow-y"))
    })
}

/// Whether an ancestor of a text has a `transform`, as while it slides into place. The box would be positioned by that
/// ancestor, but only for so long.
pub(crate) fn is_in_transform(text: &Node) -> bool {
    let mut ancestors = without_position(text).into_iter();
    ancestors.any(|at| styled(&at, "transform") != "none")
}

/// The ancestors of a text up to the first positioned one, or to the page.
fn without_position(text: &Node) -> Vec<Element> {
    let first = match text.dyn_ref::<Element>() {
        Some(element) => Some(element.clone()),
        None => text.parent_element(),
    };
    let ancestors = successors(first, |at| at.parent_element());
    let is_placed = |at: &Element| styled(at, "position") != "static" && !names::has(at, &CLOSED);
    ancestors
        .take_while(|at| !is_page(at) && !is_placed(at))
        .collect()
}

/// The first of these headings below the top of the screen, else the first of all. Headings that are not laid out are
/// skipped.
pub(crate) fn next_below(headings: &[Element]) -> Option<&Element> {
    const JUST_BELOW_THE_TOP: f64 = 120.0;
    let shown = || headings.iter().filter(|heading| is_shown(heading));
    shown()
        .find(|heading| top(heading) > JUST_BELOW_THE_TOP)
        .or_else(|| shown().next())
}
