//! Closing and opening the article's own blocks without moving them.
//!
//! A closed block is `hidden="until-found"`, so that find-in-page and hash links still reach it; where a browser does not
//! know that, it is plainly hidden and we open it for them. A block its author hid is left alone.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::{clock, document};

const CLOSED: &str = "data-study-closed";
const FILTERED: &str = "data-study-filtered";

thread_local! {
    /// Blocks that closed and cannot be found yet.
    static CLOSING: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    static HIDDEN: &'static str = if finds_hidden() { "until-found" } else { "" };
}

/// Closes blocks: plainly at first, findably once that is painted. Chromium would take the text of a block that closes
/// findably where it stood for text that moves.
pub(crate) fn close(blocks: &[Element]) {
    for block in blocks.iter().filter(|block| !block.has_attribute("hidden")) {
        let _ = block.set_attribute(CLOSED, "");
        let _ = block.set_attribute("hidden", "");
        let is_first = CLOSING.with_borrow_mut(|closing| {
            closing.push(block.clone());
            closing.len() == 1
        });
        if is_first {
            clock::before_frame(|| clock::when_idle(make_findable));
        }
    }
}

fn make_findable() {
    for block in CLOSING
        .take()
        .iter()
        .filter(|block| block.has_attribute(CLOSED))
    {
        let _ = block.set_attribute("hidden", HIDDEN.with(|value| *value));
    }
}

/// Opens what [`close`] closed, and nothing else.
pub(crate) fn open(blocks: &[Element]) {
    for block in blocks.iter().filter(|block| block.has_attribute(CLOSED)) {
        let _ = block.remove_attribute("hidden");
        let _ = block.remove_attribute(CLOSED);
    }
}

/// Takes blocks out of sight, or gives them back.
pub(crate) fn filter(blocks: &[Element], away: bool) {
    for block in blocks {
        let _ = match away {
            true => block.set_attribute(FILTERED, ""),
            false => block.remove_attribute(FILTERED),
        };
    }
}

/// Whether the browser can search text that is hidden and open it.
fn finds_hidden() -> bool {
    document().body().is_some_and(|body| {
        js_sys::Reflect::has(&body, &JsValue::from_str("onbeforematch")).unwrap_or(false)
    })
}

/// Where a run of blocks begins and ends on the screen, in CSS pixels from its top; none if it has no box.
pub(crate) fn extent(blocks: &[Element]) -> Option<(f64, f64)> {
    let first = blocks.first()?.get_bounding_client_rect();
    let last = blocks.last()?.get_bounding_client_rect();
    (first.width() > 0.0).then(|| (first.top(), last.bottom()))
}

/// The next thing after a run of blocks that takes room on the page: where it begins tells what a fold moved.
pub(crate) fn after(blocks: &[Element]) -> Option<Element> {
    let mut at = blocks.last()?.clone();
    loop {
        while let Some(next) = at.next_element_sibling() {
            let rect = next.get_bounding_client_rect();
            if rect.height() > 0.0 {
                return Some(next);
            }
            at = next;
        }
        at = at.parent_element()?.unchecked_into();
    }
}
