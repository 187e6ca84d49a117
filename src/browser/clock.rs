//! Time and chance, and the browser's turns: now, soon, when it is idle, one tab at a time.

use wasm_bindgen::prelude::*;

use super::window;
use crate::progress::{Day, Millis};

/// Milliseconds since 1970 by the device's clock.
pub(crate) fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// The reader's day.
pub(crate) fn today() -> Day {
    Day::of(now(), js_sys::Date::new_0().get_timezone_offset() as i32)
}

/// Milliseconds since the page began, never going back.
pub(crate) fn monotonic() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

/// A number that tells this tab from every other.
pub(crate) fn replica() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// A number to draw by.
pub(crate) fn seed() -> u64 {
    (js_sys::Math::random() * 2_f64.powi(53)) as u64
}

/// Runs `work` in a task of its own, as soon as can be.
pub(crate) fn soon(work: impl FnOnce() + 'static) {
    later(Closure::once_into_js(work).unchecked_ref(), 0);
}

/// Runs `work` after so many milliseconds.
pub(crate) fn after(milliseconds: i32, work: impl FnOnce() + 'static) {
    later(Closure::once_into_js(work).unchecked_ref(), milliseconds);
}

/// Runs `work` when the browser has nothing better to do, or within a fifth of a second.
pub(crate) fn when_idle(work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    let work = work.unchecked_ref();
    if request_idle_callback(work).is_err() {
        // Safari has no idle callback.
        later(work, 16);
    }
}

/// Something done again and again while this is held.
pub(crate) struct Beat {
    number: i32,
    _work: Closure<dyn FnMut()>,
}

impl Beat {
    /// Does `work` every so many milliseconds, as well as the browser can.
    pub(crate) fn every(milliseconds: i32, work: impl FnMut() + 'static) -> Beat {
        let work = Closure::<dyn FnMut()>::new(work);
        let done = work.as_ref().unchecked_ref();
        let number = window()
            .set_interval_with_callback_and_timeout_and_arguments_0(done, milliseconds)
            .unwrap_or_default();
        Beat {
            number,
            _work: work,
        }
    }
}

impl Drop for Beat {
    fn drop(&mut self) {
        window().clear_interval_with_handle(self.number);
    }
}

fn later(work: &js_sys::Function, after: i32) {
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(work, after);
}

/// Runs `work` just before the next frame.
pub(crate) fn before_frame(work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    let _ = window().request_animation_frame(work.unchecked_ref());
}

/// Runs `work` as soon as the next frame is on the screen.
pub(crate) fn after_frame(work: impl FnOnce() + 'static) {
    before_frame(move || soon(work));
}

/// Runs `work` while no other tab of this guide runs its own, or at once where there are no locks.
pub(crate) fn alone(guide: &str, work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    let work = work.unchecked_ref();
    match request_lock(&["study-widget:", guide].concat(), work) {
        Ok(done) => drop(done.catch(&Closure::once(|_| {}))),
        Err(_) => drop(work.call0(&JsValue::NULL)),
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = requestIdleCallback)]
    fn request_idle_callback(work: &js_sys::Function) -> Result<u32, JsValue>;

    // web-sys keeps the locks behind an unstable flag.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request_lock(name: &str, work: &js_sys::Function) -> Result<js_sys::Promise, JsValue>;
}
