//! How the panel enters the page: where it would push down what the reader sees, it is docked, a line at the bottom
//! edge of the screen, until its place is outside the viewport.

use std::iter::successors;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::header::stays;
use super::observe::is_ours;
use super::screen::{height, is_shown, screen_height, screen_width, top};
use super::scroll::{lengthens_page, scroller, scrolls_without_box};
use super::style::{in_pixels, length, own, styled};
use super::{document, fit};

const DOCKED: &str = "data-docked";
const POPOVER: &str = "popover";
/// Within this distance of the bottom of the screen, in pixels, a docked panel and bars of the page's are at its edge.
const EDGE: f64 = 24.0;
/// On a docked panel: the page is long enough to scroll its end out from under the panel.
const LENGTHENED_UNDER_PANEL: &str = "data-way";
/// Value of [`LENGTHENED_UNDER_PANEL`] where the panel stays in the flow, because only in-flow content lengthens the
/// scroll container that holds it.
const IN_FLOW: &str = "in-flow";
/// How far below the panel's top the page reaches for that.
const END_UNDER_PANEL: &str = "--study-below";
/// On a panel below which the page is lengthened to keep the reader's place; [`END_FOR_PLACE`] says how far below its
/// top.
const LENGTHENED_FOR_PLACE: &str = "data-long";
const END_FOR_PLACE: &str = "--study-end";
/// Distance of the article from the left and the right side of the page.
const LEFT: &str = "--study-left";
const RIGHT: &str = "--study-right";
/// How much of the bottom of the screen a bar of the page's takes, above which a docked panel stays.
const BAR: &str = "--study-bar";

/// The element after the panel's place and where it was before the panel is filled, to see whether the panel pushes it
/// down.
pub(crate) struct ElementBelow {
    next: Element,
    was: f64,
    sides: Option<Sides>,
    /// Whether the panel is inserted right before `next`, and so pushes it down for certain.
    is_certain: bool,
}

impl ElementBelow {
    /// Measures what comes after the panel, or `first` where the panel is not in the page yet. `None` if that is
    /// outside the viewport, where it may move, unless the panel `waits` in any case.
    pub(crate) fn measure(
        panel: &Element,
        article: &Element,
        first: &Element,
        waits: bool,
    ) -> Option<ElementBelow> {
        let is_placed = panel.is_connected();
        let next = match is_placed {
            true => after(panel),
            false => Some(first.clone()).filter(is_shown),
        }?;
        let was = top(&next);
        let is_seen = (0.0..screen_height()).contains(&was);
        (is_seen || waits).then(|| ElementBelow {
            was,
            sides: Sides::of(article),
            next,
            is_certain: !is_placed,
        })
    }

    /// Docks the panel at once where it is certain to push down what the reader sees, since that needs no layout. Else
    /// returns what to measure.
    pub(crate) fn dock_if_certain(self, panel: &Element) -> Option<ElementBelow> {
        if !self.is_certain {
            return Some(self);
        }
        self.dock(panel);
        None
    }

    /// Docks the panel if it did push that down.
    pub(crate) fn dock_if_pushed(&self, panel: &Element) {
        if (top(&self.next) - self.was).abs() >= 1.0 {
            self.dock(panel);
        }
    }

    fn dock(&self, panel: &Element) {
        let _ = panel.set_attribute(DOCKED, "");
        // The sides as they were before the panel came: a docked panel takes no room.
        if let Some(sides) = &self.sides {
            sides.keep(panel);
        }
    }
}

/// Shows a docked panel as a popover where an ancestor, such as one with a `transform`, keeps its fixed box from the
/// bottom edge of the screen: the top layer is outside every ancestor.
pub(crate) fn free(panel: &Element) {
    let Some(shown) = shown(panel).filter(|_| is_docked(panel)) else {
        return;
    };
    if own(panel, BAR).is_empty() {
        stay_above_bar(panel);
    }
    let rect = shown.get_bounding_client_rect();
    let below = screen_height() - bar(panel) - rect.bottom();
    if rect.width() > 0.0 && !(0.0..EDGE).contains(&below) {
        let _ = shown.set_attribute(POPOVER, "manual");
        let show = Reflect::get(&shown, &JsValue::from_str("showPopover"));
        if let Some(Ok(show)) = show.ok().map(JsCast::dyn_into::<Function>) {
            let _ = show.call0(&shown);
        }
    }
}

