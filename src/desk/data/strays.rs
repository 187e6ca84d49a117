//! What an author's edits left without a place: to be put where it belongs now, or discarded. Both can be taken back.

use leptos::prelude::*;
use web_sys::Element;

use crate::desk::parts::{around, button, line, row, set_value, value};
use crate::desk::sitting::Desk;
use crate::study::Orphan;
use crate::view::View;
use crate::view::make::{element, fill, with};

/// Makes the list of records whose questions are gone.
pub(super) fn strays(view: &mut View, desk: Desk, _: RwSignal<Option<String>>) {
    let orphans = desk.follow(|study| study.orphans());
    if orphans.is_empty() {
        let words = "Nothing. When a question leaves this article, what you did with it is kept and listed here.";
        return view.fill(&[&line("muted", words)]);
    }
    for orphan in orphans {
        let item = stray(view, desk, &orphan);
        view.fill(&[&item]);
    }
}

fn stray(view: &mut View, desk: Desk, orphan: &Orphan) -> Element {
    let title = if orphan.title.is_empty() {
        &orphan.question
    } else {
        &orphan.title
    };
    let facts = format!("{} ticked, {} reviews", orphan.ticked, orphan.reviews);
    let name = format!("The question that “{title}” is now");
    let choice = with(element("select", ""), "aria-label", &name);
    for question in &desk.guide().questions {
        fill(
            &choice,
            &[&with(
                element("option", &question.title),
                "value",
                &question.id,
            )],
        );
    }
    if let Some(guess) = &orphan.guess {
        set_value(&choice, guess);
    }
    let (chosen, id) = (choice.clone(), orphan.question.clone());
    let attach = button(view, "", "It is this question now", move || {
        let question = value(&chosen);
        desk.alter(|study, now| study.reattach(&id, &question, now));
        desk.say("Its ticks, reviews and note are with that question now.");
    });
    let id = orphan.question.clone();
    let discard = button(view, "quiet", "Discard", move || {
        desk.alter(|study, now| study.discard(&id, true, now));
        desk.say("Discarded; it is still in backups.");
    });
    let heading = around(
        "p",
        "",
        &[
            &element("strong", title),
            &element("span", &format!(" · {facts}")),
        ],
    );
    around(
        "div",
        "stray",
        &[&heading, &row(&[&choice, &attach, &discard])],
    )
}
