//! Returns the reader to the place they left, after a reload or a back/forward navigation.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;

use super::{App, weakly};
use crate::browser::anchor::Anchor;
use crate::browser::events::Listener;
use crate::browser::memory::{self, Left};
use crate::browser::restoration::Paused;
use crate::browser::{clock, dock, document, screen, scroll, window};

/// Interval between two checks of the restored place, in milliseconds, and how many there are at most: images above it
/// load late, and a busy browser folds late.
const OFTEN: i32 = 50;
const AT_MOST: u32 = 120;
/// How many of these a check uses up once the page is complete and folded.
const AT_LAST: u32 = 6;

/// A place that is held until the page is complete and folded, or the reader does something.
pub(super) struct Returned {
    element: Element,
    top: f64,
    /// The scroller's scroll position and length at the last check, in CSS pixels.
    stood: Option<(i32, i32)>,
    /// How many checks are left.
    left: u32,
    /// Whether the panel was docked when the reader left, with its place in sight; it is docked again then.
    is_docked: bool,
    is_over: Rc<Cell<bool>>,
    _paused: Option<Paused>,
    _listeners: [Listener; 4],
}

impl App {
    /// Stores the reader's place when the page is left.
    pub(super) fn remember_place(&self) {
        // Gives scroll restoration back to the browser, for a page that comes back without the widget.
        self.returned.take();
        let parts = self.parts.borrow();
        let headings = parts.iter().map(|part| &part.place.heading);
        let Some((element, top)) = Anchor::place(&self.root, headings) else {
            return memory::forget();
        };
        let folds = parts.iter().flat_map(|part| part.folds()).enumerate();
        let open = folds.filter(|(_, fold)| fold.is_open_because_seen());
        let open = open.map(|(at, _)| at).collect();
        let left = Left {
            element,
            top,
            open,
            is_docked: dock::is_docked(&self.host) && !dock::is_out_of_sight(&self.host),
        };
        memory::keep(&self.guide_id, &self.root, &left);
    }

    /// Restores a returning reader's place, with the folds and the panel as they were.
    pub(super) fn return_to_place(self: &Rc<Self>) {
        let Some(left) = memory::take(&self.guide_id, &self.root) else {
            return;
        };
        let parts = self.parts.borrow();
        let folds = parts.iter().flat_map(|part| part.folds()).enumerate();
        for (at, fold) in folds {
            match left.open.contains(&at) {
                true => fold.hold_open(),
                false => fold.set_open(fold.is_open()),
            }
        }
        drop(parts);
        let place = Returned::new(left.element, left.top);
        *self.returned.borrow_mut() = Some(Returned {
            is_docked: left.is_docked,
            ..place
        });
        self.hold_returned();
    }

    /// Scrolls to the address's target, clear of a sticky header, and holds it there. A returning reader keeps their
    /// own place.
    pub(super) fn go_to_target(self: &Rc<Self>, target: Element) {
        if !memory::is_return() {
            self.flush_layout();
            scroll::jump_to(&target);
            let top = screen::top(&target);
            *self.returned.borrow_mut() = Some(Returned::new(target, top));
            self.hold_returned();
        }
    }

    /// Whether the panel waited when a returning reader left; `None` where the reader does not return.
    pub(super) fn panel_waited(&self) -> Option<bool> {
        let returned = self.returned.borrow();
        returned.as_ref().map(|place| place.is_docked)
    }

    fn hold_returned(self: &Rc<Self>) {
        let is_folded = !self.turns.are_on.get();
        let mut returned = self.returned.borrow_mut();
        let goes_on = returned.as_mut().is_some_and(|place| place.hold(is_folded));
        drop(returned);
        if goes_on {
            let hold = weakly(self, |app, ()| app.hold_returned());
            clock::after(OFTEN, move || hold(()));
        } else {
            self.returned.take();
        }
    }
}

impl Returned {
    fn new(element: Element, top: f64) -> Returned {
        let is_over = Rc::new(Cell::new(false));
        let listeners = ["wheel", "touchstart", "pointerdown", "keydown"].map(|name| {
            let is_over = Rc::clone(&is_over);
            Listener::new(&window(), name, move |_| is_over.set(true))
        });
        Returned {
            element,
            top,
            stood: None,
            left: AT_MOST,
            is_docked: false,
            is_over,
            _paused: Paused::new(),
            _listeners: listeners,
        }
    }

    /// Scrolls the element back to its place; returns whether to check again.
    fn hold(&mut self, is_folded: bool) -> bool {
        let scroller = scroll::scroller(&self.element);
        let stands = || (scroller.scroll_top(), scroller.scroll_height());
        if self.is_over.get() || self.was_left(stands()) {
            return false;
        }
        scroll::put_at(&self.element, self.top);
        self.stood = Some(stands());
        let is_complete = is_folded && document().ready_state() == "complete";
        let taken = if is_complete { AT_LAST } else { 1 };
        self.left = self.left.saturating_sub(taken);
        self.left > 0
    }

    /// Whether the reader scrolled since the last check. Dragging the scroll bar fires none of the events above, so
    /// positions are compared; a different length means that the page changed, not the reader.
    fn was_left(&self, (top, length): (i32, i32)) -> bool {
        let stood = self.stood.filter(|stood| stood.1 == length);
        stood.is_some_and(|stood| (stood.0 - top).abs() > 1)
    }
}
