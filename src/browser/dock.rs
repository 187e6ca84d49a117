//! The panel's way into the page: where it would push down what the reader sees, it waits as a line at the screen's edge
//! until its place is out of sight.

use std::iter::successors;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::screen::{height, is_shown, screen_height, screen_width, top};
use super::scroll::{leaves_boxes_behind, lengthens_page, scroller};
use super::style::{in_pixels, styled};
use super::{document, fit};

const DOCKED: &str = "data-docked";
const POPOVER: &str = "popover";
/// A waiting panel under which the page's end can be scrolled.
const WAY: &str = "data-way";
/// Its value where the panel stays in the flow, for only what is there lengthens the scroller around it.
const IN_FLOW: &str = "in-flow";
/// How far below it the page goes on for that.
const BELOW: &str = "--study-below";
/// A panel below which the page is longer than it is, and by what.
const LONG: &str = "data-long";
const END: &str = "--study-end";
/// How far the article is from the sides of the page.
const LEFT: &str = "--study-left";
const RIGHT: &str = "--study-right";

/// What follows the panel's place, before the panel is filled.
pub(crate) struct Pushed {
    next: Element,
    was: f64,
    sides: Option<Sides>,
    /// Whether the panel comes right before it, and pushes it down for certain.
    is_certain: bool,
}

impl Pushed {
    /// What the reader sees of an article, and must not move by a panel that is still empty, or stands nowhere yet and comes
    /// before `first`.
    pub(crate) fn by(panel: &Element, article: &Element, first: &Element) -> Option<Pushed> {
        let is_placed = panel.is_connected();
        let next = match is_placed {
            true => after(panel),
            false => Some(first.clone()).filter(is_shown),
        }?;
        let was = top(&next);
        let is_seen = (0.0..screen_height()).contains(&was);
        is_seen.then(|| Pushed {
            was,
            sides: Sides::of(article),
            next,
            is_certain: !is_placed,
        })
    }

    /// Has the panel wait, over the article, where it is certain to push down what the reader sees: nothing is to be laid out
    /// for that. Hands back what has to be measured.
    pub(crate) fn dock_if_certain(self, panel: &Element) -> Option<Pushed> {
        if !self.is_certain {
            return Some(self);
        }
        self.wait(panel);
        None
    }

    /// The same where it did push it down.
    pub(crate) fn dock(&self, panel: &Element) {
        if (top(&self.next) - self.was).abs() >= 1.0 {
            self.wait(panel);
        }
    }

    fn wait(&self, panel: &Element) {
        let _ = panel.set_attribute(DOCKED, "");
        // As they were before it came: what waits takes no room.
        if let Some(sides) = &self.sides {
            sides.keep(panel);
        }
    }
}

/// Has a waiting panel be at the screen's edge also where an ancestor keeps what is fixed to itself, as one with a transform does.
pub(crate) fn free(panel: &Element) {
    const EDGE: f64 = 24.0;
    let Some(shown) = shown(panel).filter(|_| is_docked(panel)) else {
        return;
    };
    let rect = shown.get_bounding_client_rect();
    let below = screen_height() - rect.bottom();
    if rect.width() > 0.0 && !(0.0..EDGE).contains(&below) {
        let _ = shown.set_attribute(POPOVER, "manual");
        let show = Reflect::get(&shown, &JsValue::from_str("showPopover"));
        if let Some(Ok(show)) = show.ok().map(JsCast::dyn_into::<Function>) {
            let _ = show.call0(&shown);
        }
    }
}

fn shown(panel: &Element) -> Option<Element> {
    panel.shadow_root()?.first_element_child()
}

/// Keeps a waiting panel between the side bars of a page: they may lie above it.
pub(crate) fn stay_over(panel: &Element, article: &Element) {
    if is_docked(panel)
        && let Some(sides) = Sides::of(article)
    {
        sides.keep(panel);
    }
}

/// How far an article is from the sides of the page.
struct Sides {
    left: f64,
    right: f64,
}

impl Sides {
    /// None where the article is too narrow for a panel.
    fn of(article: &Element) -> Option<Sides> {
        const ENOUGH: f64 = 300.0;
        let rect = article.get_bounding_client_rect();
        (rect.width() >= ENOUGH).then(|| Sides {
            left: rect.left(),
            right: screen_width() - rect.right(),
        })
    }

    fn keep(&self, panel: &Element) {
        set(panel, LEFT, Some(self.left));
        set(panel, RIGHT, Some(self.right));
    }
}

/// Gives a panel a length to be styled by, or takes it away, with the attribute if nothing else is in it.
fn set(panel: &Element, name: &str, pixels: Option<f64>) {
    let Some(styled) = panel.dyn_ref::<HtmlElement>() else {
        return;
    };
    let style = styled.style();
    let _ = match pixels {
        Some(pixels) => style.set_property(name, &in_pixels(pixels.ceil())),
        None => style.remove_property(name).map(drop),
    };
    if style.length() == 0 {
        let _ = panel.remove_attribute("style");
    }
}

/// Whether a panel waits.
pub(crate) fn is_docked(panel: &Element) -> bool {
    panel.has_attribute(DOCKED)
}

