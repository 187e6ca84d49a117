//! Controls beside the author's text. They stand inside the text's own block, where as few selectors of the author's as can
//! be see them.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::marker::{Marker, UNMARKED};
use super::names::{self, CLOSED};
use super::observe::is_ours;
use super::scroll::{self, styled};

/// A block that has moved aside for a box.
pub(super) const INSET: &str = "data-study-inset";
/// A control whose place beside its text is measured.
pub(super) const FAR: &str = "data-far";
/// What holds a text of its own.
pub(super) const BLOCKS: &str = "li, p, div, section, article, blockquote, dd, dt, h1, h2, h3, h4, h5, h6, summary, \
    pre, figure, table, caption, thead, tbody, tr, td, th";
/// What may hold the beginning of a text, and a control in it.
const INLINE: &str = "strong, b, em, i, span, font, mark, small, u, dfn, cite, q";

/// Where a control goes: into which element, and before what in it.
pub(crate) struct Spot {
    holder: Element,
    next: Option<Node>,
    /// Whether its place there has to be measured.
    is_far: bool,
}

impl Spot {
    /// Puts the control there.
    pub(crate) fn put(&self, control: &Element) {
        if self.is_far {
            let _ = control.set_attribute(FAR, "");
        }
        let _ = self.holder.insert_before(control, self.next.as_ref());
    }
}

/// Puts each control beside the beginning of its point. Reads where all go, then writes: each look at a style after a change
/// has the browser work out the styles of the page once more.
pub(crate) fn put_beside(pairs: &[(Node, Element)]) {
    let spots: Vec<_> = pairs.iter().map(|(node, _)| before_text(node)).collect();
    for ((_, control), spot) in pairs.iter().zip(&spots) {
        if let Some(spot) = spot {
            spot.put(control);
        }
    }
    // Read only now: a page may take the marker from a point that has a tick.
    let marker = |point: &Element| {
        let others = || Marker::drawn(point).or_else(|| Marker::placed(point));
        Marker::of(point).or_else(others)
    };
    let markers = pairs.iter().map(|(node, _)| marker(node.dyn_ref()?));
    let markers: Vec<_> = markers.collect();
    for ((node, control), marker) in pairs.iter().zip(markers) {
        if let (Some(point), Some(marker)) = (node.dyn_ref(), marker) {
            marker.make_way(point, control);
        }
    }
}

/// Where a control beside the beginning of a point goes.
fn before_text(node: &Node) -> Option<Spot> {
    let Some(point) = node.dyn_ref::<Element>() else {
        return Some(Spot {
            holder: node.parent_element()?,
            next: Some(node.clone()),
            is_far: false,
        });
    };
    let (holder, is_at_start) = holder(point);
    let next = match is_at_start {
        true => holder.first_child(),
        false => first_block_in(&holder).map(Node::from),
    };
    Some(Spot {
        holder,
        next,
        is_far: !is_at_start,
    })
}

/// Puts a control at the beginning of a point of a copy, where no selector of the author's matters. Its list needs no indent:
/// boxes stand where the bullets were.
pub(crate) fn put_in_copy(node: &Node, control: &Element) {
    let Some(point) = node.dyn_ref::<Element>() else {
        return put_beside(&[(node.clone(), control.clone())]);
    };
    let (holder, _) = holder(point);
    let _ = holder.insert_before(control, holder.first_child().as_ref());
    if let Some(marker) = Marker::of(point) {
        marker.make_way(point, control);
    }
    if let Some(list) = point.parent_element().filter(|list| is(list, "ul, ol")) {
        let indent = if is(&list, "ol") { "1.5em" } else { "0" };
        set(&list, "padding-inline-start", indent);
    }
}

/// The innermost element that begins with the text of a point, and whether a control can stand at its beginning: where it
/// holds no other element, no selector sees that.
fn holder(point: &Element) -> (Element, bool) {
    let mut holder = point.clone();
    loop {
        let first = first_of_text(&holder);
        let inner = first.as_ref().and_then(|first| first.dyn_ref::<Element>());
        match inner {
            Some(inner) if is(inner, BLOCKS) || is(inner, INLINE) => holder = inner.clone(),
            Some(_) => return (holder, false),
            None => {
                let is_alone = elements_in(&holder).next().is_none();
                return (holder, is_alone);
            }
        }
    }
}

/// The first thing in an element that is the author's and is not blank: in a line where it is seen, if anything is.
pub(super) fn first_of_text(element: &Element) -> Option<Node> {
    let nodes = || successors(element.first_child(), Node::next_sibling).filter(is_text);
    nodes().find(is_seen).or_else(|| nodes().next())
}

pub(super) fn is_text(node: &Node) -> bool {
    match node.node_type() {
        Node::TEXT_NODE => node
            .text_content()
            .is_some_and(|text| !text.trim().is_empty()),
        Node::ELEMENT_NODE => !is_ours(node),
        _ => false,
    }
}

