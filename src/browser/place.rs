//! Where a question stands on the page: its nodes, and where its controls go.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, Node};

use super::page::Page;
use super::script;
use crate::article::Block;
use crate::guide::{Fold, Question};

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
        let element = |block: usize| page.node(block)?.dyn_into::<Element>().ok();
        let elements = |blocks: &[usize]| {
            blocks
                .iter()
                .copied()
                .filter_map(element)
                .collect::<Vec<_>>()
        };
        let node = |block: usize| page.node(block);
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

/// Puts each control beside the beginning of its point: inside what can hold one, before what cannot.
pub(crate) fn put_beside(nodes: &Array, controls: &Array) {
    script::put_beside(nodes, controls);
}

/// Gives each control that reaches beyond the page its room: a tick moves its text aside, a status stands below its line.
pub(crate) fn fit(groups: &Array) {
    script::fit(groups);
}

/// Takes back the room that controls had beside their text, with the controls.
pub(crate) fn take_away(controls: &Array) {
    script::take_away(controls);
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
    script::put_panel(panel, question, root);
}
