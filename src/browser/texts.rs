//! The author's own text in an element: where it begins, which of its elements are blocks, and which stand in a line.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::names::{self, CLOSED};
use super::observe::is_ours;
use super::screen;
use super::style::styled;

/// Elements that hold text of their own.
pub(super) const BLOCKS: &str = "li, p, div, section, article, blockquote, dd, dt, h1, h2, h3, h4, h5, h6, summary, \
    pre, figure, table, caption, thead, tbody, tr, td, th";

/// The first node of the author's in an element that is not blank: the first visible one in the flow, if there is any.
pub(super) fn first_of_text(element: &Element) -> Option<Node> {
    let nodes = || successors(element.first_child(), Node::next_sibling).filter(is_text);
    nodes().find(is_seen).or_else(|| nodes().next())
}

/// The first of the author's child elements that is no part of a line of text, and in the flow.
pub(super) fn first_block_in(holder: &Element) -> Option<Element> {
    elements_in(holder).find(|inner| {
        let is_in_line = is_in_line(inner) || inner.matches("code, img, br, a").unwrap_or(false);
        !is_in_line && !is_placed(inner)
    })
}

/// Whether an element stands in a line of text, as a key, a formula or a word with ruby does.
pub(super) fn is_in_line(element: &Element) -> bool {
    let display = styled(element, "display");
    let is_box = || display.starts_with("inline") && !element.matches(BLOCKS).unwrap_or(false);
    ["inline", "ruby", "math"].contains(&&*display) || is_box()
}

/// The author's child elements of an element.
pub(super) fn elements_in(element: &Element) -> impl Iterator<Item = Element> {
    let mut at = element.first_element_child();
    let elements = std::iter::from_fn(move || {
        let element = at.take()?;
        at = element.next_element_sibling();
        Some(element)
    });
    elements.filter(|element| !is_ours(element))
}

/// The text content of an element, trimmed.
pub(super) fn text_of(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.trim().to_owned()
}

/// Whether an element's text begins with a line break that `white-space` preserves, so that its first line is below it.
pub(super) fn begins_with_break(holder: &Element) -> bool {
    let text = text_in(holder.first_child());
    let (blank, _) = text.split_at(text.len() - text.trim_start().len());
    blank.contains('\n') && keeps_breaks(holder)
}

/// Whether an element's text, up to `before` or in full, ends with a preserved line break, so that what follows has its
/// own line.
pub(super) fn ends_with_break(holder: &Element, before: Option<&Node>) -> bool {
    let last = match before {
        Some(before) => before.previous_sibling(),
        None => holder.last_child(),
    };
    let text = text_in(last);
    let (_, blank) = text.split_at(text.trim_end().len());
    blank.contains('\n') && keeps_breaks(holder)
}

/// Whether a block's text begins in a script that runs against the block's `direction`, such as Arabic without
/// `dir="rtl"`: its first piece then stands at the wrong end of its line.
pub(super) fn runs_against(block: &Element) -> bool {
    let text = first_of_text(block).and_then(|first| first.text_content());
    let text = text.unwrap_or_default();
    let first = text
        .chars()
        .find(|letter| letter.is_ascii_alphabetic() || *letter > '\u{bf}');
    let is_rtl = || styled(block, "direction") == "rtl";
    let is_forced = || styled(block, "unicode-bidi").ends_with("override");
    first.is_some_and(|letter| is_from_right(letter) != is_rtl()) && !is_forced()
}

/// Whether a letter belongs to a right-to-left script, by Unicode block.
fn is_from_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

fn text_in(node: Option<Node>) -> String {
    node.and_then(|node| node.node_value()).unwrap_or_default()
}

fn keeps_breaks(holder: &Element) -> bool {
    let kept = ["pre", "break-spaces"];
    let style = styled(holder, "white-space");
    kept.iter().any(|kept| style.starts_with(kept))
}

/// Whether a node is an element of the author's or a text that is not blank.
pub(super) fn is_text(node: &Node) -> bool {
    match node.node_type() {
        Node::TEXT_NODE => node
            .text_content()
            .is_some_and(|text| !text.trim().is_empty()),
        Node::ELEMENT_NODE => !is_ours(node),
        _ => false,
    }
}

/// Whether a node is in the flow, unlike some icons, and wider than a pixel, unlike text for screen readers. Where its
/// parent has no width either, the parent is hidden as a whole, and the node counts.
fn is_seen(node: &Node) -> bool {
    let is_wide = |element: &Element| screen::rect(element).width() > 1.0;
    node.dyn_ref::<Element>().is_none_or(|element| {
        let parent = element.parent_element();
        !is_placed(element) && (is_wide(element) || !parent.is_some_and(|parent| is_wide(&parent)))
    })
}

/// Whether an element is absolutely positioned or fixed. A block that we closed does not count: it is so only while
/// closed.
fn is_placed(element: &Element) -> bool {
    ["absolute", "fixed"].contains(&&*styled(element, "position")) && !names::has(element, &CLOSED)
}