/// Whether the place of a waiting panel is out of sight. Among boxes side by side only what follows says where that is.
pub(crate) fn is_out_of_sight(panel: &Element) -> bool {
    let next = after(panel).filter(|_| is_among_boxes(panel));
    let place = top(next.as_ref().unwrap_or(panel));
    place < 0.0 || place > screen_height()
}

/// Whether a panel stands in a row or a grid, where it would be one of the boxes if it were in the flow.
fn is_among_boxes(panel: &Element) -> bool {
    panel.parent_element().is_some_and(|around| {
        let display = styled(&around, "display");
        display.ends_with("flex") || display.ends_with("grid")
    })
}

/// Gives a waiting panel its place.
pub(crate) fn release(panel: &Element) {
    if !is_docked(panel) {
        return;
    }
    for name in [DOCKED, WAY] {
        let _ = panel.remove_attribute(name);
    }
    for name in [LEFT, RIGHT, BELOW] {
        set(panel, name, None);
    }
    if let Some(shown) = shown(panel) {
        let _ = shown.remove_attribute(POPOVER);
    }
}

/// Lets what a waiting panel covers be scrolled from under it, now that the reader acts, and the panel's place out of sight.
pub(crate) fn make_way(panel: &Element) {
    const GAP: f64 = 24.0;
    if !is_docked(panel) {
        return;
    }
    let Some(shown) = shown(panel) else { return };
    let rect = shown.get_bounding_client_rect();
    let end = end_of_page();
    let lengthens = lengthens_page(panel);
    // Who scrolled it free is to stay there.
    let is_free = lengthens && panel.has_attribute(WAY);
    let covers = is_free || end > screen_height() - rect.height();
    let stays = is_left_behind(panel) && !is_among_boxes(panel);
    let how = if stays { IN_FLOW } else { "" };
    let _ = match covers {
        true => panel.set_attribute(WAY, how),
        false => panel.remove_attribute(WAY),
    };
    let below = end + rect.height() + GAP - top(panel);
    let below = below / fit::scale(&shown, &rect);
    set(panel, BELOW, Some(below).filter(|_| covers && lengthens));
}

/// The same before the reader acts, unless a scroll bar then takes room for which their text would move, or the page around a
/// scroller would be the longer one.
pub(crate) fn make_way_unseen(panel: &Element) {
    if is_left_behind(panel) && is_among_boxes(panel) {
        return;
    }
    let width = screen_width();
    make_way(panel);
    if screen_width() != width {
        let _ = panel.remove_attribute(WAY);
    }
}

/// Whether what is out of the flow at the panel's place would lengthen the page, and not the scroller that holds it.
fn is_left_behind(panel: &Element) -> bool {
    let holder = panel.parent_element();
    holder.is_some_and(|holder| leaves_boxes_behind(&holder))
}

/// Makes what scrolls the panel so many pixels longer, below its end, for as long as the reader needs it to keep their place.
pub(crate) fn lengthen_page(panel: &Element, by: f64) {
    let scroller = scroller(panel);
    let (begins, _) = view_of(&scroller);
    let end = f64::from(scroller.scroll_height() - scroller.scroll_top()) + begins;
    let _ = panel.set_attribute(LONG, "");
    set(panel, END, Some(end + by - top(panel)));
}

/// Takes that back once the reader does not see the end.
pub(crate) fn shorten_page(panel: &Element) {
    if !panel.has_attribute(LONG) {
        return;
    }
    let scroller = scroller(panel);
    let end = match is_root(&scroller) {
        true => end_of_page(),
        false => end_of(&scroller),
    };
    let (_, ends) = view_of(&scroller);
    if end >= ends {
        let _ = panel.remove_attribute(LONG);
        set(panel, END, None);
    }
}

/// From where to where on the screen something scrolls.
fn view_of(scroller: &Element) -> (f64, f64) {
    if is_root(scroller) {
        return (0.0, screen_height());
    }
    let begins = top(scroller) + f64::from(scroller.client_top());
    (begins, begins + f64::from(scroller.client_height()))
}

fn is_root(scroller: &Element) -> bool {
    document().scrolling_element().as_ref() == Some(scroller)
}

/// How far down the screen the page ends; what it holds may be longer than its body.
fn end_of_page() -> f64 {
    let body = document().body();
    body.map_or(0.0, |body| end_of(&body).max(bottom(&body)))
}

/// How far down the screen what an element holds ends.
fn end_of(element: &Element) -> f64 {
    const LAST: usize = 8;
    let inner = successors(element.last_element_child(), |last| {
        last.previous_element_sibling()
    });
    // What is fixed is as far down whatever scrolls.
    let inner = inner
        .take(LAST)
        .filter(|last| styled(last, "position") != "fixed");
    inner.map(|last| bottom(&last)).fold(0.0, f64::max)
}

fn bottom(element: &Element) -> f64 {
    element.get_bounding_client_rect().bottom()
}

/// The next thing after a block that takes room on the page.
fn after(block: &Element) -> Option<Element> {
    let mut around = Some(block.clone());
    while let Some(element) = around {
        let mut next = element.next_element_sibling();
        while let Some(sibling) = next {
            if height(&sibling) > 0.0 {
                return Some(sibling);
            }
            next = sibling.next_element_sibling();
        }
        around = element.parent_element();
    }
    None
}
