//! Mutual exclusion between tabs by the Web Locks API, which web-sys has only as unstable.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::window;

/// Runs `work` while no other tab holds the lock of that name, or at once where there are no locks. `None` where the
/// browser does not grant the lock.
pub(crate) async fn alone<T: 'static>(
    name: &str,
    work: impl Future<Output = T> + 'static,
) -> Option<T> {
    let navigator: WithLocks = window().navigator().unchecked_into();
    let Some(locks) = navigator.locks() else {
        return Some(work.await);
    };
    let outcome = Rc::new(Cell::new(None));
    let done = Rc::clone(&outcome);
    let work = Closure::once_into_js(move || {
        future_to_promise(async move {
            done.set(Some(work.await));
            Ok(JsValue::UNDEFINED)
        })
    });
    JsFuture::from(locks.request(name, &work)).await.ok()?;
    outcome.take()
}

/// Like [`alone`], without waiting for it, under the lock of a guide.
pub(crate) fn when_alone(guide: &str, work: impl FnOnce() + 'static) {
    let name = format!("study-widget:{guide}");
    spawn_local(async move {
        alone(&name, async { work() }).await;
    });
}

#[wasm_bindgen]
extern "C" {
    /// The navigator; `locks` is `None` where the browser has no Web Locks.
    type WithLocks;

    #[wasm_bindgen(method, getter)]
    fn locks(this: &WithLocks) -> Option<Locks>;

    type Locks;

    #[wasm_bindgen(method)]
    fn request(this: &Locks, name: &str, work: &JsValue) -> Promise;
}
