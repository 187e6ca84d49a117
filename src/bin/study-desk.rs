//! The desk as its loader sees it: what `study-desk.wasm` exports.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

/// Opens the desk over the article that `host`, a `<study-widget>`, stands for. `script.written(key)` is called after
/// every record that was written, for no other script of this page hears of it; `script.app(guide)` resolves to where the
/// app has that guide.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn open(host: &web_sys::HtmlElement, mode: &str, script: js_sys::Object) {
    study_widget::desk::open(host, mode, script);
}

/// Reads what a desk over the article of `host` needs, so that it opens at once.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(js_name = readAhead)]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn read_ahead(host: &web_sys::HtmlElement, script: js_sys::Object) {
    study_widget::desk::read_ahead(host, script);
}

/// Brings the library's page to life: `catalogue` is the text of `guides.json`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the library's page reaches it")]
pub fn library(catalogue: &str) {
    study_widget::desk::library(catalogue);
}

/// Everything that is stored, as an export, for a file that says `before`: with what that has and this browser lacks. None
/// where nothing is stored.
///
/// # Errors
/// When the file holds something that would be lost.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn everything(before: &str) -> Result<Option<String>, JsError> {
    study_widget::desk::everything(before).map_err(|error| JsError::new(&error))
}

/// Merges an export into what is stored, and says how many records it added, updated, left or could not take.
///
/// # Errors
/// When the text is no export, or what it holds cannot be stored.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(js_name = importProgress)]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn import_progress(host: &web_sys::HtmlElement, text: &str) -> Result<Vec<u32>, JsError> {
    study_widget::desk::import(host, text).map_err(|error| JsError::new(&error.to_string()))
}

fn main() {}
