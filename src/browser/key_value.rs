//! A key-value store in IndexedDB for values that stay in this browser, such as file handles, which cannot be converted
//! to text. Everything works without it.

use wasm_bindgen::JsValue;

use super::database::Database;

static ENTRIES: Database = Database {
    name: "study-widget-desk",
    store: "room",
    key: None,
};

/// The value of a key; `None` where there is none, or no database.
pub(crate) async fn read(name: &str) -> Option<JsValue> {
    let name = JsValue::from_str(name);
    let found = ENTRIES.read(|store| store.get(&name)).await.ok()?;
    (!found.is_undefined()).then_some(found)
}

/// Stores a value under a key, replacing the old one.
pub(crate) async fn write(name: &str, value: &JsValue) -> Result<(), JsValue> {
    let name = JsValue::from_str(name);
    ENTRIES
        .write(|store| store.put_with_key(value, &name).map(drop))
        .await
}

/// Removes a key.
pub(crate) async fn remove(name: &str) -> Result<(), JsValue> {
    let name = JsValue::from_str(name);
    ENTRIES.write(|store| store.delete(&name).map(drop)).await
}
