//! Controls beside the author's text: where they are put, and the room they get.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::document;
use super::scroll::styled;

const INSET: &str = "data-study-inset";
/// How far a tick hangs before its text.
const OFFSET: &str = "--study-tick-offset";
/// What a tick can stand in.
const HOLDS: &str = "li, p, div, section, dd, dt, h2, h3, h4, h5, h6";

/// Puts each control beside the beginning of its point: inside what can hold one, before what cannot.
pub(crate) fn put_beside(pairs: &[(Node, Element)]) {
    let mut held = Vec::new();
    for (node, control) in pairs {
        match node.dyn_ref::<Element>().filter(|element| holds(element)) {
            Some(element) => {
                let _ = element.insert_before(control, element.first_child().as_ref());
                held.push((element, control));
            }
            None => {
                let parent = node.parent_node();
                let _ = parent.map(|parent| parent.insert_before(control, Some(node)));
            }
        }
    }
    // Read only now: a page may take the marker from a point that has a tick.
    let marked: Vec<_> = held
        .iter()
        .filter(|(element, _)| has_marker(element))
        .collect();
    for (_, control) in marked {
        set_offset(control, "calc(-34px - 1.25em)");
    }
}

fn holds(element: &Element) -> bool {
    element.matches(HOLDS).unwrap_or(false)
}

/// Whether a list's bullet or number stands before the text: a tick then hangs beyond it.
fn has_marker(element: &Element) -> bool {
    let is_item = styled(element, "display") == "list-item";
    is_item && !["none", "\"\""].contains(&&*styled(element, "list-style-type"))
}

fn set_offset(control: &Element, offset: &str) {
    if let Some(control) = control.dyn_ref::<HtmlElement>() {
        let _ = control.style().set_property(OFFSET, offset);
    }
}

/// Gives each control that reaches beyond the page its room. Reads all, then writes all.
pub(crate) fn fit<'a>(controls: impl Iterator<Item = &'a Element>) {
    let width = document()
        .document_element()
        .map_or(0, |page| page.client_width());
    let reaches: Vec<_> = controls
        .filter(|control| reaches_beyond(control, f64::from(width)))
        .collect();
    reaches.into_iter().for_each(make_room);
}

fn reaches_beyond(control: &Element, width: f64) -> bool {
    let shown = control
        .shadow_root()
        .and_then(|root| root.first_element_child());
    let rect = shown.map(|shown| shown.get_bounding_client_rect());
    rect.is_some_and(|rect| rect.width() > 0.0 && (rect.left() < 0.0 || rect.right() > width))
}

/// A tick moves aside the text that holds it, or the block it stands before; a status stands below its line.
fn make_room(control: &Element) {
    let parent = control.parent_element();
    let Some(parent) = parent.filter(|_| control.local_name() == "study-tick") else {
        let _ = control.set_attribute("data-tight", "");
        return;
    };
    let next = control.next_sibling().and_then(|next| next.dyn_into().ok());
    let leads = control.previous_sibling().is_none() && holds(&parent);
    let next: Option<Element> = next.filter(|_| !leads);
    if let Some(block) = next {
        let _ = block.set_attribute(INSET, "after");
        set_offset(control, "0px");
    } else {
        let _ = parent.set_attribute(INSET, "");
    }
}

/// Takes controls away, with the room they had beside their text.
pub(crate) fn take_away(controls: &[Element]) {
    for control in controls {
        let blocks = [control.parent_element(), control.next_element_sibling()];
        blocks.iter().flatten().for_each(take_room);
        control.remove();
    }
}

/// Takes from a block the room that a control had beside its text.
pub(super) fn take_room(block: &Element) {
    let _ = block.remove_attribute(INSET);
}
