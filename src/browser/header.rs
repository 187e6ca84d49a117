//! The host's fixed and sticky headers at the top of the screen: nobody can read what lies under one.

use std::iter::successors;

use web_sys::Element;

use super::all;
use super::document;
use super::screen::{self, screen_height};
use super::style::{pixels, styled};

/// Where to look for headers that are not at the top of the screen yet, besides among the preceding siblings of an
/// element and of its ancestors.
const HEADERS: &str = "header, nav, [role=banner], body > *";
/// How many preceding siblings are looked at on each level; the others are far away.
const MOST: usize = 32;

/// How far down headers will cover the scroll container of `element` once it is scrolled to; `edge` itself where none
/// does.
pub(crate) fn covered_until(element: &Element, edge: f64) -> f64 {
    let at_the_top = hit(element, edge).map(|header| header.get_bounding_client_rect().bottom());
    let headers = headers(element).into_iter();
    let stuck = headers.filter_map(|header| sticks_until(&header, element));
    let until = at_the_top.into_iter().chain(stuck).fold(edge, f64::max);
    if until < screen_height() / 2.0 {
        until
    } else {
        edge
    }
}

fn headers(element: &Element) -> Vec<Element> {
    let page = document().document_element();
    let mut headers = page.map(|page| all(&page, HEADERS)).unwrap_or_default();
    let mut ancestor = Some(element.clone());
    while let Some(at) = ancestor {
        let before = successors(
            at.previous_element_sibling(),
            Element::previous_element_sibling,
        );
        headers.extend(before.take(MOST));
        ancestor = at.parent_element();
    }
    headers
}

/// The fixed or sticky element at the top of the screen that lies over an element.
fn hit(element: &Element, edge: f64) -> Option<Element> {
    let rect = element.get_bounding_client_rect();
    let x = rect.left() + rect.width().min(100.0) / 2.0;
    let found = successors(
        screen::hit(x as f32, edge as f32 + 1.0),
        screen::parent_in_layout,
    );
    let header = found.into_iter().find(stays);
    header.filter(|header| !screen::contains_in_layout(header, element))
}

/// Bottom of a header once the page is scrolled to an element, if the header stays above that element.
fn sticks_until(header: &Element, element: &Element) -> Option<f64> {
    if !stays(header) || header.contains(Some(element)) {
        return None;
    }
    let is_in_its_parent = header
        .parent_element()
        .is_some_and(|parent| parent.contains(Some(element)));
    let (of_header, of_element) = (
        header.get_bounding_client_rect(),
        element.get_bounding_client_rect(),
    );
    let is_over = of_header.left() <= of_element.left() && of_header.right() > of_element.left();
    let top = styled(header, "top");
    let is_at_the_top = top.ends_with("px");
    (is_in_its_parent && is_over && is_at_the_top)
        .then(|| pixels(header, "top") + of_header.height())
}

/// Whether an element is fixed or sticky.
pub(super) fn stays(element: &Element) -> bool {
    ["fixed", "sticky"].contains(&&*styled(element, "position"))
}
