//! The copy of everything made before the last reset, merge, discard or restore, and the button that restores it.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::clock;
use crate::browser::snapshot::{self, Snapshot};
use crate::browser::store::BrowserStore;
use crate::desk::components::Button;
use crate::desk::dates::in_full;
use crate::desk::sitting::Desk;
use crate::i18n::t;
use crate::progress::{Day, Millis};
use crate::saved::{self, Import};
use crate::study::Study;

/// The change that a copy was made before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::desk) enum CopiedBefore {
    /// A guide was reset, in the widget.
    Reset,
    /// A backup or a link was merged.
    Merge,
    /// An orphan was discarded.
    Discard,
    /// An older copy was restored.
    Restore,
}

impl CopiedBefore {
    const ALL: [CopiedBefore; 4] = [
        CopiedBefore::Reset,
        CopiedBefore::Merge,
        CopiedBefore::Discard,
        CopiedBefore::Restore,
    ];

    /// Its name, which is stored with the copy.
    pub(in crate::desk) fn name(self) -> &'static str {
        match self {
            CopiedBefore::Reset => "reset",
            CopiedBefore::Merge => "merge",
            CopiedBefore::Discard => "discard",
            CopiedBefore::Restore => "restore",
        }
    }

    /// The change with this name; none if another version stored the name.
    fn named(name: &str) -> Option<CopiedBefore> {
        CopiedBefore::ALL
            .into_iter()
            .find(|change| change.name() == name)
    }
}

/// The stored copy; none until it is read, and if there is none.
type Stored = RwSignal<Option<Snapshot>, LocalStorage>;

/// A section on the stored copy, if there is one.
#[component]
pub(super) fn LastCopy(desk: Desk) -> impl IntoView {
    let stored = Stored::new_local(None);
    load(stored);
    move || {
        let snapshot = stored.get()?;
        let copy = saved::import(&snapshot.text).ok()?;
        let words = describe(copy.exported, CopiedBefore::named(&snapshot.before));
        let copy = StoredValue::new(copy);
        let bring_back = move || {
            make(desk, CopiedBefore::Restore);
            copy.with_value(|copy| restore(desk, copy));
            desk.announce(t!(
                "Everything is as it was then. What you had until now is kept in its place."
            ));
            load(stored);
        };
        Some(view! {
            <section aria-label=t!("Before the last change")>
                <h3>{t!("Before the last change")}</h3>
                <p class="muted">{words}</p>
                <div class="row"><Button text=t!("Bring it back") on_press=bring_back/></div>
            </section>
        })
    }
}

/// Stores a copy of everything, before a change.
pub(super) fn make(desk: Desk, before: CopiedBefore) {
    snapshot::keep(
        before.name(),
        &desk.with_study_untracked(|study| study.export(desk.now())),
    );
}

fn load(stored: Stored) {
    spawn_local(async move { drop(stored.try_set(snapshot::read().await)) });
}

/// When the copy was made, and before which change, in words.
fn describe(time: Millis, before: Option<CopiedBefore>) -> String {
    let day = in_full(Day::of(time, clock::behind()));
    match before {
        Some(CopiedBefore::Reset) => t!(
            "A copy of everything, made on {day} before a guide was reset.",
            day
        ),
        Some(CopiedBefore::Merge) => t!(
            "A copy of everything, made on {day} before a backup or a link was merged.",
            day
        ),
        Some(CopiedBefore::Discard) => t!(
            "A copy of everything, made on {day} before something was discarded.",
            day
        ),
        Some(CopiedBefore::Restore) => t!(
            "A copy of everything, made on {day} before an older copy was brought back.",
            day
        ),
        None => t!(
            "A copy of everything, made on {day} before something was changed.",
            day
        ),
    }
}

/// Restores the copy, in this guide and in every other.
fn restore(desk: Desk, copy: &Import) {
    desk.change_all(|study, now| study.restore(copy, now));
    let here = desk.guide_id();
    let now = desk.now();
    for guide in copy.records.keys().filter(|guide| **guide != here) {
        let store = Box::new(BrowserStore);
        let mut study = Study::open(guide, Rc::default(), store, clock::replica(), now);
        study.restore(copy, now);
    }
}
