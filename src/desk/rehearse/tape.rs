//! The tape: the state of the recording, and the last recording.
//!
//! The tape records one answer at a time. The microphone is released as soon as the answer is over, and the recording
//! is dropped when the reader goes on.

use leptos::prelude::*;
use web_sys::Blob;

use crate::browser::microphone::{MicrophoneError, Recording};
use crate::desk::components::Button;
use crate::i18n::t;

/// The state of the tape.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It neither records nor holds a recording.
    Off,
    /// The browser was asked for the microphone.
    Waiting,
    /// It is recording.
    Running,
    /// The recording has ended.
    Stopped,
    /// Recording failed.
    Failed(MicrophoneError),
}

/// The tape. Copies share one state.
#[derive(Clone, Copy)]
pub(super) struct Tape {
    pub(super) state: RwSignal<State>,
    /// What was recorded, once it is stopped.
    pub(super) recorded: RwSignal<Option<Blob>, LocalStorage>,
    recording: StoredValue<Option<Recording>, LocalStorage>,
    is_enabled: RwSignal<bool>,
}

impl Tape {
    pub(super) fn new() -> Tape {
        Tape {
            state: RwSignal::new(State::Off),
            recorded: RwSignal::new_local(None),
            recording: StoredValue::new_local(None),
            is_enabled: RwSignal::new(false),
        }
    }

    /// Whether every answer is recorded.
    pub(super) fn is_enabled(self) -> bool {
        self.is_enabled.get_untracked()
    }

    /// Sets whether every answer is recorded.
    pub(super) fn set_enabled(self, enabled: bool) {
        self.is_enabled.set(enabled);
    }

    /// Records from now on, if the reader allows it.
    pub(super) async fn start(self) -> Result<(), MicrophoneError> {
        self.forget();
        self.state.set(State::Waiting);
        let started = Recording::begin(move |recorded| {
            self.recorded.try_set(Some(recorded));
            self.state.try_set(State::Stopped);
        });
        let started = started.await;
        // The reader may have gone on or left while the browser asked: then the recording is dropped here.
        if self.state.try_get_untracked() != Some(State::Waiting) {
            return Ok(());
        }
        match started {
            Ok(recording) => {
                self.recording.set_value(Some(recording));
                self.state.set(State::Running);
                Ok(())
            }
            Err(error) => {
                self.state.set(State::Failed(error));
                Err(error)
            }
        }
    }

    /// Pauses the recording, or resumes it.
    pub(super) fn pause(self, paused: bool) {
        self.recording.with_value(|recording| {
            if let Some(recording) = recording {
                recording.pause(paused);
            }
        });
    }

    /// Ends the recording and releases the microphone.
    pub(super) fn stop(self) {
        match self.state.get_untracked() {
            State::Waiting => self.state.set(State::Off),
            State::Running => {
                self.state.set(State::Stopped);
                self.recording.update_value(|recording| {
                    if let Some(recording) = recording {
                        recording.stop();
                    }
                });
            }
            _ => {}
        }
    }

    /// Drops the recording and releases the microphone.
    pub(super) fn forget(self) {
        self.release();
        self.state.set(State::Off);
        self.recorded.set(None);
    }

    /// Releases the microphone and sets no signal, because the screen may be unmounting.
    pub(super) fn release(self) {
        self.recording.set_value(None);
    }
}

/// A line that says what the tape is doing, with a button that stops it.
#[component]
pub(super) fn TapeIndicator(tape: Tape, paused: RwSignal<bool>) -> impl IntoView {
    let is_running = move || tape.state.get() == State::Running;
    view! {
        <div
            class="tape"
            data-running=move || is_running() && !paused.get()
            hidden=move || tape.state.get() == State::Off
        >
            <p>{move || words(tape.state.get(), paused.get())}</p>
            <Button
                text=t!("Stop recording")
                hidden=Signal::derive(move || !is_running())
                on_press=move || tape.stop()
            />
        </div>
    }
}

fn words(state: State, paused: bool) -> &'static str {
    match state {
        State::Off => "",
        State::Waiting => t!("Waiting for the microphone"),
        State::Running if paused => t!("Recording is paused"),
        State::Running => t!("Recording"),
        State::Stopped => t!("Recorded: you can hear it after the reveal"),
        State::Failed(error) => reason(error),
    }
}

/// Why there is no recording, and what would help.
pub(super) fn reason(error: MicrophoneError) -> &'static str {
    match error {
        MicrophoneError::Insecure => {
            t!("Browsers allow the microphone only on https pages.")
        }
        MicrophoneError::NoRecorder => t!("This browser cannot record."),
        MicrophoneError::NoMicrophone => {
            t!("This device has no microphone. Connect one and try again.")
        }
        MicrophoneError::Refused => {
            t!(
                "The browser gives this page no microphone. You can change that in its settings for this site."
            )
        }
        MicrophoneError::Broken => {
            t!("The microphone does not answer. Another program may be using it.")
        }
    }
}
