//! Where a question stands on the page: its nodes, and where its controls go.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, Node};

use super::page::Page;
use super::window;
use crate::article::Block;
use crate::guide::{Fold, Question};

/// Marks a block whose text stands aside for its tick.
const INSET: &str = "data-study-inset";

/// The page's own nodes for one question; two places are equal when every node is the same one.
#[derive(Clone, PartialEq)]
pub(crate) struct Place {
    /// The heading, or the `summary` that serves as one.
    pub(crate) heading: Element,
    /// The author's own fold.
    pub(crate) details: Option<HtmlDetailsElement>,
    /// What closes.
    pub(crate) framework: Vec<Element>,
    /// Where points begin.
    pub(crate) points: Vec<Node>,
    /// Where follow-ups begin, each with its sketch.
    pub(crate) follow_ups: Vec<(Node, Vec<Element>)>,
    /// All of the question, outermost only: what a filter takes away.
    pub(crate) whole: Vec<Element>,
}

impl Place {
    /// Finds a question's nodes; none if the page no longer has its heading.
    pub(crate) fn of(question: &Question, page: &Page) -> Option<Place> {
        let element = |block: usize| page.node(block)?.clone().dyn_into::<Element>().ok();
        let elements = |blocks: &[usize]| {
            blocks
                .iter()
                .copied()
                .filter_map(element)
                .collect::<Vec<_>>()
        };
        let node = |block: usize| page.node(block).cloned();
        Some(Place {
            heading: element(question.heading)?,
            details: match question.framework.fold {
                Fold::Details(block) => element(block)?.dyn_into().ok(),
                Fold::Button => None,
            },
            framework: elements(&question.framework.blocks),
            points: question
                .framework
                .points
                .iter()
                .filter_map(|point| node(point.block))
                .collect(),
            follow_ups: question
                .follow_ups
                .iter()
                .filter_map(|follow_up| Some((node(follow_up.block)?, elements(&follow_up.sketch))))
                .collect(),
            whole: elements(&outermost(&page.article.blocks, question.blocks.clone())),
        })
    }
}

/// The blocks of a range that lie in no other block of it and reach no further than it.
fn outermost(blocks: &[Block], range: std::ops::Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let depth = blocks.get(at).map_or(0, |block| block.depth);
        let end = (at + 1..blocks.len())
            .find(|&next| blocks[next].depth <= depth)
            .unwrap_or(blocks.len());
        if end <= range.end {
            found.push(at);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Puts a control beside the beginning of a point: inside what can hold one, before what cannot.
pub(crate) fn put_beside(node: &Node, control: &Element) {
    let holds = node.dyn_ref::<Element>().is_some_and(|element| {
        matches!(
            element.local_name().as_str(),
            "li" | "p" | "div" | "section" | "dd" | "dt" | "h2" | "h3" | "h4" | "h5" | "h6"
        )
    });
    let _ = match (holds, node.parent_node()) {
        (true, _) => node.insert_before(control, node.first_child().as_ref()),
        (false, Some(parent)) => parent.insert_before(control, Some(node)),
        (false, None) => return,
    };
    if holds && has_marker(node.unchecked_ref()) {
        let _ = control
            .unchecked_ref::<HtmlElement>()
            .style()
            .set_property("--study-tick-offset", "calc(-34px - 1.25em)");
    }
}

/// Whether a list's bullet or number stands before the text: a tick then hangs beyond it.
fn has_marker(element: &Element) -> bool {
    let style = window().get_computed_style(element).ok().flatten();
    let is = |property: &str| {
        style
            .as_ref()
            .and_then(|style| style.get_property_value(property).ok())
            .unwrap_or_default()
    };
    is("display") == "list-item" && !matches!(is("list-style-type").as_str(), "none" | "\"\"")
}

/// Gives a control that reaches beyond the page its room: a tick moves the text aside, a status stands above its line.
pub(crate) fn make_room(control: &Element) {
    let _ = match control.parent_element() {
        Some(block) if control.local_name() == "study-tick" => block.set_attribute(INSET, ""),
        _ => control.set_attribute("data-tight", ""),
    };
}

/// Takes back the room a control had beside its text, with the control.
pub(crate) fn take_away(control: &Element) {
    if let Some(block) = control.parent_element() {
        let _ = block.remove_attribute(INSET);
    }
    control.remove();
}

/// Puts a control before an element.
pub(crate) fn put_before(element: &Element, control: &Element) {
    if let Some(parent) = element.parent_node() {
        let _ = parent.insert_before(control, Some(element));
    }
}

/// Where something that is to look like a question's blocks can stand: beside a question that has its controls, in
/// nothing that folds.
pub(crate) fn beside_questions(root: &Element) -> Element {
    let status = root.query_selector("study-status").ok().flatten();
    let heading = status.and_then(|status| status.parent_element());
    let mut place = heading.and_then(|heading| heading.parent_element());
    let around = |place: &Element| place.closest("details").ok().flatten();
    while let Some(details) = place.as_ref().and_then(around) {
        place = details.parent_element();
    }
    place
        .filter(|place| root.contains(Some(place)))
        .unwrap_or_else(|| root.clone())
}

/// Puts the panel before a question, outside every wrapper that begins with it.
pub(crate) fn put_panel(panel: &Element, question: &Element, root: &Element) {
    let mut before = question.clone();
    while let Some(parent) = before.parent_element() {
        let first = parent
            .first_element_child()
            .is_some_and(|first| first == before);
        if &parent == root || !first {
            break;
        }
        before = parent;
    }
    put_before(&before, panel);
}
