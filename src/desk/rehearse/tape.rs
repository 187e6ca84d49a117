//! The tape: whether the reader is being recorded, and what was recorded last.
//!
//! It runs for one answer at a time, and the microphone is given back as soon as the answer is over. What it holds is
//! forgotten when the reader goes on.

use leptos::prelude::*;
use web_sys::{Blob, Element};

use crate::browser::microphone::{Recording, Silence};
use crate::desk::parts::{around, button, line, show};
use crate::view::View;

/// What the tape is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing.
    Off,
    /// The browser was asked for the microphone.
    Waiting,
    /// Recording.
    Running,
    /// It was recording until now.
    Stopped,
    /// It cannot.
    Failed(Silence),
}

/// A copy is the same tape.
#[derive(Clone, Copy)]
pub(super) struct Tape {
    pub(super) state: RwSignal<State>,
    /// What was recorded, once it is stopped.
    pub(super) recorded: RwSignal<Option<Blob>, LocalStorage>,
    recording: StoredValue<Option<Recording>, LocalStorage>,
    is_wanted: RwSignal<bool>,
}

impl Tape {
    pub(super) fn new() -> Tape {
        Tape {
            state: RwSignal::new(State::Off),
            recorded: RwSignal::new_local(None),
            recording: StoredValue::new_local(None),
            is_wanted: RwSignal::new(false),
        }
    }

    /// Whether it is to run for every answer.
    pub(super) fn is_wanted(self) -> bool {
        self.is_wanted.get_untracked()
    }

    /// Has it run for every answer or for none.
    pub(super) fn want(self, wanted: bool) {
        self.is_wanted.set(wanted);
    }

    /// Records from now on, if the reader allows it.
    pub(super) async fn begin(self) -> Result<(), Silence> {
        self.forget();
        self.state.set(State::Waiting);
        let begun = Recording::begin(move |recorded| {
            self.recorded.try_set(Some(recorded));
            self.state.try_set(State::Stopped);
        });
        let begun = begun.await;
        // The reader may have gone on, or away, while the browser asked them: then the recording ends here.
        if self.state.try_get_untracked() != Some(State::Waiting) {
            return Ok(());
        }
        match begun {
            Ok(recording) => {
                self.recording.set_value(Some(recording));
                self.state.set(State::Running);
                Ok(())
            }
            Err(silence) => {
                self.state.set(State::Failed(silence));
                Err(silence)
            }
        }
    }

    /// Stops for a while, or goes on.
    pub(super) fn pause(self, paused: bool) {
        self.recording.with_value(|recording| {
            if let Some(recording) = recording {
                recording.pause(paused);
            }
        });
    }

    /// Ends the recording and gives the microphone back.
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

    /// Forgets what was recorded.
    pub(super) fn forget(self) {
        self.hang_up();
        self.state.set(State::Off);
        self.recorded.set(None);
    }

    /// Gives the microphone back, and tells nobody.
    pub(super) fn hang_up(self) {
        self.recording.set_value(None);
    }
}

/// Makes the line that says what the tape is doing, with a way to stop it.
pub(super) fn indicator(view: &mut View, tape: Tape, paused: RwSignal<bool>) -> Element {
    let said = line("", "");
    view.say(&said, move || {
        words(tape.state.get(), paused.get()).to_owned()
    });
    let stop = button(view, "", "Stop recording", move || tape.stop());
    let whole = around("div", "tape", &[&said, &stop]);
    let shown = whole.clone();
    view.draw(move || {
        let state = tape.state.get();
        let runs = state == State::Running && !paused.get();
        let _ = shown.toggle_attribute_with_force("data-running", runs);
        show(&stop, state == State::Running);
        show(&shown, state != State::Off);
    });
    whole
}

fn words(state: State, paused: bool) -> &'static str {
    match state {
        State::Off => "",
        State::Waiting => "Waiting for the microphone",
        State::Running if paused => "Recording is paused",
        State::Running => "Recording",
        State::Stopped => "Recorded: you can hear it after the reveal",
        State::Failed(silence) => because(silence),
    }
}

/// Why there is no recording, and what would help.
pub(super) fn because(silence: Silence) -> &'static str {
    match silence {
        Silence::Insecure => "Browsers give the microphone only to pages that come over https.",
        Silence::NoRecorder => "This browser cannot record.",
        Silence::NoMicrophone => "This device has no microphone. Connect one and try again.",
        Silence::Refused => {
            "The browser gives this page no microphone. You can change that in its settings for this site."
        }
        Silence::Broken => "The microphone does not answer. Another program may be using it.",
    }
}
