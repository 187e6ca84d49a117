//! The keyboard shortcuts of a screen, each with what it does.

use leptos::prelude::*;

use crate::i18n::{Text, t};

/// A line of keys, such as `("Esc", text!("closes"))`.
#[component]
pub(in crate::desk) fn KeyHints(keys: &'static [(&'static str, Text)]) -> impl IntoView {
    let hints = keys.iter().enumerate().map(|(index, (key, what))| {
        let end = if index + 1 < keys.len() { " · " } else { "" };
        let what = what.get();
        view! { <kbd>{named(key)}</kbd><span>{format!(" {what}{end}")}</span> }
    });
    view! { <p class="keys">{hints.collect_view()}</p> }
}

/// The name of a key, in the language that is shown.
fn named(key: &'static str) -> &'static str {
    match key {
        "Space" => t!("Space"),
        "Enter" => t!("Enter"),
        key => key,
    }
}
