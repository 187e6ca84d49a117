//! Where things are on the screen, and how the page is scrolled.

use std::iter::successors;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, Node, ScrollBehavior, ScrollToOptions, ShadowRoot};

use super::header::covered_until;
use super::names::{self, CLOSED};
use super::screen::{is_on_screen, is_shown, top};
use super::style::{pixels, styled};
use super::{document, window};

/// Brings an element to the top of the screen, without haste where the reader wants none.
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

/// Brings an element to the top of the screen at once.
pub(crate) fn jump_to(element: &Element) {
    scroll(element, ScrollBehavior::Instant);
}

/// Scrolls so that an element begins below what the host keeps at the top of the screen, such as a sticky header.
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

/// Has an element begin so many pixels from the top of the screen; whether it did not yet.
pub(crate) fn put_at(element: &Element, place: f64) -> bool {
    let way = top(element) - place;
    if way.abs() >= 1.0 {
        scroll_at_once(&scroller(element), way);
    }
    way.abs() >= 1.0
}

/// Scrolls by so many pixels, also where the page's style would have it take a while.
pub(crate) fn scroll_at_once(scroller: &Element, pixels: f64) {
    scroll_by(scroller, pixels, ScrollBehavior::Instant);
}

/// Says where to, for where a page snaps `scrollBy` goes on to the next place in its direction.
fn scroll_by(scroller: &Element, pixels: f64, behavior: ScrollBehavior) {
    let at = Reflect::get(scroller, &JsValue::from_str("scrollTop")).ok();
    let at = at.and_then(|at| at.as_f64()).unwrap_or_default();
    let options = ScrollToOptions::new();
    options.set_top(at + pixels);
    options.set_behavior(behavior);
    scroller.scroll_to_with_scroll_to_options(&options);
}

/// Brings an element to the middle of a row that scrolls sideways.
pub(crate) fn center(element: &Element, row: &Element) {
    let middle = |element: &Element| {
        let rect = element.get_bounding_client_rect();
        (rect.left() + rect.right()) / 2.0
    };
    row.scroll_by_with_x_and_y(middle(element) - middle(row), 0.0);
}

/// What scrolls an element: the nearest around it that can, else the page.
pub(crate) fn scroller(element: &Element) -> Element {
    let page = document().scrolling_element();
    let around = successors(around(element), around).take_while(|at| !is_page(at));
    let scrolls = |at: &Element| {
        let is_long = at.scroll_height() > at.client_height();
        is_long && ["auto", "scroll"].contains(&&*styled(at, "overflow-y"))
    };
    let found = around.into_iter().find(scrolls);
    found.or(page).unwrap_or_else(|| element.clone())
}

/// What an element is laid out in: its slot, its parent, or what has its shadow root.
fn around(element: &Element) -> Option<Element> {
    let host = || {
        let root: ShadowRoot = element.get_root_node().dyn_into().ok()?;
        Some(root.host())
    };
    let slot = Reflect::get(element, &JsValue::from_str("assignedSlot")).ok();
    let slot = slot.and_then(|slot| slot.dyn_into::<Element>().ok());
    slot.or_else(|| element.parent_element()).or_else(host)
}

/// Where `scroll` events around an element arrive: the window, unless the scroller stands in a shadow root, which they do not leave.
pub(crate) fn scroll_target(element: &Element) -> EventTarget {
    match scroller(element).get_root_node().dyn_into::<ShadowRoot>() {
        Ok(root) => root.into(),
        Err(_) => window().into(),
    }
}

/// Whether what changes around an element may move what the reader sees, though the scrolling makes up for it: an ancestor on
/// the screen is painted for itself, and for what moves in one Chromium takes no account of that.
pub(crate) fn moves_by_itself(element: &Element) -> bool {
    let scroller = scroller(element);
    let around = successors(around(element), around);
    let mut around = around.take_while(|at| *at != scroller && !is_page(at));
    around.any(|at| is_painted_for_itself(&at) && is_on_screen(&at))
}

/// Whether the page is as long as an element reaches down: nothing around it cuts it, or scrolls for itself.
pub(crate) fn lengthens_page(element: &Element) -> bool {
    let around = successors(around(element), around).take_while(|at| !is_page(at));
    around
        .into_iter()
        .all(|at| styled(&at, "overflow-y") == "visible")
}

/// Whether an element is the page's root, or its body where that scrolls or cuts nothing: what it says of that is then said of
/// the whole page.
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

/// Whether a box that hangs beside a text would stay where it is while something around the text scrolls, whichever way:
/// nothing between the two has a position.
pub(crate) fn leaves_boxes_behind(text: &Node) -> bool {
    without_position(text).iter().any(|at| {
        let scrolls = |name: &str| ["auto", "scroll"].contains(&&*styled(at, name));
        scrolls("overflow-x") || scrolls("overflow-y")
    })
}

/// Whether a box that hangs beside a text would be seen where the text is not: something between the two that cuts it, as a
/// closed accordion does, has no position.
pub(crate) fn is_cut_off(text: &Node) -> bool {
    without_position(text).iter().any(|at| {
        at.scroll_height() > at.client_height()
            && ["hidden", "clip"].contains(&&*styled(at, "overflow-y"))
    })
}

/// Whether something around a text is moved, as while it slides into its place: only for so long would a box hang from that.
pub(crate) fn is_moved(text: &Node) -> bool {
    let mut around = without_position(text).into_iter();
    around.any(|at| styled(&at, "transform") != "none")
}

/// What is around a text, up to the page or the first that has a position.
fn without_position(text: &Node) -> Vec<Element> {
    let first = match text.dyn_ref::<Element>() {
        Some(element) => Some(element.clone()),
        None => text.parent_element(),
    };
    let around = successors(first, |at| at.parent_element());
    let is_placed = |at: &Element| styled(at, "position") != "static" && !names::has(at, &CLOSED);
    around
        .take_while(|at| !is_page(at) && !is_placed(at))
        .collect()
}

/// The first of these headings below the top of the screen, else the first of all; of those that are shown.
pub(crate) fn next_below(headings: &[Element]) -> Option<&Element> {
    const JUST_BELOW_THE_TOP: f64 = 120.0;
    let shown = || headings.iter().filter(|heading| is_shown(heading));
    shown()
        .find(|heading| top(heading) > JUST_BELOW_THE_TOP)
        .or_else(|| shown().next())
}
