//! The controls beside a question: its status, the fold of its framework, the ticks, the folds of its sketches.

use leptos::prelude::*;

use super::words::Words;
use crate::progress::Status;

/// The status beside a heading.
pub(crate) fn status(words: &'static Words, status: RwSignal<Status>) -> impl IntoView {
    view! { class="status",
        <span part="status" data-status=move || status.get() as u8>{move || words.status(status.get())}</span>
    }
}

/// What a fold says and folds.
pub(crate) struct Fold {
    /// The button's text while closed and while open.
    pub(crate) verbs: [&'static str; 2],
    /// How much lies behind it; empty for a sketch.
    pub(crate) size: String,
    /// A word of advice while it is closed with room to spare.
    pub(crate) advice: &'static str,
    /// What it belongs to, said to those who cannot see where it stands.
    pub(crate) about: String,
    pub(crate) open: RwSignal<bool>,
}

/// A fold's button. `act(open)` is what the reader wants.
pub(crate) fn fold(fold: Fold, act: impl Fn(bool) + 'static) -> impl IntoView {
    let Fold {
        verbs,
        size,
        advice,
        about,
        open,
    } = fold;
    let size = (!size.is_empty()).then(|| view! { class="fold", <span class="size">{size}</span> });
    view! { class="fold",
        <button part="fold" type="button" aria-expanded=move || open.get().to_string() on:click=move |_| act(!open.get_untracked())>
            <span class="chevron" aria-hidden="true"></span>
            <span>{move || verbs[usize::from(open.get())]}</span>
            {size}
            <span class="unseen">{about}</span>
        </button>
        <span class="advice" aria-hidden="true">{advice}</span>
    }
}

/// The box beside a point or a follow-up, named by its text. `act(on)` is what the reader wants.
pub(crate) fn tick(
    name: String,
    on: RwSignal<bool>,
    read_only: bool,
    act: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! { class="tick",
        <label>
            <input part="tick" type="checkbox" aria-label=name disabled=read_only prop:checked=on
                on:change=move |event| act(event_target_checked(&event)) />
        </label>
    }
}

/// A name short enough to hear: whole words, a hundred and twenty characters at the most.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 120;
    let Some((end, _)) = text.char_indices().nth(MOST) else {
        return text.to_owned();
    };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", &text[..end])
}
