//! Whether there is room beside a text: what would be cut by an ancestor, lie across its edge or under a side bar, or reach
//! beyond the page.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, Node};

use super::document;
use super::observe::is_ours;
use super::screen::{screen_height, screen_width};
use super::style::{pixels, styled};
use super::texts::{first_of_text, is_in_line, is_text};

/// So much of a control may be pressed around what it shows, in pixels.
const AROUND: f64 = 3.5;
/// What may stand in the middle of a line.
const STANDS_IN_LINE: [&str; 2] = ["study-tick", "study-status"];
/// So far is a control from its text at most, in pixels.
const GAP: f64 = 14.0;

/// The first line of a text on the screen, or what it begins with: at the sides as far as the boxes that begin with it in its
/// line, such as a key.
pub(crate) fn start_of(node: &Node) -> Option<DomRect> {
    let inner = |node: &Node| first_of_text(node.dyn_ref::<HtmlElement>()?);
    let nodes: Vec<_> = successors(Some(node.clone()), inner).collect();
    let line = first_piece(nodes.last()?)?;
    let in_line = |node: &&Node| node.dyn_ref::<Element>().is_none_or(is_in_line);
    let around = nodes.iter().rev().take_while(in_line).last();
    let Some(around) = around.and_then(first_piece) else {
        return Some(line);
    };
    let left = around.left().min(line.left());
    let right = around.right().max(line.right());
    DomRect::new_with_x_and_y_and_width_and_height(left, line.top(), right - left, line.height())
        .ok()
}

/// The first line that a node is part of.
fn first_piece(node: &Node) -> Option<DomRect> {
    let mut pieces = pieces_of(node)?;
    // A line break that the page keeps is an empty one.
    let seen = pieces.iter().position(|piece| piece.width() > 0.0);
    (!pieces.is_empty()).then(|| pieces.swap_remove(seen.unwrap_or_default()))
}

/// The lines that a node is part of: a piece for each run of them.
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

/// The lines of what a node holds `before` something in it, or of all of it: a piece for each run of them.
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

/// The last line of what a node holds `before` something in it, or of all of it.
pub(crate) fn end_of(node: &Node, before: Option<&Node>) -> Option<DomRect> {
    let pieces = pieces(node, before)?;
    let last = pieces.last()?;
    // Where words run both ways the last is not at the end.
    wide(last, pieces.iter().filter(|piece| is_in_row(piece, last)))
}

/// A piece of a line, as far to both sides as the line of its block reaches.
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

/// A piece as high as it is, and as wide as others with it.
fn wide<'a>(piece: &DomRect, others: impl Iterator<Item = &'a DomRect> + Clone) -> Option<DomRect> {
    let lefts = others.clone().map(|other| other.left());
    let left = lefts.fold(piece.left(), f64::min);
    let rights = others.map(|other| other.right());
    let right = rights.fold(piece.right(), f64::max);
    DomRect::new_with_x_and_y_and_width_and_height(left, piece.top(), right - left, piece.height())
        .ok()
}

/// Whether what a control shows is cut at a side, or covered.
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

/// Whether a box or a status lies over words of the line that it stands in the middle of, as between a question and an answer
/// that goes on behind it. Words that run against their page are on the other side of it.
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

/// What says something on one side of a control, in the line that it stands in.
pub(super) fn words_beside(control: &Element, side: fn(&Node) -> Option<Node>) -> Option<Node> {
    let around = |at: &Element| at.parent_element().filter(is_in_line);
    successors(Some(control.clone()), around)
        .find_map(|at| successors(side(&at), side).find(is_text))
}

