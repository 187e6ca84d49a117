//! Where a question stands on the page: its nodes, and where its controls go.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, Node};

use super::beside::set;
use super::page::Page;
use super::scroll::{self, styled};
use crate::article::Block;
use crate::guide::{Fold, Question};

/// The column of a grid that a panel stands in.
const COLUMN: &str = "--study-column";

/// The page's own nodes for one question.
pub(crate) struct Place {
    /// The heading, or what serves as one: a `summary`, a paragraph, an item whose first line it is.
    pub(crate) heading: Element,
    /// The label of the framework, where that is a block of its own.
    pub(crate) label: Option<Element>,
    /// The author's own fold.
    pub(crate) details: Option<HtmlDetailsElement>,
    /// The region that the page itself opens and closes: nothing of it is closed by us.
    pub(crate) region: Option<Element>,
    /// The elements that close.
    pub(crate) framework: Vec<Element>,
    /// Where points begin.
    pub(crate) points: Vec<Node>,
    /// Where follow-ups begin.
    pub(crate) follow_ups: Vec<Node>,
    /// The elements of each follow-up's sketch.
    pub(crate) sketches: Vec<Vec<Element>>,
    /// All elements of the question, outermost only: what a filter takes away.
    pub(crate) whole: Vec<Element>,
}

impl Place {
    /// Finds a question's nodes; none if the page no longer has its heading.
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
            heading: page.element_around(question.heading)?,
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

    /// Whether all of it still stands under `root`.
    pub(crate) fn is_in(&self, root: &Element) -> bool {
        let texts = self.points.iter().chain(&self.follow_ups);
        let texts = texts.filter(|node| node.has_type::<Element>());
        let mut blocks = self.framework.iter().chain(&self.whole);
        root.contains(Some(&self.heading))
            && blocks.all(|block| root.contains(Some(block)))
            && texts.into_iter().all(|text| root.contains(Some(text)))
    }

    /// Whether any of it is laid out, and not put away beside the page.
    pub(crate) fn is_shown(&self) -> bool {
        let mut blocks = self.whole.iter();
        blocks.any(|block| {
            let rect = scroll::rect(block);
            rect.width() > 0.0 && rect.right() > -scroll::screen_width()
        })
    }

    /// Whether it is made of the same nodes.
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

/// Puts a panel that stands nowhere yet before the first question, outside its table and every wrapper that begins with it:
/// in the paragraph above, if there is one of text alone.
pub(crate) fn put_panel(panel: &Element, question: &Element, root: &Element) {
    if panel.is_connected() {
        return;
    }
    let table = question.closest("table").ok().flatten();
    let table = table.filter(|table| table != root && root.contains(Some(table)));
    let mut before = table.unwrap_or_else(|| question.clone());
    while let Some(parent) = before.parent_element() {
        let is_first = parent.first_element_child().as_ref() == Some(&before);
        if parent == *root || !is_first {
            break;
        }
        before = parent;
    }
    // In the paragraph above no selector sees it; but the host wrote over that once, and may again.
    let above = before.previous_element_sibling();
    let above = above.filter(|above| !panel.has_attribute("data-wiped") && can_hold(above));
    match above {
        Some(above) => drop(above.append_child(panel)),
        None => {
            drop(before.before_with_node_1(panel));
            stand_in_column(panel, &before);
        }
    }
}

/// Whether a panel at the end of a block is below its text and as wide: the block is a plain paragraph of text.
fn can_hold(above: &Element) -> bool {
    const PLAIN: [(&str, &str); 7] = [
        ("display", "block"),
        ("overflow-y", "visible"),
        ("float", "none"),
        ("visibility", "visible"),
        ("opacity", "1"),
        ("column-count", "auto"),
        ("column-width", "auto"),
    ];
    const BOXES: &str = "img, svg, video, iframe, button, input, br:last-child";
    let is_text = above.local_name() == "p"
        && !above.text_content().unwrap_or_default().trim().is_empty()
        && !matches!(above.query_selector(BOXES), Ok(Some(_)));
    is_text
        && !["absolute", "fixed"].contains(&&*styled(above, "position"))
        && PLAIN
            .iter()
            .all(|(name, plain)| styled(above, name) == *plain)
}

/// Has a panel among the boxes of a grid stand in the column of the box that it stands before.
fn stand_in_column(panel: &Element, before: &Element) {
    let [start, end] = ["start", "end"].map(|side| styled(before, &format!("grid-column-{side}")));
    if start != "auto" || end != "auto" {
        set(panel, COLUMN, &format!("{start} / {end}"));
    }
}
