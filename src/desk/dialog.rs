//! The dialog around the study modes: the guide's title, the navigation between the modes, and the close button.

use leptos::html;
use leptos::prelude::*;

use super::components::Button;
use super::data::Data;
use super::data::backup_file::FileNeeds;
use super::mode::{MODES, Mode, go};
use super::notes::Notes;
use super::plan::Plan;
use super::rehearse::Rehearse;
use super::review::Review;
use super::sitting::Desk;
use super::standing::Standing;
use crate::browser::modal::present;
use crate::browser::{clock, scroll};
use crate::i18n::{self, t};

/// An empty sheet that is shown at once. The dialog is rendered in it as soon as the article is read.
///
/// It is a popover, which the browser shows at once even in the longest article. A modal dialog makes everything else
/// inert, and for that the browser first goes through the whole page.
#[component]
pub(super) fn Frame(
    /// The desk; none until the article is read.
    desk: ArcRwSignal<Option<Desk>>,
    mode: RwSignal<Mode>,
    /// Called when the reader closes the dialog.
    on_close: fn(),
) -> impl IntoView {
    view! {
        <div class="frame" popover="manual">
            {move || desk.get().map(|desk| view! { <Dialog desk mode on_close/> })}
        </div>
    }
}

/// The dialog, opened in a mode. It becomes modal once it is painted.
#[component]
fn Dialog(desk: Desk, mode: RwSignal<Mode>, on_close: fn()) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    // A memo, so that choosing the current mode again does not render its screen anew.
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

/// A notice about the stored progress, for example that it cannot be saved.
fn notice(message: String) -> impl IntoView {
    view! { <p class="notice">{message}</p> }
}

/// The screen of the mode `shown`. Screens that lead to another mode set `mode`.
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

/// The guide's title, the navigation between the modes, and the button that closes the dialog.
#[component]
fn Header(desk: Desk, dialog: NodeRef<html::Dialog>, mode: RwSignal<Mode>) -> impl IntoView {
    let ways = MODES.map(|(each, _, name)| {
        view! {
            <button
                type="button"
                aria-current=move || (mode.get() == each).then_some("page")
                on:click=move |_| go(desk, mode, each)
            >
                {name.get()}
            </button>
        }
    });
    // Calls `close()`: its event returns the focus to the element that had it before the dialog opened.
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // On a phone the navigation is wider than the screen: it scrolls the current mode to its middle.
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
