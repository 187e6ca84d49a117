//! The answer under review: the author's framework with a checkbox beside each point, and the buttons that rate the
//! answer.

use std::rc::Rc;

use leptos::prelude::*;

use crate::desk::components::KeyHints;
use crate::desk::dates::when;
use crate::desk::exhibit::Exhibit;
use crate::desk::keys::{is_text, listen};
use crate::desk::note::Note;
use crate::desk::own_words::OwnWords;
use crate::desk::sitting::Desk;
use crate::guide::{Item, Question};
use crate::i18n::{t, text};
use crate::progress::{Answer as Answered, Event, Rating};
use crate::study::PointDiff;

/// The slot that shows the framework of the question under review.
const FRAMEWORK: &str = "framework";

/// A checkbox for each point of the framework, in order.
type Boxes = StoredValue<Vec<Ticked>>;

/// The state of a point's checkbox.
#[derive(Clone, Copy)]
struct Ticked {
    on: RwSignal<bool>,
    /// Whether the point is put away, and not asked.
    away: Signal<bool>,
}

/// The answer to a question, below what the reader wrote.
#[component]
pub(super) fn Answer(
    desk: Desk,
    question: Rc<Question>,
    written: String,
    on_rated: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let boxes = boxes(desk, &question);
    let diff = desk.with_study_untracked(|study| study.diff_since_rated(&question.id));
    let shown = exhibit(desk, &question, boxes, diff.as_ref());
    let shown = StoredValue::new_local(shown);
    on_cleanup(move || shown.dispose());
    mark_away(shown, boxes);
    let today = desk.today();
    let dues = desk.with_study_untracked(|study| study.dues(&question.id, today));
    let backs = dues.map(|due| when(due, today));
    let rated = Rc::clone(&question);
    let rate: Rc<dyn Fn(Rating)> = Rc::new(move |rating| {
        let due = dues[rating as usize - 1];
        desk.answer(Answered::Rated {
            question: rated.id.clone(),
            rating,
            on: today,
            due,
            covered: covered(&rated, boxes),
        });
        desk.announce(t!(
            "{rating}: back {when}",
            rating = name(rating),
            when = when(due, today)
        ));
        on_rated();
    });
    let rate_by_key = Rc::clone(&rate);
    listen(move |event| {
        let key = event.key();
        let mut ratings = Rating::ALL.into_iter();
        let chosen = ratings.find(|rating| key == (*rating as u8).to_string());
        if let Some(rating) = chosen.filter(|_| !is_text(event)) {
            rate_by_key(rating);
        }
    });
    view! {
        <OwnWords desk question=question.id.clone() written/>
        {diff.map(|diff| view! { <Edited diff/> })}
        <p class="muted">{t!("Tick the points you covered.")}</p>
        <slot name=FRAMEWORK></slot>
        <Verdict boxes backs rate/>
        <Note desk question/>
    }
}

fn boxes(desk: Desk, question: &Question) -> Boxes {
    let today = desk.today();
    let ticked = |point: &Item| {
        let (id, point) = (question.id.clone(), point.id.clone());
        Ticked {
            on: RwSignal::new(false),
            away: Signal::derive(move || {
                desk.with_study(|study| study.is_away(&id, &point, today))
            }),
        }
    };
    Boxes::new(question.framework.points.iter().map(ticked).collect())
}

/// The ids of the points the reader ticked.
fn covered(question: &Question, boxes: Boxes) -> Vec<String> {
    boxes.with_value(|boxes| {
        let points = question.framework.points.iter().zip(boxes);
        let covered = points.filter(|(_, boxed)| boxed.on.get_untracked());
        covered.map(|(point, _)| point.id.clone()).collect()
    })
}

/// A notice of what the author changed since the reader rated their answer, and the points that are gone.
#[component]
fn Edited(diff: PointDiff) -> impl IntoView {
    let changed = match diff.to_string() {
        what if what.is_empty() => {
            t!("The author changed this answer since you rated it.").to_owned()
        }
        what => t!(
            "The author changed this answer since you rated it: {what}.",
            what
        ),
    };
    let gone = diff.gone.into_iter().filter(|words| !words.is_empty());
    let gone: Vec<_> = gone.map(|words| view! { <li>{words}</li> }).collect();
    let gone = (!gone.is_empty())
        .then(|| view! { <p class="small">{t!("Gone:")}</p><ul class="small">{gone}</ul> });
    view! {
        <div class="notice">
            <p>{changed}</p>
            {gone}
        </div>
    }
}

