//! Reads texts aloud by the device's own voices.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::events::Listener;
use super::{clock, window};

/// A voice of the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Voice {
    /// `voiceURI`, by which the browser identifies it.
    pub(crate) id: String,
    /// The name that readers know.
    pub(crate) name: String,
    /// Language tag, such as `en-GB`.
    pub(crate) language: String,
}

/// The available voices; none where the browser cannot speak.
pub(crate) fn voices() -> Vec<Voice> {
    let voices = real_voices().into_iter();
    voices
        .map(|voice| Voice {
            id: voice.voice_uri(),
            name: voice.name(),
            language: voice.lang().replace('_', "-"),
        })
        .collect()
}

/// Calls `then` when the voices change: many browsers load them only once they are asked for.
pub(crate) fn on_voices(then: impl Fn() + 'static) -> Option<Listener> {
    let synthesis = synthesis()?;
    Some(Listener::new(&synthesis, "voiceschanged", move |_| then()))
}

/// The language that an element is written in, by the nearest `lang`; empty where there is none.
pub(crate) fn language(element: &Element) -> String {
    let marked = element.closest("[lang]").ok().flatten();
    marked
        .and_then(|element| element.get_attribute("lang"))
        .unwrap_or_default()
}

/// Texts that are being read, one after the other. Dropping it stops the reading.
pub(crate) struct Reading {
    synthesis: SpeechSynthesis,
    texts: Vec<SpeechSynthesisUtterance>,
    _on_end: Closure<dyn FnMut(Event)>,
}

impl Reading {
    /// Reads texts aloud: by the voice of this id, else the browser's default, at `speed` times the usual rate. Calls
    /// `then` once: with `true` at the end, with `false` at an error.
    pub(crate) fn begin(
        texts: &[&str],
        language: &str,
        voice: &str,
        speed: f32,
        then: impl FnOnce(bool) + 'static,
    ) -> Option<Reading> {
        let synthesis = synthesis()?;
        // Stops a reading that an earlier page began.
        synthesis.cancel();
        let voices = real_voices();
        let voice = voices.iter().find(|each| each.voice_uri() == voice);
        let texts = texts.iter().filter_map(|text| {
            let text = SpeechSynthesisUtterance::new_with_text(text).ok()?;
            text.set_lang(language);
            text.set_voice(voice);
            text.set_rate(speed);
            Some(text)
        });
        let texts: Vec<_> = texts.collect();
        let mut then = Some(then);
        let on_end = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if let Some(then) = then.take() {
                let is_whole = event.type_() == "end";
                // Not within the event: `then` may begin the next reading.
                clock::soon(move || then(is_whole));
            }
        });
        let listener = Some(on_end.as_ref().unchecked_ref());
        if let Some(last) = texts.last() {
            last.set_onend(listener);
        }
        for text in &texts {
            text.set_onerror(listener);
            synthesis.speak(text);
        }
        Some(Reading {
            synthesis,
            texts,
            _on_end: on_end,
        })
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        for text in &self.texts {
            text.set_onend(None);
            text.set_onerror(None);
        }
        self.synthesis.cancel();
    }
}

fn real_voices() -> Vec<SpeechSynthesisVoice> {
    let voices = synthesis().map(|synthesis| synthesis.get_voices());
    let voices = voices.iter().flat_map(js_sys::Array::iter);
    voices.map(JsCast::unchecked_into).collect()
}

fn synthesis() -> Option<SpeechSynthesis> {
    let found = Reflect::get(&window(), &JsValue::from_str("speechSynthesis")).ok()?;
    found.is_object().then(|| found.unchecked_into())
}
