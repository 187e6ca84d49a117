//! Out of the browser: a backup of everything, and what other programs read.

use leptos::prelude::*;
use web_sys::Element;

use super::BACKED_UP;
use crate::anki::{self, Each};
use crate::browser::{file, window};
use crate::desk::parts::{button, line, row};
use crate::desk::sitting::Desk;
use crate::sheets::{Remarks, Sheet};
use crate::view::View;

type Arrived = RwSignal<Option<String>>;

/// Makes the ways to take a backup.
pub(super) fn backup(view: &mut View, desk: Desk, _: Arrived) {
    let advice = "One file that a person can read, with every guide you studied on this site. Bringing it back never loses what is newer here.";
    let everything = button(view, "main", "Download a backup", move || {
        let text = desk.study(|study| study.export(desk.now()));
        file::hand_out(&name(desk, "all", "json"), "application/json", &text);
        backed_up(desk);
    });
    let this = button(view, "", "Only this guide", move || {
        let text = desk.study(|study| study.progress(desk.now()));
        file::hand_out(&name(desk, "guide", "json"), "application/json", &text);
    });
    let copy = button(view, "", "Copy it", move || {
        let text = desk.study(|study| study.export(desk.now()));
        file::copy(&text, move |copied| {
            if copied {
                backed_up(desk);
                desk.say("Copied. Paste it somewhere you will find it again.");
            } else {
                desk.say("the browser does not let this page copy; download the backup instead");
            }
        });
    });
    let mut ways = vec![everything, this, copy];
    if file::can_share() {
        ways.push(button(view, "", "Share it", move || {
            let text = desk.study(|study| study.export(desk.now()));
            file::share(&name(desk, "all", "json"), &text, move |shared| {
                if shared {
                    backed_up(desk);
                }
            });
        }));
    }
    let ways: Vec<&Element> = ways.iter().collect();
    view.fill(&[&line("muted", advice), &row(&ways)]);
}

/// Makes the ways to other programs.
pub(super) fn to_other_programs(view: &mut View, desk: Desk, _: Arrived) {
    let advice = "Anki takes its file without a question asked; taking a newer one later updates the cards and keeps their schedule.";
    let each = |each: Each, what: &'static str| {
        move || {
            let text = anki::export(&desk.guide(), &desk.guide_id(), &address(), each);
            file::hand_out(&name(desk, what, "txt"), "text/plain", &text);
        }
    };
    let questions = button(
        view,
        "",
        "Anki, a card a question",
        each(Each::Question, "questions"),
    );
    let points = button(
        view,
        "",
        "Anki, a card a point",
        each(Each::Point, "points"),
    );
    let markdown = button(view, "", "Markdown", move || {
        file::hand_out(
            &name(desk, "progress", "md"),
            "text/markdown",
            &sheet(desk).markdown(),
        );
    });
    let csv = button(view, "", "CSV", move || {
        file::hand_out(
            &name(desk, "progress", "csv"),
            "text/csv",
            &sheet(desk).csv(),
        );
    });
    view.fill(&[
        &line("muted", advice),
        &row(&[&questions, &points, &markdown, &csv]),
    ]);
}

fn sheet(desk: Desk) -> Sheet {
    desk.study(|study| {
        let remarks = |question: &str| Remarks {
            due: study
                .last_review(question)
                .map(|review| review.due.to_string())
                .unwrap_or_default(),
            note: study.text(question, "note").to_owned(),
        };
        Sheet::of(&desk.guide(), study, &address(), remarks)
    })
}

/// The page's address, without what is not its own.
fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// A file's name: what is in it, and the day.
fn name(desk: Desk, what: &str, ending: &str) -> String {
    format!("study-{what}-{}.{ending}", desk.today())
}

fn backed_up(desk: Desk) {
    desk.write("", BACKED_UP, desk.today().0.to_string());
}
