//! Observers that stop when dropped: what comes near the screen, and what the host changes of its page.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList,
};

use super::document;
use crate::article::OURS;

/// Notices elements that come near the screen.
pub(crate) struct Nearby {
    observer: Option<IntersectionObserver>,
    _on_near: Closure<dyn FnMut(Array)>,
}

impl Nearby {
    /// Calls `on_near` with those that came, all at once; near is a screen's height or less.
    pub(crate) fn new(on_near: impl Fn(&[Element]) + 'static) -> Nearby {
        let on_near = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let entries = entries.iter().map(JsCast::unchecked_into);
            let near = entries.filter(IntersectionObserverEntry::is_intersecting);
            let near: Vec<Element> = near.map(|entry| entry.target()).collect();
            if !near.is_empty() {
                on_near(&near);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("100% 0px");
        // In a frame the margin counts only around the frame's own document.
        let _ = Reflect::set(&options, &JsValue::from_str("root"), &document());
        let callback = on_near.as_ref().unchecked_ref();
        Nearby {
            observer: IntersectionObserver::new_with_options(callback, &options).ok(),
            _on_near: on_near,
        }
    }

    /// Begins to watch an element, or begins anew: what is near already is reported once more.
    pub(crate) fn watch(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.unobserve(element);
            observer.observe(element);
        }
    }
}

impl Drop for Nearby {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Notices changes that the host makes to a part of its page.
pub(crate) struct Changes {
    observer: Option<MutationObserver>,
    _on_change: Closure<dyn FnMut(Array)>,
}

impl Changes {
    /// Calls `on_change` when blocks or texts under `root` change by another hand than ours.
    pub(crate) fn new(root: &Node, on_change: impl Fn() + 'static) -> Changes {
        let on_change = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
            if records
                .iter()
                .any(|record| is_the_hosts(record.unchecked_ref()))
            {
                on_change();
            }
        });
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        let names = ["id", "data-study", "data-study-id"].map(JsValue::from_str);
        options.set_attribute_filter(&Array::from_iter(names));
        let observer = MutationObserver::new(on_change.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            let _ = observer.observe_with_options(root, &options);
        }
        Changes {
            observer,
            _on_change: on_change,
        }
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Whether a record is more than a control of ours coming or going.
fn is_the_hosts(record: &MutationRecord) -> bool {
    let has_foreign = |nodes: NodeList| {
        let mut nodes = (0..nodes.length()).filter_map(|at| nodes.item(at));
        nodes.any(|node| !is_ours(&node))
    };
    record.type_() != "childList"
        || has_foreign(record.added_nodes())
        || has_foreign(record.removed_nodes())
}

/// Whether a node is one of the widget's own elements.
fn is_ours(node: &Node) -> bool {
    let name = node.node_name().to_ascii_lowercase();
    OURS.contains(&name.as_str())
}
