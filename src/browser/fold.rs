//! Closing and opening the article's own blocks without moving them.
//!
//! A closed block is `hidden="until-found"`, so that find-in-page and hash links still reach it; where a browser does not
//! know that, it is plainly hidden and we open it for them. A block its author hid is left alone.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

use super::{clock, document};

const CLOSED: &str = "data-study-closed";
const FILTERED: &str = "data-study-filtered";
const HIDDEN: &str = "hidden";
/// How long a busy page may keep closed blocks from being findable, in milliseconds.
const FINDABLE_AFTER: u32 = 200;

thread_local! {
    /// Blocks that are closed plainly, to be closed findably.
    static CLOSING: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Closes blocks: plainly at first, findably once that is painted. Chromium would take the text of a block that closes
/// findably where it stood for text that moves.
pub(crate) fn close(blocks: &[Element]) {
    for block in blocks.iter().filter(|block| !block.has_attribute(HIDDEN)) {
        let _ = block.set_attribute(CLOSED, "");
        let _ = block.set_attribute(HIDDEN, "");
        let is_first = CLOSING.with_borrow_mut(|closing| {
            closing.push(block.clone());
            closing.len() == 1
        });
        if is_first {
            clock::before_frame(|| clock::when_idle_or_after(FINDABLE_AFTER, make_findable));
        }
    }
}

fn make_findable() {
    let body: JsValue = document().body().into();
    let is_known = Reflect::has(&body, &JsValue::from_str("onbeforematch")).unwrap_or(false);
    let closing = CLOSING.take();
    if is_known {
        for block in closing.iter().filter(|block| block.has_attribute(CLOSED)) {
            let _ = block.set_attribute(HIDDEN, "until-found");
        }
    }
}

/// Opens what [`close`] closed, and nothing else.
pub(crate) fn open(blocks: &[Element]) {
    for block in blocks.iter().filter(|block| block.has_attribute(CLOSED)) {
        let _ = block.remove_attribute(HIDDEN);
        let _ = block.remove_attribute(CLOSED);
    }
}

/// Takes blocks out of sight, or gives them back.
pub(crate) fn filter(blocks: &[Element], away: bool) {
    for block in blocks {
        let _ = block.toggle_attribute_with_force(FILTERED, away);
    }
}

/// Whether a node stands in one of these blocks.
pub(crate) fn hold(blocks: &[Element], node: &Node) -> bool {
    blocks.iter().any(|block| block.contains(Some(node)))
}
