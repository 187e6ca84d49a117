//! The storage of the site, or of the extension that we run in. Every access is guarded: where storage is blocked,
//! reading the property `localStorage` alone throws.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, Storage};

use super::guest::extension;
use super::{clock, journal, window};
use crate::study::{Store, StoreError, pending_entry};

thread_local! {
    /// Texts by key that could not be stored since the page was opened.
    static PENDING: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
    /// A random number that identifies this page.
    static PAGE: u32 = clock::replica();
}

/// `localStorage`, shared by all tabs of this origin, or the extension's storage. Successful writes go to the journal
/// too.
pub struct BrowserStore;

impl Store for BrowserStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage()?.get_item(key).map_err(refusal)
    }

    fn write_tentative(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        let storage = storage()?;
        let Some(text) = text else {
            return storage.remove_item(key).map_err(refusal);
        };
        storage.set_item(key, text).map_err(refusal)?;
        // Some consent managers make writes do nothing, without an error.
        match storage.get_item(key).map_err(refusal)? {
            Some(kept) if kept == text => Ok(()),
            _ => Err(StoreError::Blocked),
        }
    }

    fn commit(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        journal::keep(key, text);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = storage()?;
        let length = storage.length().map_err(refusal)?;
        let keys = (0..length).map(|place| storage.key(place).map_err(refusal));
        keys.filter_map(Result::transpose).collect()
    }

    fn set_pending(&self, key: &str, text: Option<&str>) {
        PENDING.with_borrow_mut(|pending| {
            pending.retain(|(other, _)| other != key);
            pending.extend(text.map(|text| (key.to_owned(), text.to_owned())));
        });
        // The journal may have room where this storage is full. Where the reader blocked storage, nothing may be
        // written.
        if storage().is_ok() {
            let entry = PAGE.with(|page| pending_entry(key, *page));
            journal::keep(&entry, text);
        }
    }

    fn pending(&self) -> Vec<(String, String)> {
        PENDING.with_borrow(Clone::clone)
    }
}

/// The site's `localStorage` or, in an extension, an object of the same shape.
pub(crate) fn storage() -> Result<Storage, StoreError> {
    if let Some(of_extension) = extension() {
        return Ok(of_extension.unchecked_into());
    }
    // gloo-storage throws where storage is blocked, so ask the window first.
    let probe = window().local_storage().ok().flatten();
    probe
        .map(|_| LocalStorage::raw())
        .ok_or(StoreError::Blocked)
}

/// The target of `storage` events, which report what other tabs wrote.
pub(crate) fn changes() -> EventTarget {
    extension().map_or_else(|| window().into(), JsCast::unchecked_into)
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
