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
use crate::i18n::{t, tn};
use crate::study::BACKED_UP;
use away::ToAnotherDevice;
use backup::{Backup, ToOtherPrograms};
use bring::Bring;
use kept::KeepAFile;
use orphans::Orphans;

/// So many days without a backup are worth a word.
const OLD: usize = 14;

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
        <Title text=t!("Your data")/>
        <p class="lead">
            {move || {
                let size = size.get();
                t!("What you tick, rate and write lives in this browser and nowhere else: {size} KB of it.", size)
            }}
        </p>
        <p class="muted">{promise()}</p>
        <p class="muted">{age}</p>
        <Section name=t!("Back up")><Backup desk/></Section>
        {crate::browser::kept_file::is_possible().then(|| {
            view! { <Section name=t!("Keep a file up to date")><KeepAFile/></Section> }
        })}
        <Section name=t!("Bring back")><Bring desk arrived/></Section>
        <Section name=t!("To another device")><ToAnotherDevice desk/></Section>
        <Section name=t!("To other programs")><ToOtherPrograms desk/></Section>
        <Section name=t!("Left behind by edits")><Orphans desk/></Section>
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
            t!("The browser has promised to keep it until you clear it yourself.")
        } else {
            t!("The browser may clear it when space runs short, or after a while without a visit.")
        });
    });
    promise
}

/// How old the last backup is, in words; `day` is its text.
fn age_of_backup(day: &str, today: i32) -> String {
    let days = day.parse().map(|day: i32| today.saturating_sub(day));
    match days.map(|days| days.max(0) as usize) {
        Err(_) => t!("You have no backup yet. Take one now and then.").to_owned(),
        Ok(0) => t!("You took a backup today.").to_owned(),
        Ok(1) => t!("You took a backup yesterday.").to_owned(),
        Ok(days @ ..OLD) => tn!(
            days,
            "You took a backup {n} day ago.",
            "You took a backup {n} days ago."
        ),
        Ok(days) => tn!(
            days,
            "Your last backup is {n} day old. It is time for another.",
            "Your last backup is {n} days old. It is time for another."
        ),
    }
}
