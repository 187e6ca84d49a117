//! The mode `Notes`: the reader's note on each question, with a filter by words, and their incident stories.

mod stories;

use leptos::prelude::*;

use super::components::{Checkbox, Field, Title};
use super::note::{NOTE, Text, autosave};
use super::sitting::Desk;
use stories::Stories;

use crate::i18n::{t, tn};

/// How many questions are shown at once; the filter finds the others.
const MOST: usize = 40;

/// The screen of the mode. `on_leave` closes the desk.
#[component]
pub(super) fn Notes(desk: Desk, on_leave: fn()) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let only_written = RwSignal::new(false);
    let found = Memo::new(move |_| words.with(|words| matching(desk, words, only_written.get())));
    let shown = move || found.get().into_iter().take(MOST);
    let rest = move || match found.with(Vec::len) {
        0 => t!("No question and no note has these words.").to_owned(),
        1..=MOST => String::new(),
        more => tn!(
            more - MOST,
            "{n} question more: type a word of the one you look for.",
            "{n} more questions: type a word of the one you look for."
        ),
    };
    view! {
        <section>
            <Title text=t!("Notes")/>
            <p class="muted">{t!("What you write is saved as you type, in this browser alone.")}</p>
            <Stories desk on_leave/>
            <h3>{t!("Notes on questions")}</h3>
            <div class="row">
                <Field label=t!("Find")>
                    <input
                        type="search"
                        on:input=move |event| words.set(event_target_value(&event).to_lowercase())
                    />
                </Field>
                <Checkbox text=t!("Only with a note") on_change=move |on| only_written.set(on)/>
            </div>
            <div>
                <For each=shown key=|index| *index let:index>
                    <QuestionNote desk index/>
                </For>
                <p class="muted">{rest}</p>
            </div>
        </section>
    }
}

/// A question's title, and under it the note on it.
#[component]
fn QuestionNote(desk: Desk, index: usize) -> impl IntoView {
    let question = desk.question(index)?;
    let text = Text {
        desk,
        question: question.id.clone(),
        name: NOTE.to_owned(),
    };
    Some(view! {
        <label class="noted">
            <span>{question.title.clone()}</span>
            <textarea class="note" rows="1" use:autosave=text></textarea>
        </label>
    })
}

/// The questions that have every word in their title or their note, by index in the guide.
fn matching(desk: Desk, words: &str, only_written: bool) -> Vec<usize> {
    let guide = desk.guide();
    let questions = guide.questions.iter().enumerate();
    let matching = questions.filter(|(_, question)| {
        desk.with_study_untracked(|study| {
            let note = study.text(&question.id, NOTE);
            let text = format!("{} {note}", question.title).to_lowercase();
            (!only_written || !note.is_empty())
                && words.split_whitespace().all(|word| text.contains(word))
        })
    });
    matching.map(|(index, _)| index).collect()
}
