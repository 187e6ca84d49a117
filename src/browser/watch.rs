//! Listeners and observers that stop when dropped.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, Node};

use super::script::{self, Observer};

/// An event listener, kept while it is held.
pub(crate) struct Listener {
    stop: Function,
    _heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Hears `name` on `target` in the capture phase, so that no host handler can keep it from us.
    pub(crate) fn new(
        target: &EventTarget,
        name: &'static str,
        hear: impl FnMut(Event) + 'static,
    ) -> Listener {
        let heard = Closure::new(hear);
        Listener {
            stop: script::listen(target, name, heard.as_ref()),
            _heard: heard,
        }
    }
}

impl Listener {
    /// Hears all that a page tells of itself, and the blocks under `root` of theirs, in the capture phase.
    pub(crate) fn to_page(root: &Element, hear: impl FnMut(Event) + 'static) -> Listener {
        let heard = Closure::new(hear);
        Listener {
            stop: script::listen_to_page(root, heard.as_ref()),
            _heard: heard,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.stop.call0(&JsValue::NULL);
    }
}

/// Tells when elements come near the screen.
pub(crate) struct Nearby {
    observer: Observer,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Nearby {
    /// Calls `see` with those that came; near is a screen's height or less.
    pub(crate) fn new(see: impl FnMut(Array) + 'static) -> Nearby {
        let seen = Closure::new(see);
        Nearby {
            observer: script::nearby(seen.as_ref()),
            _seen: seen,
        }
    }

    /// Begins to watch an element.
    pub(crate) fn watch(&self, element: &Element) {
        self.observer.observe(element);
    }
}

impl Drop for Nearby {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells when the host changes a part of its page.
pub(crate) struct Changes {
    observer: Observer,
    _seen: Closure<dyn FnMut()>,
}

impl Changes {
    /// Calls `changed` when blocks or texts under `root` change by another hand than ours.
    pub(crate) fn new(root: &Node, changed: impl FnMut() + 'static) -> Changes {
        let seen = Closure::new(changed);
        Changes {
            observer: script::changes(root, seen.as_ref()),
            _seen: seen,
        }
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
