//! Where I stand: what the reader remembers of each question, the days they studied, what comes back and how well
//! answers went, as pictures.

mod bars;
mod strength;
mod year;

use leptos::prelude::*;

use super::dates::count;
use super::mode::Mode;
use super::parts::{around, button, line, row, title};
use super::sitting::Desk;
use crate::plan::Topic;
use crate::progress::Day;
use crate::standing::{Standing, standing as standing_of};
use crate::view::View;
use crate::view::make::{element, fill};

/// Makes the pictures.
pub(super) fn standing(view: &mut View, desk: Desk, mode: RwSignal<Mode>) {
    let screen = element("div", "");
    view.fill(&[&around("section", "", &[&title("Where I stand"), &screen])]);
    view.part(&screen, move |view| {
        let today = desk.today();
        let (topics, standing) = desk.follow(|study| {
            let topics = study.topics();
            let standing = standing_of(&topics, study.reviews(), today);
            (topics, standing)
        });
        let studied = standing.studied.iter().map(|(_, count)| count).sum();
        match studied {
            0 => nothing_yet(view, mode),
            answers => shown(view, topics, &standing, answers, today),
        }
    });
}

/// Before the first review of the year there is nothing to draw.
fn nothing_yet(view: &mut View, mode: RwSignal<Mode>) {
    let words = "Nothing yet. Each answer you rate adds to this page: what you remember of each question, the days you \
        studied, and what comes back when.";
    let begin = button(view, "main", "Begin a review", move || {
        mode.set(Mode::Review);
    });
    view.fill(&[&line("lead", words), &row(&[&begin])]);
}

fn shown(view: &mut View, topics: Vec<Topic>, standing: &Standing, answers: usize, today: Day) {
    let rated = standing.strengths.iter().flatten().count();
    let streak = match standing.streak {
        0 => "No day in a row yet".to_owned(),
        days => format!("{} in a row", count(days, "day")),
    };
    let facts = [
        streak,
        format!("{rated} of {} begun", count(topics.len(), "question")),
        format!("{} in a year", count(answers, "answer")),
    ];
    let list = element("ul class=facts", "");
    for fact in &facts {
        let (number, words) = fact.split_once(' ').unwrap_or((fact, ""));
        let words = format!(" {words}");
        let (number, words) = (element("b", number), element("span", &words));
        fill(&list, &[&around("li", "", &[&number, &words])]);
    }
    let parts = [
        list,
        strength::strength(view, topics, &standing.strengths),
        bars::falling_due(view, &standing.falling_due, today),
        bars::recall(view, &standing.recall),
        year::year(view, &standing.studied),
    ];
    view.fill(&parts.each_ref());
}
