//! Questions come to stand as they should, with their controls, and nothing on the screen moves by it.
//!
//! What is to stay is read while the page is laid out; then all is written. What that moved is read, and made up for, just
//! before the next frame, for which the browser lays the page out anyway: in an article of thousands of questions it
//! takes a tenth of a second every time.

use std::rc::Rc;

use js_sys::Array;
use web_sys::Element;

use super::part::Part;
use super::still::{Still, keep_room, screen_height, top};
use super::{App, weakly};
use crate::browser::{clock, fold, place, sheet};
use crate::view;
use crate::view::panel::{Wish, panel};

/// Questions that were settled, and what must not have moved by it.
pub(super) struct Settling {
    /// What stands beside their text.
    beside: Array,
    stills: Vec<Still>,
    pushed: Option<Pushed>,
}

/// What follows the panel, with its top before the panel came, and the room the panel found in its place.
struct Pushed {
    next: Element,
    top: f64,
    room: f64,
}

impl App {
    /// Makes questions stand as they should, with their controls.
    pub(super) fn settle(self: &Rc<Self>, parts: &[Rc<Part>]) {
        self.settle_with(parts, None, false);
    }

    /// The same for the first time, and puts the panel in its place.
    pub(super) fn settle_first(self: &Rc<Self>, parts: &[Rc<Part>]) {
        let pushed = self.pushed();
        let first = self.parts.borrow().first().cloned();
        let leads = first.is_some_and(|part| top(&self.host) <= top(&part.place.heading));
        if !self.host.is_connected() || leads {
            return self.settle_with(parts, pushed, true);
        }
        // What follows the panel will move by the questions before it, too.
        self.put_panel();
        if let Some(pushed) = pushed {
            self.dock_if_moved(&pushed, top(&pushed.next) - pushed.top);
        }
        self.settle(parts);
    }

    fn settle_with(self: &Rc<Self>, parts: &[Rc<Part>], pushed: Option<Pushed>, first: bool) {
        self.end_settling();
        let stills = Still::all(parts);
        let held = self.held();
        let new = self.add_ticks(parts);
        sheet::adopt();
        if first {
            self.put_panel();
        }
        for part in parts.iter().filter(|part| !part.has_stood()) {
            part.stand();
        }
        for part in new {
            self.add_status(part);
            self.add_buttons(part);
        }
        if let Some(held) = held {
            held.hold();
        }
        *self.settling.borrow_mut() = Some(Settling {
            beside: beside(parts),
            stills,
            pushed,
        });
        let end = weakly(self, |app, ()| app.end_settling());
        clock::before_frame(move || end(()));
    }

    /// Makes up for what the questions settled last have moved, unless that is done.
    pub(super) fn end_settling(&self) {
        let Some(settling) = self.settling.take() else {
            return;
        };
        let Settling {
            beside,
            stills,
            pushed,
        } = settling;
        let Some(pushed) = pushed else {
            place::fit(&beside);
            return self.hold_still(&stills, 0.0);
        };
        let moved = top(&pushed.next) - pushed.top;
        place::fit(&beside);
        // What the panel moved, it gives back, or the browser scrolls by as much.
        self.hold_still(&stills, moved);
        self.dock_if_moved(&pushed, moved);
    }

    fn pushed(&self) -> Option<Pushed> {
        let next = if self.host.is_connected() {
            fold::after(&self.host)
        } else {
            let parts = self.parts.borrow();
            parts.first().map(|first| first.place.heading.clone())
        }?;
        Some(Pushed {
            top: top(&next),
            next,
            room: self.host.get_bounding_client_rect().height(),
        })
    }

    /// Puts the panel in its place.
    fn put_panel(self: &Rc<Self>) {
        if !self.host.is_connected()
            && let Some(first) = self.parts.borrow().first()
        {
            place::put_panel(&self.host, &first.place.heading, &self.root);
        }
        let act: Rc<dyn Fn(Wish)> = Rc::new(weakly(self, |app, wish| app.wish(wish)));
        *self.view.borrow_mut() = view::mount(&self.host, sheet::dress, |view| {
            panel(view, &self.panel, &act);
        });
    }

    /// Where the panel pushed down what the reader sees, it waits at the screen's edge, and what it found in its place
    /// keeps its room, until that place is out of sight.
    fn dock_if_moved(&self, pushed: &Pushed, moved: f64) {
        let is_seen = pushed.top > 0.0 && pushed.top < screen_height();
        if !is_seen || moved.abs() < 1.0 {
            return;
        }
        let room = if pushed.room > 0.0 { "room" } else { "" };
        let _ = self.host.set_attribute("data-docked", room);
        keep_room(&self.host, pushed.room);
        if let Some(on_screen) = self.on_screen.borrow().as_ref() {
            on_screen.watch(&self.host);
        }
    }
}

/// What stands beside the text of these questions, once they are alive.
fn beside(parts: &[Rc<Part>]) -> Array {
    let all = Array::new();
    for live in parts.iter().filter_map(|part| part.live.get()) {
        all.push(live.beside());
    }
    all
}
