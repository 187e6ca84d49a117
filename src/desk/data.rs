//! Your data: where progress lives, and the ways in and out of this browser.

mod address;
mod away;
mod backup;
mod bring;
pub(super) mod kept;
mod merge;
mod orphans;
mod packed;
mod scan;

use leptos::prelude::*;

use super::components::Title;
use super::kept_file::{self, FileState};
use super::sitting::Desk;
use crate::browser::file;
use crate::study::BACKED_UP;
use away::ToAnotherDevice;
use backup::{Backup, ToOtherPrograms};
use bring::Bring;
use kept::KeepAFile;
use orphans::Orphans;

/// So many days without a backup are worth a word.
const OLD: i32 = 14;

/// The page of the reader's data.
#[component]
pub(super) fn Data(desk: Desk) -> impl IntoView {
    let size =
        Memo::new(move |_| desk.follow(|study| study.export(desk.now()).len().div_ceil(1024)));
    let file = kept_file::state();
    let age = move || {
        let age = desk.follow(|study| age_of_backup(study.text("", BACKED_UP), desk.today().0));
        file.with(FileState::as_backup).unwrap_or(age)
    };
    let arrived = RwSignal::new(address::carried());
    view! {
        <Title text="Your data"/>
        <p class="lead">
            {move || {
                let size = size.get();
                format!("What you tick, rate and write lives in this browser and nowhere else: {size} KB of it.")
            }}
        </p>
        <p class="muted">{promise()}</p>
        <p class="muted">{age}</p>
        <Section name="Back up"><Backup desk/></Section>
        {crate::browser::kept_file::is_possible().then(|| {
            view! { <Section name="Keep a file up to date"><KeepAFile/></Section> }
        })}
        <Section name="Bring back"><Bring desk arrived/></Section>
        <Section name="To another device"><ToAnotherDevice desk/></Section>
        <Section name="To other programs"><ToOtherPrograms desk/></Section>
        <Section name="Left behind by edits"><Orphans desk/></Section>
    }
}

/// A part of the page under its name.
#[component]
fn Section(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <section aria-label=name>
            <h3>{name}</h3>
            <div>{children().into_any()}</div>
        </section>
    }
}

/// Whether the browser has promised to keep what is stored, in words; empty before it answers.
fn promise() -> RwSignal<&'static str> {
    let promise = RwSignal::new("");
    file::is_kept(move |kept| {
        promise.try_set(if kept {
            "The browser has promised to keep it until you clear it yourself."
        } else {
            "The browser may clear it when space runs short, or after a while without a visit."
        });
    });
    promise
}

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
