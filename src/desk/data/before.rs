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

/// The stored copy; none until it is read, and if there is none.
type Kept = RwSignal<Option<Snapshot>, LocalStorage>;

/// A section on the stored copy, if there is one.
#[component]
pub(super) fn Before(desk: Desk) -> impl IntoView {
    let kept = Kept::new_local(None);
    look(kept);
    move || {
        let snapshot = kept.get()?;
        let copy = saved::import(&snapshot.text).ok()?;
        let words = describe(copy.exported, &snapshot.before);
        let copy = StoredValue::new(copy);
        let bring_back = move || {
            take(desk, "restore");
            copy.with_value(|copy| restore(desk, copy));
            desk.announce(t!(
                "Everything is as it was then. What you had until now is kept in its place."
            ));
            look(kept);
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

/// Stores a copy of everything. `before` is the name of the change that follows, for [`describe`].
pub(super) fn take(desk: Desk, before: &str) {
    snapshot::keep(
        before,
        &desk.with_study_untracked(|study| study.export(desk.now())),
    );
}

fn look(kept: Kept) {
    spawn_local(async move { drop(kept.try_set(snapshot::read().await)) });
}

/// When the copy was made, and before which change, in words.
fn describe(time: Millis, before: &str) -> String {
    let day = in_full(Day::of(time, clock::behind()));
    match before {
        "reset" => t!(
            "A copy of everything, made on {day} before a guide was reset.",
            day
        ),
        "merge" => t!(
            "A copy of everything, made on {day} before a backup or a link was merged.",
            day
        ),
        "discard" => t!(
            "A copy of everything, made on {day} before something was discarded.",
            day
        ),
        "restore" => t!(
            "A copy of everything, made on {day} before an older copy was brought back.",
            day
        ),
        _ => t!(
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
