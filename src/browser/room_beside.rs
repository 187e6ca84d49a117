//! Whether a control has room beside a text, or would be clipped by an ancestor, lie across its edge or under a side
//! bar, or reach beyond the page.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, Node};

use super::document;
use super::observe::is_ours;
use super::screen::{screen_height, screen_width};
use super::style::{pixels, styled};
use super::texts::{first_of_text, is_in_line, is_text};

/// A control's hit area reaches this far around what it shows, in pixels.
const HIT_AREA: f64 = 3.5;
/// Controls that may stand in the middle of a line.
const STANDS_IN_LINE: [&str; 2] = ["study-tick", "study-status"];
/// Largest distance between a control and its text, in pixels.
const GAP: f64 = 14.0;

/// The box of the first line of a text. Its sides include inline boxes that begin with the text in that line, such as a
/// key.
pub(crate) fn start_of(node: &Node) -> Option<DomRect> {
    let inner = |node: &Node| first_of_text(node.dyn_ref::<HtmlElement>()?);
    let nodes: Vec<_> = successors(Some(node.clone()), inner).collect();
    let line = first_piece(nodes.last()?)?;
    let in_line = |node: &&Node| node.dyn_ref::<Element>().is_none_or(is_in_line);
    let outermost = nodes.iter().rev().take_while(in_line).last();
    let Some(inline_box) = outermost.and_then(first_piece) else {
        return Some(line);
    };
    let left = inline_box.left().min(line.left());
    let right = inline_box.right().max(line.right());
    DomRect::new_with_x_and_y_and_width_and_height(left, line.top(), right - left, line.height())
        .ok()
}

/// The box of the first line that a node is part of.
fn first_piece(node: &Node) -> Option<DomRect> {
    let mut pieces = pieces_of(node)?;
    // A preserved line break has an empty box.
    let seen = pieces.iter().position(|piece| piece.width() > 0.0);
    (!pieces.is_empty()).then(|| pieces.swap_remove(seen.unwrap_or_default()))
}

/// The boxes of a node: one for each run of text or inline element in each line.
fn pieces_of(node: &Node) -> Option<Vec<DomRect>> {
    let range = document().create_range().ok()?;
    range.select_node(node).ok()?;
    let pieces = range.get_client_rects()?;
    Some(
        (0..pieces.length())
            .filter_map(|at| pieces.item(at))
            .collect(),
    )
}

/// The boxes of a node's content, up to `before` or in full, split like those of [`pieces_of`].
fn pieces(node: &Node, before: Option<&Node>) -> Option<Vec<DomRect>> {
    let range = document().create_range().ok()?;
    range.select_node_contents(node).ok()?;
    if let Some(before) = before {
        range.set_end_before(before).ok()?;
    }
    let pieces = range.get_client_rects()?;
    let pieces = (0..pieces.length()).filter_map(|at| pieces.item(at));
    Some(pieces.filter(|piece| piece.width() > 0.0).collect())
}

/// The box of the last line of a node's content, up to `before` or in full.
pub(crate) fn end_of(node: &Node, before: Option<&Node>) -> Option<DomRect> {
    let pieces = pieces(node, before)?;
    let last = pieces.last()?;
    // In bidirectional text the last box is not the one at the end, so the whole line counts.
    wide(last, pieces.iter().filter(|piece| is_in_row(piece, last)))
}

/// A box of a line, widened to the whole line of its block.
pub(crate) fn in_row(block: &Element, piece: &DomRect) -> Option<DomRect> {
    let middle = (piece.top() + piece.bottom()) / 2.0;
    let nodes = successors(block.first_child(), Node::next_sibling);
    let nodes = nodes.filter(|node| !is_ours(node));
    let pieces: Vec<_> = nodes
        .filter_map(|node| pieces_of(&node))
        .flatten()
        .collect();
    let is_level = |other: &&DomRect| other.top() < middle && middle < other.bottom();
    wide(piece, pieces.iter().filter(is_level))
}

/// A box as high as `piece`, widened by the others.
fn wide<'a>(piece: &DomRect, others: impl Iterator<Item = &'a DomRect> + Clone) -> Option<DomRect> {
    let lefts = others.clone().map(|other| other.left());
    let left = lefts.fold(piece.left(), f64::min);
    let rights = others.map(|other| other.right());
    let right = rights.fold(piece.right(), f64::max);
    DomRect::new_with_x_and_y_and_width_and_height(left, piece.top(), right - left, piece.height())
        .ok()
}

/// Whether what a control shows is clipped at a side or covered.
pub(crate) fn is_cut(control: &Element, bar: SideBar) -> bool {
    let shown = control
        .shadow_root()
        .and_then(|root| root.first_element_child());
    let Some(rect) = shown.map(|shown| shown.get_bounding_client_rect()) else {
        return false;
    };
    if rect.width() == 0.0 || bar.is_vertical {
        return false;
    }
    is_clipped(control, &rect)
        || bar.covers(rect.left(), rect.right())
        || is_within_line(control)
        || match &*control.local_name() {
            "study-tick" => covers_float(control, &rect),
            _ => covers_neighbour(control, &rect),
        }
}

