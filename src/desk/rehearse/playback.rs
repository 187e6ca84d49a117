//! The player of the reader's recorded answer, shown with what should have been said.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

use super::countdown::clock_face;
use super::tape::{State, Tape, reason};
use crate::browser::clock::Beat;
use crate::browser::sound::Sound;
use crate::desk::components::{Button, keep_until_cleanup};
use crate::i18n::t;

/// How often the place in the recording is read, in milliseconds.
const INTERVAL: i32 = 200;

/// A decoded recording; none until it is decoded, or if the browser cannot decode it.
type Recorded = StoredValue<Option<Sound>, LocalStorage>;

/// The player of the tape's recording, or why there is none; nothing if the tape was off.
#[component]
pub(super) fn Playback(tape: Tape) -> impl IntoView {
    let player = move || match tape.recorded.get() {
        Some(recorded) => Some(view! { <Recording recorded/> }.into_any()),
        None => match tape.state.get() {
            State::Failed(error) => {
                Some(view! { <p class="notice">{reason(error)}</p> }.into_any())
            }
            _ => None,
        },
    };
    view! { <div>{player}</div> }
}

/// Decodes a recording, then shows its player.
#[component]
fn Recording(recorded: Blob) -> impl IntoView {
    let sound: Recorded = StoredValue::new_local(None);
    let is_read = RwSignal::new(false);
    spawn_local(async move {
        let read = Sound::of(&recorded).await;
        // If this component is gone by now, the sound is dropped at once.
        if sound.try_update_value(|sound| *sound = read).is_some() {
            is_read.try_set(true);
        }
    });
    let player = move || {
        is_read
            .get()
            .then(|| match sound.with_value(Option::is_some) {
                true => view! { <Player sound/> }.into_any(),
                false => view! {
                    <p class="notice">{t!("This browser cannot play what it recorded.")}</p>
                }
                .into_any(),
            })
    };
    view! { <div role="group" aria-label=t!("Your recording")>{player}</div> }
}

/// A button that plays and stops, and a slider for the place.
#[component]
fn Player(sound: Recorded) -> impl IntoView {
    let length = sound.with_value(|sound| sound.as_ref().map_or(0.0, Sound::length)) as i64;
    // The position in the recording, in seconds, and whether it plays.
    let (at, plays) = (RwSignal::new(0_i64), RwSignal::new(false));
    let turn = move |on: bool| {
        sound.update_value(|sound| {
            if let Some(sound) = sound {
                if on {
                    sound.play(at.get_untracked() as f64);
                } else {
                    sound.stop();
                }
            }
        });
        plays.set(on);
    };
    keep_until_cleanup(Beat::every(INTERVAL, move || {
        if !plays.get_untracked() {
            return;
        }
        match sound.with_value(|sound| sound.as_ref().and_then(Sound::at)) {
            Some(second) => {
                if at.get_untracked() != second as i64 {
                    at.set(second as i64);
                }
            }
            None => {
                turn(false);
                at.set(0);
            }
        }
    }));
    let seek = move |event| {
        at.set(event_target_value(&event).parse().unwrap_or_default());
        if plays.get_untracked() {
            turn(true);
        }
    };
    let press = Signal::derive(move || {
        let words = if plays.get() {
            t!("Stop")
        } else {
            t!("Hear what you said")
        };
        words.to_owned()
    });
    view! {
        <div class="row">
            <Button text=press on_press=move || turn(!plays.get_untracked())/>
            <input
                type="range"
                min="0"
                max=length.max(1).to_string()
                aria-label=t!("Where in the recording")
                aria-valuetext=move || clock_face(at.get())
                prop:value=move || at.get().to_string()
                on:input=seek
            />
            <span class="digits">
                {move || t!("{covered} of {points}", covered = clock_face(at.get()), points = clock_face(length))}
            </span>
        </div>
    }
}
