//! What the widget recognised in the page, as a tree that leads to each place, and each problem with its next step.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::Trial;

/// What the widget reports about a page; the outline is none if it found no guide.
#[derive(Clone, PartialEq, Deserialize)]
pub(super) struct Found {
    outline: Option<Outline>,
    problems: Vec<Problem>,
}

#[derive(Clone, PartialEq, Deserialize)]
struct Outline {
    questions: Vec<Question>,
}

#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    title: String,
    intent: Option<String>,
    points: Vec<Item>,
    follow_ups: Vec<Item>,
}

#[derive(Clone, PartialEq, Deserialize)]
struct Item {
    text: String,
}

#[derive(Clone, PartialEq, Deserialize)]
struct Problem {
    message: String,
}

/// A place in the page: a question by its title or, with `text`, an item of that question.
#[derive(Clone, Serialize)]
pub(super) struct Place {
    title: String,
    text: Option<String>,
}

impl Found {
    /// Whether the widget takes the page for a guide.
    pub(super) fn is_guide(&self) -> bool {
        self.outline.is_some()
    }

    /// The numbers of questions, points and follow-ups, in a line.
    fn summary(&self) -> String {
        let Some(Outline { questions }) = &self.outline else {
            return "Nothing to study was recognised".to_owned();
        };
        let sum = |count: fn(&Question) -> usize| questions.iter().map(count).sum();
        [
            counted(questions.len(), "question"),
            counted(sum(|each| each.points.len()), "point"),
            counted(sum(|each| each.follow_ups.len()), "follow-up"),
        ]
        .join(", ")
    }
}

/// The summary, the problems and the tree, above the preview.
#[component]
pub(super) fn Recognised(trial: Trial) -> impl IntoView {
    let found = trial.found;
    let line = move || match found.get() {
        Some(found) => found.summary(),
        None if trial.text.with(|text| text.trim().is_empty()) => String::new(),
        None => "Reading your page…".to_owned(),
    };
    let word = move || {
        let is_guide = found.with(|found| found.as_ref().is_some_and(Found::is_guide));
        (trial.is_unrecognised.get() && is_guide).then_some(
            "By itself the page is not taken for a guide. The element in the tag is your word that it is one.",
        )
    };
    let problems = move || found.get().map(|found| found.problems).unwrap_or_default();
    let tree = move || {
        let outline = found.get()?.outline?;
        let questions = outline
            .questions
            .into_iter()
            .map(move |each| question(trial, each));
        Some(view! { <ol class="tree">{questions.collect_view()}</ol> })
    };
    view! {
        <p role="status" class="line">{line}</p>
        {move || word().map(|words| view! { <p class="muted">{words}</p> })}
        {move || {
            let problems = problems();
            (!problems.is_empty()).then(|| view! { <ul class="problems">{problems.into_iter().map(problem).collect_view()}</ul> })
        }}
        {tree}
    }
}

fn problem(problem: Problem) -> impl IntoView {
    let mut letters = problem.message.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let sentence = format!("{first}{}", letters.as_str());
    // What stands between backticks is code, as in Markdown.
    let parts = sentence.split('`').enumerate().map(|(place, part)| {
        let part = part.to_owned();
        match place % 2 {
            0 => part.into_any(),
            _ => view! { <code>{part}</code> }.into_any(),
        }
    });
    view! { <li>{parts.collect_view()}</li> }
}

fn question(trial: Trial, question: Question) -> impl IntoView {
    let place = move |title: String, text: Option<String>| {
        move || {
            trial.shown.set(Some(Place {
                title: title.clone(),
                text: text.clone(),
            }))
        }
    };
    let title = question.title;
    let items = |items: Vec<Item>| {
        let items = items.into_iter().map(|item| {
            let show = place(title.clone(), Some(item.text.clone()));
            view! { <li><button type="button" on:click=move |_| show()>{item.text}</button></li> }
        });
        items.collect_view()
    };
    let [points, follow_ups] = [question.points.len(), question.follow_ups.len()];
    let size = [counted(points, "point"), counted(follow_ups, "follow-up")].join(", ");
    let (points, follow_ups) = (
        items(question.points),
        (follow_ups > 0).then(|| items(question.follow_ups)),
    );
    let show = place(title.clone(), None);
    view! {
        <li>
            <details>
                <summary on:click=move |_| show()>{title}" "<span>{size}</span></summary>
                {question.intent.map(|intent| view! { <p class="muted">{intent}</p> })}
                <ul>{points}</ul>
                {follow_ups.map(|items| view! { <p class="muted">{"Follow-ups"}</p><ul>{items}</ul> })}
            </details>
        </li>
    }
}

fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
