//! The browser as the widget needs it, one capability a file: the clock, the store, the page and its folds. Knows no
//! view.

pub(crate) mod address;
pub(crate) mod anchor;
pub(crate) mod attributes;
pub(crate) mod awake;
pub(crate) mod bars;
pub(crate) mod beside;
pub(crate) mod camera;
mod claim;
pub(crate) mod clock;
pub(crate) mod copy;
mod database;
pub(crate) mod deflate;
pub(crate) mod dock;
pub(crate) mod events;
pub(crate) mod fetch;
pub(crate) mod file;
pub(crate) mod fit;
pub(crate) mod focus;
pub(crate) mod fold;
mod guest;
pub(crate) mod guide_object;
mod header;
mod inset;
pub(crate) mod intl;
pub(crate) mod journal;
pub(crate) mod kept_file;
pub(crate) mod key_value;
pub(crate) mod keys;
pub(crate) mod leftovers;
pub(crate) mod lock;
mod marker;
pub(crate) mod markup;
pub(crate) mod memory;
pub(crate) mod microphone;
pub(crate) mod modal;
mod names;
pub(crate) mod observe;
pub(crate) mod page;
pub(crate) mod panel_place;
pub(crate) mod place;
pub(crate) mod presses;
pub(crate) mod protection;
pub(crate) mod rest;
pub(crate) mod restoration;
pub(crate) mod room_beside;
pub(crate) mod scheme;
pub(crate) mod screen;
pub(crate) mod scroll;
pub(crate) mod snapshot;
pub(crate) mod sound;
pub(crate) mod speech;
pub(crate) mod store;
pub(crate) mod stored_since;
pub(crate) mod style;
pub(crate) mod styles;
pub(crate) mod tab;
mod texts;
pub(crate) mod unseen;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, NodeList, Window};

/// The window; the widget runs in no worker.
pub(crate) fn window() -> Window {
    web_sys::window().unwrap_or_else(|| unreachable!("the widget's module runs in a window"))
}

/// The window's document.
pub(crate) fn document() -> Document {
    window()
        .document()
        .unwrap_or_else(|| unreachable!("a window that runs modules has a document"))
}

/// The descendants of an element that match a selector.
pub(crate) fn all(within: &Element, selector: &str) -> Vec<Element> {
    let found: Option<NodeList> = within.query_selector_all(selector).ok();
    let nodes = found
        .into_iter()
        .flat_map(|found| (0..found.length()).filter_map(move |at| found.item(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}
