//! Review: one question at a time, answered aloud or in writing, then compared with the author's own framework and rated.
//!
//! What is due comes first; where nothing is, what is weakest. Each box and each rating is saved as it is given, so a
//! closed tab loses nothing.

mod answer;
mod queue;

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::keys;
use super::sitting::Desk;
use crate::guide::Question;
use queue::Queue;

/// The review, from the first question to the last.
pub(super) fn review(desk: Desk) -> impl IntoView {
    let queue = RwSignal::new(Queue::of(desk));
    let shown = Memo::new(move |_| queue.with(|queue| queue.now()));
    let next = move || queue.update(Queue::go_on);
    let view = move || match shown.get().and_then(|index| desk.question(index)) {
        Some(question) => asked(desk, queue, question, next).into_any(),
        None => done(desk, queue).into_any(),
    };
    view! { class="desk", <section aria-label="Review">{view}</section> }
}

/// One question: alone at first, then with its framework.
fn asked(
    desk: Desk,
    queue: RwSignal<Queue>,
    question: Question,
    next: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let revealed = RwSignal::new(false);
    let written = RwSignal::new(String::new());
    let (title, heading) = (question.title.clone(), NodeRef::<html::H2>::new());
    heading.on_load(|heading| {
        let _ = heading.focus();
    });
    let key = move |event: KeyboardEvent| {
        if event.key() == " " && !keys::is_control(&event) && !revealed.get_untracked() {
            event.prevent_default();
            revealed.set(true);
        }
    };
    let question = StoredValue::new(question);
    view! { class="desk",
        <div on:keydown=key>
            <p class="muted">{move || queue.with(Queue::place)}</p>
            <h2 tabindex="-1" node_ref=heading>{title}</h2>
            <Show when=move || !revealed.get()>
                <p class="muted">{"Answer aloud, as you would in the room. Or write it down first."}</p>
                <textarea
                    aria-label="Your answer"
                    prop:value=move || written.get()
                    on:input=move |event| written.set(event_target_value(&event))
                ></textarea>
                <div class="row">
                    <button type="button" class="main" on:click=move |_| revealed.set(true)>
                        {"Show the framework"}
                    </button>
                    <button type="button" class="quiet" on:click=move |_| next()>
                        {"Skip"}
                    </button>
                </div>
                <p class="keys"><kbd>{"Space"}</kbd>{" shows the framework · "}<kbd>{"Esc"}</kbd>{" closes"}</p>
            </Show>
            {move || revealed.get().then(|| answer::answer(desk, question.get_value(), written.get_untracked(), next))}
        </div>
    }
}

/// The end of the queue, and what there is to do after it.
fn done(desk: Desk, queue: RwSignal<Queue>) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    heading.on_load(|heading| {
        let _ = heading.focus();
    });
    let words = queue.with_untracked(Queue::summary);
    view! { class="desk",
        <h2 tabindex="-1" node_ref=heading>{"Done for now"}</h2>
        <p>{words}</p>
        <div class="row">
            <button type="button" class="main" on:click=move |_| queue.set(Queue::all(desk))>
                {"Go on with the weakest"}
            </button>
        </div>
    }
}
