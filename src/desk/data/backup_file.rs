//! The views of the backup file that `desk::backup_file` keeps up to date: its state, and the buttons to choose it, to
//! allow writing it, and to stop.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::desk::backup_file::{self, FileState};
use crate::desk::components::Button;
use crate::i18n::t;

impl FileState {
    /// The sentence that replaces the age of the last backup; none if the file is not up to date.
    pub(super) fn as_backup(&self) -> Option<String> {
        match self {
            FileState::UpToDate { name } => {
                Some(t!("“{name}” is kept up to date: it is your backup.", name))
            }
            _ => None,
        }
    }

    /// What keeps the file from being up to date, if anything.
    fn trouble(&self) -> Option<String> {
        match self {
            FileState::Asks { name } => Some(t!(
                "“{name}” is not kept up to date until you allow it again.",
                name
            )),
            FileState::Failed { name, why } => Some(t!(
                "the file “{name}” was not brought up to date: {why}",
                name,
                why
            )),
            FileState::Unchosen | FileState::UpToDate { .. } => None,
        }
    }
}

/// The state of the file, and the buttons to choose one and to stop keeping it up to date.
#[component]
pub(super) fn BackupFile() -> impl IntoView {
    let state = RwSignal::from(backup_file::state());
    let is_unchosen = move || state.with(|state| *state == FileState::Unchosen);
    let said = move || {
        state
            .with(|state| state.as_backup().or_else(|| state.trouble()))
            .unwrap_or_default()
    };
    view! {
        <p class="muted">
            {t!("A file of your own, on this device or in a folder that another program syncs. It is updated while you study here, and never loses what it once held.")}
        </p>
        <p hidden=is_unchosen>{said}</p>
        <div class="row">
            <Button text=t!("Make a new file") on_press=|| spawn_local(backup_file::create())/>
            <Button text=t!("Use a file that is there") on_press=|| spawn_local(backup_file::open())/>
            <Button
                class="quiet"
                text=t!("Stop updating it")
                hidden=Signal::derive(is_unchosen)
                on_press=|| spawn_local(backup_file::forget())
            />
        </div>
    }
}

/// A line at the foot of the desk that says why the file is not up to date, with a button that resolves it.
#[component]
pub(in crate::desk) fn FileNeeds() -> impl IntoView {
    let state = RwSignal::from(backup_file::state());
    let trouble = Memo::new(move |_| state.with(FileState::trouble));
    let asks = move || state.with(|state| matches!(state, FileState::Asks { .. }));
    let allow = Signal::derive(move || {
        let words = if asks() {
            t!("Allow it")
        } else {
            t!("Try again")
        };
        words.to_owned()
    });
    view! {
        <div class="kept" role="status" hidden=move || trouble.with(Option::is_none)>
            <p>{move || trouble.get().unwrap_or_default()}</p>
            <Button text=allow on_press=|| spawn_local(backup_file::allow())/>
        </div>
    }
}
