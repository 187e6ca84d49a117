//! A question's nodes on the page, beside which its controls go.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, Node};

use super::names::{self, HIDDEN};
use super::page::Page;
use super::screen;
use super::style::styled;
use crate::article::Block;
use crate::guide::{Fold, Question};

/// The page's own nodes for one question.
pub(crate) struct Place {
    /// The heading, or the element that serves as one: a `summary`, a paragraph, a list item whose first line it is.
    pub(crate) heading: Element,
    /// The framework's label, where that is a block of its own.
    pub(crate) label: Option<Element>,
    /// The author's own `details`.
    pub(crate) details: Option<HtmlDetailsElement>,
    /// The region that the host itself opens and closes: we close nothing in it.
    pub(crate) region: Option<Element>,
    /// The elements that the fold closes.
    pub(crate) framework: Vec<Element>,
    /// The nodes that points begin with.
    pub(crate) points: Vec<Node>,
    /// The nodes that follow-ups begin with.
    pub(crate) follow_ups: Vec<Node>,
    /// The elements of each follow-up's answer sketch.
    pub(crate) sketches: Vec<Vec<Element>>,
    /// All elements of the question, outermost only: the filter hides these.
    pub(crate) whole: Vec<Element>,
}

impl Place {
    /// Finds a question's nodes; `None` if the page lacks one of them.
    pub(crate) fn of(question: &Question, page: &Page) -> Option<Place> {
        let points = question.framework.points.iter();
        let follow_ups = question.follow_ups.iter();
        let sketches = follow_ups.clone();
        let fold = question.framework.fold;
        let framework: &[usize] = match fold {
            Fold::Host(_) => &[],
            _ => &question.framework.blocks,
        };
        Some(Place {
            heading: page.element_or_parent(question.heading)?,
            label: question
                .framework
                .label
                .and_then(|label| page.element(label)),
            details: match fold {
                Fold::Details(block) => page.element(block)?.dyn_into().ok(),
                _ => None,
            },
            region: match fold {
                Fold::Host(block) => page.element(block),
                _ => None,
            },
            framework: page.elements(framework),
            points: points
                .map(|point| page.node(point.block))
                .collect::<Option<_>>()?,
            follow_ups: follow_ups
                .map(|follow_up| page.node(follow_up.block))
                .collect::<Option<_>>()?,
            sketches: sketches
                .map(|follow_up| page.elements(&follow_up.sketch))
                .collect(),
            whole: page.elements(&outermost(&page.article.blocks, question.blocks.clone())),
        })
    }

    /// Whether the host shows its heading and, by a style of its own, not its framework.
    pub(crate) fn is_folded_by_host(&self) -> bool {
        let height = |element: &Element| screen::rect(element).height();
        self.hosts_region().is_some_and(|region| {
            !names::has(region, &HIDDEN)
                && height(&self.heading) > 0.0
                && height(region) == 0.0
                && is_cut_off(region)
        })
    }

    /// Leaves it to the host to open and close its framework.
    pub(crate) fn leave_fold_to_host(&mut self) {
        self.region = self.hosts_region().cloned().or(self.region.take());
        if self.region.is_some() {
            self.framework.clear();
        }
    }

    /// The element that a host's fold would close: the only one of its framework.
    fn hosts_region(&self) -> Option<&Element> {
        match (&self.details, &*self.framework) {
            (None, [only]) => Some(only),
            _ => None,
        }
    }

    /// Whether all of its elements are still under `root`.
    pub(crate) fn is_in(&self, root: &Element) -> bool {
        let texts = self.points.iter().chain(&self.follow_ups);
        let texts = texts.filter(|node| node.has_type::<Element>());
        let mut blocks = self.framework.iter().chain(&self.whole);
        root.contains(Some(&self.heading))
            && blocks.all(|block| root.contains(Some(block)))
            && texts.into_iter().all(|text| root.contains(Some(text)))
    }

    /// Whether any of it is laid out, and not moved off the left side of the screen.
    pub(crate) fn is_shown(&self) -> bool {
        let mut blocks = self.whole.iter();
        blocks.any(|block| {
            let rect = screen::rect(block);
            rect.width() > 0.0 && rect.right() > -screen::screen_width()
        })
    }

    /// Whether two places consist of the same nodes.
    pub(crate) fn is_still(&self, other: &Place) -> bool {
        self.heading == other.heading
            && self.label == other.label
            && self.details == other.details
            && self.region == other.region
            && self.framework == other.framework
            && self.points == other.points
            && self.follow_ups == other.follow_ups
            && self.sketches == other.sketches
            && self.whole == other.whole
    }
}

/// The outermost blocks that lie within a range as a whole.
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

/// Where to insert an element of ours that is to look like a question's blocks: beside a question with controls,
/// outside every `details`.
pub(crate) fn beside_questions(root: &Element) -> Element {
    let status = root.query_selector("study-status").ok().flatten();
    let heading = status.and_then(|status| status.parent_element());
    let mut place = heading.and_then(|heading| heading.parent_element());
    let details_of = |place: &Element| place.closest("details").ok().flatten();
    while let Some(details) = place.as_ref().and_then(details_of) {
        place = details.parent_element();
    }
    place
        .filter(|place| root.contains(Some(place)))
        .unwrap_or_else(|| root.clone())
}

/// Whether nothing can show beyond the edges of an element, itself or its first child: else what floats in it can.
fn is_cut_off(element: &Element) -> bool {
    let clips = |element: &Element| {
        styled(element, "display") == "none" || styled(element, "overflow-y") != "visible"
    };
    clips(element)
        || element
            .first_element_child()
            .is_some_and(|first| clips(&first))
}
