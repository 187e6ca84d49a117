//! Reads texts aloud by speech synthesis, with a voice and a speed that the reader chooses. Without a voice, the
//! controls are hidden.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::components::{Button, Disclosure, Field, keep_until_cleanup};
use crate::browser::key_value;
use crate::browser::speech::{self, Reading, Voice};
use crate::i18n::t;

/// Keys of the choice in `browser::room`. It stays in this browser and out of the progress, because each device has its
/// own voices.
const VOICE: &str = "voice";
const SPEED: &str = "speed";
/// The speeds a reader may choose, in per cent of the voice's normal speed.
const SPEEDS: [u32; 6] = [50, 75, 100, 125, 150, 200];

/// Reads texts aloud. Copies share one state; the reading stops when the component that created it is gone.
#[derive(Clone, Copy)]
pub(crate) struct Narrator {
    voices: RwSignal<Vec<Voice>>,
    voice: RwSignal<String>,
    speed: RwSignal<u32>,
    /// The number of the current reading, which tells it from earlier ones, and the reading itself while it runs.
    reading: RwSignal<(u32, Option<Reading>), LocalStorage>,
}

impl Narrator {
    pub(crate) fn new() -> Narrator {
        let narrator = Narrator {
            voices: RwSignal::new(speech::voices()),
            voice: RwSignal::default(),
            speed: RwSignal::new(100),
            reading: RwSignal::new_local((0, None)),
        };
        keep_until_cleanup(speech::on_voices(move || {
            narrator.voices.try_set(speech::voices());
        }));
        spawn_local(async move {
            let voice = key_value::read(VOICE)
                .await
                .and_then(|voice| voice.as_string());
            let speed = key_value::read(SPEED)
                .await
                .and_then(|speed| speed.as_f64());
            if let Some(voice) = voice {
                narrator.voice.try_set(voice);
            }
            if let Some(speed) = speed {
                narrator.speed.try_set(speed as u32);
            }
        });
        narrator
    }

    /// Whether the device has a voice; tracked.
    pub(crate) fn can_speak(self) -> bool {
        self.voices.with(|voices| !voices.is_empty())
    }

    /// Reads texts one after the other. `then` is called at the end, or with `false` after an error; never if the
    /// reading was stopped or replaced by another.
    pub(crate) fn read(self, texts: &[String], language: &str, then: impl FnOnce(bool) + 'static) {
        // Some voices stop within a long text, so each sentence is an utterance of its own.
        let sentences = texts.iter().flat_map(|text| text.split_inclusive(". "));
        let sentences: Vec<&str> = sentences.filter(|text| !text.trim().is_empty()).collect();
        let nth = self.reading.with_untracked(|(nth, _)| nth + 1);
        self.reading.set((nth, None));
        let (voice, speed) = (self.voice.get_untracked(), self.speed.get_untracked());
        let speed = speed as f32 / 100.0;
        let reading = Reading::begin(&sentences, language, &voice, speed, move |is_whole| {
            let is_current = |(now, _): &(u32, _)| *now == nth;
            if self.reading.try_with_untracked(is_current) == Some(true) {
                self.stop();
                then(is_whole);
            }
        });
        self.reading.set((nth, reading));
    }

    /// Stops reading.
    pub(crate) fn stop(self) {
        self.reading.try_update(|(nth, reading)| {
            *nth += 1;
            *reading = None;
        });
    }

    fn is_reading(self) -> bool {
        self.reading.with(|(_, reading)| reading.is_some())
    }
}

/// A button that reads a text aloud, and stops the reading while one runs.
#[component]
pub(crate) fn ReadAloud(narrator: Narrator, text: String, language: String) -> impl IntoView {
    let word = Signal::derive(move || {
        let word = match narrator.is_reading() {
            true => t!("Stop reading"),
            false => t!("Read it aloud"),
        };
        word.to_owned()
    });
    let read_or_stop = move || match narrator
        .reading
        .with_untracked(|(_, reading)| reading.is_some())
    {
        true => narrator.stop(),
        false => narrator.read(std::slice::from_ref(&text), &language, |_| {}),
    };
    let hidden = Signal::derive(move || !narrator.can_speak());
    view! { <Button text=word hidden on_press=read_or_stop/> }
}

/// The selects for voice and speed, in a disclosure.
#[component]
pub(crate) fn VoiceChoice(narrator: Narrator, language: String) -> impl IntoView {
    let choose_voice = move |event| {
        let voice = event_target_value(&event);
        keep(VOICE, JsValue::from_str(&voice));
        narrator.voice.set(voice);
    };
    let choose_speed = move |event| {
        let speed = event_target_value(&event).parse().unwrap_or(100);
        keep(SPEED, JsValue::from_f64(f64::from(speed)));
        narrator.speed.set(speed);
    };
    let voices = move || {
        let chosen = narrator.voice.get();
        let voices = narrator.voices.get().into_iter();
        let fitting = voices.filter(|voice| speaks(voice, &language));
        let option = |voice: Voice| {
            let selected = voice.id == chosen;
            view! { <option value=voice.id selected=selected>{voice.name}</option> }
        };
        fitting.map(option).collect_view()
    };
    let speeds = move || {
        let chosen = narrator.speed.get();
        let option = |speed: u32| {
            let word = format!("{speed}\u{a0}%");
            view! { <option value=speed.to_string() selected=speed == chosen>{word}</option> }
        };
        SPEEDS.map(option).collect_view()
    };
    view! {
        <div hidden=move || !narrator.can_speak()>
            <Disclosure summary=t!("Voice and speed")>
                <div class="row">
                    <Field label=t!("Voice")>
                        <select on:change=choose_voice>
                            <option value="">{t!("The browser’s own")}</option>
                            {voices}
                        </select>
                    </Field>
                    <Field label=t!("Speed")><select on:change=choose_speed>{speeds}</select></Field>
                </div>
            </Disclosure>
        </div>
    }
}

/// Whether a voice speaks this language, whatever its region; without a language, every voice does.
fn speaks(voice: &Voice, language: &str) -> bool {
    let first = |name: &str| name.split('-').next().unwrap_or_default().to_lowercase();
    language.is_empty() || first(&voice.language) == first(language)
}

/// Stores a choice. If that fails, the choice holds for this visit only.
fn keep(name: &'static str, value: JsValue) {
    spawn_local(async move { drop(key_value::write(name, &value).await) });
}