/// Keeps a docked panel above what the page has fixed at the bottom of the screen, such as a bar of buttons.
pub(crate) fn stay_above_bar(panel: &Element) {
    let Some(shown) = shown(panel).filter(|_| is_docked(panel)) else {
        return;
    };
    let rect = shown.get_bounding_client_rect();
    let middle = f64::midpoint(rect.left(), rect.right());
    let places = [rect.left() + EDGE, middle, rect.right() - EDGE];
    let bars = places.into_iter().filter_map(bar_at);
    let taken = bars.fold(0.0, |most, bar| f64::max(most, screen_height() - top(&bar)));
    set(panel, BAR, Some(taken));
}

/// The page's bar at the bottom of the screen, at a distance from the left side.
fn bar_at(x: f64) -> Option<Element> {
    let y = screen_height() - EDGE;
    let found = document().elements_from_point(x as f32, y as f32);
    let found = found.iter().filter_map(|found| found.dyn_into().ok());
    // A sticky heading in the text is no bar: it sticks to the top.
    let mut found = found.filter(|found: &Element| {
        stays(found) && !is_ours(found) && styled(found, "bottom") != "auto"
    });
    found.find(|bar| top(bar) > screen_height() / 2.0)
}

/// How much of the bottom of the screen the page's bar takes.
fn bar(panel: &Element) -> f64 {
    length(&own(panel, BAR))
}

fn shown(panel: &Element) -> Option<Element> {
    panel.shadow_root()?.first_element_child()
}

/// Keeps a docked panel over the article, between the page's side bars, which may lie above the panel, and above a bar
/// at the bottom.
pub(crate) fn stay_over(panel: &Element, article: &Element) {
    if is_docked(panel)
        && let Some(sides) = Sides::of(article)
    {
        sides.keep(panel);
    }
    stay_above_bar(panel);
}

/// Distance of an article from the sides of the page, in CSS pixels.
struct Sides {
    left: f64,
    right: f64,
}

