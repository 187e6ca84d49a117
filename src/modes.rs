//! The functions that `study-desk.wasm` exports to its loader, except the one for the language.

use study_widget::desk;
use wasm_bindgen::prelude::*;

/// Opens the desk for the article of `host`, a `<study-widget>`. `guide` returns the guide that the widget recognised;
/// `on_write` is called with the key of every record that is written, because the browser dispatches no `storage` event
/// to the page that wrote it; `address` is the loader's own.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn open(
    host: &web_sys::HtmlElement,
    mode: &str,
    guide: js_sys::Function,
    on_write: js_sys::Function,
    address: String,
) {
    let loader = desk::Loader { on_write, address };
    desk::open(host, mode, guide, loader);
}

/// Prepares a desk for the article of `host`, so that it opens at once; `guide` is as in [`open`].
#[wasm_bindgen(js_name = readAhead)]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn read_ahead(host: &web_sys::HtmlElement, guide: &js_sys::Function) {
    desk::read_ahead(host, guide);
}

/// Adds a reminder to the panel of `host` if work that is in no backup is getting old.
#[wasm_bindgen(js_name = mountBackupReminder)]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn mount_backup_reminder(host: desk::StudyWidget) {
    desk::mount_backup_reminder(host);
}

/// Starts the library's page: `catalogue` is the text of `guides.json`.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the library's page reaches it")]
pub fn library(catalogue: &str) {
    desk::library(catalogue);
}

/// How many questions of all guides in the library's catalogue are due.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the app's pages reach it")]
pub fn due(catalogue: &str) -> usize {
    desk::due(catalogue)
}

/// Merges an export into what is stored, and returns how many records it added, updated, left or rejected.
///
/// # Errors
/// When the text is no export, or what it holds cannot be stored.
#[wasm_bindgen(js_name = importProgress)]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn import_progress(host: &web_sys::HtmlElement, text: &str) -> Result<Vec<u32>, JsError> {
    desk::import(host, text).map_err(|error| JsError::new(&error.to_string()))
}

/// The stored form of the passage between two texts of an article; `None` if it contains no word.
#[wasm_bindgen(js_name = quotePassage)]
#[allow(unreachable_pub, reason = "the extension reaches it")]
#[must_use]
pub fn quote_passage(before: &str, passage: &str, after: &str) -> Option<String> {
    desk::quote_passage(before, passage, after)
}

/// Where a stored passage is in an article's text: the text before it, and the passage; empty if it is gone.
#[wasm_bindgen(js_name = findPassage)]
#[allow(unreachable_pub, reason = "the extension reaches it")]
#[must_use]
pub fn find_passage(text: &str, kept: &str) -> Vec<String> {
    desk::find_passage(text, kept)
}
