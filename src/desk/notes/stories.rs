//! The workbook for incident stories: what told you, what you did, what stopped it and what changed, a few times over.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::clock;
use crate::desk::close_soon;
use crate::desk::dates::count;
use crate::desk::note::keep;
use crate::desk::parts::{around, button, disclosure, line, row, show};
use crate::desk::sitting::Desk;
use crate::study::Study;
use crate::view::View;
use crate::view::make::{element, fill};

/// How many stories there can be; nobody tells more in an interview.
const MOST: usize = 4;
/// Words told in a minute.
const PACE: usize = 130;

/// The name of a story's title.
const TITLE: &str = "title";
/// The other parts of a story: the name among the guide's texts, what a reader sees, and what belongs there.
const PARTS: [(&str, &str, &str); 4] = [
    (
        "detection",
        "Detection",
        "What told you, and how long after it began?",
    ),
    (
        "response",
        "Response",
        "Your own part, who did what, and the first theory that proved wrong.",
    ),
    (
        "resolution",
        "Resolution",
        "What stopped the harm, what fixed the cause, and what it cost.",
    ),
    (
        "changed",
        "What changed",
        "The repairs that were finished, and how you know that they hold.",
    ),
];

/// Makes the workbook.
pub(super) fn stories(view: &mut View, desk: Desk) -> Element {
    let written = |number: &usize| desk.study(|study| words(study, *number)) > 0;
    let last = (1..=MOST).rev().find(written).unwrap_or_default();
    let shown = RwSignal::new(last);
    let list = element("div", "");
    let stories: Vec<Element> = (1..=MOST).map(|number| story(view, desk, number)).collect();
    fill(&list, &stories.iter().collect::<Vec<_>>());
    let first = stories.clone();
    let add = button(view, "", "", move || {
        shown.update(|shown| *shown += 1);
        if let Some(story) = first.get(shown.get_untracked() - 1) {
            let _ = story.set_attribute("open", "");
            focus_first(story);
        }
    });
    let adds = add.clone();
    view.draw(move || {
        let shown = shown.get();
        for (nth, story) in stories.iter().enumerate() {
            show(story, nth < shown);
        }
        show(&adds, shown < MOST);
        adds.set_text_content(Some(match shown {
            0 => "Write a story",
            _ => "Write another story",
        }));
    });
    let advice = "Three or four incidents of your own, ready to be told in three minutes each.";
    let parts = [
        element("h3", "Incident stories"),
        line("", advice),
        frame(view, desk),
        list,
        row(&[&add]),
    ];
    around("section", "stories", &parts.each_ref())
}

/// The way to where the guide itself shows how to tell one.
fn frame(view: &mut View, desk: Desk) -> Element {
    let Some((heading, text)) = desk.heading("incident stor") else {
        return line("", "");
    };
    let words = ["The guide shows how: ", &text].concat();
    button(view, "link", &words, move || {
        let heading = heading.clone();
        close_soon();
        clock::soon(move || heading.scroll_into_view());
    })
}

fn story(view: &mut View, desk: Desk, number: usize) -> Element {
    let story = disclosure("");
    if let Some(summary) = story.first_element_child() {
        view.say(&summary, move || {
            desk.follow(|study| summary_of(study, number))
        });
    }
    let title = element("input type=text", "");
    keep(view, desk, "", &name(number, TITLE), &title);
    fill(&story, &[&field("Title", "", &title)]);
    for (part, words, hint) in PARTS {
        let text = element("textarea rows=3", "");
        keep(view, desk, "", &name(number, part), &text);
        fill(&story, &[&field(words, hint, &text)]);
    }
    story
}

/// A field under its label, and what belongs into it.
fn field(words: &str, hint: &str, field: &Element) -> Element {
    let label = element("span", words);
    let hint = element("small", hint);
    around("label", "noted", &[&label, &hint, field])
}

/// A story in a line: its title, and how long it takes to tell.
fn summary_of(study: &Study, number: usize) -> String {
    let title = match study.text("", &name(number, TITLE)) {
        "" => "no title yet",
        title => title,
    };
    match words(study, number) {
        0 => format!("Story {number}: {title}"),
        words => format!(
            "Story {number}: {title} ({}, about {} aloud)",
            count(words, "word"),
            count(words.div_ceil(PACE), "minute")
        ),
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

/// What a part of a story is called among the guide's texts.
fn name(number: usize, part: &str) -> String {
    format!("story-{number}/{part}")
}

/// Puts the focus into a story's first field.
fn focus_first(story: &Element) {
    if let Ok(Some(field)) = story.query_selector("input") {
        let _ = field.unchecked_ref::<HtmlElement>().focus();
    }
}
