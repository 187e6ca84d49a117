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

/// Interval between two checks of the restored place, in milliseconds.
const CHECK_INTERVAL: i32 = 50;
/// How many checks there are at most: images above the place load late, and a busy browser folds late.
const MOST_CHECKS: u32 = 120;
/// How many of these a check uses up once the page is complete and folded.
const CHECKS_USED_WHEN_COMPLETE: u32 = 6;

/// A place that is held until the page is complete and folded, or the reader does something.
pub(super) struct Returned {
    element: Element,
    top: f64,
    /// The scroller's scroll position and length at the last check, in CSS pixels.
    last_scroll: Option<(i32, i32)>,
    checks_left: u32,
    /// Whether the panel was docked when the reader left, with its place in sight; it is docked again then.
    is_docked: bool,
    /// Whether the reader scrolled, touched, pressed or typed; the place is then no longer held.
    reader_acted: Rc<Cell<bool>>,
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
            clock::after(CHECK_INTERVAL, move || hold(()));
        } else {
            self.returned.take();
        }
    }
}

impl Returned {
    fn new(element: Element, top: f64) -> Returned {
        let reader_acted = Rc::new(Cell::new(false));
        let listeners = ["wheel", "touchstart", "pointerdown", "keydown"].map(|name| {
            let reader_acted = Rc::clone(&reader_acted);
            Listener::new(&window(), name, move |_| reader_acted.set(true))
        });
        Returned {
            element,
            top,
            last_scroll: None,
            checks_left: MOST_CHECKS,
            is_docked: false,
            reader_acted,
            _paused: Paused::new(),
            _listeners: listeners,
        }
    }

    /// Scrolls the element back to its place; returns whether to check again.
    fn hold(&mut self, is_folded: bool) -> bool {
        let scroller = scroll::scroller(&self.element);
        let scroll_now = || (scroller.scroll_top(), scroller.scroll_height());
        if self.reader_acted.get() || self.reader_scrolled(scroll_now()) {
            return false;
        }
        scroll::put_at(&self.element, self.top);
        self.last_scroll = Some(scroll_now());
        let is_complete = is_folded && document().ready_state() == "complete";
        let taken = if is_complete {
            CHECKS_USED_WHEN_COMPLETE
        } else {
            1
        };
        self.checks_left = self.checks_left.saturating_sub(taken);
        self.checks_left > 0
    }

    /// Whether the reader scrolled since the last check. Dragging the scroll bar fires none of the events above, so
    /// positions are compared; a different length means that the page changed, not the reader.
    fn reader_scrolled(&self, (top, length): (i32, i32)) -> bool {
        let last_scroll = self
            .last_scroll
            .filter(|last_scroll| last_scroll.1 == length);
        last_scroll.is_some_and(|last_scroll| (last_scroll.0 - top).abs() > 1)
    }
}
