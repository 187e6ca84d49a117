//! The button that opens and closes a framework or an answer sketch.

use leptos::prelude::*;

use super::language::{live, track};
use crate::i18n::{Text, text, tn};

/// What a fold's button opens and closes.
#[derive(Clone, Copy)]
pub enum Folded {
    /// The points of an answer.
    Framework {
        /// How many there are.
        points: usize,
        /// How long they take to read.
        minutes: usize,
    },
    /// The sketch of an answer.
    Sketch,
}

impl Folded {
    /// The button's words while the fold is closed, and while it is open.
    fn verbs(self) -> [Text; 2] {
        match self {
            Folded::Framework { .. } => [text!("Show framework"), text!("Hide framework")],
            Folded::Sketch => [text!("Show sketch"), text!("Hide sketch")],
        }
    }

    /// How much a framework holds, in words; `None` for a sketch.
    fn size(self) -> Option<impl Fn() -> String> {
        let Folded::Framework { points, minutes } = self else {
            return None;
        };
        Some(move || {
            track();
            tn!(
                points,
                "{n} point, {minutes} min",
                "{n} points, {minutes} min",
                minutes
            )
        })
    }

    /// A hint beside a framework's button. The style sheet hides it once the framework is open, and where there is no
    /// room.
    fn advice(self) -> Option<impl Fn() -> &'static str> {
        matches!(self, Folded::Framework { .. }).then(|| live(text!("Answer aloud first")))
    }
}

/// A fold's button.
#[component]
pub fn Fold(
    /// What it opens and closes.
    folded: Folded,
    /// The question or follow-up it belongs to, for screen readers.
    about: String,
    /// Whether what it folds is open now.
    #[prop(into)]
    open: Signal<bool>,
    /// Called with whether the reader wants it open.
    on_toggle: impl Fn(bool) + 'static,
) -> impl IntoView {
    let verbs = folded.verbs().map(live);
    let verb = move |open: bool| verbs[usize::from(open)]();
    view! {
        <div class="hang">
        <button
            part="fold"
            type="button"
            class="fold"
            aria-expanded=move || open.get().to_string()
            on:click=move |event| {
                // Where the whole card is a link, a press must not follow it.
                event.prevent_default();
                on_toggle(!open.get_untracked());
            }
        >
            <span class="chevron" aria-hidden={"true"}></span>
            <span class="verb" data-other=move || verb(!open.get())>{move || verb(open.get())}</span>
            {folded.size().map(|size| view! { <span class="size">{size}</span> })}
            <span class="unseen">{about}</span>
        </button>
        <span class="advice" aria-hidden="true">{folded.advice()}</span>
        </div>
    }
}
