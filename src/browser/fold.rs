//! Closing and opening the article's own blocks without moving them.
//!
//! Closed is a state of ours, `data-study-closed`, which only a sheet that the page adopts hides; beside it stands
//! `hidden="until-found"`, so that find-in-page and hash links still reach the block. The block's own style says that it is
//! visible: our sheet is stronger, but where that is not, as in a page that was saved, every answer can be read.
//! A block its author hid is left alone.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

use super::scroll::styled;
use super::{clock, document, leftovers, styles};

/// Its value is the author's own `style` after a `=`, or empty where there is none.
pub(super) const CLOSED: &str = "data-study-closed";
const FILTERED: &str = "data-study-filtered";
const HIDDEN: &str = "hidden";
const STYLE: &str = "style";
const VISIBLE: &str = "content-visibility";
const DISPLAY: &str = "display";
/// How long a busy page may keep closed blocks from being findable, in milliseconds.
const FINDABLE_AFTER: u32 = 200;

thread_local! {
    /// Blocks that are closed plainly, to be closed findably.
    static CLOSING: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Closes blocks: plainly at first, findably once that is painted. Chromium would take the text of a block that closes
/// findably where it stood for text that moves.
pub(crate) fn close(blocks: &[Element]) {
    // A host that sets its own sheets anew drops ours.
    if let Some(first) = blocks.first() {
        styles::adopt_for_article(first);
    }
    for block in blocks.iter().filter(|block| !block.has_attribute(HIDDEN)) {
        close_plainly(block);
        let is_first = CLOSING.with_borrow_mut(|closing| {
            closing.push(block.clone());
            closing.len() == 1
        });
        if is_first {
            let end = || make_findable(&CLOSING.take());
            clock::before_frame(move || clock::when_idle_or_after(FINDABLE_AFTER, end));
        }
    }
}

/// Closes blocks far from the screen, findably before they are laid out again.
#[derive(Default)]
pub(crate) struct Unseen(RefCell<Vec<Element>>);

impl Unseen {
    /// Closes blocks plainly.
    pub(crate) fn close(&self, blocks: &[Element]) {
        for block in blocks.iter().filter(|block| !block.has_attribute(HIDDEN)) {
            close_plainly(block);
            self.0.borrow_mut().push(block.clone());
        }
    }

    /// Closes them findably. Not at once: Chromium is quick to take layers of their own from what is in no layout yet, and
    /// looks through the rest of the article for each that is.
    pub(crate) fn end(self) {
        make_findable(&self.0.take());
    }
}

fn close_plainly(block: &Element) {
    let style = block.get_attribute(STYLE);
    let style = style.map_or(String::new(), |style| format!("={style}"));
    let _ = block.set_attribute(CLOSED, &style);
    let _ = block.set_attribute(HIDDEN, "");
    leftovers::claim(block);
}

fn make_findable(closing: &[Element]) {
    let body: JsValue = document().body().into();
    let is_known = Reflect::has(&body, &JsValue::from_str("onbeforematch")).unwrap_or(false);
    let mut closing = closing.iter().filter(|block| block.has_attribute(CLOSED));
    let Some(first) = closing.next() else { return };
    // Without a box before it is findable: of what has one, Chromium has every list of the article count its items anew.
    let _ = styled(first, DISPLAY);
    show_where_saved(first, false, is_known);
    // A reset in a layer is stronger than every sheet of ours, but not than the block's own style.
    let is_reset = is_known && styled(first, DISPLAY) == "none";
    show_where_saved(first, is_reset, is_known);
    closing.for_each(|block| show_where_saved(block, is_reset, is_known));
}

/// Has a closed block be visible where our sheet is not.
fn show_where_saved(block: &Element, is_reset: bool, is_known: bool) {
    let Some(style) = block.dyn_ref::<HtmlElement>().map(HtmlElement::style) else {
        return;
    };
    let _ = style.set_property(VISIBLE, "visible");
    if is_reset {
        let _ = style.set_property_with_priority(DISPLAY, "block", "important");
    }
    if is_known {
        let _ = block.set_attribute(HIDDEN, "until-found");
    }
}

/// Opens what [`close`] closed, and nothing else; a host may have taken our mark from it.
pub(crate) fn open(blocks: &[Element]) {
    for block in blocks {
        let closed = block.get_attribute(CLOSED);
        if leftovers::disclaim(block) || closed.is_some() {
            let _ = block.remove_attribute(HIDDEN);
            let _ = block.remove_attribute(CLOSED);
            restore_style(
                block,
                closed.as_ref().and_then(|closed| closed.strip_prefix('=')),
            );
        }
    }
}

/// Whether another hand opened one of these blocks, that is, took our mark from it.
pub(crate) fn is_stripped(blocks: &[Element]) -> bool {
    let mut closed = blocks.iter().filter(|block| leftovers::is_own(block));
    closed.any(|block| !block.has_attribute(CLOSED))
}

/// Takes from a block's style what is ours, and leaves its author's byte for byte.
fn restore_style(block: &Element, before: Option<&str>) {
    if let Some(block) = block.dyn_ref::<HtmlElement>() {
        let style = block.style();
        for name in [VISIBLE, DISPLAY] {
            let _ = style.remove_property(name);
        }
    }
    let _ = match before {
        Some(before) => block.set_attribute(STYLE, before),
        None if block
            .get_attribute(STYLE)
            .is_some_and(|style| style.is_empty()) =>
        {
            block.remove_attribute(STYLE)
        }
        None => Ok(()),
    };
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
