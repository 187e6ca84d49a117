//! The dialog around the study modes: what it is about, the way to each mode, the way out.

use leptos::html;
use leptos::prelude::*;

use super::data::Data;
use super::data::kept::FileNeeds;
use super::mode::{MODES, Mode};
use super::sitting::Desk;
use super::{close_soon, notes, plan, rehearse, review, standing};
use crate::browser::modal::present;
use crate::view::Old;

/// What a reader sees at once: the dialog's paper, and on it the dialog as soon as the article is read.
///
/// A popover, which the browser can show at once in the longest article; a modal dialog, by which everything else goes
/// out of reach, has it go through all of that first.
#[component]
pub(super) fn Frame(
    /// The desk, once it is there.
    desk: ArcRwSignal<Option<Desk>>,
    mode: RwSignal<Mode>,
) -> impl IntoView {
    view! {
        <div class="frame" popover="manual">
            {move || desk.get().map(|desk| view! { <Dialog desk mode/> })}
        </div>
    }
}

/// The dialog, open at a mode, and modal as soon as it is on the screen.
#[component]
fn Dialog(desk: Desk, mode: RwSignal<Mode>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let modal = StoredValue::new_local(None);
    dialog.on_load(move |dialog| modal.set_value(Some(present(&dialog))));
    view! {
        <dialog node_ref=dialog lang="en" aria-labelledby="title" open on:close=|_| close_soon()>
            <Header desk dialog mode/>
            <div class="sheet">{move || screen(desk, mode)}</div>
            <FileNeeds/>
            <p role="status" class="news">{move || desk.news.get()}</p>
        </dialog>
    }
}

/// What a mode shows.
fn screen(desk: Desk, mode: RwSignal<Mode>) -> AnyView {
    match mode.get() {
        Mode::Review => view! { <Old make=move |view| review::review(view, desk)/> }.into_any(),
        Mode::Plan => view! { <Old make=move |view| plan::plan(view, desk, mode)/> }.into_any(),
        Mode::Standing => {
            view! { <Old make=move |view| standing::standing(view, desk, mode)/> }.into_any()
        }
        Mode::Notes => view! { <Old make=move |view| notes::notes(view, desk)/> }.into_any(),
        Mode::Data => view! { <Data desk/> }.into_any(),
        Mode::Rehearse => {
            view! { <Old make=move |view| rehearse::rehearse(view, desk)/> }.into_any()
        }
    }
}

/// What the desk is about, and the ways between its modes and out.
#[component]
fn Header(desk: Desk, dialog: NodeRef<html::Dialog>, mode: RwSignal<Mode>) -> impl IntoView {
    let ways = MODES.map(|(each, _, name)| {
        view! {
            <button
                type="button"
                aria-current=move || (mode.get() == each).then_some("page")
                on:click=move |_| mode.set(each)
            >
                {name}
            </button>
        }
    });
    // The dialog's own way: by its event the focus goes back to where it came from.
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <header>
            <p id="title">{desk.title()}</p>
            <nav aria-label="Study modes">{ways}</nav>
            <button type="button" class="close" aria-label="Close the desk" on:click=close>
                "×"
            </button>
        </header>
    }
}
