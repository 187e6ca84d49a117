//! A journal in IndexedDB of what was last written to localStorage. A browser that is killed loses what it has not yet
//! moved from localStorage to the disk, which takes it seconds and sometimes minutes; IndexedDB is on the disk almost
//! at once.
//!
//! localStorage stays the source of truth. At the next start, records that it lacks are merged into it. Everything
//! works without the journal.

use std::cell::RefCell;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbObjectStore;

use super::clock;
use super::database::Database;
use crate::study::{self, Store};

static JOURNAL: Database = Database {
    name: "study-widget",
    store: "journal",
    key: Some("key"),
};
/// Age after which an entry can go, in milliseconds: a day, for no browser delays writing localStorage to the disk that
/// long.
const LONG: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// Pending writes by key: a text to store, or `None` to delete the entry.
type Waiting = Vec<(String, Option<String>)>;

thread_local! {
    /// Writes that wait for the database; `None` while no task is waiting to write them.
    static WAITING: RefCell<Option<Waiting>> = const { RefCell::new(None) };
}

/// Journals that this text was stored under this key of localStorage, or that the key was removed.
pub(crate) fn keep(key: &str, text: Option<&str>) {
    let is_first = WAITING.with_borrow_mut(|waiting| {
        let is_first = waiting.is_none();
        let waiting = waiting.get_or_insert_default();
        waiting.retain(|(other, _)| other != key);
        waiting.push((key.to_owned(), text.map(str::to_owned)));
        is_first
    });
    if is_first {
        spawn_local(async {
            if JOURNAL.write(write_waiting).await.is_err() {
                WAITING.take();
            }
        });
    }
}

fn write_waiting(store: &IdbObjectStore) -> Result<(), JsValue> {
    for (key, text) in WAITING.take().unwrap_or_default() {
        let _ = match text {
            Some(text) => store.put(&entry(&key, &text)),
            None => store.delete(&JsValue::from_str(&key)),
        };
    }
    Ok(())
}

/// An entry of a store whose key path is `key`: a text, and when it was written.
pub(super) fn entry(key: &str, text: &str) -> Object {
    let entry = Object::new();
    let at = JsValue::from_f64(js_sys::Date::now());
    let members = [("key", key.into()), ("text", text.into()), ("at", at)];
    for (name, value) in members {
        let _ = Reflect::set(&entry, &JsValue::from_str(name), &value);
    }
    entry
}

/// The records that `store` lacks or has otherwise, as an export; `None` where it has all of them.
pub(crate) async fn lost_records(store: &dyn Store) -> Option<String> {
    let entries = entries().await?;
    let text_of = |entry: &JsValue, name| member(entry, name).as_string();
    let entries = entries.iter();
    let entries =
        entries.filter_map(|entry| Some((text_of(&entry, "key")?, text_of(&entry, "text")?)));
    study::lost_records(entries, store, clock::now())
}

/// Deletes the entries that localStorage has had on the disk for long.
pub(crate) async fn forget_old() {
    let Some(entries) = entries().await else {
        return;
    };
    for entry in entries.iter() {
        let at = member(&entry, "at").as_f64().unwrap_or_default();
        let key = member(&entry, "key").as_string();
        if let Some(key) = key.filter(|key| js_sys::Date::now() - at > LONG && !is_waiting(key)) {
            keep(&key, None);
        }
    }
}

async fn entries() -> Option<Array> {
    let entries = JOURNAL.read(IdbObjectStore::get_all).await.ok()?;
    entries.dyn_into().ok()
}

fn is_waiting(key: &str) -> bool {
    WAITING.with_borrow(|waiting| {
        let mut waiting = waiting.iter().flatten();
        waiting.any(|(other, _)| other == key)
    })
}

fn member(entry: &JsValue, name: &str) -> JsValue {
    Reflect::get(entry, &JsValue::from_str(name)).unwrap_or_default()
}
