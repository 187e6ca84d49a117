//! A checkbox with its label.

use leptos::prelude::*;

/// A labelled checkbox. `on_change` is called with its new state.
#[component]
pub(in crate::desk) fn Checkbox(
    #[prop(optional)] class: &'static str,
    /// The label, if it is plain text.
    #[prop(optional, into)]
    text: String,
    #[prop(optional)] checked: bool,
    #[prop(optional)] disabled: bool,
    on_change: impl Fn(bool) + 'static,
    /// The label, if it is markup.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = view! { {text}{children.map(|children| children())} }.into_any();
    checkbox(class, checked, disabled, Box::new(on_change), words)
}

/// Not generic, so that the view is compiled once and not for each type of `on_change`.
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
