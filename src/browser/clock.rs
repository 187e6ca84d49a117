//! Clocks and random numbers, and scheduling: as a task, before or after a frame, when idle, at an interval.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::IdleRequestOptions;

use super::window;
use crate::progress::{Day, Millis};

/// Milliseconds since 1970 by the device's clock, which may be wrong.
pub(crate) fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// Today in the reader's time zone, as [`Day`] counts it.
pub(crate) fn today() -> Day {
    Day::of(now(), behind())
}

/// The reader's offset from UTC in minutes, positive west of Greenwich.
pub(crate) fn behind() -> i32 {
    js_sys::Date::new_0().get_timezone_offset() as i32
}

/// Milliseconds since the page began, by a clock that never goes back.
pub(crate) fn monotonic() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

/// A random number that identifies this tab as a replica.
pub(crate) fn replica() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// A random seed.
pub(crate) fn seed() -> u64 {
    (js_sys::Math::random() * 2_f64.powi(53)) as u64
}

/// Runs `work` in a task of its own, as soon as possible.
pub(crate) fn soon(work: impl FnOnce() + 'static) {
    after(0, work);
}

/// Runs `work` after so many milliseconds.
pub(crate) fn after(milliseconds: i32, work: impl FnOnce() + 'static) {
    set_timeout(&once(Box::new(work)), milliseconds);
}

/// Runs `work` when the browser is idle. There is no timeout: with one, `work` would come before the frames of a long
/// article and delay them.
pub(crate) fn when_idle(work: impl FnOnce() + 'static) {
    let work = once(Box::new(work));
    if window().request_idle_callback(&work).is_err() {
        set_timeout(&work, WITHOUT_IDLE);
    }
}

/// Runs `work` when the browser is idle, or after so many milliseconds.
pub(crate) fn when_idle_or_after(milliseconds: u32, work: impl FnOnce() + 'static) {
    let work = once(Box::new(work));
    let options = IdleRequestOptions::new();
    options.set_timeout(milliseconds);
    let asked = window().request_idle_callback_with_options(&work, &options);
    if asked.is_err() {
        set_timeout(&work, WITHOUT_IDLE);
    }
}

/// Delay instead of an idle callback in browsers without one, such as Safari, in milliseconds.
const WITHOUT_IDLE: i32 = 16;

fn set_timeout(work: &Function, milliseconds: i32) {
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(work, milliseconds);
}

/// An interval that ends when this is dropped.
pub(crate) struct Beat {
    number: i32,
    _work: Closure<dyn FnMut()>,
}

impl Beat {
    /// Runs `work` every so many milliseconds, as precisely as the browser can.
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

/// Runs `work` in a task right after the next frame, with the time that the frame took, in milliseconds.
pub(crate) fn after_frame(work: impl FnOnce(f64) + 'static) {
    before_frame(move || {
        let began = monotonic();
        soon(move || work(monotonic() - began));
    });
}

/// Makes a function that can be called once. All share one closure type, since each type of its own would add code.
pub(super) fn once(work: Box<dyn FnOnce()>) -> Function {
    Closure::once_into_js(work).unchecked_into()
}
