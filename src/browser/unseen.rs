//! Defers work until the reader does not see an element.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use super::document;
use super::events::Listener;

/// Runs `work` once an element is outside the viewport, or the page is hidden.
pub(crate) fn when_unseen(element: &Element, work: impl FnOnce() + 'static) {
    let watch: Rc<RefCell<Option<Watch>>> = Rc::default();
    let (held, mut work) = (Rc::clone(&watch), Some(work));
    let end = Rc::new(RefCell::new(move || {
        drop(held.take());
        if let Some(work) = work.take() {
            work();
        }
    }));
    let out_of_sight = Rc::clone(&end);
    let see = Closure::new(move |entries: Array| {
        let newest: IntersectionObserverEntry = entries.get(0).unchecked_into();
        if !newest.is_intersecting() {
            (out_of_sight.borrow_mut())();
        }
    });
    let Ok(observer) = IntersectionObserver::new(see.as_ref().unchecked_ref()) else {
        return;
    };
    observer.observe(element);
    let hide = Listener::new(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            (end.borrow_mut())();
        }
    });
    watch.replace(Some(Watch {
        observer,
        _see: see,
        _hide: hide,
    }));
}

struct Watch {
    observer: IntersectionObserver,
    _see: Closure<dyn FnMut(Array)>,
    _hide: Listener,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
