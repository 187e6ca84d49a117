//! Whether the browser keeps what this site stores until the reader clears it, and the request that it do.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Whether it does; none where it does not say.
pub(crate) async fn is_protected() -> Option<bool> {
    let answer = JsFuture::from(persisted().ok()?).await.ok()?;
    answer.as_bool()
}

/// Asks it to, in its own way: some ask the reader, some decide. Says what came of it.
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
