//! Tells which records were stored since an earlier look at the storage.

use js_sys::{Array, JsString, Map, Object};
use wasm_bindgen::JsCast;

use super::store;

/// All records of ours at one moment, by key, as JavaScript strings: most are only compared.
pub(crate) struct Records(Map);

impl Records {
    /// Reads them all in one call; `None` where the storage cannot be read.
    pub(crate) fn read() -> Option<Records> {
        let storage = store::storage().ok()?;
        let records = Map::new();
        for entry in Object::entries(&storage) {
            let entry: Array = entry.unchecked_into();
            let key: JsString = entry.get(0).unchecked_into();
            if key.starts_with("study-widget:", 0) {
                records.set(&key, &entry.get(1));
            }
        }
        Some(Records(records))
    }

    /// The keys of the records stored since `before`; `None` if one is gone, so that all must be read anew.
    pub(crate) fn stored_since(&self, before: &Records) -> Option<Vec<String>> {
        let mut is_gone = false;
        before
            .0
            .for_each(&mut |_, key| is_gone |= !self.0.has(&key));
        let mut new = Vec::new();
        self.0.for_each(&mut |record, key| {
            if record != before.0.get(&key) {
                new.extend(key.as_string());
            }
        });
        (!is_gone).then_some(new)
    }
}
