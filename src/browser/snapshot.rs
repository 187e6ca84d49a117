//! A copy of everything, made before something is taken away and kept until the next. It stands in IndexedDB: a second of it
//! would not fit into localStorage.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::database::Database;
use super::journal::entry;
use super::tab;

static COPIES: Database = Database {
    name: "study-widget-before",
    store: "copy",
    key: Some("key"),
};
/// The one entry there is.
const LAST: &str = "last";
/// Under which the tab keeps it until the database has it.
const UNWRITTEN: &str = "study-widget:before";

/// The copy.
#[derive(Clone)]
pub(crate) struct Snapshot {
    /// Before what it was made.
    pub(crate) before: String,
    /// The export.
    pub(crate) text: String,
}

/// Keeps an export, made `before` something, in place of the last.
pub(crate) fn keep(before: &str, text: &str) {
    let text = format!("{before}\n{text}");
    // The database takes its time, and the reader may leave at once.
    tab::keep(UNWRITTEN, &text);
    spawn_local(async move {
        let entry = entry(LAST, &text);
        let written = COPIES.write(|store| store.put(&entry).map(drop)).await;
        if written.is_ok() && tab::read(UNWRITTEN) == Some(text) {
            tab::forget(UNWRITTEN);
        }
    });
}

/// The copy that is kept; none where none is.
pub(crate) async fn read() -> Option<Snapshot> {
    let text = match tab::read(UNWRITTEN) {
        Some(text) => text,
        None => written().await?,
    };
    let (before, text) = text.split_once('\n')?;
    Some(Snapshot {
        before: before.to_owned(),
        text: text.to_owned(),
    })
}

async fn written() -> Option<String> {
    let last = JsValue::from_str(LAST);
    let entry = COPIES.read(|store| store.get(&last)).await.ok()?;
    let text = Reflect::get(&entry, &JsValue::from_str("text")).ok()?;
    text.as_string()
}
