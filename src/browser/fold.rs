//! Closing and opening the article's own blocks without moving them.
//!
//! Closed is a state of ours, `data-study-closed`, which only a sheet that the page adopts hides; beside it stands
//! `hidden="until-found"`, so that find-in-page and hash links still reach the block. The block's own style says that it is
//! visible: our sheet is stronger, but where that is not, as in a page that was saved, every answer can be read.
//! A block its author hid is left alone. A closed block is out of the flow, unless it stands in rows of boxes.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

use super::names::{self, CLOSED, CONTENT_VISIBILITY, DISPLAY, HIDDEN, STYLE};
use super::style::styled;
use super::{claim, clock, document, styles};

const FILTERED: &str = "data-study-filtered";
/// What a closed block that stands in a row with others says: without it, what follows would take its place.
const IN_ROW: &str = "row";
/// How long a busy page may keep closed blocks from being findable, in milliseconds.
const FINDABLE_AFTER: u32 = 200;

thread_local! {
    /// Blocks that are closed plainly, to be closed findably once that is painted.
    static CLOSING: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    /// Those that the frame at hand paints.
    static PAINTED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Blocks that close together: all is read before the first is, so that the browser works out their styles in one go.
#[derive(Default)]
pub(crate) struct Pass {
    closing: Vec<Closing>,
    /// What is closed plainly, and can be findably.
    painted: Vec<Element>,
    /// What the last of these blocks stood in, and whether its boxes stand in rows.
    around: Option<(Element, bool)>,
}

struct Closing {
    block: Element,
    is_seen: bool,
    keeps_place: bool,
}

impl Pass {
    /// One that also closes findably what was closed before and is painted now.
    pub(crate) fn new() -> Pass {
        Pass {
            painted: PAINTED.take(),
            ..Pass::default()
        }
    }

    /// Closes blocks: plainly at first, findably once that is painted. Chromium would take the text of a block that closes
    /// findably where it stood for text that moves.
    pub(crate) fn close(&mut self, blocks: &[Element]) {
        self.add(blocks, true);
    }

    /// Closes blocks far from the screen.
    pub(crate) fn close_unseen(&mut self, blocks: &[Element]) {
        self.add(blocks, false);
    }

    fn add(&mut self, blocks: &[Element], is_seen: bool) {
        for block in blocks.iter().filter(|block| !names::has(block, &HIDDEN)) {
            let keeps_place = self.keeps_place(block);
            self.closing.push(Closing {
                block: block.clone(),
                is_seen,
                keeps_place,
            });
        }
    }

    /// Sees to it that closed blocks keep their places where their boxes stand in rows now, and nowhere else.
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

    /// Whether a block keeps its place when it is closed.
    fn keeps_place(&mut self, block: &Element) -> bool {
        self.is_in_rows(block) && is_placed_by_order(block)
    }

    /// Whether a block stands in rows of boxes.
    fn is_in_rows(&mut self, block: &Element) -> bool {
        let around = block.parent_element();
        match (&self.around, around) {
            (Some((last, has_rows)), Some(around)) if *last == around => *has_rows,
            (_, Some(around)) => {
                let has_rows = has_rows(&around);
                self.around = Some((around, has_rows));
                has_rows
            }
            (_, None) => false,
        }
    }

    /// Closes them.
    pub(crate) fn end(self) {
        // A host that sets its own sheets anew drops ours.
        if let Some(first) = self.closing.first() {
            styles::adopt_for_article(&first.block);
        }
        let mut findable = self.painted;
        for closing in self.closing {
            close_plainly(&closing.block, closing.keeps_place);
            match closing.is_seen {
                true => close_findably_later(closing.block),
                false => findable.push(closing.block),
            }
        }
        close_findably(&findable);
    }
}

/// Closes a block findably once it is painted without its text.
fn close_findably_later(block: Element) {
    let is_first = CLOSING.with_borrow_mut(|closing| {
        closing.push(block);
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

/// Closes findably what is closed plainly. Not at once: Chromium is quick to take layers of their own from what is in no
/// layout yet, and looks through the rest of the article for each that is.
fn close_findably(closed: &[Element]) {
    let mut closed = closed.iter().filter(|block| names::has(block, &CLOSED));
    let Some(first) = closed.next() else { return };
    let body: JsValue = document().body().into();
    let is_known = Reflect::has(&body, &JsValue::from_str("onbeforematch")).unwrap_or(false);
    // Without a box before it is findable: of what has one, Chromium has every list of the article count its items anew.
    let _ = styled(first, "display");
    show_where_saved(first, false, is_known);
    // A reset in a layer is stronger than every sheet of ours, but not than the block's own style.
    let is_reset = is_known && styled(first, "display") == "none";
    show_where_saved(first, is_reset, is_known);
    closed.for_each(|block| show_where_saved(block, is_reset, is_known));
}

/// Whether an element lays out what is in it in rows of several boxes, one after the other.
fn has_rows(around: &Element) -> bool {
    let style = |name| styled(around, name);
    let display = style("display");
    let columns = || style("grid-template-columns");
    let is_row = || style("flex-direction").starts_with("row") && style("flex-wrap") != "nowrap";
    display.ends_with("grid") && columns().matches("px").count() > 1
        || display.ends_with("flex") && is_row()
}

/// Whether a box in a row stands where it does by its order alone.
fn is_placed_by_order(block: &Element) -> bool {
    ["auto", ""].contains(&&*styled(block, "grid-column-start"))
}

/// Closes a block plainly.
fn close_plainly(block: &Element, keeps_place: bool) {
    mark(block, keeps_place, names::get(block, &STYLE).as_deref());
    names::set(block, &HIDDEN, &names::NOTHING);
    claim::claim(block);
}

/// Marks a block as closed. The mark says whether it keeps its place, and after a `=` the author's own `style` if there is one.
fn mark(block: &Element, keeps_place: bool, style: Option<&str>) {
    let place = if keeps_place { IN_ROW } else { "" };
    match style {
        Some(style) => names::set_to(block, &CLOSED, &[place, "=", style].concat()),
        None if keeps_place => names::set_to(block, &CLOSED, place),
        None => names::set(block, &CLOSED, &names::NOTHING),
    }
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
                closed
                    .as_ref()
                    .and_then(|closed| Some(closed.split_once('=')?.1)),
            );
        }
    }
}

/// Whether blocks are closed, or hidden by their author.
pub(crate) fn are_closed(blocks: &[Element]) -> bool {
    blocks.iter().all(|block| names::has(block, &HIDDEN))
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
