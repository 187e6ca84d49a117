//! Scans codes that another device shows, with the camera. What it sees stays in this page, and the camera is released
//! as soon as possible. web-sys does not have `BarcodeDetector`.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DomException, HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack,
    MediaTrackConstraints,
};

use super::events::Listener;
use super::{document, window};

const BETWEEN_LOOKS: u32 = 120;
const MOST_FAILURES: u32 = 20;

/// Why scanning failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CameraError {
    /// The reader or the site refused permission.
    Refused,
    /// The device has no camera.
    NoCamera,
    /// The browser cannot read codes after all.
    NoReader,
    /// There is a camera, but it does not work.
    Broken,
}

/// Whether this browser can read QR codes from a camera.
pub(crate) async fn can_scan() -> bool {
    let has = |object: &JsValue, name: &str| {
        Reflect::get(object, &JsValue::from_str(name)).is_ok_and(|found| !found.is_undefined())
    };
    if !has(&window().navigator(), "mediaDevices") || !has(&window(), "BarcodeDetector") {
        return false;
    }
    let Ok(formats) = BarcodeDetector::get_supported_formats() else {
        return false;
    };
    let formats = JsFuture::from(formats).await.unwrap_or_default();
    let formats = formats.dyn_into::<Array>().unwrap_or_default();
    formats.includes(&JsValue::from_str("qr_code"), 0)
}

/// Scans for codes until it is dropped, which releases the camera.
pub(crate) struct Scanner {
    _camera: Rc<Camera>,
    _listeners: [Listener; 2],
}

impl Scanner {
    /// Shows the camera's picture in `video` and calls `on_code` with the text of each code in it. Calls `on_end` if
    /// scanning has to stop by itself: with the error, or with `None` if the page was hidden.
    pub(crate) async fn start(
        video: HtmlVideoElement,
        on_code: impl Fn(String) + 'static,
        on_end: impl Fn(Option<CameraError>) + 'static,
    ) -> Result<Scanner, CameraError> {
        let camera = Rc::new(Camera::open(video).await?);
        let on_end = Rc::new(on_end);
        let (left, broken) = (Rc::clone(&on_end), Rc::clone(&on_end));
        let track = camera.stream.get_video_tracks().get(0);
        let listeners = [
            Listener::new(&document(), "visibilitychange", move |_| {
                if is_hidden() {
                    left(None);
                }
            }),
            Listener::new(track.unchecked_ref(), "ended", move |_| {
                broken(Some(CameraError::Broken));
            }),
        ];
        let formats = Array::of1(&JsValue::from_str("qr_code"));
        let options = js_sys::Object::new();
        let _ = Reflect::set(&options, &"formats".into(), &formats);
        let detector = BarcodeDetector::new(&options).map_err(reason)?;
        let watched = Rc::downgrade(&camera);
        spawn_local(async move {
            let mut failures = 0;
            while let Some(video) = watched.upgrade().map(|camera| camera.video.clone()) {
                let codes = detector.detect(&video).map(JsFuture::from);
                let codes = match codes {
                    Ok(codes) => codes.await,
                    Err(error) => Err(error),
                };
                let is_on = || watched.strong_count() > 0;
                match codes.map(Array::unchecked_from_js) {
                    Ok(codes) => {
                        failures = 0;
                        let codes = codes.iter().map(DetectedCode::unchecked_from_js);
                        codes
                            .take_while(|_| is_on())
                            .for_each(|code| on_code(code.raw_value()));
                    }
                    Err(_) => failures += 1,
                }
                if failures > MOST_FAILURES && is_on() {
                    return on_end(Some(CameraError::NoReader));
                }
                TimeoutFuture::new(BETWEEN_LOOKS).await;
            }
        });
        Ok(Scanner {
            _camera: camera,
            _listeners: listeners,
        })
    }
}

/// Whether the page is hidden.
fn is_hidden() -> bool {
    let state = Reflect::get(&document(), &"visibilityState".into());
    state.is_ok_and(|state| state == "hidden")
}

/// The camera's stream and the element that shows it. Dropping it stops the stream.
struct Camera {
    stream: MediaStream,
    video: HtmlVideoElement,
}

impl Camera {
    async fn open(video: HtmlVideoElement) -> Result<Camera, CameraError> {
        let facing = MediaTrackConstraints::new();
        facing.set_facing_mode(&JsValue::from_str("environment"));
        let wanted = MediaStreamConstraints::new();
        wanted.set_video(&facing);
        let devices = window().navigator().media_devices().map_err(reason)?;
        let asked = devices
            .get_user_media_with_constraints(&wanted)
            .map_err(reason)?;
        let stream = JsFuture::from(asked).await.map_err(reason)?;
        let camera = Camera {
            stream: stream.unchecked_into(),
            video,
        };
        camera.video.set_src_object(Some(&camera.stream));
        let playing = camera.video.play().map_err(reason)?;
        JsFuture::from(playing).await.map_err(reason)?;
        Ok(camera)
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.stream.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
        self.video.set_src_object(None);
    }
}

fn reason(error: JsValue) -> CameraError {
    let name = error.dyn_into().map(|error: DomException| error.name());
    match name.as_deref() {
        Ok("NotAllowedError" | "SecurityError") => CameraError::Refused,
        Ok("NotFoundError" | "OverconstrainedError") => CameraError::NoCamera,
        Ok("NotSupportedError") => CameraError::NoReader,
        _ => CameraError::Broken,
    }
}

#[wasm_bindgen]
extern "C" {
    type BarcodeDetector;

    #[wasm_bindgen(constructor, catch)]
    fn new(options: &js_sys::Object) -> Result<BarcodeDetector, JsValue>;

    #[wasm_bindgen(static_method_of = BarcodeDetector, catch, js_name = getSupportedFormats)]
    fn get_supported_formats() -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn detect(this: &BarcodeDetector, video: &HtmlVideoElement) -> Result<Promise, JsValue>;

    type DetectedCode;

    #[wasm_bindgen(method, getter, js_name = rawValue)]
    fn raw_value(this: &DetectedCode) -> String;
}
