//! The mode `Your data`: where progress is stored and how safe it is there, and how to move it out of this browser and
//! into it.

mod address;
mod arrived;
mod away;
mod backup;
mod before;
mod bring;
pub(super) mod kept;
mod merge;
mod orphans;
mod packed;
mod protection;
mod scan;

use leptos::prelude::*;

use super::components::Title;
use super::sitting::Desk;
use crate::i18n::t;
use away::ToAnotherDevice;
use backup::{Backup, ToOtherPrograms};
use before::Before;
use bring::Bring;
use kept::KeepAFile;
use orphans::Orphans;
use protection::Protection;

/// The screen of the mode.
#[component]
pub(super) fn Data(desk: Desk) -> impl IntoView {
    let arrived = RwSignal::new(address::carried());
    view! {
        <Title text=t!("Your data")/>
        <p class="lead">
            {t!("What you tick, rate and write lives in this browser and nowhere else.")}
        </p>
        <Protection desk/>
        <Before desk/>
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
