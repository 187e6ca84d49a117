//! A store of IndexedDB. Each connection serves one transaction, so none is open while the page sleeps or when the
//! browser drops the database. Everything works without a database.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbObjectStore, IdbObjectStoreParameters, IdbOpenDbRequest,
    IdbRequest, IdbTransaction,
};

use super::{guest, window};

/// A database with one store.
pub(crate) struct Database {
    pub(crate) name: &'static str,
    pub(crate) store: &'static str,
    /// The key path of the entries; `None` where each entry is stored under a key of its own.
    pub(crate) key: Option<&'static str>,
}

impl Database {
    /// The result of a request to the store; undefined where there is no database. Reading creates none.
    pub(crate) async fn read(
        &'static self,
        request: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
    ) -> Result<JsValue, JsValue> {
        let factory = factory()?;
        if self.is_missing(&factory).await {
            return Ok(JsValue::UNDEFINED);
        }
        let database = self.open(&factory, false).await?;
        let transaction = self.transaction(&database, "readonly");
        database.close();
        let store = transaction?.object_store(self.store)?;
        result(&request(&store)?).await
    }

    /// Runs `write` on the store, and waits until the browser has written that to the disk.
    pub(crate) async fn write(
        &'static self,
        write: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>,
    ) -> Result<(), JsValue> {
        let database = self.open(&factory()?, true).await?;
        let transaction = self.transaction(&database, "readwrite");
        database.close();
        let transaction = transaction?;
        write(&transaction.object_store(self.store)?)?;
        completion(&transaction).await
    }

    /// Whether the browser lists no database of this name. Opening it and aborting the upgrade would tell as well, but
    /// in Chromium a page that is left meanwhile then blocks all other pages of its site for as long as it sleeps.
    async fn is_missing(&self, factory: &IdbFactory) -> bool {
        let factory: &Listing = factory.unchecked_ref();
        let is_this = |known: JsValue| {
            Reflect::get(&known, &"name".into()).is_ok_and(|name| name == self.name)
        };
        let Ok(known) = factory.databases() else {
            return false;
        };
        let known = JsFuture::from(known).await;
        known.is_ok_and(|known| !Array::from(&known).iter().any(is_this))
    }

    async fn open(&'static self, factory: &IdbFactory, make: bool) -> Result<IdbDatabase, JsValue> {
        let request = factory.open(self.name)?;
        let opening = request.clone();
        let on_upgrade = Closure::once(move |_: Event| self.upgrade(&opening, make));
        request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
        result(&request).await?.dyn_into()
    }

    /// Creates the store of a new database, or aborts, which leaves no database behind.
    fn upgrade(&self, request: &IdbOpenDbRequest, make: bool) {
        let abort = || request.transaction()?.abort().ok();
        if !make {
            abort();
        } else if let Ok(database) = request.result() {
            let parameters = IdbObjectStoreParameters::new();
            if let Some(key) = self.key {
                parameters.set_key_path(&JsValue::from_str(key));
            }
            let _ = database
                .unchecked_into::<IdbDatabase>()
                .create_object_store_with_optional_parameters(self.store, &parameters);
        }
    }

    fn transaction(&self, database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let database: &Durable = database.unchecked_ref();
        database.transaction(self.store, mode, &options)
    }
}

/// The page's IndexedDB; a guest in a stranger's page uses none. The storage is probed first: where storage is denied,
/// Chromium throws into the page when asked for its list of databases.
fn factory() -> Result<IdbFactory, JsValue> {
    window().local_storage()?;
    let own = (!guest::is_guest()).then(|| window().indexed_db());
    own.transpose()?.flatten().ok_or(JsValue::UNDEFINED)
}

/// Awaits a request and returns its result.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    either(&mut |done, fail| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(fail));
    })
    .await?;
    request.result()
}

/// Resolves when all that a transaction wrote is kept; an error if it was aborted.
async fn completion(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let completed = either(&mut |done, fail| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(fail));
    });
    completed.await.map(drop)
}

/// Resolves or rejects when the first or the second of two listeners is called.
fn either(listen: &mut dyn FnMut(&Function, &Function)) -> JsFuture {
    Promise::new(&mut |done, fail| listen(&done, &fail)).into()
}

// web-sys has a transaction's durability only as unstable, and no `databases()`.
#[wasm_bindgen]
extern "C" {
    type Listing;

    #[wasm_bindgen(method, catch)]
    fn databases(this: &Listing) -> Result<Promise, JsValue>;

    type Durable;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Durable,
        store: &str,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}
