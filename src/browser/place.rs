//! Where a question stands on the page: its nodes, and where its controls go.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};

use super::page::Page;
use super::script;
use crate::article::Block;
use crate::guide::{Fold, Question};

/// The page's own nodes for one question.
pub(crate) struct Place {
    /// The heading, or what serves as one: a `summary`, a paragraph, an item whose first line it is.
    pub(crate) heading: Element,
    /// The author's own fold.
    pub(crate) details: Option<HtmlDetailsElement>,
    /// The region that the page itself opens and closes: nothing of it is closed by us.
    pub(crate) region: Option<Element>,
    /// The elements that close.
    pub(crate) framework: Array,
    /// Where points begin.
    pub(crate) points: Array,
    /// Where follow-ups begin.
    pub(crate) follow_ups: Array,
    /// The elements of each follow-up's sketch.
    pub(crate) sketches: Vec<Array>,
    /// All elements of the question, outermost only: what a filter takes away.
    pub(crate) whole: Array,
}

impl Place {
    /// Finds a question's nodes; none if the page no longer has its heading.
    pub(crate) fn of(question: &Question, page: &Page) -> Option<Place> {
        let (points, follow_ups) = (Array::new(), Array::new());
        for point in &question.framework.points {
            points.push(&page.node(point.block));
        }
        let mut sketches = Vec::new();
        for follow_up in &question.follow_ups {
            follow_ups.push(&page.node(follow_up.block));
            sketches.push(page.elements(&follow_up.sketch));
        }
        let fold = question.framework.fold;
        let framework: &[usize] = match fold {
            Fold::Host(_) => &[],
            _ => &question.framework.blocks,
        };
        Some(Place {
            heading: page.element(question.heading)?,
            details: match fold {
                Fold::Details(block) => page.node(block).dyn_into().ok(),
                _ => None,
            },
            region: match fold {
                Fold::Host(block) => page.element(block),
                _ => None,
            },
            framework: page.elements(framework),
            points,
            follow_ups,
            sketches,
            whole: page.elements(&outermost(&page.article.blocks, question.blocks.clone())),
        })
    }

    /// Whether it is made of the same nodes.
    pub(crate) fn is_still(&self, other: &Place) -> bool {
        self.heading == other.heading
            && self.details == other.details
            && self.region == other.region
            && script::are_same(&self.runs(), &other.runs())
    }

    /// All nodes but the heading, in runs.
    fn runs(&self) -> Array {
        let runs = Array::new();
        for run in [&self.framework, &self.points, &self.follow_ups, &self.whole] {
            runs.push(run);
        }
        for sketch in &self.sketches {
            runs.push(sketch);
        }
        runs
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

/// Puts a control that stands nowhere yet before a run of blocks.
pub(crate) fn put_before(blocks: &Array, control: &Element) {
    script::put_before(blocks, control);
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

/// Puts a panel that stands nowhere yet before the first question, outside every wrapper that begins with it.
pub(crate) fn put_panel(panel: &Element, headings: &Array, root: &Element) {
    script::put_panel(panel, headings, root);
}
