//! A box to tick with its words after it.

use leptos::prelude::*;

/// A labelled box. `on_change` is called with whether it is ticked.
#[component]
pub(in crate::desk) fn Checkbox(
    #[prop(optional)] class: &'static str,
    /// Its words, where they are all of one kind.
    #[prop(optional, into)]
    text: String,
    #[prop(optional)] checked: bool,
    #[prop(optional)] disabled: bool,
    on_change: impl Fn(bool) + 'static,
    /// Its words, where some of them stand out.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <label class=class>
            <input
                type="checkbox"
                prop:checked=checked
                disabled=disabled
                on:change=move |event| on_change(event_target_checked(&event))
            />
            <span>{text}{children.map(|children| children())}</span>
        </label>
    }
}
