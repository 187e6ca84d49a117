//! Debounces scrolling: layout changes wait until the reader has stopped.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;

use super::clock;
use super::events::Listener;
use super::scroll::scroll_target;

/// Time without scrolling after which the reader counts as resting, in milliseconds.
const AFTER: i32 = 150;

/// Calls a function each time the reader stops scrolling, until it is dropped.
pub(crate) struct Rest {
    _listener: Listener,
}

impl Rest {
    /// Calls `on_rest` each time after the reader scrolled the page or a scroll container that holds `element`, and
    /// again in each following frame while it returns `true`.
    pub(crate) fn new(element: &Element, on_rest: impl Fn() -> bool + 'static) -> Rest {
        let waiter = Rc::new(Waiter {
            on_rest: Box::new(on_rest),
            scrolled: Cell::new(0.0),
            is_waiting: Cell::new(false),
        });
        let listener = Listener::new(&scroll_target(element), "scroll", move |_| {
            waiter.scrolled.set(clock::monotonic());
            if !waiter.is_waiting.replace(true) {
                Waiter::wait(&waiter, AFTER);
            }
        });
        Rest {
            _listener: listener,
        }
    }
}

struct Waiter {
    on_rest: Box<dyn Fn() -> bool>,
    /// When the last `scroll` event came, by [`clock::monotonic`].
    scrolled: Cell<f64>,
    is_waiting: Cell<bool>,
}

impl Waiter {
    fn wait(self: &Rc<Self>, milliseconds: i32) {
        let waiter = Rc::downgrade(self);
        clock::after(milliseconds, move || {
            // A busy page dispatches `scroll` events late, but no later than the start of its next frame.
            clock::before_frame(move || waiter.upgrade().iter().for_each(Waiter::look));
        });
    }

    fn look(self: &Rc<Self>) {
        let rested = clock::monotonic() - self.scrolled.get();
        let left = AFTER - rested as i32;
        if left > 0 {
            return self.wait(left);
        }
        let goes_on = (self.on_rest)();
        self.is_waiting.set(goes_on);
        if goes_on {
            self.wait(0);
        }
    }
}
