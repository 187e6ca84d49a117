//! A store of IndexedDB. Each connection serves one transaction: none is open while the page sleeps, or when the browser
//! drops it. All works without a database, and a guest in a stranger's page has none.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbObjectStore, IdbObjectStoreParameters, IdbOpenDbRequest, IdbRequest,
    IdbTransaction,
};

use super::{store, window};

/// A database with one store, whose entries hold their own key.
pub(crate) struct Database {
    pub(crate) name: &'static str,
    pub(crate) store: &'static str,
    /// The member of an entry that is its key.
    pub(crate) key: &'static str,
}

impl Database {
    /// All entries. Reading makes no database where there is none.
    pub(crate) async fn read_all(&'static self) -> Result<JsValue, JsValue> {
        let database = self.open(false).await?;
        let read = self.transaction(&database, "readonly")?.get_all();
        database.close();
        result(&read?).await
    }

    /// Runs `write` on the store, and has the browser see to it that what that wrote is on the disk.
    pub(crate) async fn write(
        &'static self,
        write: impl FnOnce(&IdbObjectStore),
    ) -> Result<(), JsValue> {
        let database = self.open(true).await?;
        let store = self.transaction(&database, "readwrite");
        let written = store.map(|store| write(&store));
        database.close();
        written
    }

    async fn open(&'static self, make: bool) -> Result<IdbDatabase, JsValue> {
        let own = (!store::is_guest()).then(|| window().indexed_db());
        let factory = own.transpose()?.flatten().ok_or(JsValue::UNDEFINED)?;
        let request = factory.open(self.name)?;
        let opening = request.clone();
        let on_upgrade = Closure::once(move |_: Event| self.upgrade(&opening, make));
        request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
        result(&request).await?.dyn_into()
    }

    /// Makes the store of a new database; an upgrade that is called off leaves none.
    fn upgrade(&self, request: &IdbOpenDbRequest, make: bool) {
        let abort = || request.transaction()?.abort().ok();
        if !make {
            abort();
        } else if let Ok(database) = request.result() {
            let parameters = IdbObjectStoreParameters::new();
            parameters.set_key_path(&JsValue::from_str(self.key));
            let _ = database
                .unchecked_into::<IdbDatabase>()
                .create_object_store_with_optional_parameters(self.store, &parameters);
        }
    }

    fn transaction(&self, database: &IdbDatabase, mode: &str) -> Result<IdbObjectStore, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let database: &Durable = database.unchecked_ref();
        database
            .transaction(self.store, mode, &options)?
            .object_store(self.store)
    }
}

/// What a request comes to.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let settled = Promise::new(&mut |done, fail| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&fail));
    });
    JsFuture::from(settled).await?;
    request.result()
}

// web-sys knows a transaction's durability only by an unstable flag.
#[wasm_bindgen]
extern "C" {
    type Durable;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Durable,
        store: &str,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}
