//! Presses on our controls are ours: they stand in the page's own texts, and a page that listens to those may refuse what a
//! press does, or do something else as well.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// What a press is made of, as far as a page can take it from us.
const PRESS: [&str; 5] = [
    "pointerdown",
    "mousedown",
    "touchstart",
    "touchend",
    "click",
];

thread_local! {
    static STOP: Closure<dyn FnMut(Event)> = Closure::new(|event: Event| event.stop_propagation());
}

/// Has presses on a control go no further than to the control.
pub(crate) fn keep(control: &Element) {
    STOP.with(|stop| {
        for name in PRESS {
            let stop = stop.as_ref().unchecked_ref();
            let _ = control.add_event_listener_with_callback(name, stop);
        }
    });
}
