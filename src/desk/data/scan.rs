//! Codes that another device shows, read by the camera, one after the other. Only where the browser can read such codes; what
//! the camera sees stays in the page, and the camera is given back as soon as all codes are in or the reader goes on.

use std::rc::Rc;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::bring::{Arrived, Found};
use crate::desk::parts::{around, button, line, row, show};
use crate::desk::sitting::Desk;
use crate::fragment;
use crate::view::View;
use crate::view::make::element;

/// What the camera is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Camera {
    Off,
    On,
    /// It cannot, for this reason.
    Failed(&'static str),
}

/// Makes the way to scan codes. What they carry goes to `arrived`; once `found` has all of it, the camera is off.
pub(super) fn scan(view: &mut View, desk: Desk, arrived: Arrived, found: Found) -> Element {
    let camera = RwSignal::new(Camera::Off);
    let begin = button(view, "", "Scan a code", move || camera.set(Camera::On));
    let place = element("div", &[], "");
    let whole = around("div", "", &[&row(&[&begin]), &place]);
    show(&whole, false);
    let (possible, can) = (whole.clone(), desk.ask("canScan", &Array::new()));
    spawn_local(async move {
        if can.await.is_some_and(|can| can.is_truthy()) {
            show(&possible, true);
        }
    });
    view.draw(move || show(&begin, camera.get() != Camera::On));
    view.part(&place, move |view| match camera.get() {
        Camera::Off => {}
        Camera::On => look(view, desk, arrived, camera),
        Camera::Failed(why) => view.fill(&[&line("notice", why)]),
    });
    view.draw(move || {
        let is_whole = found.with(|found| matches!(found, Some(Ok(_))));
        if is_whole && camera.get_untracked() == Camera::On {
            camera.set(Camera::Off);
        }
    });
    whole
}

/// Shows what the camera sees until the codes are in, the reader has enough, or this goes.
fn look(view: &mut View, desk: Desk, arrived: Arrived, camera: RwSignal<Camera>) {
    let said = RwSignal::new("Hold the code of the other device before the camera.");
    let attributes = [("aria-label", "What the camera sees"), ("playsinline", "")];
    let video = element("video", &attributes, "");
    js_sys::Reflect::set(&video, &JsValue::from_str("muted"), &JsValue::TRUE).ok();
    let words = element("p", &[("role", "status"), ("class", "muted")], "");
    view.say(&words, move || said.get().to_owned());
    let stop = button(view, "", "Stop the camera", move || camera.set(Camera::Off));
    view.fill(&[&video, &words, &row(&[&stop])]);

    let last = StoredValue::new(String::new());
    let scanned = Closure::<dyn Fn(String)>::new(move |text: String| {
        // The camera sees each code many times.
        if last.try_with_value(|last| *last == text) != Some(false) {
            return;
        }
        if fragment::is_ours(&text) {
            said.set("");
            arrived.set(Some(text.clone()));
        } else {
            said.set("That code carries no progress. Show one from “To another device”.");
        }
        last.try_set_value(text);
    });
    let ended = Closure::<dyn Fn(String)>::new(move |name: String| over(camera, &name));
    let values = Array::of3(&video, scanned.as_ref(), ended.as_ref());
    let begun = desk.ask("scan", &values);
    let heard = StoredValue::new_local(Rc::new((scanned, ended)));
    on_cleanup(move || {
        desk.call("stopScan", &Array::new());
        heard.dispose();
    });
    spawn_local(async move {
        let name = begun.await.and_then(|name| name.as_string());
        match name.as_deref() {
            Some("") => {}
            name => over(camera, name.unwrap_or_default()),
        }
    });
}

/// The camera is off, for a reason by the browser's name for it; an empty one is the reader's.
fn over(camera: RwSignal<Camera>, name: &str) {
    let is_on = camera.try_get_untracked() == Some(Camera::On);
    if is_on {
        camera.set(match name {
            "" => Camera::Off,
            name => Camera::Failed(because(name)),
        });
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
