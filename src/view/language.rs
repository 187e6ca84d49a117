//! The language of the controls, which the page may change while they are there.

use leptos::prelude::*;

use crate::i18n::{self, Locale, Text};

thread_local! {
    /// Notifies when another language is shown.
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// Shows a language from now on, in the controls that are there too; `file` is that of its texts, empty for English.
pub fn speak(locale: Box<dyn Locale>, file: String) {
    i18n::show(locale, file);
    CHANGED.with(ArcTrigger::notify);
}

/// Has whoever calls this be called again when another language is shown.
pub fn track() {
    CHANGED.with(ArcTrigger::track);
}

/// A text that is always in the language that is shown.
pub fn live(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync {
    move || {
        track();
        text.get()
    }
}
