//! Observers that disconnect when dropped: of elements near the viewport, of an element's width, and of the host's
//! changes to its page.

use std::mem;
use std::rc::Rc;

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList, ResizeObserver,
};

use super::document;
use crate::article::OURS;

/// Reports elements near the viewport. Where the browser has no `IntersectionObserver`, every element counts as near.
pub(crate) struct Nearby {
    observer: Option<IntersectionObserver>,
    on_near: Rc<OnNear>,
    _on_entries: Closure<dyn FnMut(Array)>,
}

type OnNear = dyn Fn(&[Element]);

impl Nearby {
    /// Calls `on_near` with all elements that came near since the last call, that is, within two viewport heights.
    pub(crate) fn new(on_near: impl Fn(&[Element]) + 'static) -> Nearby {
        let on_near: Rc<OnNear> = Rc::new(on_near);
        let come = Rc::clone(&on_near);
        let on_entries = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let entries = entries.iter().map(JsCast::unchecked_into);
            let near = entries.filter(IntersectionObserverEntry::is_intersecting);
            let near: Vec<Element> = near.map(|entry| entry.target()).collect();
            if !near.is_empty() {
                come(&near);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("200% 0px");
        // In a frame the margin has an effect only around the frame's own document, so that is the root.
        let _ = Reflect::set(&options, &JsValue::from_str("root"), &document());
        let callback = on_entries.as_ref().unchecked_ref();
        Nearby {
            observer: IntersectionObserver::new_with_options(callback, &options).ok(),
            on_near,
            _on_entries: on_entries,
        }
    }

    /// Observes an element. If it is observed already, it is reported once more while it is near.
    pub(crate) fn watch(&self, element: &Element) {
        match &self.observer {
            Some(observer) => {
                observer.unobserve(element);
                observer.observe(element);
            }
            None => (self.on_near)(std::slice::from_ref(element)),
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

/// Reports that an element's width changed, as when its page opens a side bar or loads its styles late.
pub(crate) struct Widths {
    observer: Option<ResizeObserver>,
    _on_change: Closure<dyn FnMut()>,
}

impl Widths {
    /// Calls `on_change` when the width changes.
    pub(crate) fn new(element: &Element, on_change: impl Fn() + 'static) -> Widths {
        let mut known = element.client_width();
        let watched = element.clone();
        let on_change = Closure::<dyn FnMut()>::new(move || {
            let width = watched.client_width();
            if width != mem::replace(&mut known, width) {
                on_change();
            }
        });
        let observer = ResizeObserver::new(on_change.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Widths {
            observer,
            _on_change: on_change,
        }
    }
}

impl Drop for Widths {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// What the host changed in its page.
#[derive(Default)]
pub(crate) struct Change {
    /// Nodes in which blocks were added or removed, and elements whose `id`, `aria-controls` or `data-study…`
    /// changed.
    pub(crate) blocks: Vec<Node>,
    /// Text nodes that changed, and nodes in which text or inline elements were added or removed.
    pub(crate) texts: Vec<Node>,
    /// Whether the host removed an element of ours.
    pub(crate) took_ours: bool,
}

/// Reports the host's changes to a part of its page.
pub(crate) struct Changes {
    observer: Option<MutationObserver>,
    _on_change: Closure<dyn FnMut(Array)>,
}

impl Changes {
    /// Calls `on_change` with the host's changes under `root`; our own are left out.
    pub(crate) fn new(root: &Node, on_change: impl Fn(Change) + 'static) -> Changes {
        let on_change = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
            let mut change = Change::default();
            for record in records.iter() {
                change.add(record.unchecked_ref());
            }
            if change.took_ours || !change.blocks.is_empty() || !change.texts.is_empty() {
                on_change(change);
            }
        });
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        let names = ["id", "aria-controls", "data-study", "data-study-id"].map(JsValue::from_str);
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

impl Change {
    fn add(&mut self, record: &MutationRecord) {
        let Some(target) = record.target() else {
            return;
        };
        match record.type_().as_str() {
            "characterData" => self.texts.push(target),
            "attributes" => self.blocks.push(target),
            _ => {
                let (added, removed) = (nodes(record.added_nodes()), nodes(record.removed_nodes()));
                self.took_ours |= removed.iter().any(is_ours);
                let theirs = added.into_iter().chain(removed);
                for node in theirs.filter(|node| !is_ours(node)) {
                    match is_block(&node) {
                        true => self.blocks.push(target.clone()),
                        false => self.texts.push(target.clone()),
                    }
                }
            }
        }
    }
}

fn nodes(list: NodeList) -> Vec<Node> {
    (0..list.length()).filter_map(|at| list.item(at)).collect()
}

/// Whether a node is a block or holds one, and so is more than a part of a text.
fn is_block(node: &Node) -> bool {
    const BLOCKS: &str = "h1, h2, h3, h4, h5, h6, p, ul, ol, li, dl, dt, dd, table, tr, td, pre, blockquote, \
        div, section, article, main, details, summary, figure, hr";
    node.dyn_ref::<Element>().is_some_and(|element| {
        let is_one = element.matches(BLOCKS).unwrap_or(false);
        is_one || matches!(element.query_selector(BLOCKS), Ok(Some(_)))
    })
}

/// Whether a node is one of the widget's own elements.
pub(crate) fn is_ours(node: &Node) -> bool {
    let name = node.node_name().to_ascii_lowercase();
    OURS.contains(&name.as_str())
}
