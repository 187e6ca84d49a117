//! Persistent storage: whether the browser keeps this site's data until the reader clears it, and the request to do so.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Whether storage is persistent; `None` where the browser does not say.
pub(crate) async fn is_protected() -> Option<bool> {
    let answer = JsFuture::from(persisted().ok()?).await.ok()?;
    answer.as_bool()
}

/// Requests persistent storage: some browsers ask the reader, others decide by themselves. Returns whether it was
/// granted.
pub(crate) async fn ask() -> bool {
    let Ok(asked) = persist() else { return false };
    let answer = JsFuture::from(asked).await;
    answer.is_ok_and(|answer| answer.is_truthy())
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"])]
    fn persisted() -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"])]
    fn persist() -> Result<Promise, JsValue>;
}
