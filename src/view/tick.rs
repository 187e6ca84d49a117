//! The box beside a point or a follow-up.

use leptos::prelude::*;

/// A box to tick, named by the text it stands beside.
#[component]
pub fn Tick(
    /// The text it stands beside; a long one is shortened.
    name: String,
    /// Whether it is ticked now.
    #[prop(into)]
    on: Signal<bool>,
    /// Whether the reader cannot change it.
    #[prop(optional)]
    read_only: bool,
    /// Called with whether the reader wants it ticked.
    on_change: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                part="tick"
                type="checkbox"
                class="tick"
                aria-label=shortened(&name)
                disabled=read_only
                prop:checked=on
                on:change=move |event| on_change(event_target_checked(&event))
            />
        </label>
    }
}

/// A name short enough to listen to: whole words, a hundred and twenty characters at the most.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 120;
    let Some((end, _)) = text.char_indices().nth(MOST) else {
        return text.to_owned();
    };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", &text[..end])
}
