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
    let words = view! { {text}{children.map(|children| children())} }.into_any();
    checkbox(class, checked, disabled, Box::new(on_change), words)
}

/// One function for every box: a view for each `on_change` would be compiled of its own.
fn checkbox(
    class: &'static str,
    checked: bool,
    disabled: bool,
    on_change: Box<dyn Fn(bool)>,
    words: AnyView,
) -> AnyView {
    view! {
        <label class=class>
            <input
                type="checkbox"
                prop:checked=checked
                disabled=disabled
                on:change=move |event| on_change(event_target_checked(&event))
            />
            <span>{words}</span>
        </label>
    }
    .into_any()
}
