//! Positions and sizes of elements in the viewport, in CSS pixels.

use std::iter::successors;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, Node, ShadowRoot};

use super::observe::is_ours;
use super::{document, window};

/// Top of an element, from the top of the screen.
pub(crate) fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Box of an element; for one without a box, as with `display: contents`, the box of its content.
pub(crate) fn rect(element: &Element) -> DomRect {
    let range = || {
        let range = document().create_range().ok()?;
        range.select_node_contents(element).ok()?;
        Some(range.get_bounding_client_rect())
    };
    let rect = element.get_bounding_client_rect();
    match rect.width() {
        0.0 => range().unwrap_or(rect),
        _ => rect,
    }
}

/// Height of an element.
pub(crate) fn height(element: &Element) -> f64 {
    element.get_bounding_client_rect().height()
}

/// Height of the viewport.
pub(crate) fn screen_height() -> f64 {
    let height = window().inner_height().ok();
    height
        .and_then(|height| height.as_f64())
        .unwrap_or_default()
}

/// Width of the viewport without its scroll bar. In quirks mode only the body has it.
pub(crate) fn screen_width() -> f64 {
    let document = document();
    let page = document
        .scrolling_element()
        .or_else(|| document.document_element());
    page.map_or(0.0, |page| f64::from(page.client_width()))
}

/// Whether an element is laid out at all.
pub(crate) fn is_shown(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

/// Whether a part of a node is between the top and the bottom of the screen. A text node is judged by its parent.
pub(crate) fn is_on_screen(node: &Node) -> bool {
    let element = match node.dyn_ref::<Element>() {
        Some(element) => Some(element.clone()),
        None => node.parent_element(),
    };
    element.is_some_and(|element| {
        let rect = rect(&element);
        rect.width() > 0.0 && rect.top() < screen_height() && rect.bottom() > 0.0
    })
}

/// What lies at a point, also in a host's shadow root.
pub(super) fn hit(x: f32, y: f32) -> Option<Element> {
    let inner = |hit: &Element| {
        let root = hit.shadow_root().filter(|_| !is_ours(hit))?;
        root.element_from_point(x, y).filter(|inner| inner != hit)
    };
    successors(document().element_from_point(x, y), inner).last()
}

/// Whether one element is laid out in another.
pub(super) fn contains_in_layout(outer: &Element, element: &Element) -> bool {
    successors(Some(element.clone()), parent_in_layout).any(|at| at == *outer)
}

/// What an element is laid out in: its slot, its parent, or its shadow host.
pub(super) fn parent_in_layout(element: &Element) -> Option<Element> {
    let host = || {
        let root: ShadowRoot = element.get_root_node().dyn_into().ok()?;
        Some(root.host())
    };
    let slot = Reflect::get(element, &JsValue::from_str("assignedSlot")).ok();
    let slot = slot.and_then(|slot| slot.dyn_into::<Element>().ok());
    slot.or_else(|| element.parent_element()).or_else(host)
}
