//! Keeps the screen on by a wake lock while the reader speaks and touches nothing. web-sys has wake locks only as
//! unstable.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::events::Listener;
use super::{clock, document};

/// Longest time that the screen is kept on, in milliseconds: a reader who is silent for that long has left.
const LONGEST: i32 = 15 * 60 * 1000;

/// Keeps the screen on until it is dropped, where the browser can. The browser releases the lock when the tab is
/// hidden, so it is requested again when the tab is visible.
pub(crate) struct Awake {
    lock: Rc<RefCell<Lock>>,
    _seen: Listener,
}

impl Awake {
    /// Starts keeping the screen on.
    pub(crate) fn begin() -> Awake {
        let lock = Rc::new(RefCell::new(Lock::Wanted));
        ask(&lock);
        let seen = {
            let lock = Rc::clone(&lock);
            Listener::new(&document(), "visibilitychange", move |_| ask(&lock))
        };
        let late = Rc::downgrade(&lock);
        clock::after(LONGEST, move || {
            if let Some(lock) = late.upgrade() {
                end(&lock);
            }
        });
        Awake { lock, _seen: seen }
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        end(&self.lock);
    }
}

enum Lock {
    Wanted,
    Held(WakeLock),
    Over,
}

fn ask(lock: &Rc<RefCell<Lock>>) {
    if document().hidden() || matches!(*lock.borrow(), Lock::Over) {
        return;
    }
    let Ok(asked) = request("screen") else { return };
    let lock = Rc::clone(lock);
    spawn_local(async move {
        // The browser may refuse, as when the battery is low.
        let Ok(given) = JsFuture::from(asked).await else {
            return;
        };
        let given: WakeLock = given.unchecked_into();
        if matches!(*lock.borrow(), Lock::Over) {
            release(&given);
        } else if let Lock::Held(before) = lock.replace(Lock::Held(given)) {
            release(&before);
        }
    });
}

fn end(lock: &Rc<RefCell<Lock>>) {
    if let Lock::Held(held) = lock.replace(Lock::Over) {
        release(&held);
    }
}

fn release(held: &WakeLock) {
    let released = JsFuture::from(held.release());
    spawn_local(async move { drop(released.await) });
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "wakeLock"])]
    fn request(kind: &str) -> Result<Promise, JsValue>;

    /// A `WakeLockSentinel`.
    type WakeLock;

    #[wasm_bindgen(method)]
    fn release(this: &WakeLock) -> Promise;
}
