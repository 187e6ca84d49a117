//! Time and chance, and the browser's turns: now, soon, before a frame, when it is idle.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::IdleRequestOptions;

use super::window;
use crate::progress::{Day, Millis};

/// Milliseconds since 1970 by the device's clock.
pub(crate) fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// The reader's day.
pub(crate) fn today() -> Day {
    Day::of(now(), behind())
}

/// How many minutes the reader's clock is behind UTC now.
pub(crate) fn behind() -> i32 {
    js_sys::Date::new_0().get_timezone_offset() as i32
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
    after(0, work);
}

/// Runs `work` after so many milliseconds.
pub(crate) fn after(milliseconds: i32, work: impl FnOnce() + 'static) {
    set_timeout(&once(Box::new(work)), milliseconds);
}

/// Runs `work` when the browser has nothing better to do. No later than at a certain time would be before the frames of
/// a long article, and keep them away.
pub(crate) fn when_idle(work: impl FnOnce() + 'static) {
    let work = once(Box::new(work));
    if window().request_idle_callback(&work).is_err() {
        set_timeout(&work, WITHOUT_IDLE);
    }
}

/// Runs `work` when the browser has nothing better to do, or after so many milliseconds.
pub(crate) fn when_idle_or_after(milliseconds: u32, work: impl FnOnce() + 'static) {
    let work = once(Box::new(work));
    let options = IdleRequestOptions::new();
    options.set_timeout(milliseconds);
    let asked = window().request_idle_callback_with_options(&work, &options);
    if asked.is_err() {
        set_timeout(&work, WITHOUT_IDLE);
    }
}

/// When a browser that never says it is idle, as Safari, gets its turn, in milliseconds.
const WITHOUT_IDLE: i32 = 16;

fn set_timeout(work: &Function, milliseconds: i32) {
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(work, milliseconds);
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

/// Runs `work` just before the next frame.
pub(crate) fn before_frame(work: impl FnOnce() + 'static) {
    let _ = window().request_animation_frame(&once(Box::new(work)));
}

/// Runs `work` as soon as the next frame is on the screen; it is told how long that took, in milliseconds.
pub(crate) fn after_frame(work: impl FnOnce(f64) + 'static) {
    before_frame(move || {
        let began = monotonic();
        soon(move || work(monotonic() - began));
    });
}

/// A function that is called once. One kind for all of them: each of its own would be compiled of its own.
pub(super) fn once(work: Box<dyn FnOnce()>) -> Function {
    Closure::once_into_js(work).unchecked_into()
}
