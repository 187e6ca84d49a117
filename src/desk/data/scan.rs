//! Codes that another device shows, read by the camera, one after the other. Only where the browser can read such codes; what
//! the camera sees stays in the page, and the camera is given back as soon as all codes are in or the reader goes on.

use std::cell::RefCell;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::bring::{Arrived, Found};
use crate::desk::parts::{around, button, hold, line, row, show};
use crate::desk::sitting::Desk;
use crate::fragment;
use crate::view::View;
use crate::view::make::element;

/// None while the camera is off, empty while it is on, else why it cannot be. A type of its own would weigh 1 KB.
type Camera = RwSignal<Option<String>>;

/// What is said while it is on.
const SAID: [&str; 3] = [
    "Hold the code of the other device before the camera.",
    "",
    "That code carries no progress. Show one from “To another device”.",
];

fn is_on(camera: Option<String>) -> bool {
    camera.is_some_and(|why| why.is_empty())
}

/// Makes the way to scan codes. What they carry goes to `arrived`; once `found` has all of it, the camera is off.
pub(super) fn scan(view: &mut View, desk: Desk, arrived: Arrived, found: Found) -> Element {
    let camera = Camera::new(None);
    let begin = button(view, "", "Scan a code", move || {
        camera.set(Some(String::new()))
    });
    let place = element("div", "");
    let whole = around("div", "", &[&row(&[&begin]), &place]);
    show(&whole, false);
    let (possible, can) = (whole.clone(), desk.ask("canScan", &Array::new()));
    spawn_local(async move {
        if can.await.is_some_and(|can| can.is_truthy()) {
            show(&possible, true);
        }
    });
    view.draw(move || show(&begin, !is_on(camera.get())));
    view.part(&place, move |view| match camera.get() {
        None => {}
        Some(why) if why.is_empty() => look(view, desk, arrived, camera),
        Some(why) => view.fill(&[&line("notice", &why)]),
    });
    view.draw(move || {
        let is_whole = found.with(|found| matches!(found, Some(Ok(_))));
        if is_whole && is_on(camera.get_untracked()) {
            camera.set(None);
        }
    });
    whole
}

/// Shows what the camera sees until the codes are in, the reader has enough, or this goes.
fn look(view: &mut View, desk: Desk, arrived: Arrived, camera: Camera) {
    let said = RwSignal::new(0_usize);
    let video = element("video aria-label=What the camera sees playsinline=", "");
    js_sys::Reflect::set(&video, &JsValue::from_str("muted"), &JsValue::TRUE).ok();
    let words = element("p role=status class=muted", "");
    view.say(&words, move || SAID[said.get()].to_owned());
    let stop = button(view, "", "Stop the camera", move || camera.set(None));
    view.fill(&[&video, &words, &row(&[&stop])]);

    let last = RefCell::new(String::new());
    let scanned = Closure::<dyn Fn(String)>::new(move |text: String| {
        // The camera sees each code many times.
        if last.replace(text.clone()) == text {
            return;
        }
        if fragment::is_ours(&text) {
            said.set(1);
            arrived.set(Some(text));
        } else {
            said.set(2);
        }
    });
    let ended = Closure::<dyn Fn(String)>::new(move |name: String| over(camera, &name));
    let values = Array::of3(&video, scanned.as_ref(), ended.as_ref());
    let begun = desk.ask("scan", &values);
    on_cleanup(move || {
        desk.call("stopScan", &Array::new());
    });
    hold((scanned, ended));
    spawn_local(async move {
        let name = begun.await.and_then(|name| name.as_string());
        match name.as_deref() {
            Some("") => {}
            name => over(camera, name.unwrap_or_default()),
        }
    });
}

/// The camera is off, for a reason by the browser's name for it; an empty one is the reader's.
fn over(camera: Camera, name: &str) {
    if camera.try_get_untracked().is_some_and(is_on) {
        camera.set((!name.is_empty()).then(|| because(name).to_owned()));
    }
}

/// Why there is no camera, and what would help.
fn because(name: &str) -> &'static str {
    match name {
        "NotAllowedError" | "SecurityError" => {
            "The browser gives this page no camera. You can change that in its settings for this site, or copy the link on the other device instead."
        }
        "NotFoundError" | "OverconstrainedError" => {
            "This device has no camera. Connect one, or copy the link on the other device instead."
        }
        "NotSupportedError" => {
            "This browser cannot read codes after all. Copy the link on the other device instead."
        }
        _ => "The camera does not answer. Another program may be using it.",
    }
}
