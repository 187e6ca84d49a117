//! What a copy of the page brought with it: page caches put back a clone or the text of an article, our elements and
//! attributes in it, but nothing of what made them work.

use js_sys::WeakSet;
use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

use super::{beside, document, fold};

/// What stands beside the author's text.
pub(crate) const CONTROLS: &str = "study-status, study-fold, study-tick, study-sketch";

thread_local! {
    /// What this widget made or closed itself; a copy of it is not among them.
    static OWN: WeakSet = WeakSet::new();
}

/// Notes that an element is of this widget's making, or closed by it.
pub(crate) fn claim(element: &Element) {
    OWN.with(|own| own.add(element));
}

/// Whether an element is of this widget's making, or closed by it.
pub(crate) fn is_own(element: &Element) -> bool {
    OWN.with(|own| own.has(element))
}

/// Forgets that an element is of this widget's making, or closed by it; whether it was.
pub(crate) fn disclaim(element: &Element) -> bool {
    OWN.with(|own| own.delete(element))
}

/// Takes controls that are copies out of the page, and opens the copies of closed blocks.
pub(crate) fn clear() {
    let Some(page) = document().document_element() else {
        return;
    };
    for control in copies(&page, CONTROLS) {
        beside::take_away(&[control]);
    }
    for block in copies(&page, "[data-study-closed]") {
        fold::open(&[block]);
    }
}

/// The elements that a selector finds on the page, but for our own and the desk's.
fn copies(page: &Element, selector: &str) -> Vec<Element> {
    let at_the_desk = |element: &Element| matches!(element.closest("study-desk"), Ok(Some(_)));
    let mut found = all(page, selector);
    found.retain(|element| !is_own(element) && !at_the_desk(element));
    found
}

/// The elements under another that a selector finds.
pub(crate) fn all(within: &Element, selector: &str) -> Vec<Element> {
    let found: Option<NodeList> = within.query_selector_all(selector).ok();
    let nodes = found
        .into_iter()
        .flat_map(|found| (0..found.length()).filter_map(move |at| found.item(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}
