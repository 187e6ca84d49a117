//! What the reader said, to be heard again beside what should have been said.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::countdown::clock_face;
use super::tape::{State, Tape};
use crate::browser::clock::Beat;
use crate::browser::sound::Sound;
use crate::desk::parts::{button, hold, line, row, set_value, value};
use crate::view::View;
use crate::view::make::{element, with};

/// How often the place in the recording is looked at, in milliseconds.
const OFTEN: i32 = 200;

/// Makes the player of what the tape holds; nothing where it holds nothing.
pub(super) fn playback(view: &mut View, tape: Tape) {
    let Some(recorded) = tape.recorded.get() else {
        if let State::Failed(silence) = tape.state.get() {
            view.fill(&[&line("notice", super::tape::because(silence))]);
        }
        return;
    };
    let sound = StoredValue::new_local(None::<Sound>);
    let is_read = RwSignal::new(false);
    on_cleanup(move || sound.dispose());
    spawn_local(async move {
        let read = Sound::of(&recorded).await;
        // Where the reader has gone on, the sound goes at once.
        if sound.try_update_value(|sound| *sound = read).is_some() {
            is_read.try_set(true);
        }
    });
    let holder = element("div role=group aria-label=Your recording", "");
    view.fill(&[&holder]);
    view.part(&holder, move |view| match is_read.get() {
        false => {}
        true if sound.with_value(Option::is_some) => player(view, sound),
        true => view.fill(&[&line(
            "notice",
            "This browser cannot play what it recorded.",
        )]),
    });
}

fn player(view: &mut View, sound: StoredValue<Option<Sound>, LocalStorage>) {
    let on_sound = move |act: &mut dyn FnMut(&mut Sound)| {
        let _ = sound.try_update_value(|sound| sound.as_mut().map(act));
    };
    let mut length = 0;
    on_sound(&mut |sound| length = sound.length() as i64);
    // Where the reader is, in seconds, and whether it plays.
    let (at, plays) = (RwSignal::new(0_i64), RwSignal::new(false));
    let turn = move |on: bool| {
        on_sound(&mut |sound| {
            if on {
                sound.play(at.get_untracked() as f64);
            } else {
                sound.stop();
            }
        });
        plays.set(on);
    };
    let press = button(view, "", "", move || turn(!plays.get_untracked()));
    view.say(&press, move || {
        let words = if plays.get() {
            "Stop"
        } else {
            "Hear what you said"
        };
        words.to_owned()
    });
    let end = length.max(1).to_string();
    let slider = element(
        "input type=range min=0 aria-label=Where in the recording",
        "",
    );
    let slider = with(slider, "max", &end);
    let slid = slider.clone();
    view.hear(&slider, "input", move |_| {
        at.set(value(&slid).parse().unwrap_or_default());
        if plays.get_untracked() {
            turn(true);
        }
    });
    let said = element("span class=digits", "");
    view.say(&said, move || {
        format!("{} of {}", clock_face(at.get()), clock_face(length))
    });
    let drawn = slider.clone();
    view.draw(move || {
        let at = at.get();
        set_value(&drawn, &at.to_string());
        let _ = drawn.set_attribute("aria-valuetext", &clock_face(at));
    });
    view.fill(&[&row(&[&press, &slider, &said])]);
    let beat = Beat::every(OFTEN, move || {
        if !plays.get_untracked() {
            return;
        }
        let mut come = None;
        on_sound(&mut |sound| come = sound.at());
        match come {
            Some(come) => {
                if at.get_untracked() != come as i64 {
                    at.set(come as i64);
                }
            }
            None => {
                turn(false);
                at.set(0);
            }
        }
    });
    hold(beat);
}
