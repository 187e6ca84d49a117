//! Records what the reader says into this tab's memory. Recordings are neither stored nor sent.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobEvent, DomException, MediaRecorder, MediaStream, MediaStreamConstraints,
    MediaStreamTrack,
};

use super::window;

/// Why nothing can be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MicrophoneError {
    /// The page was not loaded over https.
    Insecure,
    /// The browser cannot record.
    NoRecorder,
    /// The device has no microphone.
    NoMicrophone,
    /// The reader or the site refused permission.
    Refused,
    /// There is a microphone, but it does not work.
    Broken,
}

/// Why nothing can be recorded on this page; `None` where only the reader's permission may be missing.
pub(crate) fn unavailable() -> Option<MicrophoneError> {
    let has = |object: &JsValue, name: &str| {
        Reflect::get(object, &JsValue::from_str(name)).is_ok_and(|found| !found.is_undefined())
    };
    if !window().is_secure_context() {
        Some(MicrophoneError::Insecure)
    } else if !has(&window(), "MediaRecorder") || !has(&window().navigator(), "mediaDevices") {
        Some(MicrophoneError::NoRecorder)
    } else {
        None
    }
}

/// A recording in progress. The microphone is released when it is stopped or dropped.
pub(crate) struct Recording {
    microphone: Option<Microphone>,
    recorder: MediaRecorder,
    _on_data: Closure<dyn FnMut(BlobEvent)>,
}

impl Recording {
    /// Asks for the microphone and records. Calls `done` with the whole recording once it is stopped.
    pub(crate) async fn begin(done: impl Fn(Blob) + 'static) -> Result<Recording, MicrophoneError> {
        if let Some(error) = unavailable() {
            return Err(error);
        }
        let wanted = MediaStreamConstraints::new();
        wanted.set_audio_bool(true);
        let devices = window().navigator().media_devices().map_err(reason)?;
        let asked = devices
            .get_user_media_with_constraints(&wanted)
            .map_err(reason)?;
        let stream: MediaStream = JsFuture::from(asked)
            .await
            .map_err(reason)?
            .unchecked_into();
        let microphone = Microphone(stream);
        let recorder = MediaRecorder::new_with_media_stream(&microphone.0).map_err(reason)?;
        let on_data = Closure::<dyn FnMut(BlobEvent)>::new(move |event: BlobEvent| {
            if let Some(recorded) = event.data().filter(|recorded| recorded.size() > 0.0) {
                done(recorded);
            }
        });
        recorder.set_ondataavailable(Some(on_data.as_ref().unchecked_ref()));
        recorder.start().map_err(reason)?;
        Ok(Recording {
            microphone: Some(microphone),
            recorder,
            _on_data: on_data,
        })
    }

    /// Pauses or resumes.
    pub(crate) fn pause(&self, paused: bool) {
        let _ = if paused {
            self.recorder.pause()
        } else {
            self.recorder.resume()
        };
    }

    /// Ends the recording and releases the microphone.
    pub(crate) fn stop(&mut self) {
        let _ = self.recorder.stop();
        self.microphone = None;
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        // A dropped recording is discarded.
        self.recorder.set_ondataavailable(None);
        let _ = self.recorder.stop();
    }
}

/// The reader's microphone, open until this is dropped.
struct Microphone(MediaStream);

impl Drop for Microphone {
    fn drop(&mut self) {
        for track in self.0.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

fn reason(error: JsValue) -> MicrophoneError {
    let name = error.dyn_into().map(|error: DomException| error.name());
    match name.as_deref() {
        Ok("NotAllowedError" | "SecurityError") => MicrophoneError::Refused,
        Ok("NotFoundError" | "OverconstrainedError") => MicrophoneError::NoMicrophone,
        Ok("NotSupportedError") => MicrophoneError::NoRecorder,
        _ => MicrophoneError::Broken,
    }
}
