//! The dialog around the study modes: what it is about, the way to each mode, the way out.

use leptos::html;
use leptos::prelude::*;

use super::sitting::Desk;
use super::{close_soon, review};

/// A study mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Review,
    Rehearse,
    Plan,
    Standing,
    Notes,
    Data,
}

impl Mode {
    const ALL: [Mode; 6] = [
        Mode::Review,
        Mode::Rehearse,
        Mode::Plan,
        Mode::Standing,
        Mode::Notes,
        Mode::Data,
    ];

    /// The mode a page asks for by name; the review where it names none of ours.
    pub(super) fn of(name: &str) -> Mode {
        let named = |mode: &Mode| mode.name().eq_ignore_ascii_case(name);
        Mode::ALL.into_iter().find(named).unwrap_or(Mode::Review)
    }

    fn name(self) -> &'static str {
        match self {
            Mode::Review => "review",
            Mode::Rehearse => "rehearse",
            Mode::Plan => "plan",
            Mode::Standing => "standing",
            Mode::Notes => "notes",
            Mode::Data => "data",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Mode::Review => "Review",
            Mode::Rehearse => "Rehearse",
            Mode::Plan => "Plan",
            Mode::Standing => "Where I stand",
            Mode::Notes => "Notes",
            Mode::Data => "Your data",
        }
    }
}

/// The dialog, open at a mode.
pub(super) fn dialog(desk: Desk, mode: RwSignal<Mode>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    dialog.on_load(|dialog| {
        let _ = dialog.show_modal();
    });
    let modes = Mode::ALL.map(|each| {
        view! { class="desk",
            <button
                type="button"
                aria-current=move || (mode.get() == each).then_some("page")
                on:click=move |_| mode.set(each)
            >
                {each.title()}
            </button>
        }
    });
    view! { class="desk",
        <dialog
            node_ref=dialog
            lang="en"
            aria-labelledby="title"
            on:close=move |_| close_soon()
        >
            <header>
                <p id="title">{desk.title()}</p>
                <nav aria-label="Study modes">{modes.to_vec()}</nav>
                <button
                    type="button"
                    class="close"
                    aria-label="Close"
                    on:click=move |_| close_soon()
                >
                    {"×"}
                </button>
            </header>
            <main>
                {move || match mode.get() {
                    Mode::Review => review::review(desk).into_any(),
                    other => view! { class="desk", <h2>{other.title()}</h2> }.into_any(),
                }}
            </main>
            <p role="status" class="news">{move || desk.news.get()}</p>
        </dialog>
    }
}
