//! The workbook for incident stories. Each has four parts: detection, response, resolution and what changed.

use leptos::html;
use leptos::prelude::*;

use crate::browser::clock;
use crate::desk::components::{Button, Disclosure};
use crate::desk::note::{self, autosave};
use crate::desk::sitting::Desk;
use crate::i18n::{Text, t, text, tn};
use crate::study::Study;

/// How many stories there can be; nobody tells more in an interview.
const MOST: usize = 4;
/// Speaking pace, in words per minute.
const PACE: usize = 130;

/// The name of a story's title, beside those of its parts.
const TITLE: &str = "title";
/// The other parts of a story: the name among the guide's texts, what a reader sees, and what belongs there.
const PARTS: [(&str, Text, Text); 4] = [
    (
        "detection",
        text!("Detection"),
        text!("What told you, and how long after it began?"),
    ),
    (
        "response",
        text!("Response"),
        text!("Your own part, who did what, and the first theory that proved wrong."),
    ),
    (
        "resolution",
        text!("Resolution"),
        text!("What stopped the harm, what fixed the cause, and what it cost."),
    ),
    (
        "changed",
        text!("What changed"),
        text!("The repairs that were finished, and how you know that they hold."),
    ),
];

/// The workbook. `on_leave` closes the desk.
#[component]
pub(super) fn Stories(desk: Desk, on_leave: fn()) -> impl IntoView {
    let is_written = |number: &usize| desk.with_study_untracked(|study| words(study, *number)) > 0;
    let last = (1..=MOST).rev().find(is_written).unwrap_or_default();
    let shown = RwSignal::new(last);
    let add = Signal::derive(move || match shown.get() {
        0 => t!("Write a story").to_owned(),
        _ => t!("Write another story").to_owned(),
    });
    let is_full = Signal::derive(move || shown.get() >= MOST);
    view! {
        <section class="stories">
            <h3>{t!("Incident stories")}</h3>
            <p>{t!("Three or four incidents of your own, ready to be told in three minutes each.")}</p>
            <Example desk on_leave/>
            <div>
                <For each=move || 1..=shown.get() key=|number| *number let:number>
                    <Story desk number is_new={number > last}/>
                </For>
            </div>
            <div class="row">
                <Button text=add hidden=is_full on_press=move || shown.update(|shown| *shown += 1)/>
            </div>
        </section>
    }
}

/// A button that closes the desk and scrolls to the guide's own section on incident stories, if it has one.
#[component]
fn Example(desk: Desk, on_leave: fn()) -> impl IntoView {
    let (heading, text) = desk.heading("incident stor")?;
    let go = move || {
        let heading = heading.clone();
        on_leave();
        clock::soon(move || heading.scroll_into_view());
    };
    let text = t!("The guide shows how: {text}", text);
    Some(view! { <Button class="link" text on_press=go/> })
}

/// The fields of a story. A new one is open, with the focus in its first field.
#[component]
fn Story(desk: Desk, number: usize, is_new: bool) -> impl IntoView {
    let text = move |part| note::Text {
        desk,
        question: String::new(),
        name: name(number, part),
    };
    let summary = Signal::derive(move || desk.with_study(|study| summary_of(study, number)));
    let title = NodeRef::<html::Input>::new();
    if is_new {
        title.on_load(|title| drop(title.focus()));
    }
    let parts = PARTS.map(|(part, label, hint)| {
        view! {
            <label class="noted">
                <span>{label.get()}</span>
                <small>{hint.get()}</small>
                <textarea rows="3" use:autosave=text(part)></textarea>
            </label>
        }
    });
    view! {
        <Disclosure summary open=is_new>
            <label class="noted">
                <span>{t!("Title")}</span>
                <small></small>
                <input type="text" node_ref=title use:autosave=text(TITLE)/>
            </label>
            {parts}
        </Disclosure>
    }
}

/// A story in a line: its title, and how long it takes to tell.
fn summary_of(study: &Study, number: usize) -> String {
    let title = match study.text("", &name(number, TITLE)) {
        "" => t!("no title yet"),
        title => title,
    };
    let story = t!("Story {at}: {title}", at = number, title);
    match words(study, number) {
        0 => story,
        words => {
            let minutes = words.div_ceil(PACE);
            let length = tn!(words, "{n} word", "{n} words");
            let aloud = tn!(minutes, "about {n} minute aloud", "about {n} minutes aloud");
            format!("{story} ({length}, {aloud})")
        }
    }
}

/// How many words a story has so far.
fn words(study: &Study, number: usize) -> usize {
    let parts = PARTS.iter().map(|(part, ..)| *part).chain([TITLE]);
    parts
        .map(|part| {
            study
                .text("", &name(number, part))
                .split_whitespace()
                .count()
        })
        .sum()
}

/// The name of a story's part among the guide's texts.
fn name(number: usize, part: &str) -> String {
    format!("story-{number}/{part}")
}
