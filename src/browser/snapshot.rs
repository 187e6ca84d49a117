//! A copy of everything, made before something is taken away and kept until the next. It stands in IndexedDB: a second of it
//! would not fit into localStorage.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::database::Database;
use super::journal::entry;

static COPIES: Database = Database {
    name: "study-widget-before",
    store: "copy",
    key: "key",
};
/// The one entry there is.
const LAST: &str = "last";

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
    let entry = entry(LAST, &format!("{before}\n{text}"));
    spawn_local(async move {
        let written = COPIES.write(move |store| drop(store.put(&entry))).await;
        drop(written);
    });
}

/// The copy that is kept; none where none is.
pub(crate) async fn read() -> Option<Snapshot> {
    let entries = COPIES.read_all().await.ok()?.unchecked_into::<Array>();
    let text = Reflect::get(&entries.get(0), &JsValue::from_str("text")).ok()?;
    let text = text.as_string()?;
    let (before, text) = text.split_once('\n')?;
    Some(Snapshot {
        before: before.to_owned(),
        text: text.to_owned(),
    })
}
