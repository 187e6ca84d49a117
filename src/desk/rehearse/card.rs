//! The score card: what came of an interview, in words, as a picture, and as a file to keep.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::interview::{Interview, Screen};
use super::picture::picture;
use crate::browser::file;
use crate::desk::dates::in_full;
use crate::desk::parts::{around, button, disclosure, line, row, title};
use crate::rehearsal::{Card, Scored, time};
use crate::view::View;
use crate::view::make::{element, fill};

/// Makes the score card.
pub(super) fn card(view: &mut View, interview: Interview, card: Rc<Card>) {
    let words = card.in_words();
    let whole = words.first().map_or("", String::as_str);
    let table = disclosure("The same as a table");
    fill(&table, &[&table_of(&card)]);
    view.fill(&[
        &line("muted", &in_full(card.on)),
        &title("Score card"),
        &line("whole", whole),
        &picture(&card, whole),
        &table,
        &element("h3", "Question by question"),
        &each(&card),
    ]);
    view.fill(&[&element("h3", "To study"), &to_study(&card)]);
    let back = button(view, "main", "Rehearse again", move || {
        interview.screen.set(Screen::SetUp);
    });
    let export = button(view, "", "Export as Markdown", move || {
        let text = card.markdown(&interview.desk.title());
        let name = format!("rehearsal-{}.md", card.on);
        file::hand_out(&name, "text/markdown", &text);
        interview
            .desk
            .say([&name, " is handed to your browser."].concat());
    });
    view.fill(&[&row(&[&back, &export])]);
}

/// How each question went.
fn each(card: &Card) -> Element {
    let list = element("ol class=each", "");
    for scored in &card.scored {
        let item = element("li", "");
        let words = [
            element("strong", &scored.title),
            line("", &card.went(scored)),
        ];
        fill(&item, &[&words[0], &words[1]]);
        fill(&list, &[&item]);
    }
    list
}

/// What to study: of each question that fell short, what was missing.
fn to_study(card: &Card) -> Element {
    let short = card.to_study();
    if short.is_empty() {
        return line("", "Nothing: you covered every point, in time.");
    }
    let list = element("ul class=study", "");
    for scored in short {
        let item = element("li", "");
        fill(&item, &[&element("strong", &scored.title)]);
        let missing = missing(card, scored);
        let more = element("ul", "");
        for words in &missing {
            fill(&more, &[&element("li", words)]);
        }
        if !missing.is_empty() {
            fill(&item, &[&more]);
        }
        fill(&list, &[&item]);
    }
    list
}

fn missing(card: &Card, scored: &Scored) -> Vec<String> {
    let points = scored.points.iter().filter(|told| !told.on);
    let mut missing: Vec<String> = points.map(|told| told.text.clone()).collect();
    if let Some(told) = scored.follow_up.as_ref().filter(|told| !told.on) {
        missing.push(format!("Follow-up: {}", told.text));
    }
    let mistakes = scored.mistakes.iter();
    missing.extend(mistakes.map(|mistake| format!("Mistake: {mistake}")));
    if card.is_over(scored) {
        missing.push(format!("Say it in {}.", time(card.limit)));
    }
    missing
}

fn table_of(card: &Card) -> Element {
    let table = element("table", "");
    let row = |tag: &str, cells: [&str; 4]| {
        let row = element("tr", "");
        for (index, cell) in cells.into_iter().enumerate() {
            let kind = match (tag, index) {
                ("th", _) => "th scope=col",
                (_, 0) => "th scope=row",
                _ => "td",
            };
            fill(&row, &[&element(kind, cell)]);
        }
        fill(&table, &[&row]);
    };
    row("th", ["Question", "Points", "Time", "Follow-up"]);
    for scored in &card.scored {
        let (covered, points) = scored.covered();
        let follow_up = match scored.follow_up.as_ref().map(|told| told.on) {
            Some(true) => "answered",
            Some(false) => "missed",
            None => "none",
        };
        let points = format!("{covered} of {points}");
        row(
            "td",
            [&scored.title, &points, &time(scored.used), follow_up],
        );
    }
    around("div", "wide", &[&table])
}
