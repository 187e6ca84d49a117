//! Scans the QR codes that another device shows, where the browser can read such codes. What the camera sees stays in
//! the page, and the camera is released once all codes are in or the reader leaves the screen.

use std::cell::RefCell;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::arrived::{Arrived, Found};
use crate::browser::camera::{CameraError, Scanner, can_scan};
use crate::desk::components::Button;
use crate::fragment;
use crate::i18n::t;

/// The state of the camera.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Camera {
    Off,
    On,
    Failed(CameraError),
}

/// The button that scans codes. Their texts go to `arrived`; the camera goes off once `found` has the whole export.
#[component]
pub(super) fn Scan(arrived: Arrived, found: Found) -> impl IntoView {
    let camera = RwSignal::new(Camera::Off);
    let is_possible = RwSignal::new(false);
    spawn_local(async move {
        if can_scan().await {
            is_possible.try_set(true);
        }
    });
    Effect::new(move || {
        let is_whole = found.with(|found| matches!(found, Some(Ok(_))));
        if is_whole && camera.get_untracked() == Camera::On {
            camera.set(Camera::Off);
        }
    });
    let view = move || match camera.get() {
        Camera::Off => None,
        Camera::On => Some(view! { <Viewfinder arrived camera/> }.into_any()),
        Camera::Failed(error) => Some(view! { <p class="notice">{reason(error)}</p> }.into_any()),
    };
    view! {
        <div hidden=move || !is_possible.get()>
            <div class="row">
                <Button
                    text=t!("Scan a code")
                    hidden=Signal::derive(move || camera.get() == Camera::On)
                    on_press=move || camera.set(Camera::On)
                />
            </div>
            <div>{view}</div>
        </div>
    }
}

/// What the camera sees, and the button that stops it. The camera is released with this component.
#[component]
fn Viewfinder(arrived: Arrived, camera: RwSignal<Camera>) -> impl IntoView {
    let said = RwSignal::new(t!("Hold the other device’s code in front of the camera."));
    let last = RefCell::new(String::new());
    let on_code = move |text: String| {
        // The camera reads each code many times.
        if last.replace(text.clone()) == text {
            return;
        }
        if fragment::is_ours(&text) {
            said.set("");
            arrived.set(Some(text));
        } else {
            said.set(t!(
                "That code carries no progress. Show one from “To another device”."
            ));
        }
    };
    let on_end = move |error: Option<CameraError>| {
        camera.try_set(error.map_or(Camera::Off, Camera::Failed));
    };
    let scanner: StoredValue<Option<Scanner>, LocalStorage> = StoredValue::new_local(None);
    let video = NodeRef::<html::Video>::new();
    video.on_load(move |video| {
        spawn_local(async move {
            match Scanner::start(video, on_code, on_end).await {
                // If this component is gone by now, the scanner is dropped at once, which releases the camera.
                Ok(started) => drop(scanner.try_set_value(Some(started))),
                Err(error) => on_end(Some(error)),
            }
        });
    });
    view! {
        <video node_ref=video aria-label=t!("What the camera sees") playsinline="" prop:muted=true></video>
        <p role="status" class="muted">{said}</p>
        <div class="row">
            <Button text=t!("Stop the camera") on_press=move || camera.set(Camera::Off)/>
        </div>
    }
}

/// Why there is no camera, and what would help.
fn reason(error: CameraError) -> &'static str {
    match error {
        CameraError::Refused => {
            t!(
                "The browser gives this page no camera. You can change that in its settings for this site, or copy the link on the other device instead."
            )
        }
        CameraError::NoCamera => {
            t!(
                "This device has no camera. Connect one, or copy the link on the other device instead."
            )
        }
        CameraError::NoReader => {
            t!(
                "This browser cannot read codes after all. Copy the link on the other device instead."
            )
        }
        CameraError::Broken => t!("The camera does not answer. Another program may be using it."),
    }
}
