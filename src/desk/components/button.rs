//! A button of the desk.

use leptos::prelude::*;

/// A button with a text.
#[component]
pub(in crate::desk) fn Button(
    /// Its class: `main` for the likely next step, `quiet` for an unlikely one.
    #[prop(optional)]
    class: &'static str,
    /// Its label, fixed or a signal.
    #[prop(into)]
    text: Signal<String>,
    #[prop(optional, into)] hidden: Signal<bool>,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    button(class, text, hidden, Box::new(on_press))
}

/// Not generic, so that the view is compiled once and not for each type of `on_press`.
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
