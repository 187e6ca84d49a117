//! `sessionStorage`: what a tab keeps over a reload, until it is closed. A guest in a stranger's page stores nothing
//! there.

use web_sys::Storage;

use super::{guest, window};

/// Stores a text under a key of ours; without room it is not stored.
pub(crate) fn keep(key: &str, text: &str) {
    forget(key);
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, text);
    }
}

/// The text under a key.
pub(crate) fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Removes a key.
pub(crate) fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

fn storage() -> Option<Storage> {
    let own = (!guest::is_guest()).then(|| window().session_storage());
    own?.ok().flatten()
}
