//! The store in `localStorage`, asked with care: where storage is blocked, merely looking at it throws.

use wasm_bindgen::JsValue;

use super::script;
use crate::study::{Store, StoreError};

/// The browser's own store, shared by every tab of this origin; what is written there is told to the journal.
pub(crate) struct BrowserStore;

impl Store for BrowserStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        script::read_stored(key).map_err(refusal)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        script::store(key, text).map_err(refusal)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        script::remove_stored(key).map_err(refusal)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let keys = script::stored_keys().map_err(refusal)?;
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }
}

/// Why the browser refused: a word of the script's, or the browser's own words.
fn refusal(error: JsValue) -> StoreError {
    match error.as_string().as_deref() {
        Some("blocked") => StoreError::Blocked,
        Some("full") => StoreError::Full,
        said => StoreError::Failed(said.unwrap_or_default().to_owned()),
    }
}
