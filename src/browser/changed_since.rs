//! Tells whether an article as it was read is still current, and which records were stored since.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, JsString, Map, Object};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::observe::Changes;
use super::page;
use super::store;
use crate::options::Options;

/// The state of a page and its records at one moment.
pub(crate) struct PageState {
    host: Element,
    root: Element,
    options: Options,
    guide: String,
    /// All our records by key, as JavaScript strings: most are only compared.
    records: Map,
    is_changed: Rc<Cell<bool>>,
    _changes: Changes,
}

impl PageState {
    /// Takes the state of the article under `root`; `None` where the storage cannot be read.
    pub(crate) fn take(host: &Element, root: &Element, options: &Options) -> Option<PageState> {
        let is_changed = Rc::new(Cell::new(false));
        let changed = Rc::clone(&is_changed);
        Some(PageState {
            host: host.clone(),
            root: root.clone(),
            options: options.clone(),
            guide: page::guide_id(options),
            records: records()?,
            is_changed,
            _changes: Changes::new(root, move |_| changed.set(true)),
        })
    }

    /// The keys of the records stored since `before`. `None` if the article or all records must be read anew: the page
    /// is another or has changed, or a record is gone.
    pub(crate) fn changed_since(&self, before: &PageState) -> Option<Vec<String>> {
        let is_same_page = self.host == before.host
            && self.root == before.root
            && self.options == before.options
            && self.guide == before.guide;
        if before.is_changed.get() || !is_same_page {
            return None;
        }
        let keys = |records: &Map| Array::from(&records.keys()).to_vec();
        if keys(&before.records)
            .iter()
            .any(|key| !self.records.has(key))
        {
            return None;
        }
        let is_changed =
            |key: &wasm_bindgen::JsValue| self.records.get(key) != before.records.get(key);
        let changed = keys(&self.records).into_iter().filter(is_changed);
        Some(changed.filter_map(|key| key.as_string()).collect())
    }
}

/// Every record of ours, read in one call.
fn records() -> Option<Map> {
    let storage = store::storage().ok()?;
    let records = Map::new();
    for entry in Object::entries(&storage) {
        let entry: Array = entry.unchecked_into();
        let key: JsString = entry.get(0).unchecked_into();
        if key.starts_with("study-widget:", 0) {
            records.set(&key, &entry.get(1));
        }
    }
    Some(records)
}
