//! When what is done: near the screen first and without moving anything on it, the rest in the browser's idle time.
//!
//! A framework on the screen that closes without being asked would pull up what follows. Its slot takes over the room
//! it had and gives it back once out of sight. A slot that would push something down stands over the page instead.

use std::rc::Rc;

use web_sys::Element;

use super::App;
use super::part::Part;
use crate::browser::{clock, fold, place, window};

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
        let fresh: Vec<&Rc<Part>> = parts.iter().filter(|part| !part.is_live()).collect();
        let height = screen_height();
        let stills: Vec<Vec<Option<(Element, f64)>>> =
            fresh.iter().map(|part| part.stills(height)).collect();
        for part in &fresh {
            part.come_alive(self);
            part.stand(self);
        }
        let slots = fresh.iter().map(|part| part.slots());
        let stills = slots
            .zip(stills)
            .flat_map(|(slots, stills)| slots.into_iter().zip(stills));
        let stills = stills
            .filter_map(|(slot, still)| still.map(|(next, top)| Still { slot, next, top }))
            .collect::<Vec<_>>();
        self.hold_still(&stills, height);
        for part in &fresh {
            part.fit();
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
            let style = super::as_html(&still.slot).style();
            if room > 0.0 {
                let _ = style.set_property(ROOM, &format!("{}px", slot_height + room));
                given += room;
            } else {
                let _ = still.slot.set_attribute("data-over", "");
                let room = room + slot_height;
                let _ = style.set_property(ROOM, &format!("{}px", room.max(0.0)));
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
    pub(super) fn stand_as_asked(self: &Rc<Self>, part: &Rc<Part>) {
        for slot in part.slots() {
            self.release(&slot);
        }
        part.stand(self);
        part.fit();
    }

    /// Makes many questions stand as they should: some now, the rest when the browser is idle.
    pub(super) fn wait_for(self: &Rc<Self>, parts: impl Iterator<Item = Rc<Part>>) {
        self.waiting.borrow_mut().extend(parts);
        if !self.is_waiting.replace(true) {
            self.take_turn();
        }
    }

    fn take_turn(self: &Rc<Self>) {
        let end = clock::monotonic() + TURN;
        while clock::monotonic() < end {
            let Some(part) = self.waiting.borrow_mut().pop_front() else {
                self.is_waiting.set(false);
                return;
            };
            self.stand_as_asked(&part);
        }
        let app = Rc::downgrade(self);
        clock::when_idle(move || {
            if let Some(app) = app.upgrade() {
                app.take_turn();
            }
        });
    }
}

impl Part {
    /// For each of its folds, what stands after it on the screen and must not move, with its top; none for a fold off the screen.
    fn stills(&self, height: f64) -> Vec<Option<(Element, f64)>> {
        let framework = (self.place.details.is_none() && !self.place.framework.is_empty())
            .then(|| still(&self.place.framework, self.is_open(), height));
        let sketches = self
            .place
            .follow_ups
            .iter()
            .filter(|(_, sketch)| !sketch.is_empty());
        framework
            .into_iter()
            .chain(sketches.map(|(_, sketch)| still(sketch, false, height)))
            .collect()
    }

    /// Finds room for what stands beside the text: ticks without a gutter move the text aside, a status without a line's end stands above.
    fn fit(&self) {
        let right = window()
            .document()
            .and_then(|document| document.document_element())
            .map_or(0, |root| root.client_width());
        let read: Vec<_> = self
            .controls()
            .into_iter()
            .map(|control| (control.get_bounding_client_rect(), control))
            .collect();
        for (rect, control) in read.iter().filter(|(rect, _)| rect.width() > 0.0) {
            if rect.left() < 0.0 || rect.right() > f64::from(right) {
                place::make_room(control);
            }
        }
    }
}

fn still(blocks: &[Element], open: bool, height: f64) -> Option<(Element, f64)> {
    let (top, bottom) = fold::extent(blocks)?;
    if top >= height || bottom <= 0.0 {
        return None;
    }
    let next = if open {
        blocks.first().cloned()
    } else {
        fold::after(blocks)
    }?;
    let top = next.get_bounding_client_rect().top();
    Some((next, top))
}

fn screen_height() -> f64 {
    window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or_default()
}
