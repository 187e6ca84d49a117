//! Bars of the host's that stay in place at the top, such as a header or a sticky heading. One without a level of its own lies
//! above the author's texts, but below what has a position, as our controls do: what of them is under it is cut off.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element};

use super::document;
use super::header::stays;
use super::observe::is_ours;
use super::screen::{screen_height, top};
use super::scroll::scroller;
use super::style::{in_pixels, set, styled};

/// How much of a control is cut off, and from where it is seen.
const CUT: &str = "--study-cut";
/// How many bars are looked for below one another, at the most.
const MOST: usize = 3;

thread_local! {
    /// Controls that are cut off.
    static UNDER: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Cuts off what of these controls is under a bar; all others are whole.
pub(crate) fn cut_off(article: &Element, controls: &[Element]) {
    let bars = bars(article);
    let before = UNDER.take();
    let cut = |control: &&Element| cut(control, &bars);
    let under: Vec<_> = controls.iter().filter(cut).cloned().collect();
    for control in before.iter().filter(|control| !under.contains(control)) {
        set(control, CUT, "");
    }
    UNDER.set(under);
}

/// The bars at the top of what scrolls an article, from the uppermost down.
fn bars(article: &Element) -> Vec<(Element, DomRect)> {
    const IN_TEXT: f64 = 40.0;
    let rect = article.get_bounding_client_rect();
    let x = rect.left() + IN_TEXT.min(rect.width() / 2.0);
    let scroller = scroller(article);
    let mut edge = match scroller.parent_element() {
        Some(_) => top(&scroller).max(0.0),
        None => 0.0,
    };
    let mut bars = Vec::new();
    while let Some((bar, rect)) = bar_at(x, edge).filter(|(_, rect)| rect.bottom() > edge) {
        edge = rect.bottom();
        bars.push((bar, rect));
        if bars.len() == MOST {
            break;
        }
    }
    bars
}

/// What stays in place and shows its own colour right below an edge.
fn bar_at(x: f64, edge: f64) -> Option<(Element, DomRect)> {
    let found = document().elements_from_point(x as f32, edge as f32 + 1.0);
    let mut found = found
        .iter()
        .filter_map(|found| found.dyn_into::<Element>().ok());
    let bar = found.find(|found| stays(found) && !is_ours(found))?;
    let has_no_level = ["auto", "0"].contains(&&*styled(&bar, "z-index"));
    let is_seen = styled(&bar, "background-color") != "rgba(0, 0, 0, 0)"
        || styled(&bar, "background-image") != "none";
    let rect = bar.get_bounding_client_rect();
    let is_bar = has_no_level && is_seen && rect.bottom() < screen_height() / 2.0;
    is_bar.then_some((bar, rect))
}

/// Cuts a control off at the lowest bar that it is under, or could be pressed over; whether there is one.
fn cut(control: &Element, bars: &[(Element, DomRect)]) -> bool {
    let shown = control
        .shadow_root()
        .and_then(|root| root.first_element_child());
    let Some(shown) = shown.map(|shown| shown.get_bounding_client_rect()) else {
        return false;
    };
    // A button can be pressed a little above and below what it shows.
    const PRESSED: f64 = 4.0;
    let is_under = |(bar, rect): &&(Element, DomRect)| {
        !bar.contains(Some(control))
            && shown.top() - PRESSED < rect.bottom()
            && shown.bottom() + PRESSED > rect.top()
            && shown.left() < rect.right()
            && shown.right() > rect.left()
    };
    let Some((_, bar)) = bars.iter().rfind(is_under) else {
        return false;
    };
    set(
        control,
        CUT,
        &format!(
            "inset({} -100vmax -100vmax)",
            in_pixels(bar.bottom() - top(control))
        ),
    );
    true
}
