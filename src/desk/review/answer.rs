//! The answer under review: the author's framework with a box beside each point, and the rating that comes of it.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::desk::dates::when;
use crate::desk::exhibit::Exhibit;
use crate::desk::keys::is_text;
use crate::desk::note;
use crate::desk::parts::{around, button, hold, keys, line};
use crate::desk::sitting::Desk;
use crate::guide::Question;
use crate::progress::{Answer, Event, Rating};
use crate::study::Changes;
use crate::view::View;
use crate::view::make::{element, fill, with};

/// The slot that shows the framework of the question under review.
const FRAMEWORK: &str = "framework";

/// Makes the answer of a question, under what the reader wrote. `next` is called once it is rated.
pub(super) fn answer(
    view: &mut View,
    desk: Desk,
    question: Rc<Question>,
    written: &str,
    next: impl Fn() + 'static,
) {
    let signals = question
        .framework
        .points
        .iter()
        .map(|_| RwSignal::new(false));
    let boxes: Rc<[RwSignal<bool>]> = signals.collect();
    let changes = desk.study(|study| study.changes_since_rated(&question.id));
    hold(show(desk, &question, &boxes, changes.as_ref()));
    if !written.is_empty() {
        view.fill(&[&element("blockquote aria-label=Your answer", written)]);
    }
    if let Some(changes) = &changes {
        view.fill(&[&changed(changes)]);
    }
    let slot = with(element("slot", ""), "name", FRAMEWORK);
    view.fill(&[&line("muted", "Tick the points you covered."), &slot]);
    let note = note::disclosure(view, desk, &question);
    let today = desk.today();
    let dues = desk.study(|study| study.dues(&question.id, today));
    let counted = Rc::clone(&boxes);
    let rate: Rc<dyn Fn(Rating)> = Rc::new(move |rating| {
        let due = dues[rating as usize - 1];
        let covered = question.framework.points.iter().zip(&*counted);
        let covered = covered.filter(|(_, on)| on.get_untracked());
        desk.answer(Answer::Rated {
            question: question.id.clone(),
            rating,
            on: today,
            due,
            covered: covered.map(|(point, _)| point.id.clone()).collect(),
        });
        desk.say(format!("{}: back {}", name(rating), when(due, today)));
        next();
    });
    let verdict = verdict(view, &boxes, dues.map(|due| when(due, today)), &rate);
    view.fill(&[&verdict, &note]);
    view.hear(&desk.element(), "keydown", move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        let chosen = Rating::ALL
            .iter()
            .find(|rating| event.key() == (**rating as u8).to_string());
        if let Some(rating) = chosen.filter(|_| !is_text(event)) {
            rate(*rating);
        }
    });
}

/// What the author changed since the reader rated their answer, and what they took out.
fn changed(changes: &Changes) -> Element {
    let words = match changes.to_string() {
        what if what.is_empty() => ".".to_owned(),
        what => format!(": {what}."),
    };
    let words = format!("The author changed this answer since you rated it{words}");
    let told = around("div", "notice", &[&element("p", &words)]);
    let gone = changes.gone.iter().filter(|words| !words.is_empty());
    let gone = gone.map(|words| element("li", words));
    let gone: Vec<Element> = gone.collect();
    if !gone.is_empty() {
        let gone: Vec<&Element> = gone.iter().collect();
        fill(
            &told,
            &[&line("small", "Gone:"), &around("ul", "small", &gone)],
        );
    }
    told
}

/// Shows the framework, with an empty box beside each point and a word where one changed. A ticked one is saved at once.
fn show(
    desk: Desk,
    question: &Question,
    boxes: &[RwSignal<bool>],
    changes: Option<&Changes>,
) -> Option<Exhibit> {
    let place = desk.place(question)?;
    let mut exhibit = Exhibit::new(desk, FRAMEWORK, &place.framework, &place.points);
    for (index, (point, on)) in question.framework.points.iter().zip(boxes).enumerate() {
        let (on, id, item) = (*on, question.id.clone(), point.id.clone());
        // The box goes before the mark, where the point begins.
        if let Some(Some(change)) = changes.and_then(|changes| changes.points.get(index)) {
            exhibit.mark(index, change);
        }
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

/// How much was covered, and a button for each rating; the one that fits is proposed.
fn verdict(
    view: &mut View,
    boxes: &Rc<[RwSignal<bool>]>,
    backs: [String; 4],
    rate: &Rc<dyn Fn(Rating)>,
) -> Element {
    let (all, boxes) = (boxes.len(), Rc::clone(boxes));
    let covered = move || boxes.iter().filter(|on| on.get()).count();
    let said = element("p role=status", "");
    let count = covered.clone();
    view.say(&said, move || {
        let (covered, proposed) = (count(), name(Rating::proposed(count(), all)));
        format!("{covered} of {all} points covered: {proposed} is proposed")
    });
    let ratings = element("div class=row role=group aria-label=How did it go?", "");
    for (rating, back) in Rating::ALL.into_iter().zip(backs) {
        let rate = Rc::clone(rate);
        let button = button(view, "", "", move || rate(rating));
        fill(
            &button,
            &[&element("span", name(rating)), &element("small", &back)],
        );
        fill(&ratings, &[&button]);
        let covered = covered.clone();
        view.draw(move || {
            let is_proposed = Rating::proposed(covered(), all) == rating;
            let class = if is_proposed { "rating main" } else { "rating" };
            let _ = button.set_attribute("class", class);
        });
    }
    let keys = keys(&[
        ("1", "to"),
        ("4", "rates"),
        ("Tab", "goes from box to box"),
        ("Space", "ticks"),
        ("Esc", "closes"),
    ]);
    around("div", "verdict", &[&said, &ratings, &keys])
}

fn name(rating: Rating) -> &'static str {
    ["Again", "Hard", "Good", "Easy"][rating as usize - 1]
}
