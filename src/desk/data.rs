//! The mode `Your data`: where progress is stored and how safe it is there, and how to move it out of this browser and
//! into it.

mod address;
mod arrived;
mod backup;
pub(super) mod backup_file;
mod bring;
pub(super) mod last_copy;
mod merge;
mod orphans;
mod packed;
mod protection;
mod scan;
mod to_another_device;

use leptos::prelude::*;

use super::components::Title;
use super::sitting::Desk;
use crate::i18n::t;
use backup::{Backup, ToOtherPrograms};
use backup_file::BackupFile;
use bring::Bring;
use last_copy::LastCopy;
use orphans::Orphans;
use protection::Protection;
use to_another_device::ToAnotherDevice;

/// The screen of the mode. What the page's address carried is shown before everything else.
#[component]
pub(super) fn Data(desk: Desk) -> impl IntoView {
    let carried = address::carried();
    let is_carried = carried.is_some();
    let arrived = RwSignal::new(carried);
    let bring = move || view! { <Section name=t!("Bring back")><Bring desk arrived/></Section> };
    view! {
        <Title text=t!("Your data")/>
        <p class="lead">
            {t!("What you tick, rate and write lives in this browser and nowhere else.")}
        </p>
        {is_carried.then(bring)}
        <Protection desk/>
        <LastCopy desk/>
        <Section name=t!("Back up")><Backup desk/></Section>
        {crate::browser::kept_file::is_possible().then(|| {
            view! { <Section name=t!("Keep a file up to date")><BackupFile/></Section> }
        })}
        {(!is_carried).then(bring)}
        <Section name=t!("To another device")><ToAnotherDevice desk/></Section>
        <Section name=t!("To other programs")><ToOtherPrograms desk/></Section>
        <Section name=t!("Left behind by edits")><Orphans desk/></Section>
    }
}

/// A section of the screen with its heading.
#[component]
fn Section(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <section aria-label=name>
            <h3>{name}</h3>
            <div>{children().into_any()}</div>
        </section>
    }
}
