//! What a copy of the page brought with it: page caches put back a clone or the text of an article, our elements and
//! attributes in it, but nothing of what made them work.

use web_sys::Element;

use super::claim::is_own;
use super::{all, beside, document, fold};

/// What stands beside the author's text.
pub(crate) const CONTROLS: &str = "study-status, study-fold, study-tick, study-sketch";

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
