//! Notes: what the reader wrote on each question, found by a word of it, and their incident stories.

mod stories;

use leptos::prelude::*;
use web_sys::Element;

use super::dates::count;
use super::note::{NOTE, keep};
use super::parts::{around, labelled, line, lowercase, row, title, value};
use super::sitting::Desk;
use crate::view::View;
use crate::view::make::element;

/// How many questions are shown at once; the filter finds the others.
const MOST: usize = 40;

/// What the reader looks for.
#[derive(Clone, Default, PartialEq)]
struct Wanted {
    words: String,
    /// Only what has a note.
    written: bool,
}

/// Makes the notes.
pub(super) fn notes(view: &mut View, desk: Desk) {
    let wanted = RwSignal::new(Wanted::default());
    let advice = "What you write is saved as you type, in this browser alone.";
    let list = element("div", "");
    let screen = around(
        "section",
        "",
        &[
            &title("Notes"),
            &line("muted", advice),
            &stories::stories(view, desk),
            &element("h3", "Notes on questions"),
            &filter(view, wanted),
            &list,
        ],
    );
    view.fill(&[&screen]);
    view.part(&list, move |view| {
        let found = wanted.with(|wanted| found(desk, wanted));
        let guide = desk.guide();
        for index in found.iter().take(MOST) {
            let question = &guide.questions[*index];
            let field = element("textarea class=note rows=1", "");
            keep(view, desk, &question.id, NOTE, &field);
            let name = element("span", &question.title);
            view.fill(&[&around("label", "noted", &[&name, &field])]);
        }
        let words = match found.len() {
            0 => "No question and no note has these words.".to_owned(),
            1..=MOST => String::new(),
            more => format!(
                "{} more: type a word of the one you look for.",
                count(more - MOST, "question")
            ),
        };
        view.fill(&[&line("muted", &words)]);
    });
}

/// The field and the box that choose what is shown.
fn filter(view: &mut View, wanted: RwSignal<Wanted>) -> Element {
    let words = element("input type=search", "");
    let typed = words.clone();
    view.hear(&words, "input", move |_| {
        let words = lowercase(&value(&typed));
        wanted.update(|wanted| wanted.words = words);
    });
    let written = element("input type=checkbox", "");
    view.hear(&written, "change", move |_| {
        wanted.update(|wanted| wanted.written = !wanted.written);
    });
    let box_and_words = [&written, &element("span", "Only with a note")];
    row(&[
        &labelled("Find", &words),
        &around("label", "", &box_and_words),
    ])
}

/// The questions that have every word in their title or their note, by their place in the guide.
fn found(desk: Desk, wanted: &Wanted) -> Vec<usize> {
    let guide = desk.guide();
    let has_it = |index: &usize| {
        let question = &guide.questions[*index];
        desk.study(|study| {
            let note = study.text(&question.id, NOTE);
            let text = lowercase(&[&question.title, " ", note].concat());
            let mut words = wanted.words.split_whitespace();
            (!wanted.written || !note.is_empty()) && words.all(|word| text.contains(word))
        })
    };
    (0..guide.questions.len()).filter(has_it).collect()
}
