//! A snapshot of all records, made before some are removed, and kept until the next one. It is stored in IndexedDB,
//! since localStorage has no room for everything twice. A backup, in contrast, is a file that the reader keeps.

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
/// The key of the only entry.
const LAST: &str = "last";
/// The key of `sessionStorage` under which the tab keeps the snapshot until the database has it.
const UNWRITTEN: &str = "study-widget:before";

/// A snapshot of all records.
#[derive(Clone)]
pub(crate) struct Snapshot {
    /// What was done right after it was made.
    pub(crate) before: String,
    /// All records, in the export format.
    pub(crate) text: String,
}

/// Replaces the snapshot by this export, made `before` something.
pub(crate) fn keep(before: &str, text: &str) {
    let text = format!("{before}\n{text}");
    // The database is asynchronous, and the reader may leave at once.
    tab::keep(UNWRITTEN, &text);
    spawn_local(async move {
        let entry = entry(LAST, &text);
        let written = COPIES.write(|store| store.put(&entry).map(drop)).await;
        if written.is_ok() && tab::read(UNWRITTEN) == Some(text) {
            tab::forget(UNWRITTEN);
        }
    });
}

/// The snapshot; `None` where there is none.
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
