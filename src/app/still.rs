//! Nothing the reader looks at moves, unless they asked for it.
//!
//! A framework on the screen that closes unasked would pull up what follows: its slot takes over the room it had, and
//! gives it back once out of sight. A slot that would push something down stands over the page instead. What closes
//! above the screen is made up for by scrolling.

use std::rc::Rc;

use web_sys::Element;

use super::folding::Folding;
use super::part::Part;
use super::turns::on_screen;
use super::{App, as_html};
use crate::browser::{document, sheet, window};
use crate::digits::decimal;

/// The custom property that gives an element of ours its room.
const ROOM: &str = "--study-room";

/// A fold on the screen that stands for the first time, and what follows it, with its top.
pub(super) struct Still {
    fold: Rc<Folding>,
    next: Element,
    top: f64,
}

impl Still {
    /// The folds of these questions that the reader can see, before they stand.
    pub(super) fn all(parts: &[Rc<Part>]) -> Vec<Still> {
        let mut found = Vec::new();
        for fold in parts
            .iter()
            .filter(|part| !part.has_stood())
            .flat_map(|part| part.folds())
        {
            if let Some((next, top)) = fold.still() {
                let fold = Rc::clone(fold);
                found.push(Still { fold, next, top });
            }
        }
        found
    }
}

impl App {
    /// Gives each slot the room that keeps what follows it where it was, but for how far the panel `moved` it. Reads
    /// all, then writes all.
    pub(super) fn hold_still(&self, stills: &[Still], moved: f64) {
        let height = screen_height();
        let mut read = Vec::with_capacity(stills.len());
        for still in stills {
            let slot = still
                .fold
                .slot()
                .map_or(0.0, |slot| slot.get_bounding_client_rect().height());
            read.push((top(&still.next) - moved, slot));
        }
        let mut given = 0.0;
        for (still, (top, slot_height)) in stills.iter().zip(read) {
            let Some(slot) = still.fold.slot() else {
                continue;
            };
            let top = top + given;
            // What stood below the screen's edge may come up to it, and go further down.
            let room = still.top.min(height) - top;
            let is_unseen = top >= height && still.top >= height;
            if room.abs() < 0.5 || (room < 0.0 && is_unseen) {
                continue;
            }
            if room < 0.0 {
                let _ = slot.set_attribute("data-over", "");
            }
            let kept = (slot_height + room).max(0.0);
            keep_room(slot, kept);
            given += kept - slot_height;
            if let Some(on_screen) = self.on_screen.borrow().as_ref() {
                on_screen.watch(slot);
            }
        }
    }

    /// Gives back the room of a slot or of the panel, once nobody sees it.
    pub(super) fn release(&self, element: &Element) {
        if let Some(on_screen) = self.on_screen.borrow().as_ref() {
            on_screen.leave(element);
        }
        for name in ["data-over", "data-docked", "data-room"] {
            let _ = element.remove_attribute(name);
        }
        let _ = as_html(element).style().remove_property(ROOM);
        if element
            .get_attribute("style")
            .is_some_and(|style| style.is_empty())
        {
            let _ = element.remove_attribute("style");
        }
    }

    /// What the reader looks at, where anything stands above it.
    pub(super) fn held(&self) -> Option<Held> {
        if sheet::anchors_the_scroll() || window().scroll_y().unwrap_or_default() <= 0.0 {
            return None;
        }
        let parts = self.parts.borrow();
        let height = screen_height();
        let is_seen = |part: &&Rc<Part>| (0.0..height).contains(&top(&part.place.heading));
        if let Some(part) = parts[on_screen(&parts)].iter().find(is_seen) {
            return Some(Held::new(part.place.heading.clone()));
        }
        let rect = self.root.get_bounding_client_rect();
        let middle = rect.left() + rect.width() / 2.0;
        let seen = document().element_from_point(middle as f32, (height / 3.0) as f32)?;
        let closes = |part: &Rc<Part>| {
            !part.has_stood()
                && part
                    .folds()
                    .any(|fold| !fold.is_open() && fold.holds(&seen))
        };
        let stays =
            self.root.contains(Some(&seen)) && seen != self.root && !parts.iter().any(closes);
        stays.then(|| Held::new(seen))
    }
}

/// Something on the screen that stays where it is while blocks out of sight open and close: by our scrolling, where the
/// browser does not anchor the scroll itself.
pub(super) struct Held {
    seen: Element,
    top: f64,
}

impl Held {
    fn new(seen: Element) -> Held {
        Held {
            top: top(&seen),
            seen,
        }
    }

    /// Scrolls by as much as it moved.
    pub(super) fn hold(self) {
        window().scroll_by_with_x_and_y(0.0, top(&self.seen) - self.top);
    }
}

/// Gives an element of ours a room of so many CSS pixels. Whole ones: a fraction would bring the printing of
/// floating-point numbers into the module.
pub(super) fn keep_room(element: &Element, height: f64) {
    let room = [&decimal(height.round() as u32), "px"].concat();
    let _ = element.set_attribute("data-room", "");
    let _ = as_html(element).style().set_property(ROOM, &room);
}

/// Where an element begins on the screen, in CSS pixels from its top.
pub(super) fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// The height of the screen's part that shows the page, in CSS pixels.
pub(super) fn screen_height() -> f64 {
    window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or_default()
}
