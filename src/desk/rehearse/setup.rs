//! What to rehearse: how many questions, how long each, drawn from which, and whether to record the answers.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::choices::{Choices, FIRST};
use super::hands_free::HandsFree;
use super::history::History;
use super::interview::Interview;
use super::tape::{Tape, reason};
use crate::browser::{clock, microphone};
use crate::desk::components::{Button, Checkbox, Field, Title};
use crate::i18n::{Text, t, text, tn};
use crate::rehearsal::{Pool, Setup};
use crate::study::Study;

/// The choices for the number of questions and of minutes.
const QUESTIONS: [usize; 6] = [1, 2, 3, 5, 8, 12];
const MINUTES: [usize; 5] = [1, 2, 3, 5, 10];

/// The name and the meaning of each pool, in the order of [`Pool::ALL`].
const POOLS: [(Text, Text); 4] = [
    (text!("All"), text!("the whole guide")),
    (text!("New"), text!("never ticked nor rated")),
    (text!("Weak"), text!("begun and not sure yet, or fading")),
    (text!("Due"), text!("coming back today, or overdue")),
];

const RECORDED: Text = text!(
    "Your browser will ask whether this page may use the microphone. The recording stays in this tab until you go on, so that you can hear it after the reveal. It is never stored and never sent."
);

/// The first screen.
#[component]
pub(super) fn SetUp(interview: Interview) -> impl IntoView {
    let Choices {
        from,
        questions,
        minutes,
    } = interview.choices;
    let counts = counts(interview);
    if counts[from.get_untracked()] == 0 {
        from.set(0);
    }
    let guide = interview.desk.guide();
    let has_follow_ups = guide
        .questions
        .iter()
        .any(|each| !each.follow_ups.is_empty());
    let duration = move || {
        let asked = questions.get().min(counts[from.get()]);
        duration(asked, minutes.get(), has_follow_ups)
    };
    let what = match has_follow_ups {
        true => t!("A few questions against the clock, each with a follow-up. Then a score card."),
        false => t!("A few questions against the clock. Then a score card."),
    };
    // Why the microphone is not available, once that is known.
    let trouble = RwSignal::new(String::new());
    let is_waiting = RwSignal::new(false);
    let begin = move || {
        let setup = Setup {
            questions: questions.get_untracked(),
            minutes: u32::try_from(minutes.get_untracked()).unwrap_or(1),
            from: Pool::ALL[from.get_untracked()],
            seed: clock::seed(),
        };
        if !interview.tape.is_enabled() {
            return interview.begin(setup);
        }
        is_waiting.set(true);
        spawn_local(async move {
            let started = interview.tape.start().await;
            // The desk may have been closed meanwhile.
            if is_waiting.try_set(false).is_some() {
                return;
            }
            match started {
                Ok(()) => interview.begin(setup),
                Err(error) => {
                    trouble.set(t!(
                        "{reason} Begin without recording, or try again.",
                        reason = reason(error)
                    ));
                }
            }
        });
    };
    let begin_word = Signal::derive(move || {
        let word = if is_waiting.get() {
            t!("Waiting for the microphone")
        } else {
            t!("Begin")
        };
        word.to_owned()
    });
    view! {
        <Title text=t!("Rehearse an interview")/>
        <p class="muted">{what}</p>
        <div class="row">
            <Choice label=t!("Questions") numbers=&QUESTIONS chosen=questions/>
            <Choice label=t!("Minutes for each") numbers=&MINUTES chosen=minutes/>
        </div>
        <Pools counts from/>
        <Record tape=interview.tape trouble/>
        <HandsFree interview/>
        <div class="start">
            <Button class="main" text=begin_word on_press=begin/>
            <p role="status">{duration}</p>
        </div>
        <History interview/>
    }
}

/// How long so many questions take, in words.
fn duration(asked: usize, minutes: usize, has_follow_ups: bool) -> String {
    let whole = asked * (minutes + usize::from(has_follow_ups));
    let time = tn!(whole, "{n} minute", "{n} minutes");
    match has_follow_ups {
        true => tn!(
            asked,
            "{n} question, about {time} with the follow-ups.",
            "{n} questions, about {time} with the follow-ups.",
            time
        ),
        false => tn!(
            asked,
            "{n} question, about {time}.",
            "{n} questions, about {time}.",
            time
        ),
    }
}

/// How many questions are in each pool today.
fn counts(interview: Interview) -> [usize; 4] {
    let today = interview.desk.today();
    let topics = interview.desk.with_study_untracked(Study::topics);
    Pool::ALL.map(|pool| {
        let topics = topics.iter();
        topics.filter(|topic| pool.holds(topic, today)).count()
    })
}

/// A `select` for a number.
#[component]
fn Choice(
    label: &'static str,
    numbers: &'static [usize],
    chosen: RwSignal<usize>,
) -> impl IntoView {
    let first = chosen.get_untracked();
    let option = |number: usize| {
        view! { <option value=number.to_string() selected=number == first>{number}</option> }
    };
    let options = numbers.iter().copied().map(option).collect_view();
    view! {
        <Field label>
            <select on:change=move |event| {
                chosen.set(event_target_value(&event).parse().unwrap_or(FIRST));
            }>{options}</select>
        </Field>
    }
}

/// The pools, with how many questions are in each; one that is empty cannot be chosen.
#[component]
fn Pools(counts: [usize; 4], from: RwSignal<usize>) -> impl IntoView {
    let pools = POOLS.into_iter().zip(counts).enumerate();
    let pools = pools.map(|(index, ((name, meaning), count))| {
        view! {
            <label class="pool">
                <input
                    type="radio"
                    name="pool"
                    prop:checked=index == from.get_untracked()
                    disabled=count == 0
                    on:change=move |_| from.set(index)
                />
                <strong>{name.get()}</strong>
                <span class="count">{count}</span>
                <small>{meaning.get()}</small>
            </label>
        }
    });
    view! { <fieldset><legend>{t!("Drawn from")}</legend>{pools.collect_view()}</fieldset> }
}

/// The checkbox for recording and what it means, and the line that says why recording failed.
#[component]
fn Record(tape: Tape, trouble: RwSignal<String>) -> impl IntoView {
    tape.set_enabled(false);
    let error = microphone::unavailable();
    view! {
        <div class="record">
            <Checkbox
                class="boxed"
                text=t!("Record my answers")
                disabled=error.is_some()
                on_change=move |on| tape.set_enabled(on)
            />
            <p class="muted">{error.map_or(RECORDED.get(), reason)}</p>
            <p role="status" class="notice" hidden=move || trouble.with(String::is_empty)>
                {trouble}
            </p>
        </div>
    }
}
