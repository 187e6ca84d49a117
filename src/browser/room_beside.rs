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

/// Whether what a control shows is cut at a side, or covered.
pub(crate) fn is_cut(control: &Element) -> bool {
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
        || is_under(control, left)
}

/// Whether an ancestor shows nothing beyond its own box.
fn is_clipped(control: &Element, left: f64, right: f64) -> bool {
    let mut around = control.parent_element();
    while let Some(element) = around {
        if element.local_name() == "body" {
            return false;
        }
        if clips(&element) {
            let rect = element.get_bounding_client_rect();
            // One pixel off is rounding.
            if left < rect.left() - 1.0 || right > rect.right() + 1.0 {
                return true;
            }
        }
        around = element.parent_element();
    }
    false
}

fn clips(element: &Element) -> bool {
    let contains = ["paint", "strict", "content"];
    let contain = styled(element, "contain");
    styled(element, "overflow-x") != "visible"
        || contain.split(' ').any(|kind| contains.contains(&kind))
        || styled(element, "content-visibility") == "auto"
}

/// Whether a side bar that stays in place lies where a control would be.
fn is_under(control: &Element, left: f64) -> bool {
    let middle = screen_height() / 2.0;
    let found = document().element_from_point(left as f32 + 4.0, middle as f32);
    let mut around = found.filter(|found| !found.contains(Some(control)));
    while let Some(element) = around {
        if element.contains(Some(control)) {
            return false;
        }
        if ["fixed", "sticky"].contains(&&*styled(&element, "position")) {
            return true;
        }
        around = element.parent_element();
    }
    false
}
