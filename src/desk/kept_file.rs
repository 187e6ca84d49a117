//! A backup in a file of the reader's choice, which is brought up to date by itself. It only ever grows: what it holds is
//! merged at each write, so that storage that was cleared empties no file, and two devices may share one in a folder that is
//! carried between them.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::browser::events::Listener;
use crate::browser::kept_file::{FileError, KeptFile, is_possible};
use crate::browser::store::BrowserStore;
use crate::browser::{clock, document, lock, room, window};
use crate::progress::Millis;
use crate::study::keep_up;

/// So long after a change it is written, in milliseconds, if nothing else changes.
const QUIET: u32 = 1500;
/// What the file is called where the reader names it no other way.
const NAME: &str = "study-progress.json";
/// The name of the file's handle in the room.
const KEPT: &str = "file";

/// How the file is doing.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) enum FileState {
    /// There is none.
    #[default]
    Unchosen,
    /// It holds everything.
    Kept { name: String },
    /// The browser wants the reader's word before it is written.
    Asks { name: String },
    /// It could not be written.
    Failed { name: String, why: String },
}

thread_local! {
    static FILE: RefCell<Option<KeptFile>> = const { RefCell::new(None) };
    static STATE: ArcRwSignal<FileState> = ArcRwSignal::default();
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static IS_FOLLOWED: Cell<bool> = const { Cell::new(false) };
}

/// How the file is doing, now and from now on.
pub(super) fn state() -> ArcRwSignal<FileState> {
    STATE.with(ArcRwSignal::clone)
}

/// From now on the file follows what the reader does on this page, in the desk or not.
pub(super) fn follow() {
    if IS_FOLLOWED.replace(true) || !is_possible() {
        spawn_local(update());
        return;
    }
    // The page lives as long as these.
    std::mem::forget([
        Listener::new(&window(), "study-progress", |_| update_soon()),
        Listener::new(&document(), "visibilitychange", |_| {
            if document().hidden() && WAITING.with_borrow(Option::is_some) {
                spawn_local(update());
            }
        }),
    ]);
    spawn_local(async {
        let kept = room::read(KEPT).await;
        let handle = kept.and_then(|kept| Reflect::get(&kept, &"handle".into()).ok());
        if let Some(file) = handle.and_then(KeptFile::from_handle) {
            FILE.set(Some(file));
            update().await;
        }
    });
}

/// Brings the file up to date once things have been quiet for a moment.
pub(super) fn update_soon() {
    if FILE.with_borrow(Option::is_some) {
        WAITING.set(Some(Timeout::new(QUIET, || spawn_local(update()))));
    }
}

/// Has the reader choose a file that is there; what it holds stays in it.
pub(super) async fn open() {
    choose(KeptFile::open().await).await;
}

/// Has the reader say where a new file goes.
pub(super) async fn create() {
    choose(KeptFile::create(NAME).await).await;
}

async fn choose(chosen: Result<KeptFile, FileError>) {
    match chosen {
        Ok(file) => {
            FILE.set(Some(file));
            update().await;
        }
        // A reader who chose none wants none.
        Err(FileError::Cancelled) => {}
        Err(error) => state().set(after(Err(error), NAME.to_owned())),
    }
}

/// Asks the reader to let us write the file.
pub(super) async fn allow() {
    if let Some(file) = FILE.with_borrow(Clone::clone) {
        // Where they say no, what is shown goes on asking.
        let _ = file.ask().await;
        update().await;
    }
}

/// Leaves the file as it is from now on.
pub(super) async fn forget() {
    FILE.set(None);
    state().set(FileState::Unchosen);
    let _ = room::remove(KEPT).await;
}

/// Brings the file up to date, if there is one and the browser lets us without asking the reader.
async fn update() {
    WAITING.set(None);
    let Some(file) = FILE.with_borrow(Clone::clone) else {
        return;
    };
    let (written, name) = (file.clone(), file.name());
    // Alone among the tabs, so that nothing older ever comes after.
    let outcome = lock::alone("study-widget-file", async move { write(&written).await }).await;
    let outcome = outcome.unwrap_or(Err(FileError::NotAllowed));
    if is_chosen(&file) {
        state().set(after(outcome, name));
    }
}

/// Whether it is still the file; the reader may have chosen another meanwhile.
fn is_chosen(file: &KeptFile) -> bool {
    FILE.with_borrow(|chosen| chosen.as_ref() == Some(file))
}

/// Writes what is stored and what the file holds into the file, if that is more than it holds.
async fn write(file: &KeptFile) -> Result<(), FileError> {
    if !file.may_write().await {
        return Err(FileError::NotAllowed);
    }
    let before = file.read().await?;
    let all = keep_up(&BrowserStore, &before, clock::now());
    let all = all.map_err(|error| FileError::Failed(error.to_string()))?;
    // Where nothing is stored, nothing is to be written over what is there.
    if let Some(all) = all.filter(|all| without_time(all) != without_time(&before)) {
        file.write(&all).await?;
    }
    if is_chosen(file) {
        // All works without it until the page is left.
        let _ = room::write(KEPT, &kept(file, clock::now())).await;
    }
    Ok(())
}

/// What is kept of a file for the next visit: its handle, and when it last held everything.
fn kept(file: &KeptFile, at: Millis) -> JsValue {
    let kept = Object::new();
    let _ = Reflect::set(&kept, &"handle".into(), file.handle());
    let _ = Reflect::set(&kept, &"at".into(), &JsValue::from_f64(at as f64));
    kept.into()
}

/// When the file last held everything; none where there is no file.
pub(super) async fn last_written() -> Option<Millis> {
    let kept = room::read(KEPT).await?;
    let at = Reflect::get(&kept, &"at".into()).ok()?.as_f64()?;
    Some(at as Millis)
}

/// An export around the time at which it was made.
fn without_time(export: &str) -> (&str, &str) {
    let (before, rest) = export.split_once("\"exported\":").unwrap_or((export, ""));
    (
        before,
        rest.trim_start_matches(|digit: char| digit.is_ascii_digit()),
    )
}

fn after(outcome: Result<(), FileError>, name: String) -> FileState {
    match outcome {
        Ok(()) => FileState::Kept { name },
        Err(FileError::NotAllowed | FileError::Cancelled) => FileState::Asks { name },
        Err(FileError::Failed(why)) => FileState::Failed { name, why },
    }
}
