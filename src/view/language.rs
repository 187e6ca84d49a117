//! The language of the controls, which the page may change while they are mounted.

use leptos::prelude::*;

use crate::i18n::{self, Locale, Text};

thread_local! {
    /// Notifies its subscribers when the language changes.
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// Sets the language of all controls, mounted ones too; `file` is the text of its language file, empty for English.
pub fn speak(locale: Box<dyn Locale>, file: String) {
    i18n::show(locale, file);
    CHANGED.with(ArcTrigger::notify);
}

/// Subscribes the effect or view that calls this to changes of the language.
pub fn track() {
    CHANGED.with(ArcTrigger::track);
}

/// A closure that returns a text in the current language, and tracks the language.
pub fn live(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync {
    move || {
        track();
        text.get()
    }
}
