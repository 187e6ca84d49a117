//! Whether we are a browser extension's, whose world has a storage of its own.

use wasm_bindgen::prelude::*;

use super::window;

/// Whether this is an extension in a stranger's page, where nothing of ours is kept.
pub(crate) fn is_guest() -> bool {
    let protocol = window().location().protocol().unwrap_or_default();
    extension().is_some() && !protocol.ends_with("extension:")
}

#[wasm_bindgen]
extern "C" {
    /// Of an extension's own world, which in Firefox is another object than the window: `js_sys::global` is the window there.
    #[wasm_bindgen(thread_local_v2, js_namespace = globalThis, js_name = studyStorage)]
    static OF_EXTENSION: Option<JsValue>;
}

/// The storage of the extension whose world this is, as `public/page.js` knows it, too.
pub(super) fn extension() -> Option<JsValue> {
    OF_EXTENSION.with(Option::clone)
}
