//! Stops presses on our controls from reaching the page: controls stand in the page's own text, and a listener there
//! might cancel a press or do something else as well.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// The events of a press that a page could cancel, and the one that says that a box was ticked.
const PRESS: [&str; 6] = [
    "pointerdown",
    "mousedown",
    "touchstart",
    "touchend",
    "click",
    "input",
];

thread_local! {
    static STOP: Closure<dyn FnMut(Event)> = Closure::new(|event: Event| event.stop_propagation());
}

/// Stops the events of presses on a control from bubbling beyond it.
pub(crate) fn keep(control: &Element) {
    STOP.with(|stop| {
        for name in PRESS {
            let stop = stop.as_ref().unchecked_ref();
            let _ = control.add_event_listener_with_callback(name, stop);
        }
    });
}
