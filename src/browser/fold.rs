//! Closes and opens the article's own blocks without moving them.
//!
//! A closed block has our attribute `data-study-closed`, and only a style sheet that the page adopts hides such blocks.
//! It also gets `hidden="until-found"`, so that find-in-page and hash links still reach it. Its own `style` says that
//! it is visible: our sheet is stronger, but where that sheet is missing, as in a saved page, every answer can be read.
//! A block that its author hid is left alone. A closed block is out of the flow, unless it stands in rows of boxes.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

use super::names::{self, CLOSED, CONTENT_VISIBILITY, DISPLAY, HIDDEN, STYLE};
use super::style::styled;
use super::{claim, clock, document, styles};

const FILTERED: &str = "data-study-filtered";
/// Mark of a closed block that stands in a row of boxes: it keeps its place, which the next box would take otherwise.
const IN_ROW: &str = "row";
/// Longest time that a busy page may delay making closed blocks findable, in milliseconds.
const FINDABLE_AFTER: u32 = 200;

thread_local! {
    /// Blocks that are closed with plain `hidden`, and get `hidden="until-found"` once that is painted.
    static CLOSING: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    /// Those of them that the current frame paints.
    static PAINTED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Blocks that close together. The pass reads all styles before it writes the first, so that the browser computes
/// styles once.
#[derive(Default)]
pub(crate) struct ClosingPass {
    closing: Vec<Closing>,
    /// Blocks that are closed with plain `hidden` and painted, so that they can become findable.
    painted: Vec<Element>,
    /// The parent of the last block, and whether it lays out rows of boxes.
    last_parent: Option<(Element, bool)>,
}

/// When a closed block becomes findable, that is, gets `hidden="until-found"`.
#[derive(Clone, Copy)]
pub(crate) enum Findable {
    /// Once it is painted with plain `hidden`. For a visible block that becomes `until-found` at once, Chromium would
    /// report its text as a layout shift.
    OncePainted,
    /// At once: the block is far outside the viewport.
    AtOnce,
}

struct Closing {
    block: Element,
    findable: Findable,
    keeps_place: bool,
}

impl ClosingPass {
    /// A pass that also makes findable what earlier passes closed and the browser has painted since.
    pub(crate) fn new() -> ClosingPass {
        ClosingPass {
            painted: PAINTED.take(),
            ..ClosingPass::default()
        }
    }

    /// Adds blocks to close.
    pub(crate) fn close(&mut self, blocks: &[Element], findable: Findable) {
        for block in blocks.iter().filter(|block| !names::has(block, &HIDDEN)) {
            let keeps_place = self.keeps_place(block);
            self.closing.push(Closing {
                block: block.clone(),
                findable,
                keeps_place,
            });
        }
    }

    /// Makes closed blocks keep their places where their parents lay out rows now, and nowhere else.
    pub(crate) fn fit_to_rows(&mut self, blocks: &[Element]) {
        for block in blocks.iter().filter(|block| names::has(block, &CLOSED)) {
            let keeps_place = self.keeps_place(block);
            let was = names::get(block, &CLOSED).unwrap_or_default();
            let (place, style) = match was.split_once('=') {
                Some((place, style)) => (place, Some(style)),
                None => (&*was, None),
            };
            if keeps_place == place.is_empty() {
                mark(block, keeps_place, style);
            }
        }
    }

    /// Whether a block keeps its place in its row when it is closed.
    fn keeps_place(&mut self, block: &Element) -> bool {
        self.is_in_rows(block) && is_placed_by_order(block)
    }

    /// Whether the block's parent lays out rows of boxes.
    fn is_in_rows(&mut self, block: &Element) -> bool {
        let parent = block.parent_element();
        match (&self.last_parent, parent) {
            (Some((last, has_rows)), Some(parent)) if *last == parent => *has_rows,
            (_, Some(parent)) => {
                let has_rows = has_rows(&parent);
                self.last_parent = Some((parent, has_rows));
                has_rows
            }
            (_, None) => false,
        }
    }

    /// Writes: closes all blocks of the pass.
    pub(crate) fn end(self) {
        // A host that assigns `adoptedStyleSheets` anew drops our sheet.
        if let Some(first) = self.closing.first() {
            styles::adopt_for_article(&first.block);
        }
        let mut findable = self.painted;
        for closing in self.closing {
            close_plainly(&closing.block, closing.keeps_place);
            match closing.findable {
                Findable::OncePainted => make_findable_once_painted(closing.block),
                Findable::AtOnce => findable.push(closing.block),
            }
        }
        make_findable(&findable);
    }
}

/// Makes a block findable once it is painted without its text.
fn make_findable_once_painted(block: Element) {
    let is_first = CLOSING.with_borrow_mut(|closing| {
        closing.push(block);
        closing.len() == 1
    });
    if is_first {
        clock::before_frame(|| {
            let closed = CLOSING.take();
            PAINTED.with_borrow_mut(|painted| painted.extend(closed));
            clock::when_idle_or_after(FINDABLE_AFTER, || ClosingPass::new().end());
        });
    }
}

/// Makes closed blocks findable. Not in the same step as closing: Chromium removes compositing layers fast from blocks
/// that have no layout yet, but looks through the rest of the article for each that has one.
fn make_findable(closed: &[Element]) {
    let mut closed = closed.iter().filter(|block| names::has(block, &CLOSED));
    let Some(first) = closed.next() else { return };
    let body: JsValue = document().body().into();
    let is_known = Reflect::has(&body, &JsValue::from_str("onbeforematch")).unwrap_or(false);
    // Forces a style update, so that the blocks have no box before they become findable: for each that has one,
    // Chromium would recount the items of every list in the article.
    let _ = styled(first, "display");
    show_where_saved(first, false, is_known);
    // A CSS reset with `!important` in a cascade layer beats our sheet, but not the block's own `!important` style.
    let is_reset = is_known && styled(first, "display") == "none";
    show_where_saved(first, is_reset, is_known);
    closed.for_each(|block| show_where_saved(block, is_reset, is_known));
}

/// Whether an element lays out its children in rows of several boxes: a grid with several columns or a wrapping flex
/// row.
fn has_rows(parent: &Element) -> bool {
    let style = |name| styled(parent, name);
    let display = style("display");
    let columns = || style("grid-template-columns");
    let is_row = || style("flex-direction").starts_with("row") && style("flex-wrap") != "nowrap";
    display.ends_with("grid") && columns().matches("px").count() > 1
        || display.ends_with("flex") && is_row()
}

/// Whether a grid item has its place by order alone, and no explicit column.
fn is_placed_by_order(block: &Element) -> bool {
    ["auto", ""].contains(&&*styled(block, "grid-column-start"))
}

/// Closes a block with plain `hidden` and our mark.
fn close_plainly(block: &Element, keeps_place: bool) {
    mark(block, keeps_place, names::get(block, &STYLE).as_deref());
    names::set(block, &HIDDEN, &names::NOTHING);
    claim::claim(block);
}

/// Marks a block as closed. The value says whether it keeps its place, followed by `=` and the author's own `style` if
/// it has one.
fn mark(block: &Element, keeps_place: bool, style: Option<&str>) {
    let place = if keeps_place { IN_ROW } else { "" };
    match style {
        Some(style) => names::set_to(block, &CLOSED, &[place, "=", style].concat()),
        None if keeps_place => names::set_to(block, &CLOSED, place),
        None => names::set(block, &CLOSED, &names::NOTHING),
    }
}

/// Makes a closed block visible by its own style where our sheet is missing, and findable where the browser can.
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

/// Opens the blocks that we closed, and no others. The host may have removed our mark, so the claim counts as well.
pub(crate) fn open(blocks: &[Element]) {
    for block in blocks {
        let closed = names::get(block, &CLOSED);
        if claim::disclaim(block) || closed.is_some() {
            names::remove(block, &HIDDEN);
            names::remove(block, &CLOSED);
            restore_style(
                block,
                closed
                    .as_ref()
                    .and_then(|closed| Some(closed.split_once('=')?.1)),
            );
        }
    }
}

/// Whether all of these blocks are closed by us or hidden by their author.
pub(crate) fn are_closed(blocks: &[Element]) -> bool {
    blocks.iter().all(|block| names::has(block, &HIDDEN))
}

/// Whether something other than us opened one of these blocks, that is, removed our mark.
pub(crate) fn is_stripped(blocks: &[Element]) -> bool {
    let mut closed = blocks.iter().filter(|block| claim::is_own(block));
    closed.any(|block| !names::has(block, &CLOSED))
}

/// Removes our properties from a block's `style` and restores the author's attribute byte for byte.
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

/// Hides blocks by the filter, or shows them again.
pub(crate) fn filter(blocks: &[Element], away: bool) {
    for block in blocks {
        let _ = block.toggle_attribute_with_force(FILTERED, away);
    }
}

/// Whether a node stands in one of these blocks.
pub(crate) fn hold(blocks: &[Element], node: &Node) -> bool {
    blocks.iter().any(|block| block.contains(Some(node)))
}
