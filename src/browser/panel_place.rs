//! Chooses the place of a panel that the author put nowhere: before the first question, where no positional selector of
//! the page's reacts to it.

use std::iter::successors;

use web_sys::{Element, Node};

use super::room_beside::is_beside;
use super::style::{in_pixels, looks, pixels, set, styled};
use super::texts::first_of_text;

/// Custom property: the grid column of the panel.
const COLUMN: &str = "--study-column";
/// Blocks of text, at whose beginning or end a panel may stand.
const TEXTS: &str = "p, h1, h2, h3, h4, h5, h6, li, dd, figcaption";
/// Custom property: the margins above and below the panel.
const MARGIN: &str = "--study-panel-margin";

/// A place for the panel.
struct PanelSpot {
    holder: Element,
    next: Option<Node>,
    /// The page's elements whose style a positional selector may change when a panel stands there.
    seen: Vec<Element>,
}

/// Puts a panel that is not in the page yet before the first question.
pub(crate) fn put_panel(panel: &Element, question: &Element, root: &Element) {
    if panel.is_connected() {
        return;
    }
    let before = outermost(question, root);
    // The host overwrote a text that held the panel, and may do so again: so do not put it into a text.
    let is_wiped = panel.has_attribute("data-wiped");
    let spots = match is_wiped {
        true => Vec::new(),
        false => spots(&before, question),
    };
    let looks: Vec<_> = spots.iter().map(PanelSpot::looks).collect();
    let mut tried = spots.iter().zip(looks);
    let unseen = tried.any(|(spot, looks)| {
        spot.put(panel);
        spot.looks() == looks
    });
    if !unseen {
        PanelSpot::before(&before, question).put(panel);
    }
    if panel.next_element_sibling().as_ref() == Some(&before) {
        stand_in_column(panel, &before);
    }
    if begins(panel) {
        // The panel's top margin may collapse with those of the wrappers that begin with it, as the question's did. The
        // wrappers must not move.
        let margin = in_pixels(margin_above(question, &before));
        set(panel, MARGIN, &(margin + " 24px"));
    }
}

/// The largest top margin of a question and of the wrappers that begin with it, up to `outermost`.
fn margin_above(question: &Element, outermost: &Element) -> f64 {
    let parent = |at: &Element| at.parent_element().filter(|_| at != outermost);
    let margins = successors(Some(question.clone()), parent).map(|at| pixels(&at, "margin-top"));
    margins.fold(0.0, f64::max)
}

/// Whether a panel comes before all text in its parent.
fn begins(panel: &Element) -> bool {
    let holder = panel.parent_element();
    let first = holder.and_then(|holder| first_of_text(&holder));
    first.is_some_and(|first| {
        panel.compare_document_position(&first) & Node::DOCUMENT_POSITION_FOLLOWING != 0
    })
}

/// The outermost element that begins with a question: its table, its wrappers, and a row in which it has a neighbour
/// before it.
fn outermost(question: &Element, root: &Element) -> Element {
    let table = question.closest("table").ok().flatten();
    let table = table.filter(|table| table != root && root.contains(Some(table)));
    let mut before = table.unwrap_or_else(|| question.clone());
    while let Some(parent) = before.parent_element() {
        let is_first = parent.first_element_child().as_ref() == Some(&before);
        if parent == *root || !(is_first || has_neighbour_before(&before)) {
            break;
        }
        before = parent;
    }
    before
}

/// Whether the preceding sibling of an element stands beside it instead of above.
fn has_neighbour_before(block: &Element) -> bool {
    let rect = block.get_bounding_client_rect();
    let before = block.previous_element_sibling();
    before.is_some_and(|before| is_beside(&before.get_bounding_client_rect(), &rect))
}

/// The places before a question, best first: the end of the paragraph above, between the page's elements, the end of
/// any other text above, and the beginning of the question's own text.
fn spots(before: &Element, question: &Element) -> Vec<PanelSpot> {
    let above = before.previous_element_sibling();
    let paragraph = above.clone().filter(|above| above.local_name() == "p");
    let inner = |block: &Element| block.last_element_child();
    let text = successors(above, inner).find(can_hold);
    let at_end = |text| PanelSpot::within(text, None);
    let at_beginning = |text: Element| PanelSpot::within(text.clone(), text.first_child());
    let spots = [
        paragraph.filter(can_hold).map(at_end),
        Some(PanelSpot::before(before, question)),
        text.map(at_end),
        Some(question.clone()).filter(can_hold).map(at_beginning),
    ];
    spots.into_iter().flatten().collect()
}

impl PanelSpot {
    fn within(text: Element, next: Option<Node>) -> PanelSpot {
        let seen = [text.first_element_child(), text.last_element_child()];
        PanelSpot {
            seen: seen.into_iter().flatten().collect(),
            holder: text,
            next,
        }
    }

    fn before(before: &Element, question: &Element) -> PanelSpot {
        let holder = before.parent_element();
        let holder = holder.unwrap_or_else(|| before.clone());
        let next = before.next_element_sibling();
        let seen = [
            holder.first_element_child(),
            before.previous_element_sibling(),
            next,
            holder.last_element_child(),
        ];
        let seen = seen.into_iter().flatten();
        PanelSpot {
            seen: seen.chain([before.clone(), question.clone()]).collect(),
            holder,
            next: Some(before.clone().into()),
        }
    }

    fn put(&self, panel: &Element) {
        let _ = self.holder.insert_before(panel, self.next.as_ref());
    }

    fn looks(&self) -> String {
        self.seen.iter().map(looks).collect()
    }
}

/// Whether a panel inside a block would lie above or below its text, as wide as the text: the block is plain text.
fn can_hold(block: &Element) -> bool {
    const PLAIN: [(&str, &str); 6] = [
        ("overflow-y", "visible"),
        ("float", "none"),
        ("visibility", "visible"),
        ("opacity", "1"),
        ("column-count", "auto"),
        ("column-width", "auto"),
    ];
    const BOXES: &str = "img, svg, video, iframe, button, input, br:last-child, p, ul, ol";
    block.matches(TEXTS).unwrap_or(false)
        && !block.text_content().unwrap_or_default().trim().is_empty()
        && !matches!(block.query_selector(BOXES), Ok(Some(_)))
        && ["block", "list-item"].contains(&&*styled(block, "display"))
        && !["absolute", "fixed"].contains(&&*styled(block, "position"))
        && PLAIN
            .iter()
            .all(|(name, plain)| styled(block, name) == *plain)
}

/// Puts a panel in a grid into the column of the box that it stands before.
fn stand_in_column(panel: &Element, before: &Element) {
    let [start, end] = ["start", "end"].map(|side| styled(before, &format!("grid-column-{side}")));
    if start != "auto" || end != "auto" {
        set(panel, COLUMN, &format!("{start} / {end}"));
    }
}
