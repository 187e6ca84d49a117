//! Places controls beside the author's text: inside the text's own block, where as few of the author's selectors as
//! possible match differently because of them.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::attributes::{MEASURED, WITHOUT_ROOM};
use super::inset::INSET;
use super::marker::{Marker, UNMARKED, raised};
use super::observe::is_ours;
use super::style::{looks, pixels, set, styled};
use super::styles;
use super::texts::{
    BLOCKS, begins_with_break, elements_in, ends_with_break, first_block_in, first_of_text,
    is_text, text_of,
};

/// Custom property: the `z-index` of a control.
pub(crate) const LEVEL: &str = "--study-level";

/// Elements that may hold the beginning of a text and a control in it.
const INLINE: &str = "strong, b, em, i, span, font, mark, small, u, dfn, cite, q";

/// Elements that may hold no control: media, and links.
const CLOSED_OFF: &str = "a, audio, canvas, embed, iframe, img, object, picture, svg, video";

/// The place of a control: its parent and the node that follows it.
pub(crate) struct InsertionPoint {
    holder: Element,
    next: Option<Node>,
    /// Whether its position there has to be measured.
    is_measured: bool,
    /// Whether it takes a line of its own in any case.
    has_own_line: bool,
    /// The first and last elements there with their styles, to notice whether a positional selector such as
    /// `a:last-child` reacts to a control.
    looks: Vec<(Element, String)>,
}

impl InsertionPoint {
    fn new(holder: Element, next: Option<Node>, is_measured: bool) -> InsertionPoint {
        let first = elements_in(&holder).next();
        let beside = first.into_iter().chain(last_in(&holder));
        let looks = beside.map(|beside| (beside.clone(), looks(&beside)));
        InsertionPoint {
            looks: looks.collect(),
            holder,
            next,
            is_measured,
            has_own_line: false,
        }
    }

    fn put(&self, control: &Element) {
        if self.is_measured {
            let _ = control.set_attribute(MEASURED, "");
        }
        if self.has_own_line {
            let _ = control.set_attribute(WITHOUT_ROOM, "");
        }
        let _ = self.holder.insert_before(control, self.next.as_ref());
        styles::adopt_again(control);
    }

    /// If a positional selector reacts to a control, moves the control into the last element beside it, where that can
    /// hold it.
    fn put_unseen(&self, control: &Element) {
        let is_seen = self.looks.iter().any(|(beside, was)| looks(beside) != *was);
        let last = || last_in(&self.holder).filter(|last| can_hold(last, control));
        if let Some(last) = is_seen.then(last).flatten() {
            let _ = control.set_attribute(MEASURED, "");
            let _ = last.append_child(control);
        }
    }
}

/// Inserts all controls, then moves those that a selector of the page's reacts to.
pub(crate) fn put_all(insertions: &[(InsertionPoint, Element)]) {
    for (insertion, control) in insertions {
        insertion.put(control);
    }
    for (insertion, control) in insertions {
        insertion.put_unseen(control);
    }
}

/// The author's last child element of an element.
fn last_in(holder: &Element) -> Option<Element> {
    let before = |element: &Element| element.previous_element_sibling();
    let mut elements = successors(holder.last_element_child(), before);
    elements.find(|element| !is_ours(element))
}

/// Whether an element can hold a control: plain inline text, which ends its line unless the control is a tick.
fn can_hold(last: &Element, control: &Element) -> bool {
    const PLAIN: [(&str, &str); 4] = [
        ("display", "inline"),
        ("position", "static"),
        ("visibility", "visible"),
        ("opacity", "1"),
    ];
    // A press on a control in a link would act on both.
    let pressed = match &*control.local_name() {
        "study-status" => "button",
        _ => "a, button",
    };
    let mut after = successors(last.next_sibling(), Node::next_sibling);
    let is_tick = control.local_name() == "study-tick";
    !is(last, pressed)
        && last.first_element_child().is_none()
        && !text_of(last).is_empty()
        && (is_tick || !after.any(|node| is_text(&node)))
        && PLAIN
            .iter()
            .all(|(name, plain)| styled(last, name) == *plain)
}

/// Puts a tick before each point or follow-up. Reads where all go, then writes, because a style read after each
/// change would make the browser compute the page's styles again.
pub(crate) fn put_beside(pairs: &[(Node, Element)]) {
    let insertion = |(node, control): &(Node, Element)| Some((before_text(node)?, control.clone()));
    put_all(&pairs.iter().filter_map(insertion).collect::<Vec<_>>());
    // Read after inserting the ticks: the page's style may take the marker from a point that has one.
    let marker = |point: &Element| {
        let others = || Marker::drawn(point).or_else(|| Marker::placed(point));
        Marker::of(point).or_else(others)
    };
    let markers = pairs.iter().map(|(node, _)| marker(block(node)?));
    let markers: Vec<_> = markers.collect();
    for ((node, control), marker) in pairs.iter().zip(markers) {
        if let (Some(point), Some(marker)) = (block(node), marker) {
            marker.clear_way(point, control);
        }
    }
}

/// The element of a point, which may hold its control; `None` for loose text, a picture or a link.
fn block(point: &Node) -> Option<&Element> {
    point.dyn_ref().filter(|point| !is(point, CLOSED_OFF))
}

/// Where the tick of a point goes.
fn before_text(node: &Node) -> Option<InsertionPoint> {
    let Some(point) = block(node) else {
        return Some(InsertionPoint::new(
            node.parent_element()?,
            Some(node.clone()),
            false,
        ));
    };
    let (holder, is_at_start) = holder(point);
    let is_measured =
        !is_at_start || begins_with_break(&holder) || is_set_off(&holder) || has_boxes(&holder);
    let next = match is_at_start {
        true => holder.first_child(),
        false => first_block_in(&holder).map(Node::from),
    };
    Some(InsertionPoint::new(holder, next, is_measured))
}

