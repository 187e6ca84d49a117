//! A control with its label before it.

use leptos::prelude::*;

/// A label around a control.
#[component]
pub(in crate::desk) fn Field(label: &'static str, children: Children) -> impl IntoView {
    view! { <label><span>{label}</span>{children()}</label> }
}
