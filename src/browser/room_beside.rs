//! Whether there is room beside a text: what would be cut by an ancestor, lie under a side bar or reach beyond the page.

use web_sys::{DomRect, Element, Node, Range};

use super::document;
use super::scroll::{screen_height, styled};

/// The first line of a text on the screen.
pub(crate) fn start_of(node: &Node) -> Option<DomRect> {
    let range = Range::new().ok()?;
    range.select_node(node).ok()?;
    range.get_client_rects()?.item(0)
}

/// The last line of what a block holds `before` a block in it, or of all of it.
pub(crate) fn end_of(block: &Element, before: Option<&Element>) -> Option<DomRect> {
    let range = Range::new().ok()?;
    range.select_node_contents(block).ok()?;
    if let Some(before) = before {
        range.set_end_before(before).ok()?;
    }
    let lines = range.get_client_rects()?;
    let mut lines = (0..lines.length()).filter_map(|at| lines.item(at));
    lines.rfind(|line| line.width() > 0.0)
}

/// Whether what a control shows is cut at a side, or covered.
pub(crate) fn is_cut(control: &Element, bar: SideBar) -> bool {
    let shown = control
        .shadow_root()
        .and_then(|root| root.first_element_child());
    let Some(rect) = shown.map(|shown| shown.get_bounding_client_rect()) else {
        return false;
    };
    if rect.width() == 0.0 {
        return false;
    }
    let (left, right) = (rect.left(), rect.right());
    let page = document().document_element();
    let width = page.map_or(0, |page| page.client_width());
    left < 0.0
        || right > f64::from(width)
        || is_clipped(control, left, right)
        || bar.covers(left, right)
}

/// Whether an ancestor shows nothing beyond its own box, or has another cell there.
fn is_clipped(control: &Element, left: f64, right: f64) -> bool {
    let mut around = control.parent_element();
    while let Some(element) = around {
        if element.local_name() == "body" {
            return false;
        }
        let [before, after] = clips(&element);
        if before || after {
            let rect = element.get_bounding_client_rect();
            // One pixel off is rounding.
            let is_left = before && left < rect.left() - 1.0;
            if is_left || after && right > rect.right() + 1.0 {
                return true;
            }
        }
        around = element.parent_element();
    }
    false
}

/// At which sides there is no room beyond an element: left and right.
fn clips(element: &Element) -> [bool; 2] {
    if styled(element, "display") == "table-cell" {
        return [
            element.previous_element_sibling().is_some(),
            element.next_element_sibling().is_some(),
        ];
    }
    let contains = ["paint", "strict", "content"];
    let contain = styled(element, "contain");
    let clips = styled(element, "overflow-x") != "visible"
        || contain.split(' ').any(|kind| contains.contains(&kind))
        || styled(element, "content-visibility") == "auto";
    [clips; 2]
}

/// What stays in place at a side of an article while the page scrolls, as far as it reaches: nothing where both are 0.
#[derive(Clone, Copy, Default)]
pub(crate) struct SideBar {
    left: f64,
    right: f64,
}

impl SideBar {
    /// Looks where boxes beside the text of `article` would hang. A look has the browser count what was moved before it as a
    /// layout shift, so it comes before anything is written.
    pub(crate) fn beside(article: &Element) -> SideBar {
        const HANGS: f64 = 20.0;
        let rect = article.get_bounding_client_rect();
        let x = match styled(article, "direction") == "rtl" {
            true => rect.right() + HANGS,
            false => rect.left() - HANGS,
        };
        let middle = screen_height() / 2.0;
        let mut around = document().element_from_point(x as f32, middle as f32);
        while let Some(element) = around.filter(|around| !around.contains(Some(article))) {
            if ["fixed", "sticky"].contains(&&*styled(&element, "position")) {
                let bar = element.get_bounding_client_rect();
                return SideBar {
                    left: bar.left(),
                    right: bar.right(),
                };
            }
            around = element.parent_element();
        }
        SideBar::default()
    }

    fn covers(&self, left: f64, right: f64) -> bool {
        left < self.right && right > self.left
    }
}
