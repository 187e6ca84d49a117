//! Room that a block makes for its tick: beside its text or, in a table, below. The attribute [`INSET`] says which, and
//! the style sheet that the page adopts (`article.css`) makes the room.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::attributes::{BESIDE_NUMBER, MEASURED};
use super::marker::{OFFSET, has_content, has_drop_cap};
use super::room_beside::words_beside;
use super::style::{set, styled};
use super::texts::{
    BLOCKS, begins_with_break, ends_with_break, first_block_in, first_of_text, is_in_line, is_text,
    runs_against,
};

/// On a block that makes room for its tick.
pub(super) const INSET: &str = "data-study-inset";
/// Values of [`INSET`] that begin with this make the room below the text.
const UNDER: &str = "under";
/// Values of `display` of a block that contains lines.
const LINES: [&str; 5] = [
    "block",
    "list-item",
    "flow-root",
    "inline-block",
    "table-cell",
];

/// Room for a tick beside the text of its block.
pub(super) struct Inset<'a> {
    tick: &'a Element,
    block: Element,
    /// The value of [`INSET`], which `article.css` matches.
    how: String,
}

impl Inset<'_> {
    /// Chooses how the block makes room: by a `::before` of ours in its first line where the author has none, so that
    /// the block's own style stays; else by padding. A table cell makes it below its text, since room at the side would
    /// change the widths of the columns.
    pub(super) fn of(tick: &Element) -> Option<Inset<'_>> {
        let block = block_of(tick)?;
        let display = styled(&block, "display");
        let is_in_cell = display == "table-cell" || matches!(block.closest("td, th"), Ok(Some(_)));
        let has_lines = LINES.contains(&&*display);
        let is_free = |name| has_lines && !has_content(&block, name);
        let how = match tick.get_attribute(BESIDE_NUMBER) {
            _ if is_in_cell && is_free("::after") => "under-line".to_owned(),
            _ if is_in_cell => UNDER.to_owned(),
            Some(wide) if !wide.is_empty() => wide,
            _ if is_free("::before") && begins_with_line(&block) && !follows_text(tick, &block) => {
                "line".to_owned()
            }
            _ => String::new(),
        };
        Some(Inset { tick, block, how })
    }

    /// Sets the attributes that make the room and place the tick there.
    pub(super) fn make(&self) {
        let _ = self.block.set_attribute(INSET, &self.how);
        if self.how.starts_with(UNDER) {
            let _ = self.tick.set_attribute(MEASURED, "");
        }
        if self.tick.has_attribute(BESIDE_NUMBER) {
            set(self.tick, OFFSET, "-34px");
        }
    }
}

/// Whether a block has the room for its tick below it.
pub(super) fn is_under(block: &Element) -> bool {
    block
        .get_attribute(INSET)
        .is_some_and(|how| how.starts_with(UNDER))
}

/// The block that holds the text of a control. A form or a custom element of the host's counts too.
pub(super) fn block_of(control: &Element) -> Option<Element> {
    let ancestors = successors(control.parent_element(), |ancestor| {
        ancestor.parent_element()
    });
    let is_block = |ancestor: &Element| {
        ancestor.matches(BLOCKS).unwrap_or(false)
            || !styled(ancestor, "display").starts_with("inline")
    };
    ancestors.into_iter().find(is_block)
}

/// Whether a tick stands before text or a picture that has other blocks beside it, which padding would all move aside,
/// or within a line. It then takes room in the line.
pub(super) fn is_loose(tick: &Element) -> bool {
    block_of(tick).is_some_and(|block| {
        follows_text(tick, &block) && (first_block_in(&block).is_some() || goes_on(tick))
    })
}

/// Whether text without a line break stands right before a tick.
fn goes_on(tick: &Element) -> bool {
    let is_break = |node: &Node| node.node_name().eq_ignore_ascii_case("br");
    let keeps_break = |holder: Element| ends_with_break(&holder, Some(tick));
    words_beside(tick, Node::previous_sibling).is_some_and(|words| !is_break(&words))
        && !tick.parent_element().is_some_and(keeps_break)
}

/// Whether a tick stands beside a later line of its block.
fn follows_text(tick: &Element, block: &Element) -> bool {
    let within = |ancestor: &Element| {
        ancestor
            .parent_element()
            .filter(|ancestor| ancestor != block)
    };
    let mut ancestors = successors(Some(tick.clone()), within);
    let has_text_before = |at: Element| {
        let mut before = successors(at.previous_sibling(), Node::previous_sibling);
        before.any(|node| is_text(&node))
    };
    !tick.has_attribute(MEASURED) && ancestors.any(has_text_before)
}

/// Whether a block's text begins in its first line, at the line's beginning, and without a drop cap.
fn begins_with_line(block: &Element) -> bool {
    let first = first_of_text(block).and_then(|first| first.dyn_into::<Element>().ok());
    first.is_none_or(|first| is_in_line(&first) && !begins_with_break(&first))
        && !has_drop_cap(block)
        && !runs_against(block)
}
