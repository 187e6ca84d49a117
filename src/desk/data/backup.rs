//! Exports: backups of everything, and files for other programs.

use leptos::prelude::*;

use crate::anki::{self, Each, Extra};
use crate::browser::{file, markup, window};
use crate::desk::components::Button;
use crate::desk::sitting::Desk;
use crate::guide::Question;
use crate::i18n::t;
use crate::sheets::{Remarks, Sheet};
use crate::study::BACKED_UP;

/// How many words of a guide's title are in the name of a file.
const TITLE_WORDS: usize = 5;

/// The buttons that take a backup.
#[component]
pub(super) fn Backup(desk: Desk) -> impl IntoView {
    let everything = move || desk.with_study_untracked(|study| study.export(desk.now()));
    let download = move || download_all(desk);
    let download_guide = move || {
        let text = desk.with_study_untracked(|study| study.progress(desk.now()));
        file::hand_out(
            &name_of_guide(desk, "guide", "json"),
            "application/json",
            &text,
        );
    };
    let copy = move || {
        file::copy(&everything(), move |copied| {
            if copied {
                backed_up(desk);
                desk.announce(t!("Copied. Paste it somewhere you will find it again."));
            } else {
                desk.announce(t!(
                    "the browser does not let this page copy; download the backup instead"
                ));
            }
        });
    };
    let share = move || {
        file::share(&name(desk, "all", "json"), &everything(), move |shared| {
            if shared {
                backed_up(desk);
            }
        });
    };
    view! {
        <p class="muted">
            {t!("One file that a person can read, with every guide you studied on this site. Bringing it back never loses what is newer here.")}
        </p>
        <div class="row">
            <Button class="main" text=t!("Download a backup") on_press=download/>
            <Button text=t!("Only this guide") on_press=download_guide/>
            <Button text=t!("Copy it") on_press=copy/>
            {file::can_share().then(|| view! { <Button text=t!("Share it") on_press=share/> })}
        </div>
    }
}

/// Downloads a backup of everything, and stores the day on which it was taken.
pub(super) fn download_all(desk: Desk) {
    let everything = desk.with_study_untracked(|study| study.export(desk.now()));
    file::hand_out(&name(desk, "all", "json"), "application/json", &everything);
    backed_up(desk);
}

/// The buttons that export to other programs.
#[component]
pub(super) fn ToOtherPrograms(desk: Desk) -> impl IntoView {
    let anki = move |each: Each, what: &str| {
        let extra = |question: &Question| extra(desk, question);
        let text = anki::export(&desk.guide(), &desk.guide_id(), &address(), each, &extra);
        file::hand_out(&name(desk, what, "txt"), "text/plain", &text);
    };
    let markdown = move || {
        let text = sheet(desk).markdown();
        file::hand_out(
            &name_of_guide(desk, "progress", "md"),
            "text/markdown",
            &text,
        );
    };
    let csv = move || {
        let text = sheet(desk).csv();
        file::hand_out(&name_of_guide(desk, "progress", "csv"), "text/csv", &text);
    };
    view! {
        <p class="muted">
            {t!("Anki imports this file as it is; importing a newer one later updates the cards and keeps their schedule.")}
        </p>
        <div class="row">
            <Button text=t!("Anki, one card per question") on_press=move || anki(Each::Question, "questions")/>
            <Button text=t!("Anki, one card per point") on_press=move || anki(Each::Point, "points")/>
            <Button text="Markdown" on_press=markdown/>
            <Button text="CSV" on_press=csv/>
        </div>
    }
}

/// What an Anki card has besides the question's texts: the reader's status, and the author's blocks as mark-up.
fn extra(desk: Desk, question: &Question) -> Extra {
    let place = desk.place(question);
    let place = place.as_deref();
    Extra {
        status: Some(desk.with_study_untracked(|study| study.status(&question.id))),
        framework: place.map(markup::framework).unwrap_or_default(),
        points: place.map(markup::points).unwrap_or_default(),
    }
}

fn sheet(desk: Desk) -> Sheet {
    desk.with_study_untracked(|study| {
        let remarks = |question: &str| Remarks {
            due: study
                .comes_back(question)
                .map(|due| due.to_string())
                .unwrap_or_default(),
            note: study.text(question, "note").to_owned(),
        };
        Sheet::of(&desk.guide(), study, &address(), remarks)
    })
}

/// The page's address without query and fragment.
fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// A file name from what is in the file and the day.
fn name(desk: Desk, what: &str, ending: &str) -> String {
    format!("study-{what}-{}.{ending}", desk.today())
}

/// A file name for what is of this guide alone, with the first words of its title.
fn name_of_guide(desk: Desk, what: &str, ending: &str) -> String {
    let title = desk.title().to_lowercase();
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).take(TITLE_WORDS);
    let named: Vec<&str> = [what].into_iter().chain(words).collect();
    name(desk, &named.join("-"), ending)
}

fn backed_up(desk: Desk) {
    desk.write("", BACKED_UP, desk.today().0.to_string());
}
