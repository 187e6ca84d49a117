//! What is kept by name in this browser and nowhere else, in IndexedDB, which takes what no text can be made of. All works
//! without it.

use idb::{
    Database, DatabaseEvent, Error, Event, Factory, ObjectStoreParams, Request, TransactionMode,
};
use wasm_bindgen::JsValue;

const DATABASE: &str = "study-widget-desk";
const STORE: &str = "room";

/// What is kept under a name; none where nothing is, or nothing can be.
pub(crate) async fn read(name: &str) -> Option<JsValue> {
    let database = open(TransactionMode::ReadOnly).await.ok()?;
    let found = get(&database, name).await;
    database.close();
    found.ok().flatten()
}

/// Keeps a value under a name, in place of what was.
pub(crate) async fn write(name: &str, value: &JsValue) -> Result<(), Error> {
    let database = open(TransactionMode::ReadWrite).await?;
    let outcome = put(&database, name, Some(value)).await;
    database.close();
    outcome
}

/// Keeps nothing under a name any more.
pub(crate) async fn remove(name: &str) -> Result<(), Error> {
    let database = open(TransactionMode::ReadWrite).await?;
    let outcome = put(&database, name, None).await;
    database.close();
    outcome
}

/// A connection for one transaction: none is open while the page sleeps. Looking makes no database, for an upgrade that is
/// called off leaves none.
async fn open(mode: TransactionMode) -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, None)?;
    request.on_upgrade_needed(move |event| {
        if mode == TransactionMode::ReadOnly {
            let upgrade = event
                .target()
                .ok()
                .and_then(|request| request.transaction());
            drop(upgrade.map(|upgrade| upgrade.abort()));
        } else if let Ok(database) = event.database() {
            // Where it cannot be made, the transaction that asks for it says so.
            drop(database.create_object_store(STORE, ObjectStoreParams::new()));
        }
    });
    request.await
}

async fn get(database: &Database, name: &str) -> Result<Option<JsValue>, Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(STORE)?;
    store.get(JsValue::from_str(name))?.await
}

async fn put(database: &Database, name: &str, value: Option<&JsValue>) -> Result<(), Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    let name = JsValue::from_str(name);
    match value {
        Some(value) => drop(store.put(value, Some(&name))?.await?),
        None => store.delete(name)?.await?,
    }
    transaction.await.map(drop)
}
