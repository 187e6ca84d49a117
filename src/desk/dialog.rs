//! The dialog around the study modes: what it is about, the way to each mode, the way out.

use leptos::html;
use leptos::prelude::*;

use super::components::Button;
use super::data::Data;
use super::data::kept::FileNeeds;
use super::mode::{MODES, Mode};
use super::notes::Notes;
use super::plan::Plan;
use super::rehearse::Rehearse;
use super::review::Review;
use super::sitting::Desk;
use super::standing::Standing;
use crate::browser::modal::present;
use crate::browser::{clock, scroll};
use crate::i18n::{self, t};

/// What a reader sees at once: the dialog's paper, and on it the dialog as soon as the article is read.
///
/// A popover, which the browser can show at once in the longest article; a modal dialog, by which everything else goes
/// out of reach, has it go through all of that first.
#[component]
pub(super) fn Frame(
    /// The desk, once it is there.
    desk: ArcRwSignal<Option<Desk>>,
    mode: RwSignal<Mode>,
    /// Called when the desk is to go.
    on_close: fn(),
) -> impl IntoView {
    view! {
        <div class="frame" popover="manual">
            {move || desk.get().map(|desk| view! { <Dialog desk mode on_close/> })}
        </div>
    }
}

/// The dialog, open at a mode, and modal as soon as it is on the screen.
#[component]
fn Dialog(desk: Desk, mode: RwSignal<Mode>, on_close: fn()) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    // A mode that is chosen again stays as it is.
    let shown = Memo::new(move |_| mode.get());
    let modal = StoredValue::new_local(None);
    dialog.on_load(move |dialog| drop(modal.try_set_value(Some(present(&dialog)))));
    view! {
        <dialog
            node_ref=dialog
            lang=i18n::tag()
            dir=i18n::direction()
            aria-labelledby="title" open on:close=move |_| on_close()>
            <Header desk dialog mode/>
            <div class="sheet">{move || screen(desk, shown.get(), mode, on_close)}</div>
            <FileNeeds/>
            <div role="status" class="notices">
                {move || desk.notices().into_iter().map(notice).collect_view()}
            </div>
            <div class="news">
                <p role="status">{desk.news}</p>
                <Button
                    class="link"
                    text=t!("Undo")
                    hidden=Signal::derive(move || !desk.can_undo())
                    on_press=move || desk.undo()
                />
            </div>
        </dialog>
    }
}

/// What the reader should know of their stored progress.
fn notice(message: String) -> impl IntoView {
    view! { <p class="notice">{message}</p> }
}

/// What a mode shows; `mode` is for its ways to another.
fn screen(desk: Desk, shown: Mode, mode: RwSignal<Mode>, on_close: fn()) -> AnyView {
    match shown {
        Mode::Review => view! { <Review desk/> }.into_any(),
        Mode::Plan => view! { <Plan desk mode/> }.into_any(),
        Mode::Standing => view! { <Standing desk mode/> }.into_any(),
        Mode::Notes => view! { <Notes desk on_leave=on_close/> }.into_any(),
        Mode::Data => view! { <Data desk/> }.into_any(),
        Mode::Rehearse => view! { <Rehearse desk/> }.into_any(),
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
                {name.get()}
            </button>
        }
    });
    // The dialog's own way: by its event the focus goes back to where it came from.
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // On a phone the modes are a line that is longer than the screen.
    let nav = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        let (nav, _) = (nav.get(), mode.get());
        clock::soon(move || {
            let current = nav.as_ref().map(|nav| nav.query_selector("[aria-current]"));
            if let (Some(nav), Some(Ok(Some(current)))) = (&nav, current) {
                scroll::center(&current, nav);
            }
        });
    });
    view! {
        <header>
            <p id="title">{desk.title()}</p>
            <nav node_ref=nav aria-label=t!("Study modes")>{ways}</nav>
            <button type="button" class="close" aria-label=t!("Close the desk") on:click=close>
                "×"
            </button>
        </header>
    }
}
