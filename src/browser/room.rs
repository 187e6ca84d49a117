//! What is kept by name in this browser and nowhere else, in IndexedDB, which takes what no text can be made of. All works
//! without it.

use wasm_bindgen::JsValue;

use super::database::Database;

static ROOM: Database = Database {
    name: "study-widget-desk",
    store: "room",
    key: None,
};

/// What is kept under a name; none where nothing is, or nothing can be.
pub(crate) async fn read(name: &str) -> Option<JsValue> {
    let name = JsValue::from_str(name);
    let found = ROOM.read(|store| store.get(&name)).await.ok()?;
    (!found.is_undefined()).then_some(found)
}

/// Keeps a value under a name, in place of what was.
pub(crate) async fn write(name: &str, value: &JsValue) -> Result<(), JsValue> {
    let name = JsValue::from_str(name);
    ROOM.write(|store| store.put_with_key(value, &name).map(drop))
        .await
}

/// Keeps nothing under a name any more.
pub(crate) async fn remove(name: &str) -> Result<(), JsValue> {
    let name = JsValue::from_str(name);
    ROOM.write(|store| store.delete(&name).map(drop)).await
}