/// Whether a tick or a status lies over text of the line that it stands in, as between a question and an answer that
/// follows it. Text that runs against its page lies on the other side of the control.
pub(crate) fn is_within_line(control: &Element) -> bool {
    let shown = control
        .shadow_root()
        .and_then(|root| root.first_element_child());
    let Some(shown) = shown.filter(|_| STANDS_IN_LINE.contains(&&*control.local_name())) else {
        return false;
    };
    let shown = shown.get_bounding_client_rect();
    let middle = (shown.top() + shown.bottom()) / 2.0;
    let is_covered = |piece: DomRect| {
        piece.top() < middle && middle < piece.bottom() && lies_over(&shown, &piece)
    };
    let sides = [Node::previous_sibling, Node::next_sibling];
    let words = sides
        .into_iter()
        .filter_map(|side| words_beside(control, side));
    let mut pieces = words.filter_map(|words| pieces(&words, None)).flatten();
    pieces.any(is_covered)
}

/// The nearest text or element of the author's on one side of a control, in the same line.
pub(super) fn words_beside(control: &Element, side: fn(&Node) -> Option<Node>) -> Option<Node> {
    let inline_parent = |at: &Element| at.parent_element().filter(is_in_line);
    successors(Some(control.clone()), inline_parent)
        .find_map(|at| successors(side(&at), side).find(is_text))
}

/// Whether what a control shows lies over a float, such as a picture, beside the lines of its text.
fn covers_float(control: &Element, shown: &DomRect) -> bool {
    const NEAR: usize = 3;
    let ancestors = successors(control.parent_element(), |inner| inner.parent_element());
    let mut ancestors = ancestors.take_while(|ancestor| ancestor.local_name() != "body");
    ancestors.any(|ancestor| {
        let before = successors(ancestor.previous_element_sibling(), |before| {
            before.previous_element_sibling()
        });
        before.take(NEAR).any(|before| {
            lies_over(shown, &before.get_bounding_client_rect())
                && styled(&before, "float") != "none"
        })
    })
}

fn lies_over(shown: &DomRect, other: &DomRect) -> bool {
    is_in_row(other, shown) && other.left() < shown.right() && other.right() > shown.left()
}

/// Whether what a control shows lies over an element right before or after it in its line, such as a badge at the end
/// of a heading.
fn covers_neighbour(control: &Element, shown: &DomRect) -> bool {
    let theirs = [
        nearest(control, Element::previous_element_sibling),
        nearest(control, Element::next_element_sibling),
    ];
    let theirs = theirs.into_iter().flatten();
    theirs
        .map(|beside| beside.get_client_rects())
        .any(|pieces| {
            let mut pieces = (0..pieces.length()).filter_map(|at| pieces.item(at));
            pieces.any(|piece| lies_over(shown, &piece))
        })
}

/// The author's element nearest to a control on one side.
fn nearest(control: &Element, side: fn(&Element) -> Option<Element>) -> Option<Element> {
    successors(side(control), side).find(|beside| !is_ours(beside))
}

/// Whether what a control shows reaches beyond the screen, beyond an ancestor that clips it or has a neighbour there,
/// or across the visible edge of one.
fn is_clipped(control: &Element, shown: &DomRect) -> bool {
    let (left, right) = (shown.left(), shown.right());
    let mut ancestor = control.parent_element();
    while let Some(element) = ancestor.filter(|ancestor| ancestor.local_name() != "body") {
        let rect = element.get_bounding_client_rect();
        let border = f64::from(element.client_left());
        // One pixel of tolerance, for rounding. Most controls lie within, so that the costly styles are not read.
        let before = left < rect.left() + border - 1.0;
        let after = right > rect.right() - border + 1.0;
        let is_across = left + HIT_AREA < rect.right() && right - HIT_AREA > rect.left();
        let is_taken =
            |x, text| is_taken(&element, &rect, x) || is_in_column(&element, shown, x, text);
        if before && (is_taken(left, right + GAP) || ends(&element, "left", is_across))
            || after && (is_taken(right, left - GAP) || ends(&element, "right", is_across))
        {
            return !is_scrolled_to(&element, &rect, left, right);
        }
        ancestor = element.parent_element();
    }
    left < 0.0 || right > screen_width()
}

