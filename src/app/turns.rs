//! When what is done: near the screen first and without moving anything on it, the rest in the browser's idle time.
//!
//! A framework on the screen that closes without being asked would pull up what follows. Its slot takes over the room
//! it had and gives it back once out of sight. A slot that would push something down stands over the page instead.

use std::ops::Range;
use std::rc::Rc;

use web_sys::Element;

use super::App;
use super::folding::Folding;
use super::part::Part;
use crate::browser::{clock, document, place, window};

/// How long work may go on before the browser gets its turn, in milliseconds.
const TURN: f64 = 8.0;

/// The custom property that gives a slot its room.
const ROOM: &str = "--study-room";

/// Something on the screen that must stay where it is.
struct Still {
    slot: Element,
    next: Element,
    top: f64,
}

impl App {
    /// Makes questions near the screen stand as they should, with their controls. Nothing on the screen moves.
    pub(super) fn settle(self: &Rc<Self>, parts: &[Rc<Part>]) {
        let height = screen_height();
        let new = || {
            parts
                .iter()
                .filter(|part| !part.has_stood())
                .flat_map(|part| part.folds())
        };
        let stills: Vec<_> = new().map(|fold| fold.still(height)).collect();
        let folds: Vec<_> = new().collect();
        for part in parts.iter().filter(|part| !part.has_stood()) {
            part.stand();
        }
        let stills: Vec<Still> = folds
            .into_iter()
            .zip(stills)
            .filter_map(|(fold, still)| {
                let (next, top) = still?;
                Some(Still {
                    slot: fold.slot()?.clone(),
                    next,
                    top,
                })
            })
            .collect();
        self.hold_still(&stills, height);
        for part in parts {
            self.bring_alive(part);
        }
        for part in parts {
            fit(part);
        }
    }

    /// Gives each slot the room that keeps what follows it where it was. Reads all, then writes all.
    fn hold_still(&self, stills: &[Still], height: f64) {
        let read = |still: &Still| {
            (
                still.next.get_bounding_client_rect().top(),
                still.slot.get_bounding_client_rect().height(),
            )
        };
        let read: Vec<(f64, f64)> = stills.iter().map(read).collect();
        let mut given = 0.0;
        for (still, (top, slot_height)) in stills.iter().zip(read) {
            // What stood below the screen's edge may come up to it.
            let room = still.top.min(height) - (top + given);
            if room.abs() < 0.5 || (room < 0.0 && top + given >= height && still.top >= height) {
                continue;
            }
            if room > 0.0 {
                keep_room(&still.slot, slot_height + room);
                given += room;
            } else {
                let _ = still.slot.set_attribute("data-over", "");
                let room = room + slot_height;
                keep_room(&still.slot, room.max(0.0));
                given += room.max(0.0) - slot_height;
            }
            if let Some(on_screen) = self.on_screen.borrow().as_ref() {
                on_screen.watch(&still.slot);
            }
        }
    }

    /// Gives back a slot's room, once nobody sees it.
    pub(super) fn release(&self, slot: &Element) {
        if let Some(on_screen) = self.on_screen.borrow().as_ref() {
            on_screen.leave(slot);
        }
        let _ = slot.remove_attribute("data-over");
        let _ = slot.remove_attribute("style");
    }

    /// Makes a question stand as the reader just asked: now things may move.
    pub(super) fn stand_as_asked(self: &Rc<Self>, part: &Part) {
        for slot in part.folds().filter_map(Folding::slot) {
            self.release(slot);
        }
        part.stand();
        self.add_point_ticks(part);
        fit(part);
    }

    /// Makes many questions stand as they should: some now, the rest when the browser is idle.
    pub(super) fn wait_for(self: &Rc<Self>, parts: impl Iterator<Item = Rc<Part>>) {
        self.waiting.borrow_mut().extend(parts);
        if !self.is_waiting.replace(true) {
            self.take_turn();
        }
    }

    fn take_turn(self: &Rc<Self>) {
        let held = self.held();
        let end = clock::monotonic() + TURN;
        while clock::monotonic() < end {
            let Some(part) = self.waiting.borrow_mut().pop_front() else {
                self.is_waiting.set(false);
                break;
            };
            if !part.has_stood() {
                self.stand_as_asked(&part);
            }
        }
        // Not every browser anchors the scroll, and those that do may hold on to a sticky box.
        if let Some((element, top)) = held {
            window().scroll_by_with_x_and_y(0.0, element.get_bounding_client_rect().top() - top);
        }
        if self.is_waiting.get() {
            let app = Rc::downgrade(self);
            clock::when_idle(move || {
                if let Some(app) = app.upgrade() {
                    app.take_turn();
                }
            });
        }
    }

    /// What the reader looks at, with its top, where anything stands above it.
    fn held(&self) -> Option<(Element, f64)> {
        if window().scroll_y().unwrap_or_default() <= 0.0 {
            return None;
        }
        let middle = self.root.get_bounding_client_rect();
        let middle = middle.left() + middle.width() / 2.0;
        let seen = document().element_from_point(middle as f32, (screen_height() / 3.0) as f32)?;
        let inside = self.root.contains(Some(&seen)) && seen != self.root;
        inside.then(|| (seen.clone(), seen.get_bounding_client_rect().top()))
    }
}

/// Finds room for what stands beside the text: a tick without a gutter moves the text aside, a status without a line's
/// end stands above it.
fn fit(part: &Part) {
    let width = document()
        .document_element()
        .map_or(0, |root| root.client_width());
    let inner = |control: &Element| control.shadow_root()?.first_element_child();
    let rect = |control: Element| Some((inner(&control)?.get_bounding_client_rect(), control));
    let read: Vec<_> = part.beside().into_iter().filter_map(rect).collect();
    for (rect, control) in read.iter().filter(|(rect, _)| rect.width() > 0.0) {
        if rect.left() < 0.0 || rect.right() > f64::from(width) {
            place::make_room(control);
        }
    }
}

pub(super) fn screen_height() -> f64 {
    window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or_default()
}

/// Gives an element of ours a room of so many CSS pixels. Whole ones: a fraction would bring the printing of
/// floating-point numbers into the module.
pub(super) fn keep_room(element: &Element, height: f64) {
    let room = format!("{}px", height.round() as i32);
    let _ = super::as_html(element).style().set_property(ROOM, &room);
}

/// The questions of which a part may be on the screen.
pub(super) fn on_screen(parts: &[Rc<Part>]) -> Range<usize> {
    let height = screen_height();
    let top = |part: &Rc<Part>| part.place.heading.get_bounding_client_rect().top();
    let end = parts
        .iter()
        .position(|part| top(part) >= height)
        .unwrap_or(parts.len());
    let start = parts[..end]
        .iter()
        .rposition(|part| top(part) < 0.0)
        .unwrap_or(0);
    start..end
}

/// All questions in the order a reader may come to see them: those on the screen, those below, those above.
pub(super) fn from_the_screen(parts: &[Rc<Part>]) -> Vec<Rc<Part>> {
    let start = on_screen(parts).start;
    let (above, rest) = parts.split_at(start);
    rest.iter().chain(above.iter().rev()).cloned().collect()
}
