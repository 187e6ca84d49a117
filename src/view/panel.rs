//! The panel: how far along the reader is, and what concerns the whole guide.

use std::rc::Rc;

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

use super::words::Words;
use crate::progress::Status;

/// What the panel shows.
#[derive(Clone, Copy)]
pub(crate) struct Panel {
    pub(crate) words: &'static Words,
    pub(crate) standing: RwSignal<Standing>,
    pub(crate) can_undo: RwSignal<bool>,
    /// What the reader must know, such as that nothing is saved.
    pub(crate) notices: RwSignal<Vec<String>>,
    /// What just happened, announced.
    pub(crate) news: RwSignal<String>,
}

/// Progress as the panel draws it.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Standing {
    pub(crate) ticked: usize,
    pub(crate) total: usize,
    /// How many questions are new, learning and confident.
    pub(crate) questions: [usize; 3],
    /// One cell a question in order, or one for the whole of a long guide: status and per cent ticked.
    pub(crate) cells: Vec<(Status, usize)>,
}

/// What a reader can ask of the panel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    ShowAll,
    HideAll,
    NextOpen,
    Reset,
    Undo,
    Show(Option<Status>),
}

/// The panel's view. `act` is called with what the reader wishes.
pub(crate) fn panel(panel: Panel, act: Rc<dyn Fn(Wish)>) -> impl IntoView {
    let Panel {
        words,
        standing,
        can_undo,
        notices,
        news,
    } = panel;
    let on = |wish: Wish| {
        let act = Rc::clone(&act);
        move |_: MouseEvent| act(wish)
    };
    let (next_open, show_all, hide_all) =
        (on(Wish::NextOpen), on(Wish::ShowAll), on(Wish::HideAll));
    let choose = {
        let act = Rc::clone(&act);
        move |event: Event| act(Wish::Show(chosen(&event_target_value(&event))))
    };
    let reset = move |_: MouseEvent| {
        act(if can_undo.get_untracked() {
            Wish::Undo
        } else {
            Wish::Reset
        })
    };
    let notice = |notice: String| view! { class="panel", <p class="notice">{notice}</p> };
    view! { class="panel",
        <section part="panel" aria-label=words.panel>
            {picture(standing)}
            <div class="standing">
                <strong>{move || standing.with(|now| (words.ticked)(now.ticked, now.total))}</strong>
                <span class="statuses">{move || standing.with(|now| statuses(words, now))}</span>
                <button type="button" part="button" class="quiet" on:click=reset>
                    {move || if can_undo.get() { words.undo_reset } else { words.reset }}
                </button>
            </div>
            <div class="controls">
                <button type="button" part="button" class="main" on:click=next_open>{words.next_open}</button>
                <button type="button" part="button" on:click=show_all>{words.show_all}</button>
                <button type="button" part="button" on:click=hide_all>{words.hide_all}</button>
                <select part="filter" aria-label=words.filter on:change=choose>
                    <option value="all">{words.filter_all}</option>
                    <option value="new">{words.statuses[0]}</option>
                    <option value="learning">{words.statuses[1]}</option>
                    <option value="confident">{words.statuses[2]}</option>
                </select>
            </div>
            <div role="status" class="news">
                <p>{news}</p>
                {move || notices.get().into_iter().map(notice).collect_view()}
            </div>
        </section>
    }
}

/// The status a filter's value stands for; none for all.
fn chosen(value: &str) -> Option<Status> {
    match value {
        "new" => Some(Status::New),
        "learning" => Some(Status::Learning),
        "confident" => Some(Status::Confident),
        _ => None,
    }
}

/// Progress as a picture; the words beside it say the same.
fn picture(standing: RwSignal<Standing>) -> impl IntoView {
    let cell = |(status, share): (Status, usize)| {
        view! { class="panel",
            <span class="cell" data-status=status as u8><span style:inline-size=format!("{share}%")></span></span>
        }
    };
    view! { class="panel",
        <div class="picture" part="picture" aria-hidden="true">
            {move || standing.with(|now| now.cells.iter().copied().map(cell).collect_view())}
        </div>
    }
}

/// How many questions are where, in words.
fn statuses(words: &Words, standing: &Standing) -> String {
    let counts = standing
        .questions
        .iter()
        .zip(words.statuses)
        .rev()
        .filter(|(count, _)| **count > 0);
    counts
        .map(|(count, word)| format!("{count} {}", word.to_lowercase()))
        .collect::<Vec<_>>()
        .join(" · ")
}
