//! The store of the site or of the extension we run in, asked with care: where storage is blocked, merely looking at it throws.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, Storage};

use super::{clock, journal};
use crate::study::{Store, StoreError, held_entry};

thread_local! {
    /// By key, what could not be stored since the page was opened.
    static HELD: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
    /// Which page this is, by chance.
    static PAGE: u32 = clock::replica();
}

/// The browser's own store, shared by every tab of this origin or extension; what is written there is told to the journal.
pub struct BrowserStore;

impl Store for BrowserStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage()?.get_item(key).map_err(refusal)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let storage = storage()?;
        storage.set_item(key, text).map_err(refusal)?;
        // Consent managers have writes do nothing, in silence.
        if storage.get_item(key).map_err(refusal)?.as_deref() != Some(text) {
            return Err(StoreError::Blocked);
        }
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
        let keys = (0..length).map(|place| storage.key(place).map_err(refusal));
        keys.filter_map(Result::transpose).collect()
    }

    fn hold(&self, key: &str, text: Option<&str>) {
        HELD.with_borrow_mut(|held| {
            held.retain(|(other, _)| other != key);
            held.extend(text.map(|text| (key.to_owned(), text.to_owned())));
        });
        // The journal has room where this storage is full. A reader who blocks storage wants nothing written.
        if storage().is_ok() {
            let entry = PAGE.with(|page| held_entry(key, *page));
            journal::keep(&entry, text);
        }
    }

    fn held(&self) -> Vec<(String, String)> {
        HELD.with_borrow(Clone::clone)
    }
}

/// What looks like the site's own storage.
pub(crate) fn storage() -> Result<Storage, StoreError> {
    page_storage().ok().flatten().ok_or(StoreError::Blocked)
}

/// Why the browser refused.
fn refusal(error: JsValue) -> StoreError {
    let error: js_sys::Error = error.unchecked_into();
    match String::from(error.name()).as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" => StoreError::Blocked,
        _ => StoreError::Failed(error.message().into()),
    }
}

#[wasm_bindgen(raw_module = "study-widget/page")]
extern "C" {
    #[wasm_bindgen(js_name = storage, catch)]
    fn page_storage() -> Result<Option<Storage>, JsValue>;

    /// Whom to listen to for `storage` events: what other tabs wrote.
    pub(crate) fn changes() -> EventTarget;

    /// Whether this is an extension in a stranger's page, where nothing of ours is kept.
    #[wasm_bindgen(js_name = isGuest)]
    pub(crate) fn is_guest() -> bool;
}
