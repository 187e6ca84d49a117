//! Hands-free: the question is read aloud, the clock ends the answer, the points or the sketch are read, and the next
//! question follows.

use leptos::prelude::*;

use super::interview::Interview;
use crate::browser::clock;
use crate::desk::aloud::VoiceChoice;
use crate::desk::components::Checkbox;
use crate::i18n::t;
use crate::rehearsal::{AskedQuestion, Rehearsal};

/// The pause between the reading of an answer and what follows, in milliseconds.
const REST: i32 = 2_000;

/// The checkbox for hands-free and what it means, or why it is not available.
#[component]
pub(super) fn HandsFree(interview: Interview) -> impl IntoView {
    interview.hands_free.set(false);
    let language = interview.desk.guide_language();
    let narrator = interview.narrator;
    // A memo: the choice is rendered anew only when the browser gets its first voice or loses its last.
    let can_speak = Memo::new(move |_| narrator.can_speak());
    let choice = move || {
        match can_speak.get() {
        true => view! {
            <Checkbox
                class="boxed"
                text=t!("Hands-free")
                on_change=move |on| interview.hands_free.set(on)
            />
            <p class="muted">
                {t!("Each question is read to you, then your time runs. When it is over, the points are read and the next question follows. What you do not tick is not rated.")}
            </p>
            <VoiceChoice narrator language=language.clone()/>
        }
        .into_any(),
        false => view! {
            <p class="muted">{t!("Hands-free needs a voice to read to you, and this browser has none.")}</p>
        }
        .into_any(),
    }
    };
    view! { <div class="record">{choice}</div> }
}

impl Interview {
    /// In hands-free mode, reads the question aloud and starts the clock after that.
    pub(super) fn read_question(self, asked: &AskedQuestion, text: &str, paused: RwSignal<bool>) {
        if !self.hands_free.get_untracked() {
            return;
        }
        paused.set(true);
        self.pause(true);
        let begin = move |is_whole: bool| {
            if paused.try_set(false).is_none() {
                self.pause(false);
            }
            if !is_whole {
                self.desk.announce(t!(
                    "this device could not read the question; read it yourself"
                ));
            }
        };
        let texts = [text.to_owned()];
        self.narrator.read(&texts, &self.language(asked), begin);
    }

    /// In hands-free mode, reads what should have been in the answer, and goes on.
    pub(super) fn read_answer(self, asked: &AskedQuestion, texts: &[String]) {
        if !self.hands_free.get_untracked() {
            return;
        }
        let now = move || self.with(|rehearsal: &Rehearsal| (rehearsal.place(), rehearsal.stage()));
        let here = now();
        let advance = move |is_whole: bool| {
            // Goes on only if the reader did not do so by hand meanwhile.
            clock::after(REST, move || {
                if is_whole && self.screen.try_with_untracked(|_| now() == here) == Some(true) {
                    self.advance();
                }
            });
        };
        match texts {
            [] => advance(true),
            _ => self.narrator.read(texts, &self.language(asked), advance),
        }
    }

    /// The language that a question is written in.
    pub(super) fn language(self, asked: &AskedQuestion) -> String {
        let question = self.question(asked);
        question.map_or_else(String::new, |question| self.desk.language(&question))
    }
}