impl Sides {
    /// `None` where the article is too narrow for a panel.
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

/// Sets a length in a panel's style, or removes it, and the `style` attribute with it if nothing else is in it.
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

/// Whether a panel is docked.
pub(crate) fn is_docked(panel: &Element) -> bool {
    panel.has_attribute(DOCKED)
}

/// Whether the place of a docked panel is outside the viewport. Among boxes side by side only the next element shows
/// where that place is.
pub(crate) fn is_out_of_sight(panel: &Element) -> bool {
    let next = after(panel).filter(|_| is_among_boxes(panel));
    let place = top(next.as_ref().unwrap_or(panel));
    place < 0.0 || place > screen_height()
}

/// Whether a panel stands in a flex or grid container, where it would be one of the boxes if it were in the flow.
fn is_among_boxes(panel: &Element) -> bool {
    panel.parent_element().is_some_and(|parent| {
        let display = styled(&parent, "display");
        display.ends_with("flex") || display.ends_with("grid")
    })
}

/// Undocks a panel: it takes its place in the page.
pub(crate) fn release(panel: &Element) {
    if !is_docked(panel) {
        return;
    }
    for name in [DOCKED, LENGTHENED_UNDER_PANEL] {
        let _ = panel.remove_attribute(name);
    }
    for name in [LEFT, RIGHT, BAR, END_UNDER_PANEL] {
        set(panel, name, None);
    }
    if let Some(shown) = shown(panel) {
        let _ = shown.remove_attribute(POPOVER);
    }
}

/// Once the reader acts: lengthens the page so that what a docked panel covers at its end can be scrolled out from
/// under it, and the panel's place out of the viewport.
pub(crate) fn lengthen_under_panel(panel: &Element) {
    const GAP: f64 = 24.0;
    if !is_docked(panel) {
        return;
    }
    let Some(shown) = shown(panel) else { return };
    let rect = shown.get_bounding_client_rect();
    let end = end_of_page();
    let lengthens = lengthens_page(panel);
    // A reader may have scrolled into the added length, so it stays.
    let is_free = lengthens && panel.has_attribute(LENGTHENED_UNDER_PANEL);
    let covered = rect.height() + bar(panel);
    let covers = is_free || end > screen_height() - covered;
    let stays = is_left_behind(panel) && !is_among_boxes(panel);
    let how = if stays { IN_FLOW } else { "" };
    let _ = match covers {
        true => panel.set_attribute(LENGTHENED_UNDER_PANEL, how),
        false => panel.remove_attribute(LENGTHENED_UNDER_PANEL),
    };
    let below = end + covered + GAP - top(panel);
    let below = below / fit::scale(&shown, &rect);
    set(
        panel,
        END_UNDER_PANEL,
        Some(below).filter(|_| covers && lengthens),
    );
}

/// Like [`lengthen_under_panel`], before the reader acts: undone if a scroll bar appears and takes room, which would
/// move text, and left out where the page would grow instead of the scroll container.
pub(crate) fn lengthen_under_panel_in_place(panel: &Element) {
    if is_left_behind(panel) && is_among_boxes(panel) {
        return;
    }
    let width = screen_width();
    lengthen_under_panel(panel);
    if screen_width() != width {
        let _ = panel.remove_attribute(LENGTHENED_UNDER_PANEL);
    }
}

/// Whether an out-of-flow element at the panel's place would lengthen the page instead of the scroll container that
/// holds it.
fn is_left_behind(panel: &Element) -> bool {
    let holder = panel.parent_element();
    holder.is_some_and(|holder| scrolls_without_box(&holder))
}

/// Makes the panel's scroll container `by` pixels longer than its content, so that it can scroll as far as the reader's
/// place needs.
pub(crate) fn lengthen_for_place(panel: &Element, by: f64) {
    let scroller = scroller(panel);
    let (begins, _) = view_of(&scroller);
    let end = f64::from(scroller.scroll_height() - scroller.scroll_top()) + begins;
    let _ = panel.set_attribute(LENGTHENED_FOR_PLACE, "");
    set(panel, END_FOR_PLACE, Some(end + by - top(panel)));
}

/// Takes that length back once the end of the content is at or below the end of the visible part.
pub(crate) fn shorten_for_place(panel: &Element) {
    if !panel.has_attribute(LENGTHENED_FOR_PLACE) {
        return;
    }
    let scroller = scroller(panel);
    let end = match is_root(&scroller) {
        true => end_of_page(),
        false => end_of(&scroller),
    };
    let (_, ends) = view_of(&scroller);
    if end >= ends {
        let _ = panel.remove_attribute(LENGTHENED_FOR_PLACE);
        set(panel, END_FOR_PLACE, None);
    }
}

/// Top and bottom of the visible part of a scroll container, in pixels from the top of the screen.
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

/// Bottom of the page's content on the screen, which may reach below its body.
fn end_of_page() -> f64 {
    let body = document().body();
    body.map_or(0.0, |body| end_of(&body).max(bottom(&body)))
}

/// Bottom of an element's content on the screen, by its last children.
fn end_of(element: &Element) -> f64 {
    const LAST: usize = 8;
    let inner = successors(element.last_element_child(), |last| {
        last.previous_element_sibling()
    });
    // A fixed element stays where it is however far the page scrolls.
    let inner = inner
        .take(LAST)
        .filter(|last| styled(last, "position") != "fixed");
    inner.map(|last| bottom(&last)).fold(0.0, f64::max)
}

fn bottom(element: &Element) -> f64 {
    element.get_bounding_client_rect().bottom()
}

/// The next element after a block, in document order, that has a height.
fn after(block: &Element) -> Option<Element> {
    let mut ancestor = Some(block.clone());
    while let Some(element) = ancestor {
        let mut next = element.next_element_sibling();
        while let Some(sibling) = next {
            if height(&sibling) > 0.0 {
                return Some(sibling);
            }
            next = sibling.next_element_sibling();
        }
        ancestor = element.parent_element();
    }
    None
}
