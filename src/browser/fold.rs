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

use super::names::{self, CLOSED, CONTENT_VISIBILITY, DISPLAY, HIDDEN, STYLE};
use super::style::styled;
use super::{claim, clock, document, styles};

const FILTERED: &str = "data-study-filtered";
/// How long a busy page may keep closed blocks from being findable, in milliseconds.
const FINDABLE_AFTER: u32 = 200;

thread_local! {
    /// Blocks that are closed plainly, to be closed findably once that is painted.
    static CLOSING: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    /// Those that the frame at hand paints.
    static PAINTED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Blocks that close together, so that the browser works out their styles in one go.
pub(crate) struct Pass(Vec<Element>);

impl Pass {
    /// One that also closes findably what was closed before and is painted now.
    pub(crate) fn new() -> Pass {
        Pass(PAINTED.take())
    }

    /// Closes blocks: plainly at first, findably once that is painted. Chromium would take the text of a block that closes
    /// findably where it stood for text that moves.
    pub(crate) fn close(&mut self, blocks: &[Element]) {
        // A host that sets its own sheets anew drops ours.
        if let Some(first) = blocks.first() {
            styles::adopt_for_article(first);
        }
        for block in blocks.iter().filter(|block| close_plainly(block)) {
            let is_first = CLOSING.with_borrow_mut(|closing| {
                closing.push(block.clone());
                closing.len() == 1
            });
            if is_first {
                clock::before_frame(|| {
                    let closed = CLOSING.take();
                    PAINTED.with_borrow_mut(|painted| painted.extend(closed));
                    clock::when_idle_or_after(FINDABLE_AFTER, || Pass::new().end());
                });
            }
        }
    }

    /// Closes blocks far from the screen.
    pub(crate) fn close_unseen(&mut self, blocks: &[Element]) {
        let closed = blocks.iter().filter(|block| close_plainly(block));
        self.0.extend(closed.cloned());
    }

    /// Closes them findably. Not at once: Chromium is quick to take layers of their own from what is in no layout yet, and
    /// looks through the rest of the article for each that is.
    pub(crate) fn end(self) {
        let mut closing = self.0.iter().filter(|block| names::has(block, &CLOSED));
        let Some(first) = closing.next() else { return };
        let body: JsValue = document().body().into();
        let is_known = Reflect::has(&body, &JsValue::from_str("onbeforematch")).unwrap_or(false);
        // Without a box before it is findable: of what has one, Chromium has every list of the article count its items anew.
        let _ = styled(first, "display");
        show_where_saved(first, false, is_known);
        // A reset in a layer is stronger than every sheet of ours, but not than the block's own style.
        let is_reset = is_known && styled(first, "display") == "none";
        show_where_saved(first, is_reset, is_known);
        closing.for_each(|block| show_where_saved(block, is_reset, is_known));
    }
}

/// Closes a block plainly; whether it did, for what its author hid is left alone.
fn close_plainly(block: &Element) -> bool {
    let is_shown = !names::has(block, &HIDDEN);
    if is_shown {
        // Its value is the author's own `style` after a `=`, or empty where there is none.
        match names::get(block, &STYLE) {
            Some(style) => names::set_to(block, &CLOSED, &["=", &style].concat()),
            None => names::set(block, &CLOSED, &names::NOTHING),
        }
        names::set(block, &HIDDEN, &names::NOTHING);
        claim::claim(block);
    }
    is_shown
}

/// Has a closed block be visible where our sheet is not.
fn show_where_saved(block: &Element, is_reset: bool, is_known: bool) {
    let Some(styled) = block.dyn_ref::<HtmlElement>() else {
        return;
    };
    names::set_style(styled, &CONTENT_VISIBILITY, &names::VISIBLE);
    if is_reset {
        let style = styled.style();
        let _ = style.set_property_with_priority("display", "block", "important");
    }
    if is_known {
        names::set(block, &HIDDEN, &names::UNTIL_FOUND);
    }
}

/// Opens what was closed, and nothing else; a host may have taken our mark from it.
pub(crate) fn open(blocks: &[Element]) {
    for block in blocks {
        let closed = names::get(block, &CLOSED);
        if claim::disclaim(block) || closed.is_some() {
            names::remove(block, &HIDDEN);
            names::remove(block, &CLOSED);
            restore_style(
                block,
                closed.as_ref().and_then(|closed| closed.strip_prefix('=')),
            );
        }
    }
}

/// Whether another hand opened one of these blocks, that is, took our mark from it.
pub(crate) fn is_stripped(blocks: &[Element]) -> bool {
    let mut closed = blocks.iter().filter(|block| claim::is_own(block));
    closed.any(|block| !names::has(block, &CLOSED))
}

/// Takes from a block's style what is ours, and leaves its author's byte for byte.
fn restore_style(block: &Element, before: Option<&str>) {
    if let Some(styled) = block.dyn_ref::<HtmlElement>() {
        names::remove_style(styled, &CONTENT_VISIBILITY);
        names::remove_style(styled, &DISPLAY);
    }
    match before {
        Some(before) => names::set_to(block, &STYLE, before),
        None if names::get(block, &STYLE).is_some_and(|style| style.is_empty()) => {
            names::remove(block, &STYLE);
        }
        None => {}
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