/// Whether what a control shows lies over a picture, or what else floats beside the lines of its text.
fn covers_float(control: &Element, shown: &DomRect) -> bool {
    const NEAR: usize = 3;
    let around = successors(control.parent_element(), |around| around.parent_element());
    let mut around = around.take_while(|around| around.local_name() != "body");
    around.any(|around| {
        let before = successors(around.previous_element_sibling(), |before| {
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

/// Whether what a control shows lies over what stands before or after it in its line, such as a badge at the end of a heading.
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

/// The author's element that is nearest to a control on one side.
fn nearest(control: &Element, side: fn(&Element) -> Option<Element>) -> Option<Element> {
    successors(side(control), side).find(|beside| !is_ours(beside))
}

/// Whether what a control shows lies beyond the edge of the screen or of an ancestor that cuts it or has a neighbour there, or
/// across one that can be seen.
fn is_clipped(control: &Element, shown: &DomRect) -> bool {
    let (left, right) = (shown.left(), shown.right());
    let mut around = control.parent_element();
    while let Some(element) = around.filter(|around| around.local_name() != "body") {
        let rect = element.get_bounding_client_rect();
        let border = f64::from(element.client_left());
        // One pixel off is rounding. Most lie within, and looks at styles are dear.
        let before = left < rect.left() + border - 1.0;
        let after = right > rect.right() - border + 1.0;
        let is_across = left + AROUND < rect.right() && right - AROUND > rect.left();
        let is_taken =
            |x, text| is_taken(&element, &rect, x) || is_in_column(&element, shown, x, text);
        if before && (is_taken(left, right + GAP) || ends(&element, "left", is_across))
            || after && (is_taken(right, left - GAP) || ends(&element, "right", is_across))
        {
            return !is_scrolled_to(&element, &rect, left, right);
        }
        around = element.parent_element();
    }
    left < 0.0 || right > screen_width()
}

/// Whether an element scrolls sideways, as a row of cards does, and what is between these lies within all that it scrolls.
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

/// Whether a neighbour in the row of an element, as in a table or a grid, stands between the element and `x`.
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

/// Whether two boxes stand in a row, apart from each other.
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

/// Whether the text of another column than that which holds `text` reaches over `x`, where an element stands in columns.
fn is_in_column(element: &Element, shown: &DomRect, x: f64, text: f64) -> bool {
    let has_columns = |around: &Element| {
        ["column-count", "column-width"]
            .iter()
            .any(|name| styled(around, name) != "auto")
    };
    let Some(around) = element.parent_element().filter(has_columns) else {
        return false;
    };
    let beside = successors(around.first_element_child(), Element::next_element_sibling);
    beside.into_iter().any(|beside| {
        let pieces = beside.get_client_rects();
        let mut pieces = (0..pieces.length()).filter_map(|at| pieces.item(at));
        pieces.any(|piece| is_in_row(&piece, shown) && holds(&piece, x) && !holds(&piece, text))
    })
}

/// Whether an element ends at a side, for what is beyond its inner edge there: it cuts, or what is across its edge shows it.
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
                // A picture may be a bullet.
                || style("background-image").contains("gradient")
                || has("box-shadow")
                || has("outline-style"))
}

/// What stays in place at a side of an article while the page scrolls, as far as it reaches: nothing where both are 0.
#[derive(Clone, Copy, Default)]
pub(crate) struct SideBar {
    left: f64,
    right: f64,
    /// Whether the lines of the article run down, and its sides are above and below them: there is room.
    is_vertical: bool,
}

impl SideBar {
    /// Looks where boxes beside the text of `article` would hang. A look has the browser count what was moved before it as a
    /// layout shift, so it comes before anything is written.
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
        let mut around = document().element_from_point(x as f32, middle as f32);
        while let Some(element) = around.filter(|around| !around.contains(Some(article))) {
            if ["fixed", "sticky"].contains(&&*styled(&element, "position")) {
                let bar = element.get_bounding_client_rect();
                return SideBar {
                    left: bar.left(),
                    right: bar.right(),
                    is_vertical: false,
                };
            }
            around = element.parent_element();
        }
        SideBar::default()
    }

    fn covers(&self, left: f64, right: f64) -> bool {
        left < self.right && right > self.left
    }
}
