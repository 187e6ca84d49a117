//! A button of the desk.

use leptos::prelude::*;

/// A button with a text.
#[component]
pub(in crate::desk) fn Button(
    /// How it looks: `main` for what comes next, `quiet` for what is rather not pressed.
    #[prop(optional)]
    class: &'static str,
    /// What it says, where that never changes or changes with a signal.
    #[prop(into)]
    text: Signal<String>,
    #[prop(optional, into)] hidden: Signal<bool>,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    button(class, text, hidden, Box::new(on_press))
}

/// One function for every button: a view for each `on_press` would be compiled of its own.
fn button(
    class: &'static str,
    text: Signal<String>,
    hidden: Signal<bool>,
    on_press: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <button
            type="button"
            class=class
            hidden=hidden
            on:click=move |_| on_press()
        >
            {text}
        </button>
    }
    .into_any()
}
