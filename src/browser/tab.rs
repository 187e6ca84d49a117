//! What a tab keeps for itself: over a reload, and until it is closed.

use super::window;

/// Keeps a text under a key of ours; where there is no room for it, it is not kept.
pub(crate) fn keep(key: &str, text: &str) {
    forget(key);
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(key, text);
    }
}

/// The text under a key.
pub(crate) fn read(key: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(key).ok()?
}

/// Keeps nothing under a key any more.
pub(crate) fn forget(key: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.remove_item(key);
    }
}
