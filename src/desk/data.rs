//! Your data: where progress lives, and the ways in and out of this browser.

mod away;
mod backup;
mod bring;
pub(super) mod kept;
mod packed;
mod scan;
mod strays;

use leptos::prelude::*;

use super::parts::{line, title};
use super::sitting::Desk;
use crate::browser::file;
use crate::view::View;
use crate::view::make::{element, fill, with};
use kept::Kept;

/// The guide's text that says on which day a backup was last taken: a day's number.
const BACKED_UP: &str = "backed-up";
/// So many days without a backup are worth a word.
const OLD: i32 = 14;

/// Makes the page of the reader's data.
pub(super) fn data(view: &mut View, desk: Desk) {
    let where_it_is = element("p class=lead", "");
    let age = line("muted", "");
    view.say(&where_it_is, move || desk.follow(|study| {
        let size = study.export(desk.now()).len().div_ceil(1024);
        format!("What you tick, rate and write lives in this browser and nowhere else: {size} KB of it.")
    }));
    view.say(&age, move || {
        let age = desk.follow(|study| age_of_backup(study.text("", BACKED_UP), desk.today().0));
        desk.kept.with(Kept::as_backup).unwrap_or(age)
    });
    let promise = line("muted", "");
    let said = promise.clone();
    file::is_kept(move |kept| {
        said.set_text_content(Some(if kept {
            "The browser has promised to keep it until you clear it yourself."
        } else {
            "The browser may clear it when space runs short, or after a while without a visit."
        }));
    });
    view.fill(&[&title("Your data"), &where_it_is, &promise, &age]);
    let arrived = RwSignal::new(bring::from_the_address());
    for (heading, make) in SECTIONS {
        if heading == KEPT && !kept::is_possible() {
            continue;
        }
        let section = with(element("section", ""), "aria-label", heading);
        fill(&section, &[&element("h3", heading)]);
        let body = element("div", "");
        fill(&section, &[&body]);
        view.fill(&[&section]);
        view.part(&body, move |view| make(view, desk, arrived));
    }
}

const KEPT: &str = "Keep a file up to date";

/// A section: it is given the text that is to be brought in, if one has arrived.
type Section = fn(&mut View, Desk, RwSignal<Option<String>>);

const SECTIONS: [(&str, Section); 6] = [
    ("Back up", backup::backup),
    (KEPT, kept::keep_a_file),
    ("Bring back", bring::bring),
    ("To another device", away::to_another_device),
    ("To other programs", backup::to_other_programs),
    ("Left behind by edits", strays::strays),
];

/// How old the last backup is, in words; `day` is its text.
fn age_of_backup(day: &str, today: i32) -> String {
    match day.parse().map(|day: i32| today - day) {
        Err(_) => "You have no backup yet. Take one now and then.".to_owned(),
        Ok(..=0) => "You took a backup today.".to_owned(),
        Ok(1) => "You took a backup yesterday.".to_owned(),
        Ok(days @ ..OLD) => format!("You took a backup {days} days ago."),
        Ok(days) => format!("Your last backup is {days} days old. It is time for another."),
    }
}
