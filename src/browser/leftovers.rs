//! Leftovers of the widget in a copied page. A page cache restores a clone or the HTML of an article, with our elements
//! and attributes in it, but without the listeners and state that made them work.

use web_sys::Element;

use super::claim::is_own;
use super::{all, beside, document, fold};

/// The controls that stand beside the author's text.
pub(crate) const CONTROLS: &str = "study-status, study-fold, study-tick, study-sketch";

/// Removes controls that are copies, and opens blocks that are copies of closed ones.
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

/// The elements that a selector finds on the page, except those that this widget made or closed, and the desk's.
fn copies(page: &Element, selector: &str) -> Vec<Element> {
    let at_the_desk = |element: &Element| matches!(element.closest("study-desk"), Ok(Some(_)));
    let mut found = all(page, selector);
    found.retain(|element| !is_own(element) && !at_the_desk(element));
    found
}
