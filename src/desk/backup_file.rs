//! A backup file of the reader's choice, kept up to date automatically. It only ever grows: each write merges what the
//! file holds, so cleared storage does not empty it, and two devices may share one in a synchronised folder.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::browser::events::Listener;
use crate::browser::kept_file::{FileError, KeptFile, is_possible};
use crate::browser::store::BrowserStore;
use crate::browser::{clock, document, key_value, lock, window};
use crate::progress::Millis;
use crate::study::keep_up;

/// The delay of a write after the last change, in milliseconds (a debounce).
const QUIET: u32 = 1500;
/// The suggested name of a new file.
const NAME: &str = "study-progress.json";
/// Key of the file's entry in `browser::key_value`: its handle, and when it last held everything.
const KEY: &str = "file";

/// The state of the file.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) enum FileState {
    /// No file is chosen.
    #[default]
    Unchosen,
    /// The file holds everything that is stored.
    UpToDate { name: String },
    /// The file cannot be written before the reader allows it again.
    Asks { name: String },
    /// The file could not be chosen, read or written.
    Failed { name: String, why: String },
}

thread_local! {
    static FILE: RefCell<Option<KeptFile>> = const { RefCell::new(None) };
    static STATE: ArcRwSignal<FileState> = ArcRwSignal::default();
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static IS_FOLLOWED: Cell<bool> = const { Cell::new(false) };
}

/// The state of the file, as a signal.
pub(super) fn state() -> ArcRwSignal<FileState> {
    STATE.with(ArcRwSignal::clone)
}

/// Keeps the file up to date from now on with what the reader does on this page, in the desk or the widget. Later calls
/// only bring it up to date once.
pub(super) fn follow() {
    if IS_FOLLOWED.replace(true) || !is_possible() {
        spawn_local(update());
        return;
    }
    // These listeners last as long as the page.
    std::mem::forget([
        Listener::new(&window(), "study-progress", |_| update_soon()),
        Listener::new(&document(), "visibilitychange", |_| {
            if document().hidden() && WAITING.with_borrow(Option::is_some) {
                spawn_local(update());
            }
        }),
    ]);
    spawn_local(async {
        let entry = key_value::read(KEY).await;
        let handle = entry.and_then(|entry| Reflect::get(&entry, &"handle".into()).ok());
        if let Some(file) = handle.and_then(KeptFile::from_handle) {
            FILE.set(Some(file));
            update().await;
        }
    });
}

/// Writes the file once nothing has changed for [`QUIET`] milliseconds.
pub(super) fn update_soon() {
    if FILE.with_borrow(Option::is_some) {
        WAITING.set(Some(Timeout::new(QUIET, || spawn_local(update()))));
    }
}

/// Lets the reader choose an existing file. What it holds is merged, not overwritten.
pub(super) async fn open() {
    choose(KeptFile::open().await).await;
}

/// Lets the reader choose where a new file goes.
pub(super) async fn create() {
    choose(KeptFile::create(NAME).await).await;
}

async fn choose(chosen: Result<KeptFile, FileError>) {
    match chosen {
        Ok(file) => {
            FILE.set(Some(file));
            update().await;
        }
        // The reader closed the picker: nothing changes.
        Err(FileError::Cancelled) => {}
        Err(error) => state().set(after(Err(error), NAME.to_owned())),
    }
}

/// Asks for permission to write the file, then brings it up to date.
pub(super) async fn allow() {
    if let Some(file) = FILE.with_borrow(Clone::clone) {
        // If the reader refuses, the state stays `Asks` and its button stays on the screen.
        let _ = file.ask().await;
        update().await;
    }
}

/// Stops keeping the file up to date; its content stays.
pub(super) async fn forget() {
    FILE.set(None);
    state().set(FileState::Unchosen);
    let _ = key_value::remove(KEY).await;
}

/// Brings the file up to date, if there is one and the browser lets us without asking the reader.
async fn update() {
    WAITING.set(None);
    let Some(file) = FILE.with_borrow(Clone::clone) else {
        return;
    };
    let (written, name) = (file.clone(), file.name());
    // Under a lock that all tabs share, so that no tab overwrites a newer text with an older one.
    let outcome = lock::alone("study-widget-file", async move { write(&written).await }).await;
    let outcome = outcome.unwrap_or(Err(FileError::NotAllowed));
    if is_chosen(&file) {
        state().set(after(outcome, name));
    }
}

/// Whether this file is still the chosen one; the reader may have chosen another while it was written.
fn is_chosen(file: &KeptFile) -> bool {
    FILE.with_borrow(|chosen| chosen.as_ref() == Some(file))
}

/// Merges what is stored with what the file holds, and writes the result if it differs.
async fn write(file: &KeptFile) -> Result<(), FileError> {
    if !file.may_write().await {
        return Err(FileError::NotAllowed);
    }
    let before = file.read().await?;
    let all = keep_up(&BrowserStore, &before, clock::now());
    let all = all.map_err(|error| FileError::Failed(error.to_string()))?;
    // `all` is none if nothing is stored: the file then stays as it is.
    if let Some(all) = all.filter(|all| without_time(all) != without_time(&before)) {
        file.write(&all).await?;
    }
    if is_chosen(file) {
        // If this fails, the file is still kept up to date until the page is left.
        let _ = key_value::write(KEY, &entry(file, clock::now())).await;
    }
    Ok(())
}

/// The entry in `browser::key_value` for the next visit: the file's handle, and when the file last held everything.
fn entry(file: &KeptFile, at: Millis) -> JsValue {
    let entry = Object::new();
    let _ = Reflect::set(&entry, &"handle".into(), file.handle());
    let _ = Reflect::set(&entry, &"at".into(), &JsValue::from_f64(at as f64));
    entry.into()
}

/// When the file last held everything that was stored; none if no file is chosen.
pub(super) async fn last_written() -> Option<Millis> {
    let entry = key_value::read(KEY).await?;
    let at = Reflect::get(&entry, &"at".into()).ok()?.as_f64()?;
    Some(at as Millis)
}

/// The parts of an export before and after the time at which it was made, so that exports can be compared without it.
fn without_time(export: &str) -> (&str, &str) {
    let (before, rest) = export.split_once("\"exported\":").unwrap_or((export, ""));
    (
        before,
        rest.trim_start_matches(|digit: char| digit.is_ascii_digit()),
    )
}

fn after(outcome: Result<(), FileError>, name: String) -> FileState {
    match outcome {
        Ok(()) => FileState::UpToDate { name },
        Err(FileError::NotAllowed | FileError::Cancelled) => FileState::Asks { name },
        Err(FileError::Failed(why)) => FileState::Failed { name, why },
    }
}