/// Puts a tick at the beginning of a point in a copy, where the author's selectors do not matter. Its list gets no
/// indent for bullets, since ticks replace them. The marker is read from `original`, as the copy may not be rendered
/// yet.
pub(crate) fn put_in_copy(node: &Node, original: &Node, control: &Element) {
    let Some(point) = block(node) else {
        return put_beside(&[(node.clone(), control.clone())]);
    };
    let (holder, _) = holder(point);
    let _ = holder.insert_before(control, holder.first_child().as_ref());
    if let Some(marker) = original.dyn_ref().and_then(Marker::plain) {
        marker.clear_way(point, control);
    }
    if let Some(list) = point.parent_element().filter(|list| is(list, "ul, ol")) {
        let indent = if is(&list, "ol") { "1.5em" } else { "0" };
        set(&list, "padding-inline-start", indent);
    }
}

/// The innermost element that begins with the text of a point, and whether a control can stand at its beginning: where
/// it holds no other element, no selector reacts to that.
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

/// Whether inline padding, as of a coloured label, stands before the text.
fn is_set_off(holder: &Element) -> bool {
    let inline = successors(Some(holder.clone()), |inner| inner.parent_element());
    let mut inline = inline.take_while(|ancestor| is(ancestor, INLINE));
    inline.any(|inline| pixels(&inline, "padding-inline-start") > 0.0)
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// Where a fold's button goes: at the end of the text that it belongs to, before the `blocks` that fold.
pub(crate) fn after_text(text: &Node, blocks: &[Element]) -> Option<InsertionPoint> {
    let Some(element) = text.dyn_ref::<Element>() else {
        let first = blocks.first()?;
        let next = Some(first.clone().into());
        return Some(InsertionPoint::new(first.parent_element()?, next, false));
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
    if let Some(first) = blocks.first().filter(|_| is_clamped(&holder)) {
        let next = Some(first.clone().into());
        let insertion = InsertionPoint::new(first.parent_element()?, next, true);
        return Some(InsertionPoint {
            has_own_line: true,
            ..insertion
        });
    }
    let folded = blocks
        .iter()
        .find(|block| block.parent_element().as_ref() == Some(&holder));
    // In a flex row or a grid the button would be another box, and beside a block-level box it would get a line of its
    // own.
    let is_measured = has_boxes(&holder) || begins_with_box(&holder, blocks);
    let next = match folded {
        Some(folded) => Some(folded.clone().into()),
        None if is_measured => None,
        None => match line_goes_on(&holder, blocks) {
            Some(last) => {
                holder = last.parent_element()?;
                last.next_sibling()
            }
            None => first_block_in(&holder).map(Node::from),
        },
    };
    let is_measured = is_measured || ends_with_break(&holder, next.as_ref());
    Some(InsertionPoint::new(holder, next, is_measured))
}

/// Whether an element is a flex or grid container, in which text stands in boxes too.
fn has_boxes(holder: &Element) -> bool {
    let display = styled(holder, "display");
    ["flex", "grid"]
        .iter()
        .any(|boxes| display.ends_with(boxes))
}

/// Whether an element shows a limited number of lines (`line-clamp`), beyond which a control would be cut off.
fn is_clamped(holder: &Element) -> bool {
    !["none", ""].contains(&&*styled(holder, "-webkit-line-clamp"))
}

/// The last node in the line after an inline heading, such as an edit link; `None` where nothing follows it.
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

/// Whether an element begins with a block-level box, such as a button or a link that fills a heading, that is not one
/// of the `blocks` that fold.
fn begins_with_box(holder: &Element, blocks: &[Element]) -> bool {
    let first = first_of_text(holder).and_then(|first| first.dyn_into::<Element>().ok());
    first.is_some_and(|first| {
        let display = styled(&first, "display");
        !blocks.contains(&first) && ["block", "flex", "grid"].contains(&&*display)
    })
}

/// Where a question's status goes: at the end of its heading, before the button of its fold.
pub(crate) fn after_heading(heading: &Element, blocks: &[Element]) -> Option<InsertionPoint> {
    let mut insertion = after_text(heading, blocks)?;
    let last = match &insertion.next {
        Some(next) => next.previous_sibling(),
        None => insertion.holder.last_child(),
    };
    let is_fold = |last: &Node| {
        let last = last.dyn_ref::<Element>();
        last.is_some_and(|last| last.local_name() == "study-fold")
    };
    insertion.next = last.filter(is_fold).or(insertion.next);
    Some(insertion)
}

/// The `z-index` of a question's link that is stretched over a whole card: controls below it could not be pressed.
pub(crate) fn level_of_link(heading: &Element) -> Option<String> {
    let link = heading.query_selector("a[href]").ok().flatten()?;
    ["::before", "::after"]
        .iter()
        .find_map(|name| raised(&link, name))
}

/// Removes controls and the room that blocks made for them.
pub(crate) fn take_away(controls: &[Element]) {
    for control in controls {
        let mut ancestor = control.parent_element();
        while let Some(block) = ancestor {
            take_room(&block);
            ancestor = block.parent_element().filter(|_| !is(&block, "li, body"));
        }
        control.remove();
    }
}

/// Removes the attributes by which a block makes room for a control.
pub(super) fn take_room(block: &Element) {
    for name in [INSET, UNMARKED] {
        let _ = block.remove_attribute(name);
    }
}
