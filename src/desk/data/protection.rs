//! How safe the reader's data is, in one line: its size, whether the browser protects it, and the age of the last
//! backup, with a button for the most useful next step.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::backup::download_all;
use crate::browser::protection;
use crate::desk::backup_file::{self, FileState};
use crate::desk::components::Button;
use crate::desk::sitting::Desk;
use crate::i18n::{t, tn};
use crate::study::BACKED_UP;

/// The age of the last backup, in days, from which the reader is asked for another.
const OLD: usize = 14;
/// The size of `localStorage` in browsers, in KB. No browser reports it; the quota that they do report is for other
/// stores.
const ROOM: usize = 5 * 1024;

/// The line, with its button.
#[component]
pub(super) fn Protection(desk: Desk) -> impl IntoView {
    // None until the browser answers, and where it does not say.
    let protected = RwSignal::new(None);
    spawn_local(async move {
        protected.try_set(protection::is_protected().await);
    });
    let size =
        Memo::new(move |_| desk.with_study(|study| study.export(desk.now()).len().div_ceil(1024)));
    let file = backup_file::state();
    let in_file = Signal::derive(move || file.with(FileState::as_backup));
    let days = move || {
        let day = desk.with_study(|study| study.text("", BACKED_UP).parse::<i32>().ok())?;
        Some(desk.today().0.saturating_sub(day).max(0) as usize)
    };
    let words = move || {
        let promise = match protected.get() {
            Some(true) => t!("The browser has promised to keep it until you clear it yourself."),
            Some(false) => t!(
                "The browser may clear it when space runs short, or after a while without a visit."
            ),
            None => "",
        };
        let (size, room) = (size.get(), ROOM / 1024);
        let backup = in_file.get().unwrap_or_else(|| age(days()));
        format!("{size} KB / {room} MB. {promise} {backup}")
    };
    let needs_backup = move || in_file.get().is_none() && days().is_none_or(|days| days >= OLD);
    let is_open = move || protected.get() == Some(false);
    let ask = move || {
        spawn_local(async move {
            let is_protected = protection::ask().await;
            if protected.try_set(Some(is_protected)).is_none() && !is_protected {
                desk.announce(t!("the browser does not promise it yet; install the app or come back often, and ask again"));
            }
        });
    };
    view! {
        <p role="status">{words}</p>
        <div class="row">
            <Button
                class="main"
                text=t!("Take a backup now")
                hidden=Signal::derive(move || !needs_backup())
                on_press=move || download_all(desk)
            />
            <Button
                class="main"
                text=t!("Ask the browser to keep it")
                hidden=Signal::derive(move || needs_backup() || !is_open())
                on_press=ask
            />
        </div>
    }
}

/// How old the last backup is, in words.
fn age(days: Option<usize>) -> String {
    match days {
        None => t!("You have no backup yet. Take one now and then.").to_owned(),
        Some(0) => t!("You took a backup today.").to_owned(),
        Some(1) => t!("You took a backup yesterday.").to_owned(),
        Some(days @ ..OLD) => tn!(
            days,
            "You took a backup {n} day ago.",
            "You took a backup {n} days ago."
        ),
        Some(days) => tn!(
            days,
            "Your last backup is {n} day old. It is time for another.",
            "Your last backup is {n} days old. It is time for another."
        ),
    }
}
