//! Controls beside the author's text. They stand inside the text's own block, where as few selectors of the author's as can
//! be see them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::observe::is_ours;
use super::scroll::styled;

/// A block that has moved aside for a box.
pub(super) const INSET: &str = "data-study-inset";
/// A list item whose bullet gives its place to a box.
const UNMARKED: &str = "data-study-unmarked";
/// A box at the end of its text, whose place before it is measured.
pub(super) const FAR: &str = "data-far";
/// How far a tick hangs before its text.
const OFFSET: &str = "--study-tick-offset";
/// What holds a text of its own.
pub(super) const BLOCKS: &str = "li, p, div, section, article, blockquote, dd, dt, h1, h2, h3, h4, h5, h6, summary, \
    pre, figure, table, caption, thead, tbody, tr, td, th";
/// What may hold the beginning of a text, and a control in it.
const INLINE: &str = "strong, b, em, i, span, font, mark, small, u, dfn, cite, q";

/// Puts each control beside the beginning of its point.
pub(crate) fn put_beside(pairs: &[(Node, Element)]) {
    for (node, control) in pairs {
        let Some(point) = node.dyn_ref::<Element>() else {
            let parent = node.parent_node();
            let _ = parent.map(|parent| parent.insert_before(control, Some(node)));
            continue;
        };
        let (holder, is_at_start) = holder(point);
        if is_at_start {
            let _ = holder.insert_before(control, holder.first_child().as_ref());
        } else {
            let _ = control.set_attribute(FAR, "");
            put_at_end(&holder, control);
        }
    }
    // Read only now: a page may take the marker from a point that has a tick.
    for (node, control) in pairs {
        if let Some(point) = node.dyn_ref::<Element>() {
            take_marker(point, control);
        }
    }
}

/// Puts a control at the beginning of a point of a copy, where no selector of the author's matters. Its list needs no indent:
/// boxes stand where the bullets were.
pub(crate) fn put_in_copy(node: &Node, control: &Element) {
    let Some(point) = node.dyn_ref::<Element>() else {
        return put_beside(&[(node.clone(), control.clone())]);
    };
    let (holder, _) = holder(point);
    let _ = holder.insert_before(control, holder.first_child().as_ref());
    take_marker(point, control);
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

/// The first thing in an element that is the author's and is not blank.
pub(super) fn first_of_text(element: &Element) -> Option<Node> {
    let mut at = element.first_child();
    while let Some(node) = at {
        let is_blank = match node.node_type() {
            Node::TEXT_NODE => node
                .text_content()
                .is_none_or(|text| text.trim().is_empty()),
            Node::ELEMENT_NODE => is_ours(&node),
            _ => true,
        };
        if !is_blank {
            return Some(node);
        }
        at = node.next_sibling();
    }
    None
}

fn elements_in(element: &Element) -> impl Iterator<Item = Element> {
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

/// Puts a control at the end of a text: before the first block in it, if it has any, and a status before a fold.
fn put_at_end(holder: &Element, control: &Element) {
    let is_status = control.local_name() == "study-status";
    let fold = is_status.then(|| holder.query_selector(":scope > study-fold"));
    let fold = fold.and_then(|fold| fold.ok().flatten());
    let next = fold.or_else(|| first_block_in(holder));
    let _ = holder.insert_before(control, next.as_deref());
}

pub(super) fn first_block_in(holder: &Element) -> Option<Element> {
    elements_in(holder)
        .find(|inner| styled(inner, "display") != "inline" && !is(inner, "code, img, br, a"))
}

/// Puts a fold's slot at the end of the text that it belongs to, before the `blocks` that fold.
pub(crate) fn put_after_text(text: &Node, blocks: &[Element], slot: &Element) {
    let Some(element) = text.dyn_ref::<Element>() else {
        let first = blocks.first();
        let _ = first.map(|first| first.before_with_node_1(slot));
        return;
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
    match folded {
        Some(block) => drop(holder.insert_before(slot, Some(block))),
        None => put_at_end(&holder, slot),
    }
}

fn text_of(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.trim().to_owned()
}

/// Has a box take the place of a bullet; a number stays, and the box hangs beyond it.
fn take_marker(point: &Element, control: &Element) {
    const BULLETS: [&str; 5] = [
        "disc",
        "circle",
        "square",
        "disclosure-closed",
        "disclosure-open",
    ];
    if styled(point, "display") != "list-item" {
        return;
    }
    let marker = styled(point, "list-style-type");
    let is_image = styled(point, "list-style-image") != "none";
    if ["none", "\"\""].contains(&&*marker) && !is_image {
        return;
    }
    if BULLETS.contains(&&*marker) && !is_image {
        let _ = point.set_attribute(UNMARKED, "");
    } else {
        set(control, OFFSET, "calc(-34px - 1.25em)");
    }
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
