//! What should have been in the answer: the author's framework, or the sketch of a follow-up, with boxes to say what was.

use std::rc::Rc;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use super::asking::where_in;
use super::interview::Interview;
use super::playback;
use crate::desk::exhibit::Exhibit;
use crate::desk::keys::goes_on;
use crate::desk::parts::{around, button, hold, keys, line, row, title};
use crate::guide::Question;
use crate::rehearsal::{Asked, Rehearsal, Stage, time};
use crate::view::View;
use crate::view::make::{element, with};

/// The slot that shows the author's own blocks.
const SLOT: &str = "revealed";

/// Makes the framework of the question, under what the reader said of it.
pub(super) fn framework(view: &mut View, interview: Interview, asked: Rc<Asked>) {
    head(view, interview, &asked, Stage::Revealed, &asked.title);
    let covered = RwSignal::new(asked.covered().len());
    if let Some(question) = question(interview, &asked) {
        if let Some(intent) = &question.intent {
            view.fill(&[&line(
                "muted",
                &format!("What they are really asking: {intent}"),
            )]);
        }
        hold(framework_of(interview, &question, &asked, covered));
    }
    let slot = with(element("slot", ""), "name", SLOT);
    view.fill(&[&line("muted", "Tick the points you covered."), &slot]);
    let said = element("p role=status", "");
    let all = asked.points.len();
    view.say(&said, move || {
        format!("{} of {all} points covered", covered.get())
    });
    foot(view, interview, &[&said]);
}

fn framework_of(
    interview: Interview,
    question: &Question,
    asked: &Asked,
    covered: RwSignal<usize>,
) -> Option<Exhibit> {
    let place = interview.desk.place(question)?;
    let mut shown = Exhibit::new(interview.desk, SLOT, &place.framework, &place.points);
    for (index, point) in asked.points.iter().enumerate() {
        let (on, id) = (RwSignal::new(point.on), point.id.clone());
        shown.tick(index, &point.text, on, move |ticked| {
            on.set(ticked);
            interview.note(|rehearsal, _| rehearsal.cover(&id, ticked));
            let counted = interview.look(|rehearsal| rehearsal.asked().covered().len());
            covered.set(counted.unwrap_or_default());
        });
    }
    Some(shown)
}

/// Makes the sketch of the follow-up that was drawn.
pub(super) fn sketch(view: &mut View, interview: Interview, asked: &Asked) {
    let Some(follow_up) = &asked.follow_up else {
        return;
    };
    head(
        view,
        interview,
        asked,
        Stage::FollowUpRevealed,
        &follow_up.text,
    );
    let shown = question(interview, asked).and_then(|question| {
        let mut follow_ups = question.follow_ups.iter();
        let index = follow_ups.position(|known| known.id == follow_up.id)?;
        let place = interview.desk.place(&question)?;
        let sketch = place.sketches.get(index)?;
        let is_any = sketch.length() > 0;
        is_any.then(|| Exhibit::new(interview.desk, SLOT, sketch, &Array::new()))
    });
    let slot = with(element("slot class=whole", ""), "name", SLOT);
    view.fill(&[&match shown {
        Some(_) => slot,
        None => line("muted", "The author gave no sketch of an answer."),
    }]);
    hold(shown);
    let covered = boxed(view, "My answer covered this", follow_up.on, move |on| {
        interview.note(|rehearsal, _| rehearsal.cover_follow_up(on));
    });
    foot(view, interview, &[&covered]);
}

fn question(interview: Interview, asked: &Asked) -> Option<Rc<Question>> {
    let guide = interview.desk.guide();
    let mut questions = guide.questions.iter();
    questions
        .find(|question| question.id == asked.question)
        .cloned()
}

/// What was asked and what the reader said, in writing and aloud.
fn head(view: &mut View, interview: Interview, asked: &Asked, stage: Stage, words: &str) {
    let used = interview
        .look(|rehearsal| rehearsal.took())
        .unwrap_or_default();
    let place = where_in(interview, asked, stage);
    view.fill(&[
        &line("muted", &place),
        &title(words),
        &line("muted", &format!("You took {}.", time(used))),
    ]);
    let written = interview.written.get_untracked();
    if !written.trim().is_empty() {
        view.fill(&[&element("blockquote aria-label=Your answer", &written)]);
    }
    let heard = element("div", "");
    view.fill(&[&heard]);
    view.part(&heard, move |view| playback::playback(view, interview.tape));
}

/// What is said of the answer, and the way on.
pub(super) fn foot(view: &mut View, interview: Interview, parts: &[&Element]) {
    let next = match interview.look(Rehearsal::coming) {
        Some(Stage::FollowUpAsked) => "Go on to a follow-up",
        Some(Stage::Audited) => "Go on to the common mistakes",
        Some(Stage::Asking) => "Next question",
        _ => "See the score card",
    };
    let main = button(view, "main", next, move || interview.go_on());
    let end = button(view, "quiet", "End here", move || interview.finish());
    let keys = keys(&[
        ("Tab", "goes from box to box"),
        ("Space", "ticks"),
        ("Enter", "goes on"),
        ("Esc", "ends and closes"),
    ]);
    let foot = around("div", "verdict", parts);
    crate::view::make::fill(&foot, &[&row(&[&main, &end]), &keys]);
    view.fill(&[&foot]);
    view.hear(&interview.desk.element(), "keydown", move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        if goes_on(event) {
            event.prevent_default();
            interview.go_on();
        }
    });
}

/// A box with its words after it. `act(on)` is what the reader wants.
pub(super) fn boxed(
    view: &mut View,
    words: &str,
    on: bool,
    act: impl Fn(bool) + 'static,
) -> Element {
    let input = element("input type=checkbox", "");
    let control: HtmlInputElement = input.clone().unchecked_into();
    control.set_checked(on);
    view.hear(&input, "change", move |_| act(control.checked()));
    around("label", "boxed", &[&input, &element("span", words)])
}
