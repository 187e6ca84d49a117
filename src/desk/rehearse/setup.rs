//! What to rehearse: how many questions, how long each, drawn from which, and whether to record the answers.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};

use super::history::history;
use super::interview::Interview;
use super::revealed::boxed;
use super::tape::{Tape, because};
use crate::browser::{clock, microphone};
use crate::desk::dates::count;
use crate::desk::parts::{around, button, labelled, line, row, show, title, value};
use crate::rehearsal::{Pool, Setup};
use crate::study::Study;
use crate::view::View;
use crate::view::make::{element, fill, with};

/// What a reader may choose from, and where the choice begins.
const QUESTIONS: [usize; 6] = [1, 2, 3, 5, 8, 12];
const MINUTES: [usize; 5] = [1, 2, 3, 5, 10];
const FIRST: usize = 3;

/// Each pool in words: what is in it, and what that means.
const POOLS: [(&str, &str); 4] = [
    ("All", "the whole guide"),
    ("New", "never ticked nor rated"),
    ("Weak", "begun and not sure yet, or fading"),
    ("Due", "coming back today, or overdue"),
];

const RECORDED: &str = "Your browser will ask whether this page may use the microphone. What you say is held in this tab \
    until you go on to what comes next, to be heard again after the reveal. It is never stored and never sent.";

/// Makes the first screen.
pub(super) fn setup(view: &mut View, interview: Interview) {
    let (from, questions, minutes) = (RwSignal::new(0), RwSignal::new(FIRST), RwSignal::new(FIRST));
    let counts = counts(interview);
    let questions_choice = choice(view, "Questions", &QUESTIONS, questions);
    let minutes_choice = choice(view, "Minutes for each", &MINUTES, minutes);
    let pools = pools(view, counts, from);
    let said = element("p role=status", "");
    view.say(&said, move || {
        let asked = questions.get().min(counts[from.get()]);
        let whole = asked * (minutes.get() + 1);
        let (asked, whole) = (count(asked, "question"), count(whole, "minute"));
        format!("{asked}, about {whole} with the follow-ups.")
    });
    let (record, trouble) = recording(view, interview.tape);
    let waits = RwSignal::new(false);
    let begin = button(view, "main", "", move || {
        let setup = Setup {
            questions: questions.get_untracked(),
            minutes: u32::try_from(minutes.get_untracked()).unwrap_or(1),
            from: Pool::ALL[from.get_untracked()],
            seed: clock::seed(),
        };
        if !interview.tape.is_wanted() {
            return interview.begin(setup);
        }
        waits.set(true);
        let trouble = trouble.clone();
        spawn_local(async move {
            let begun = interview.tape.begin().await;
            // The desk may have been closed meanwhile.
            if waits.try_set(false).is_some() {
                return;
            }
            match begun {
                Ok(()) => interview.begin(setup),
                Err(silence) => {
                    let words = [because(silence), " Begin without, or try again."].concat();
                    trouble.set_text_content(Some(&words));
                    show(&trouble, true);
                }
            }
        });
    });
    view.say(&begin, move || {
        let words = if waits.get() {
            "Waiting for the microphone"
        } else {
            "Begin"
        };
        words.to_owned()
    });
    let what = "A few questions against the clock, each with a follow-up. Then a score card.";
    let past = history(view, interview);
    view.fill(&[
        &title("Rehearse an interview"),
        &line("muted", what),
        &row(&[&questions_choice, &minutes_choice]),
        &pools,
        &record,
        &around("div", "start", &[&begin, &said]),
        &past,
    ]);
}

/// How many questions are in each pool today.
fn counts(interview: Interview) -> [usize; 4] {
    let today = interview.desk.today();
    let topics = interview.desk.study(Study::topics);
    Pool::ALL.map(|pool| {
        let topics = topics.iter();
        topics.filter(|topic| pool.holds(topic, today)).count()
    })
}

/// A number to choose.
fn choice(view: &mut View, words: &str, numbers: &[usize], chosen: RwSignal<usize>) -> Element {
    let select = element("select", "");
    for number in numbers {
        let text = number.to_string();
        let mut option = with(element("option", &text), "value", &text);
        if *number == chosen.get_untracked() {
            option = with(option, "selected", "");
        }
        fill(&select, &[&option]);
    }
    let control = select.clone();
    view.hear(&select, "change", move |_| {
        chosen.set(value(&control).parse().unwrap_or(FIRST));
    });
    labelled(words, &select)
}

/// The pools, with how many questions are in each; one that is empty cannot be chosen.
fn pools(view: &mut View, counts: [usize; 4], from: RwSignal<usize>) -> Element {
    let pools = element("fieldset", "");
    fill(&pools, &[&element("legend", "Drawn from")]);
    for (index, (name, meaning)) in POOLS.into_iter().enumerate() {
        let radio = element("input type=radio name=pool", "");
        let control: &HtmlInputElement = radio.unchecked_ref();
        control.set_checked(index == 0);
        control.set_disabled(counts[index] == 0);
        view.hear(&radio, "change", move |_| from.set(index));
        let words = [
            element("strong", name),
            element("span class=count", &counts[index].to_string()),
            element("small", meaning),
        ];
        let [name, count, meaning] = &words;
        fill(
            &pools,
            &[&around("label", "pool", &[&radio, name, count, meaning])],
        );
    }
    pools
}

/// The wish to be recorded, with what that means; and the line that says why it cannot be.
fn recording(view: &mut View, tape: Tape) -> (Element, Element) {
    tape.want(false);
    let wish = boxed(view, "Record my answers", false, move |on| tape.want(on));
    let trouble = element("p role=status class=notice hidden=", "");
    let means = match microphone::silence() {
        None => RECORDED,
        Some(silence) => {
            if let Some(control) = wish.first_element_child() {
                control
                    .unchecked_into::<HtmlInputElement>()
                    .set_disabled(true);
            }
            because(silence)
        }
    };
    let means = line("muted", means);
    (around("div", "record", &[&wish, &means, &trouble]), trouble)
}