/// Shows the framework with an empty checkbox beside each point and a mark where one changed. Ticks are saved at once.
fn exhibit(
    desk: Desk,
    question: &Question,
    boxes: Boxes,
    diff: Option<&PointDiff>,
) -> Option<Exhibit> {
    let place = desk.place(question)?;
    let mut exhibit = Exhibit::new(desk, FRAMEWORK, &place.framework, &place.points);
    let points = question.framework.points.iter().zip(boxes.get_value());
    for (index, (point, Ticked { on, away })) in points.enumerate() {
        let (id, item) = (question.id.clone(), point.id.clone());
        // Each element is inserted at the start of the point, so the one inserted last, the checkbox, comes first.
        if let Some(Some(change)) = diff.and_then(|diff| diff.points.get(index)) {
            exhibit.mark(index, change);
        }
        let tick = exhibit.tick(index, &point.text, on, move |ticked| {
            on.set(ticked);
            if ticked {
                desk.act(Event::Ticked {
                    question: id.clone(),
                    item: item.clone(),
                    on: true,
                });
            }
        });
        Effect::new(move || {
            if let Some(tick) = &tick {
                let _ = tick.toggle_attribute_with_force("hidden", away.get());
            }
        });
    }
    Some(exhibit)
}

/// Marks a point as put away, once it is. Nothing is mounted before that: an element beside a text has to be measured,
/// and the page's observers notice it.
fn mark_away(shown: StoredValue<Option<Exhibit>, LocalStorage>, boxes: Boxes) {
    for (index, Ticked { away, .. }) in boxes.get_value().into_iter().enumerate() {
        let is_marked = StoredValue::new(false);
        Effect::new(move || {
            if away.get() && !is_marked.get_value() {
                is_marked.set_value(true);
                shown.update_value(|shown| {
                    if let Some(exhibit) = shown {
                        exhibit.mark_away(index, away);
                    }
                });
            }
        });
    }
}

/// How many points are covered, and a button for each rating, of which the proposed one stands out.
#[component]
fn Verdict(
    boxes: Boxes,
    /// When the question comes back after each rating, in words.
    backs: [String; 4],
    /// Called with the rating that the reader chooses.
    rate: Rc<dyn Fn(Rating)>,
) -> impl IntoView {
    let counts = Memo::new(move |_| {
        boxes.with_value(|boxes| {
            let asked = boxes.iter().filter(|boxed| !boxed.away.get());
            let covered = asked.clone().filter(|boxed| boxed.on.get());
            (covered.count(), asked.count())
        })
    });
    let proposed = move || {
        let (covered, all) = counts.get();
        Rating::proposed(covered, all)
    };
    let words = move || {
        let ((covered, all), proposed) = (counts.get(), name(proposed()));
        t!(
            "{covered} of {all} points covered: {rating} is proposed",
            covered,
            all,
            rating = proposed
        )
    };
    let ratings = Rating::ALL.into_iter().zip(backs).map(|(rating, back)| {
        let rate = Rc::clone(&rate);
        view! {
            <button
                type="button"
                class="rating"
                class:main=move || proposed() == rating
                on:click=move |_| rate(rating)
            >
                <span>{name(rating)}</span>
                <small>{back}</small>
            </button>
        }
    });
    view! {
        <div class="verdict">
            <p role="status">{words}</p>
            <div class="row" role="group" aria-label=t!("How did it go?")>{ratings.collect_view()}</div>
            <KeyHints keys=&[
                ("1–4", text!("rates")),
                ("Tab", text!("goes from box to box")),
                ("Space", text!("ticks")),
                ("Esc", text!("closes")),
            ]/>
        </div>
    }
}

fn name(rating: Rating) -> &'static str {
    [t!("Again"), t!("Hard"), t!("Good"), t!("Easy")][rating as usize - 1]
}
