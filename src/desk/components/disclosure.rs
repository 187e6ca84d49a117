//! Content folded under a summary.

use leptos::prelude::*;

/// A `details` element with its summary.
#[component]
pub(in crate::desk) fn Disclosure(
    #[prop(into)] summary: Signal<String>,
    #[prop(optional)] open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details open=open>
            <summary>{summary}</summary>
            {children()}
        </details>
    }
}
