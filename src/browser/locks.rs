//! The lock that tabs of one guide share, so that one at a time reads and writes.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::clock::once;

/// Runs `work` while no other tab of this guide runs its own, or at once where there are no locks.
pub(crate) fn alone(guide: &str, work: impl FnOnce() + 'static) {
    let work = once(Box::new(work));
    match request(&["study-widget:", guide].concat(), &work) {
        // Refused in a frame without an origin, for one.
        Ok(granted) => ignore_failure(granted),
        Err(_) => {
            let _ = work.call0(&JsValue::UNDEFINED);
        }
    }
}

fn ignore_failure(promise: Promise) {
    spawn_local(async {
        let _ = JsFuture::from(promise).await;
    });
}

// web-sys has it only by an unstable flag.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"])]
    fn request(name: &str, work: &js_sys::Function) -> Result<Promise, JsValue>;
}
