//! A question or a follow-up against the clock: it stands alone, and the reader answers aloud or in writing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::countdown::countdown;
use super::interview::Interview;
use super::tape::indicator;
use crate::desk::keys::{goes_on, is_text};
use crate::desk::parts::{around, button, keys, line, row, title, value};
use crate::rehearsal::{Asked, Rehearsal, Stage};
use crate::view::View;
use crate::view::make::element;

/// Makes the screen of what is asked.
pub(super) fn asking(view: &mut View, interview: Interview, stage: Stage, asked: &Asked) {
    let follow_up = asked.follow_up.as_ref().filter(|_| stage != Stage::Asking);
    let (words, hidden) = match follow_up {
        Some(follow_up) => (&follow_up.text, "the sketch"),
        None => (&asked.title, "the framework"),
    };
    let paused = RwSignal::new(false);
    let text = element("textarea aria-label=Your answer", "");
    let typed = text.clone();
    let reveal = move || interview.reveal(value(&typed));
    let pause = move || {
        paused.update(|paused| *paused = !*paused);
        let paused = paused.get_untracked();
        interview.pause(paused);
        let news = if paused {
            "Paused."
        } else {
            "The clock runs on."
        };
        interview.desk.say(news);
    };

    let main = button(view, "main", &format!("Show {hidden}"), reveal.clone());
    let hold = button(view, "", "", pause);
    view.say(&hold, move || {
        let words = if paused.get() { "Resume" } else { "Pause" };
        words.to_owned()
    });
    let end = button(view, "quiet", "End here", move || interview.finish());
    let limit = interview.look(Rehearsal::limit).flatten();
    let clock = countdown(view, interview, limit.unwrap_or_default(), paused);
    let tape = indicator(view, interview.tape, paused);
    view.fill(&[
        &around(
            "div",
            "before",
            &[&line("muted", &where_in(interview, asked, stage)), &clock],
        ),
        &title(words),
        &tape,
        &line(
            "muted",
            "Answer aloud, as you would in the room. Or write it down.",
        ),
        &text,
        &row(&[&main, &hold, &end]),
        &keys(&[
            ("Space", &format!("shows {hidden}")),
            ("P", "pauses and resumes"),
            ("Esc", "ends and closes"),
        ]),
    ]);
    view.hear(&interview.desk.element(), "keydown", move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        if goes_on(event) {
            event.prevent_default();
            reveal();
        } else if matches!(event.key().as_str(), "p" | "P")
            && !(is_text(event) || event.ctrl_key() || event.meta_key() || event.alt_key())
        {
            pause();
        }
    });
}

/// Which question of how many, and what of it.
pub(super) fn where_in(interview: Interview, asked: &Asked, stage: Stage) -> String {
    let (place, all) = interview.look(Rehearsal::place).unwrap_or_default();
    let place = format!("Question {place} of {all}");
    match stage {
        Stage::FollowUpAsked | Stage::FollowUpRevealed => {
            format!("{place}, follow-up to: {}", asked.title)
        }
        Stage::Audited => format!("{place}: {}", asked.title),
        _ => place,
    }
}
