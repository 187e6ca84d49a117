//! The answer under review: the author's framework with a box beside each point, and the rating that comes of it.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::chance::Chance;
use crate::desk::exhibit::Exhibit;
use crate::desk::keys;
use crate::desk::sitting::Desk;
use crate::guide::Question;
use crate::progress::{Answer, Day, Event, Rating};
use crate::schedule;

/// The slot that shows the framework of the question under review.
const FRAMEWORK: &str = "framework";

/// The answer of a question, beside what the reader wrote. `next` is called once it is rated.
pub(super) fn answer(
    desk: Desk,
    question: Question,
    written: String,
    next: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let boxes: Vec<RwSignal<bool>> = question
        .framework
        .points
        .iter()
        .map(|_| RwSignal::new(false))
        .collect();
    let exhibit = StoredValue::new_local(show(desk, &question, &boxes));
    on_cleanup(move || exhibit.dispose());
    let all = boxes.len();
    let counted = boxes.clone();
    let covered = Memo::new(move |_| counted.iter().filter(|on| on.get()).count());
    let dues = dues(desk, &question);
    let changed = desk.study_untracked(|study| study.changed_since_rated(&question.id));
    let rate = move |rating: Rating| {
        let points = question.framework.points.iter().zip(&boxes);
        let covered = points.filter(|(_, on)| on.get_untracked());
        let due = dues[rating as usize - 1];
        desk.answer(Answer::Rated {
            question: question.id.clone(),
            rating,
            on: desk.today(),
            due,
            covered: covered.map(|(point, _)| point.id.clone()).collect(),
        });
        desk.say(format!(
            "{}: back {}",
            name(rating),
            when(due, desk.today())
        ));
        next();
    };
    let rate = StoredValue::new(rate);
    let key = move |event: KeyboardEvent| {
        let chosen = Rating::ALL
            .into_iter()
            .find(|rating| event.key() == (*rating as u8).to_string());
        if let Some(rating) = chosen.filter(|_| !keys::is_text(&event)) {
            rate.with_value(|rate| rate(rating));
        }
    };
    let proposed = move || proposal(covered.get(), all);
    let ratings = Rating::ALL.map(|rating| {
        let back = when(dues[rating as usize - 1], desk.today());
        view! { class="desk",
            <button
                type="button"
                class="rating"
                class:main=move || proposed() == rating
                on:click=move |_| rate.with_value(|rate| rate(rating))
            >
                <span>{name(rating)}</span>
                <small>{back}</small>
            </button>
        }
    });
    view! { class="desk",
        <div on:keydown=key>
            {(!written.is_empty()).then(|| view! { class="desk", <blockquote aria-label="Your answer">{written}</blockquote> })}
            {changed.then(|| view! { class="desk", <p class="notice">{"The author changed this answer since you rated it."}</p> })}
            <p class="muted">{"Tick the points you covered."}</p>
            <slot name=FRAMEWORK></slot>
            <div class="verdict">
                <p role="status">
                    <strong>{move || format!("{} of {all} points covered", covered.get())}</strong>
                    {move || format!(", so {} is proposed", name(proposed()))}
                </p>
                <div class="row ratings" role="group" aria-label="How did it go?">{ratings.to_vec()}</div>
                <p class="keys">
                    <kbd>{"1"}</kbd>{" to "}<kbd>{"4"}</kbd>{" rates · "}<kbd>{"Tab"}</kbd>{" goes from box to box · "}
                    <kbd>{"Space"}</kbd>{" ticks · "}<kbd>{"Esc"}</kbd>{" closes"}
                </p>
            </div>
        </div>
    }
}

/// Shows the framework, with an empty box beside each point. A ticked one is saved at once.
fn show(desk: Desk, question: &Question, boxes: &[RwSignal<bool>]) -> Option<Exhibit> {
    let place = desk.place(question)?;
    let mut exhibit = Exhibit::new(desk, FRAMEWORK, &place.framework, &place.points);
    for (index, (point, on)) in question.framework.points.iter().zip(boxes).enumerate() {
        let (on, id, item) = (*on, question.id.clone(), point.id.clone());
        exhibit.tick(index, &point.text, on, move |ticked| {
            on.set(ticked);
            if ticked {
                desk.act(Event::Ticked {
                    question: id.clone(),
                    item: item.clone(),
                    on: true,
                });
            }
        });
    }
    Some(exhibit)
}

/// When the question would come back, for each rating.
fn dues(desk: Desk, question: &Question) -> [Day; 4] {
    let (known, number) = desk.study_untracked(|study| {
        let (memory, reviews) = study.history(&question.id);
        (schedule::strength(memory, &reviews), reviews.len() as u64)
    });
    let chance = Chance::named(&question.id, number);
    schedule::dues(known, desk.today(), desk.aim(), chance)
}

/// The rating that the share of covered points stands for.
fn proposal(covered: usize, all: usize) -> Rating {
    match (covered * 100).checked_div(all).unwrap_or(100) {
        0..40 => Rating::Again,
        40..70 => Rating::Hard,
        70..100 => Rating::Good,
        _ => Rating::Easy,
    }
}

fn name(rating: Rating) -> &'static str {
    match rating {
        Rating::Again => "Again",
        Rating::Hard => "Hard",
        Rating::Good => "Good",
        Rating::Easy => "Easy",
    }
}

/// How far off a day is, in words.
fn when(due: Day, today: Day) -> String {
    match due.since(today) {
        1 => "tomorrow".to_owned(),
        days @ ..60 => format!("in {days} days"),
        days @ ..730 => format!("in {} months", days / 30),
        days => format!("in {} years", days / 365),
    }
}
