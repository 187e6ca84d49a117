//! The store in `localStorage`, asked with care: where storage is blocked, merely looking at it throws.

use wasm_bindgen::prelude::*;
use web_sys::Storage;

use super::window;
use crate::study::{Store, StoreError};

/// The browser's own store, shared by every tab of this origin; what is written there is told to the journal.
pub(crate) struct BrowserStore;

impl Store for BrowserStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        raw()?.get_item(key).map_err(refusal)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        raw()?.set_item(key, text).map_err(refusal)?;
        keep(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        raw()?.remove_item(key).map_err(refusal)?;
        keep(key, None);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let store = raw()?;
        let count = store.length().map_err(refusal)?;
        Ok((0..count)
            .filter_map(|index| store.key(index).ok().flatten())
            .collect())
    }
}

// The journal is the loader's: `public/journal.js`.
#[wasm_bindgen(raw_module = "study-widget/journal")]
extern "C" {
    /// Writes down that this text was put under this key, or that the key was removed.
    fn keep(key: &str, text: Option<&str>);
}

/// The store itself. Asked for each time, for the browser may refuse it at any.
fn raw() -> Result<Storage, StoreError> {
    let store = window().local_storage();
    store.ok().flatten().ok_or(StoreError::Blocked)
}

/// Why the browser refused.
fn refusal(error: JsValue) -> StoreError {
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
