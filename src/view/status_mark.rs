//! The mark beside a question's heading that says how far the reader is with it.

use leptos::prelude::*;

use super::words::Words;
use crate::progress::Status;

/// A question's status. All of its words are there and one is shown, so that another takes no other room.
#[component]
pub fn StatusMark(
    /// The language's words.
    words: &'static Words,
    /// How far the reader is.
    #[prop(into)]
    status: Signal<Status>,
) -> impl IntoView {
    view! {
        <span part="status" class="status" data-status=move || (status.get() as u8).to_string()>
            {words.statuses.map(|word| view! { <span>{word}</span> })}
        </span>
    }
}