/// Whether an element scrolls sideways, as a row of cards does, and the range from `left` to `right` lies within its
/// content.
fn is_scrolled_to(element: &Element, rect: &DomRect, left: f64, right: f64) -> bool {
    let scrolls = ["auto", "scroll"].contains(&&*styled(element, "overflow-x"));
    let (width, room) = (element.scroll_width(), element.client_width());
    let before = match styled(element, "direction") == "rtl" {
        true => width - room,
        false => 0,
    };
    let start = rect.left() - f64::from(element.scroll_left() + before);
    scrolls && width > room && left >= start && right <= start + f64::from(width)
}

/// Whether a neighbour in the element's row, as in a table or a grid, stands between the element and `x`.
fn is_taken(element: &Element, rect: &DomRect, x: f64) -> bool {
    let (from, to) = match x < rect.left() {
        true => (x, rect.left()),
        false => (rect.right(), x),
    };
    let beside = [
        element.previous_element_sibling(),
        element.next_element_sibling(),
    ];
    beside.into_iter().flatten().any(|beside| {
        let other = beside.get_bounding_client_rect();
        is_beside(&other, rect) && other.left() < to && other.right() > from
    })
}

/// Whether two boxes stand in one row, apart from each other.
pub(super) fn is_beside(one: &DomRect, other: &DomRect) -> bool {
    let is_apart = one.right() <= other.left() + 1.0 || one.left() >= other.right() - 1.0;
    is_in_row(one, other) && is_apart
}

fn is_in_row(one: &DomRect, other: &DomRect) -> bool {
    one.top() < other.bottom() && one.bottom() > other.top()
}

fn holds(rect: &DomRect, x: f64) -> bool {
    rect.left() < x && x < rect.right()
}

/// In a multi-column layout: whether text of a column other than that of `text` covers `x`.
fn is_in_column(element: &Element, shown: &DomRect, x: f64, text: f64) -> bool {
    let has_columns = |container: &Element| {
        ["column-count", "column-width"]
            .iter()
            .any(|name| styled(container, name) != "auto")
    };
    let Some(container) = element.parent_element().filter(has_columns) else {
        return false;
    };
    let beside = successors(
        container.first_element_child(),
        Element::next_element_sibling,
    );
    beside.into_iter().any(|beside| {
        let pieces = beside.get_client_rects();
        let mut pieces = (0..pieces.length()).filter_map(|at| pieces.item(at));
        pieces.any(|piece| is_in_row(&piece, shown) && holds(&piece, x) && !holds(&piece, text))
    })
}

/// Whether an element ends for a control at a side: it clips there or, where the control lies across its edge, the edge
/// is visible.
fn ends(element: &Element, side: &str, is_across: bool) -> bool {
    let style = |name: &str| styled(element, name);
    let is_clear = |colour: &str| style(colour) == "rgba(0, 0, 0, 0)";
    let has = |name: &str| !["none", ""].contains(&&*style(name));
    let contains = ["paint", "strict", "content"];
    style("overflow-x") != "visible"
        || style("contain")
            .split(' ')
            .any(|kind| contains.contains(&kind))
        || style("content-visibility") == "auto"
        || has("clip-path")
        || has("mask-image")
        || is_across
            && (pixels(element, &format!("border-{side}-width")) > 0.0
                && (!is_clear(&format!("border-{side}-color")) || has("border-image-source"))
                || !is_clear("background-color")
                // Only gradients count: another background image may be a bullet.
                || style("background-image").contains("gradient")
                || has("box-shadow")
                || has("outline-style"))
}

/// A fixed or sticky element at a side of an article, by its left and right edges; both are 0 where there is none.
#[derive(Clone, Copy, Default)]
pub(crate) struct SideBar {
    left: f64,
    right: f64,
    /// Whether the article is written vertically: the sides of its text are then above and below, where there is room.
    is_vertical: bool,
}

impl SideBar {
    /// Looks for a side bar where ticks beside the text of `article` hang. The hit test makes the browser lay out and
    /// count earlier changes as a layout shift, so it must run before anything is written.
    pub(crate) fn beside(article: &Element) -> SideBar {
        const HANGS: f64 = 20.0;
        if styled(article, "writing-mode") != "horizontal-tb" {
            return SideBar {
                is_vertical: true,
                ..SideBar::default()
            };
        }
        let rect = article.get_bounding_client_rect();
        let x = match styled(article, "direction") == "rtl" {
            true => rect.right() + HANGS,
            false => rect.left() - HANGS,
        };
        let middle = screen_height() / 2.0;
        let mut ancestor = document().element_from_point(x as f32, middle as f32);
        while let Some(element) = ancestor.filter(|ancestor| !ancestor.contains(Some(article))) {
            if ["fixed", "sticky"].contains(&&*styled(&element, "position")) {
                let bar = element.get_bounding_client_rect();
                return SideBar {
                    left: bar.left(),
                    right: bar.right(),
                    is_vertical: false,
                };
            }
            ancestor = element.parent_element();
        }
        SideBar::default()
    }

    fn covers(&self, left: f64, right: f64) -> bool {
        left < self.right && right > self.left
    }
}
