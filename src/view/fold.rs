//! The button that opens and closes a framework or an answer sketch.

use leptos::prelude::*;

/// What a fold's button says.
pub struct FoldWords {
    /// What a press does while it is closed, and while it is open.
    pub verbs: [&'static str; 2],
    /// How much lies behind it; empty for a sketch.
    pub size: String,
    /// A word of advice while it is closed with room to spare.
    pub advice: &'static str,
    /// What it belongs to, for readers who cannot see where it stands.
    pub about: String,
}

/// A fold's button.
#[component]
pub fn Fold(
    /// What it says.
    words: FoldWords,
    /// Whether what it folds is open now.
    #[prop(into)]
    open: Signal<bool>,
    /// Called with whether the reader wants it open.
    on_toggle: impl Fn(bool) + 'static,
) -> impl IntoView {
    let FoldWords {
        verbs,
        size,
        advice,
        about,
    } = words;
    let verb = move |open: bool| verbs[usize::from(open)];
    view! {
        <div class="hang">
        <button
            part="fold"
            type="button"
            class="fold"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| on_toggle(!open.get_untracked())
        >
            <span class="chevron" aria-hidden={"true"}></span>
            <span class="verb" data-other=move || verb(!open.get())>{move || verb(open.get())}</span>
            {(!size.is_empty()).then(|| view! { <span class="size">{size}</span> })}
            <span class="unseen">{about}</span>
        </button>
        <span class="advice" aria-hidden="true">{advice}</span>
        </div>
    }
}
