//! What should have been in the answer, the author's framework or the sketch of a follow-up, with checkboxes for what
//! was in it.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::interview::Interview;
use super::playback::Playback;
use super::position::Position;
use super::verdict::Verdict;
use crate::desk::components::{Checkbox, Title, keep_until_cleanup};
use crate::desk::exhibit::Exhibit;
use crate::desk::own_words::OwnWords;
use crate::guide::Question;
use crate::i18n::t;
use crate::rehearsal::{AskedQuestion, Stage, time};

/// The slot that shows the author's own blocks.
const SLOT: &str = "revealed";

/// The framework of the question, below what the reader answered.
#[component]
pub(super) fn RevealedFramework(interview: Interview, asked: Rc<AskedQuestion>) -> impl IntoView {
    let covered = RwSignal::new(asked.covered().len());
    let question = interview.question(&asked);
    if let Some(question) = &question {
        keep_until_cleanup(framework(interview, question, &asked, covered));
    }
    let points = asked.points.iter().map(|point| point.text.clone());
    interview.read_answer(&asked, &points.collect::<Vec<_>>());
    let intent = question.and_then(|question| question.intent.clone());
    let intent = intent.map(|intent| t!("What they are really asking: {intent}", intent));
    let (all, heading) = (asked.points.len(), asked.title.clone());
    view! {
        <Answered interview stage=Stage::Revealed asked heading/>
        {intent.map(|intent| view! { <p class="muted">{intent}</p> })}
        <p class="muted">{t!("Tick the points you covered.")}</p>
        <slot name=SLOT></slot>
        <Verdict interview>
            <p role="status">{move || t!("{covered} of {all} points covered", covered = covered.get(), all)}</p>
        </Verdict>
    }
}

/// The author's framework, with a checkbox beside each point; `covered` counts those that are ticked.
fn framework(
    interview: Interview,
    question: &Question,
    asked: &AskedQuestion,
    covered: RwSignal<usize>,
) -> Option<Exhibit> {
    let place = interview.desk.place(question)?;
    let mut exhibit = Exhibit::new(interview.desk, SLOT, &place.framework, &place.points);
    let points = question.framework.points.iter().enumerate();
    for (index, point) in points {
        // A point that is put away was not asked, and has no checkbox.
        let mut those_asked = asked.points.iter();
        let Some(point) = those_asked.find(|asked| asked.id == point.id) else {
            continue;
        };
        let (on, id) = (RwSignal::new(point.on), point.id.clone());
        exhibit.tick(index, &point.text, on, move |ticked| {
            on.set(ticked);
            interview.update(|rehearsal, _| rehearsal.mark_covered(&id, ticked));
            let counted = interview.with(|rehearsal| rehearsal.asked().covered().len());
            covered.set(counted.unwrap_or_default());
        });
    }
    Some(exhibit)
}

/// The author's sketch of an answer to the follow-up, below what the reader answered.
#[component]
pub(super) fn RevealedSketch(interview: Interview, asked: Rc<AskedQuestion>) -> impl IntoView {
    let follow_up = asked.follow_up.clone()?;
    let blocks = sketch(interview, &asked, &follow_up.id);
    let texts = blocks
        .iter()
        .flatten()
        .filter_map(|block| block.text_content());
    interview.read_answer(&asked, &texts.collect::<Vec<_>>());
    let exhibit = blocks.map(|blocks| Exhibit::new(interview.desk, SLOT, &blocks, &[]));
    let blocks = match exhibit {
        Some(_) => view! { <slot name=SLOT class="whole"></slot> }.into_any(),
        None => view! { <p class="muted">{t!("The author gave no sketch of an answer.")}</p> }
            .into_any(),
    };
    keep_until_cleanup(exhibit);
    let cover = move |on| interview.update(|rehearsal, _| rehearsal.mark_follow_up(on));
    Some(view! {
        <Answered interview stage=Stage::FollowUpRevealed asked heading=follow_up.text/>
        {blocks}
        <Verdict interview>
            <Checkbox
                class="boxed"
                text=t!("My answer covered this")
                checked=follow_up.on
                on_change=cover
            />
        </Verdict>
    })
}

/// The author's sketch of an answer to a follow-up; none where there is none.
fn sketch(interview: Interview, asked: &AskedQuestion, follow_up: &str) -> Option<Vec<Element>> {
    let question = interview.question(asked)?;
    let mut follow_ups = question.follow_ups.iter();
    let index = follow_ups.position(|known| known.id == follow_up)?;
    let place = interview.desk.place(&question)?;
    let sketch = place.sketches.get(index)?.clone();
    (!sketch.is_empty()).then_some(sketch)
}

/// What was asked and what the reader answered, in writing and aloud.
#[component]
fn Answered(
    interview: Interview,
    stage: Stage,
    asked: Rc<AskedQuestion>,
    heading: String,
) -> impl IntoView {
    let took = interview.with(|rehearsal| rehearsal.took());
    let took = t!("You took {time}.", time = time(took.unwrap_or_default()));
    let written = interview.written.get_untracked();
    let question = asked.question.clone();
    let is_framework = stage == Stage::Revealed;
    let desk = interview.desk;
    view! {
        <Position interview stage asked/>
        <Title text=heading/>
        <p class="muted">{took}</p>
        {match is_framework {
            true => view! { <OwnWords desk question written/> }.into_any(),
            false => {
                let written = (!written.trim().is_empty()).then_some(written);
                written
                    .map(|written| view! { <blockquote aria-label=t!("Your answer")>{written}</blockquote> })
                    .into_any()
            }
        }}
        <Playback tape=interview.tape/>
    }
}
