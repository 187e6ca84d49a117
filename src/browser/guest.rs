//! Whether this is a browser extension, whose isolated world has a storage of its own.

use wasm_bindgen::prelude::*;

use super::window;

/// Whether this is an extension in a stranger's page, which must not store anything there.
pub(crate) fn is_guest() -> bool {
    let protocol = window().location().protocol().unwrap_or_default();
    extension().is_some() && !protocol.ends_with("extension:")
}

#[wasm_bindgen]
extern "C" {
    /// Set in the extension's isolated world. In Firefox that has a global object other than the window, which
    /// `js_sys::global` would return.
    #[wasm_bindgen(thread_local_v2, js_namespace = globalThis, js_name = studyStorage)]
    static OF_EXTENSION: Option<JsValue>;
}

/// The storage of the extension that we run in. `public/page.js` reads it too.
pub(super) fn extension() -> Option<JsValue> {
    OF_EXTENSION.with(Option::clone)
}
