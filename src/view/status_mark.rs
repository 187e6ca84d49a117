//! The mark beside a question's heading that says how far the reader is with it.

use leptos::prelude::*;

use super::language::live;
use crate::i18n::{Text, text};
use crate::progress::Status;

/// What each status is called, in their order.
pub(super) const STATUSES: [Text; 3] = [text!("New"), text!("Learning"), text!("Confident")];

/// A question's status. All three words are rendered and one is visible, so that a change does not change the width.
#[component]
pub fn StatusMark(
    /// How far the reader is.
    #[prop(into)]
    status: Signal<Status>,
) -> impl IntoView {
    view! {
        <span part="status" class="status" data-status=move || (status.get() as u8).to_string()>
            {STATUSES.map(|word| view! { <span>{live(word)}</span> })}
        </span>
    }
}
