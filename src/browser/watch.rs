//! Listeners and observers that stop when dropped.

use wasm_bindgen::prelude::*;
use web_sys::{
    AddEventListenerOptions, Element, Event, EventTarget, IntersectionObserver,
    IntersectionObserverEntry, IntersectionObserverInit, MutationObserver, MutationObserverInit,
    MutationRecord, Node,
};

/// An event listener, kept while it is held.
pub(crate) struct Listener {
    target: EventTarget,
    name: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Hears `name` on `target` in the capture phase, so that no host handler can keep it from us.
    pub(crate) fn new(
        target: &EventTarget,
        name: &'static str,
        hear: impl FnMut(Event) + 'static,
    ) -> Listener {
        let heard = Closure::new(hear);
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(true);
        let heard_by: &js_sys::Function = heard.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            name, heard_by, &options,
        );
        Listener {
            target: target.clone(),
            name,
            heard,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard_by = self.heard.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback_and_bool(self.name, heard_by, true);
    }
}

/// Tells when an element comes near the screen, and when it leaves.
pub(crate) struct Nearby {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(js_sys::Array)>,
}

impl Nearby {
    /// Calls `see(element, near)` at every crossing; `margin` is how far off the screen still counts, as CSS.
    pub(crate) fn new(margin: &str, see: impl Fn(Element, bool) + 'static) -> Option<Nearby> {
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                see(entry.target(), entry.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let observer =
            IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok()?;
        Some(Nearby {
            observer,
            _seen: seen,
        })
    }

    /// Begins to watch an element.
    pub(crate) fn watch(&self, element: &Element) {
        self.observer.observe(element);
    }

    /// Watches it no longer.
    pub(crate) fn leave(&self, element: &Element) {
        self.observer.unobserve(element);
    }
}

impl Drop for Nearby {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells when the host changes a part of its page.
pub(crate) struct Changes {
    observer: MutationObserver,
    _seen: Closure<dyn FnMut(js_sys::Array)>,
}

impl Changes {
    /// Calls `changed` when blocks or texts under `root` change by another hand than ours.
    pub(crate) fn new(root: &Node, changed: impl Fn() + 'static) -> Option<Changes> {
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |records: js_sys::Array| {
            if records
                .iter()
                .any(|record| is_the_hosts(record.unchecked_ref()))
            {
                changed();
            }
        });
        let observer = MutationObserver::new(seen.as_ref().unchecked_ref()).ok()?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        options.set_attributes(true);
        let names = ["id", "data-study", "data-study-id"].map(JsValue::from_str);
        options.set_attribute_filter(&js_sys::Array::from_iter(names));
        observer.observe_with_options(root, &options).ok()?;
        Some(Changes {
            observer,
            _seen: seen,
        })
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether anything in the record is more than a control of ours coming or going.
fn is_the_hosts(record: &MutationRecord) -> bool {
    if record.type_() != "childList" {
        return true;
    }
    let lists = [record.added_nodes(), record.removed_nodes()];
    lists.iter().any(|nodes| {
        (0..nodes.length())
            .filter_map(|index| nodes.get(index))
            .any(|node| !is_control(&node))
    })
}

/// Whether a node is one the widget added.
pub(crate) fn is_control(node: &Node) -> bool {
    node.node_name().starts_with("STUDY-")
}
