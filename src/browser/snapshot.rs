//! A copy of everything, made before something is taken away and kept until the next. It stands in IndexedDB: a second of it
//! would not fit into localStorage.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::database::Database;
use super::journal::entry;

static COPIES: Database = Database {
    name: "study-widget-before",
    store: "copy",
    key: Some("key"),
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
        let _ = COPIES.write(|store| store.put(&entry).map(drop)).await;
    });
}

/// The copy that is kept; none where none is.
pub(crate) async fn read() -> Option<Snapshot> {
    let last = JsValue::from_str(LAST);
    let entry = COPIES.read(|store| store.get(&last)).await.ok()?;
    let text = Reflect::get(&entry, &JsValue::from_str("text")).ok()?;
    let text = text.as_string()?;
    let (before, text) = text.split_once('\n')?;
    Some(Snapshot {
        before: before.to_owned(),
        text: text.to_owned(),
    })
}
