//! The store in `localStorage`, asked with care: where storage is blocked, merely looking at it throws.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::{journal, window};
use crate::study::{Store, StoreError};

/// The browser's own store, shared by every tab of this origin; what is written there is told to the journal.
pub(crate) struct BrowserStore;

impl Store for BrowserStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage()?.get_item(key).map_err(refusal)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        storage()?.set_item(key, text).map_err(refusal)?;
        journal::keep(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        storage()?.remove_item(key).map_err(refusal)?;
        journal::keep(key, None);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = storage()?;
        let length = storage.length().map_err(refusal)?;
        let keys = (0..length).map(|index| storage.key(index).map_err(refusal));
        let keys: Result<Vec<_>, _> = keys.collect();
        Ok(keys?.into_iter().flatten().collect())
    }
}

fn storage() -> Result<Storage, StoreError> {
    let storage = window().local_storage().ok().flatten();
    storage.ok_or(StoreError::Blocked)
}

/// Why the browser refused.
fn refusal(error: JsValue) -> StoreError {
    let said = |name: &str| {
        let said = Reflect::get(&error, &JsValue::from_str(name)).ok();
        said.and_then(|said| said.as_string()).unwrap_or_default()
    };
    match &*said("name") {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" => StoreError::Blocked,
        _ => StoreError::Failed(said("message")),
    }
}
