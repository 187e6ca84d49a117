//! Review: one question at a time, answered aloud or in writing, then compared with the author's own framework.

use leptos::prelude::*;

use super::exhibit::Exhibit;
use super::sitting::Desk;
use crate::guide::Question;
use crate::progress::{Event, Status};

/// The slot that shows the framework of the question under review.
const FRAMEWORK: &str = "framework";

/// The review.
pub(super) fn review(desk: Desk) -> impl IntoView {
    let queue = StoredValue::new(weakest_first(desk));
    let at = RwSignal::new(0_usize);
    let question = move || {
        let index = queue.with_value(|queue| queue.get(at.get()).copied())?;
        desk.question(index)
    };
    move || match question() {
        Some(question) => asked(desk, question, move || at.update(|at| *at += 1)).into_any(),
        None => {
            view! { class="desk", <h2>"That was every question of this guide."</h2> }.into_any()
        }
    }
}

/// One question: alone at first, then with its framework.
fn asked(desk: Desk, question: Question, next: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let revealed = RwSignal::new(false);
    let title = question.title.clone();
    let question = StoredValue::new(question);
    view! { class="desk",
        <section class="question">
            <h2>{title}</h2>
            <Show when=move || !revealed.get()>
                <button type="button" class="main" on:click=move |_| revealed.set(true)>
                    {"Show the answer"}
                </button>
            </Show>
            {move || revealed.get().then(|| answer(desk, question.get_value(), next))}
        </section>
    }
}

/// The author's framework, with a box beside each point.
fn answer(desk: Desk, question: Question, next: impl Fn() + 'static) -> impl IntoView {
    let exhibit = desk.place(&question).map(|place| {
        let mut exhibit = Exhibit::new(desk, FRAMEWORK, &place.framework, &place.points);
        for (index, point) in question.framework.points.iter().enumerate() {
            let (id, item) = (question.id.clone(), point.id.clone());
            let ticked = desk.study(|study| study.is_ticked(&id, &item));
            let on = RwSignal::new(ticked);
            exhibit.tick(index, &point.text, on, move |ticked| {
                desk.act(Event::Ticked {
                    question: id.clone(),
                    item: item.clone(),
                    on: ticked,
                });
            });
        }
        exhibit
    });
    let exhibit = StoredValue::new_local(exhibit);
    on_cleanup(move || exhibit.dispose());
    view! { class="desk",
        <slot name=FRAMEWORK></slot>
        <button type="button" class="main" on:click=move |_| next()>
            {"Next question"}
        </button>
    }
}

/// Every question by its place in the guide, those that are new before those that are known.
fn weakest_first(desk: Desk) -> Vec<usize> {
    let guide = desk.guide();
    let status =
        |index: &usize| -> Status { desk.study(|study| study.status(&guide.questions[*index].id)) };
    let mut queue: Vec<usize> = (0..guide.questions.len()).collect();
    queue.sort_by_key(status);
    queue
}
