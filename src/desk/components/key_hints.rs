//! The keys of a screen, each with what it does.

use leptos::prelude::*;

/// A line of keys, such as `("Esc", "closes")`.
#[component]
pub(in crate::desk) fn KeyHints(keys: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let hints = keys.iter().enumerate().map(|(index, (key, what))| {
        let end = if index + 1 < keys.len() { " · " } else { "" };
        view! { <kbd>{*key}</kbd><span>{format!(" {what}{end}")}</span> }
    });
    view! { <p class="keys">{hints.collect_view()}</p> }
}