/// Whether a node has no place of its own, as an icon may and what is there for screen readers alone, and is shown.
fn is_seen(node: &Node) -> bool {
    let element = node.dyn_ref::<Element>();
    element.is_none_or(|element| !is_placed(element) && scroll::rect(element).width() > 1.0)
}

/// Whether an element has a place of its own, out of the lines around it; what we closed has one until it is open.
fn is_placed(element: &Element) -> bool {
    ["absolute", "fixed"].contains(&&*styled(element, "position")) && !names::has(element, &CLOSED)
}

pub(super) fn elements_in(element: &Element) -> impl Iterator<Item = Element> {
    let mut at = element.first_element_child();
    let elements = std::iter::from_fn(move || {
        let element = at.take()?;
        at = element.next_element_sibling();
        Some(element)
    });
    elements.filter(|element| !is_ours(element))
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

pub(super) fn first_block_in(holder: &Element) -> Option<Element> {
    elements_in(holder).find(|inner| {
        let is_in_line = styled(inner, "display") == "inline" || is(inner, "code, img, br, a");
        !is_in_line && !is_placed(inner)
    })
}

/// Where a fold's slot goes: to the end of the text that it belongs to, before the `blocks` that fold.
pub(crate) fn after_text(text: &Node, blocks: &[Element]) -> Option<Spot> {
    let Some(element) = text.dyn_ref::<Element>() else {
        let first = blocks.first()?;
        return Some(Spot {
            holder: first.parent_element()?,
            next: Some(first.clone().into()),
            is_far: false,
        });
    };
    let mut holder = element.clone();
    while let Some(inner) =
        first_of_text(&holder).and_then(|first| first.dyn_into::<Element>().ok())
    {
        let folds = blocks.iter().any(|block| block == &inner);
        let holds_all = is(&inner, INLINE)
            && text_of(&inner) == text_of(&holder)
            && styled(&inner, "display") != "none";
        if folds || !(is(&inner, BLOCKS) || holds_all) {
            break;
        }
        holder = inner;
    }
    let folded = blocks
        .iter()
        .find(|block| block.parent_element().as_ref() == Some(&holder));
    // Between the boxes of a row or a grid it would be one of them, and before or after a box a line of its own.
    let is_far = ["flex", "grid"]
        .iter()
        .any(|boxes| styled(&holder, "display").ends_with(boxes))
        || begins_with_box(&holder, blocks);
    let next = match folded {
        Some(folded) => Some(folded.clone().into()),
        None if is_far => None,
        None => match line_goes_on(&holder, blocks) {
            Some(last) => {
                holder = last.parent_element()?;
                last.next_sibling()
            }
            None => first_block_in(&holder).map(Node::from),
        },
    };
    Some(Spot {
        holder,
        next,
        is_far,
    })
}

/// The last thing in the line of a heading that fills none, such as a link to edit it; none where nothing follows.
fn line_goes_on(heading: &Element, blocks: &[Element]) -> Option<Node> {
    let is_inline = |element: &Element| styled(element, "display").starts_with("inline");
    let is_in_line = |node: &Node| {
        let element = node.dyn_ref::<Element>();
        element.is_none_or(|element| is_inline(element) && !blocks.contains(element))
    };
    let follows = successors(heading.next_sibling(), Node::next_sibling).take_while(is_in_line);
    let is_short = is(heading, BLOCKS) && is_inline(heading);
    follows.filter(is_text).last().filter(|_| is_short)
}

/// Whether what an element begins with is a box as wide as itself, such as a button or a link that fills a heading, and none
/// of the `blocks` that fold.
fn begins_with_box(holder: &Element, blocks: &[Element]) -> bool {
    let first = first_of_text(holder).and_then(|first| first.dyn_into::<Element>().ok());
    first.is_some_and(|first| {
        let display = styled(&first, "display");
        !blocks.contains(&first) && ["block", "flex", "grid"].contains(&&*display)
    })
}

/// Where a question's status goes: to the end of its heading, before the button of a fold.
pub(crate) fn after_heading(heading: &Element, blocks: &[Element]) -> Option<Spot> {
    let mut spot = after_text(heading, blocks)?;
    let fold = spot.holder.query_selector(":scope > study-fold");
    if let Ok(Some(fold)) = fold {
        spot.next = Some(fold.into());
    }
    Some(spot)
}

fn text_of(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.trim().to_owned()
}

pub(super) fn set(control: &Element, name: &str, value: &str) {
    if let Some(control) = control.dyn_ref::<HtmlElement>() {
        let _ = control.style().set_property(name, value);
    }
}

/// Takes controls away, with the room they had beside their text.
pub(crate) fn take_away(controls: &[Element]) {
    for control in controls {
        let mut around = control.parent_element();
        while let Some(block) = around {
            take_room(&block);
            around = block.parent_element().filter(|_| !is(&block, "li, body"));
        }
        control.remove();
    }
}

/// Takes from a block the room that a control had beside its text.
pub(super) fn take_room(block: &Element) {
    for name in [INSET, UNMARKED] {
        let _ = block.remove_attribute(name);
    }
}
