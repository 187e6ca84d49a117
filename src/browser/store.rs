//! The store in `localStorage`, asked with care: where storage is blocked, merely looking at it throws.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;

use super::window;
use crate::study::{Store, StoreError};

/// The browser's own store, shared by every tab of this origin.
pub(crate) struct BrowserStore;

impl Store for BrowserStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        raw()?.get_item(key).map_err(refusal)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        raw()?.set_item(key, text).map_err(refusal)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        raw()?.remove_item(key).map_err(refusal)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let store = raw()?;
        let count = store.length().map_err(refusal)?;
        Ok((0..count)
            .filter_map(|index| store.key(index).ok().flatten())
            .collect())
    }
}

/// The store itself. Probed each time, since gloo-storage throws where the browser refuses.
fn raw() -> Result<web_sys::Storage, StoreError> {
    match window().local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        _ => Err(StoreError::Blocked),
    }
}

/// Why the browser refused.
fn refusal(error: wasm_bindgen::JsValue) -> StoreError {
    match error.dyn_into::<web_sys::DomException>() {
        Ok(error)
            if matches!(
                error.name().as_str(),
                "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED"
            ) =>
        {
            StoreError::Full
        }
        Ok(error) if error.name() == "SecurityError" => StoreError::Blocked,
        Ok(error) => StoreError::Failed(error.message()),
        Err(_) => StoreError::Failed(String::new()),
    }
}
