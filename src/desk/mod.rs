//! The desk: the study modes, in a dialog over the article. A module of its own, loaded when a reader first asks for one.
//!
//! It reads the article again, as the widget did, and shares with it only the stored records. A view here gets the
//! [`Desk`], draws what it reads from it, and says what the reader did by [`Desk::act`].

mod data;
mod dates;
mod dialog;
mod exhibit;
mod keys;
mod library;
mod note;
mod notes;
mod parts;
mod picture;
mod plan;
mod rehearse;
mod review;
mod sitting;
mod standing;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use crate::browser::store::BrowserStore;
use crate::browser::{clock, document, page, place, sheet};
use crate::options::Options;
use crate::study::{ImportError, Study, keep_up};
use crate::view::{self, View};
use dialog::{Frame, Mode};
use sitting::{Desk, Sitting};

pub use library::library;

thread_local! {
    /// The desk that is open, if one is.
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// An open desk. It leaves the page when dropped.
struct Open {
    element: Element,
    view: Option<View>,
    owner: Owner,
}

/// Opens the desk over the article that `host`, a `<study-widget>`, stands for; one that is open already turns to
/// `mode`. `script.written(key)` is called after every record that was written; `script.app(guide)` resolves to where the app
/// has that guide, if it has; `script.squeeze(text)` to bytes, and `script.unsqueeze(bytes, limit)` back to the text, if it is
/// one of no more bytes than that. `script.canScan()`, `script.scan(video, found, ended)` and `script.stopScan()` are the camera
/// (`data/scan.rs`); `script.watchFile(hear)`, `chooseFile(name)`, `allowFile()` and `forgetFile()` the file that is kept up to
/// date (`data/kept.rs`).
///
/// A long article takes a moment to read, so the reader first sees the desk, and in the next frame what is on it.
pub fn open(host: &Element, mode: &str, script: js_sys::Object) {
    let (options, _) = Options::read(|name| host.get_attribute(name));
    let Some(root) = page::article(host, &options) else {
        return;
    };
    close();
    let element = document()
        .create_element("study-desk")
        .unwrap_or_else(|_| unreachable!("`study-desk` is a name for an element"));
    let _ = place::beside_questions(&root).append_child(&element);
    let mut frame = None;
    let view = view::mount(&element, sheet::dress_desk, |view| {
        frame = Some(Frame::show(view));
    });
    OPEN.set(Some(Open {
        element: element.clone(),
        view,
        owner: Owner::new(),
    }));
    let (host, mode) = (host.clone(), Mode::of(mode));
    clock::after_frame(move || {
        let is_open = |open: &Option<Open>| matches!(open, Some(open) if open.element == element);
        if let Some(frame) = frame.filter(|_| OPEN.with_borrow(is_open)) {
            furnish(&host, &options, &frame, mode, script);
        }
    });
}

/// Reads the article and puts what the reader asked for on the desk.
fn furnish(host: &Element, options: &Options, frame: &Frame, mode: Mode, script: js_sys::Object) {
    let Ok((page, guide, _)) = page::find_guide(host, options, |_| true) else {
        return close();
    };
    OPEN.with_borrow_mut(|open| {
        let Some(Open {
            element,
            view,
            owner,
        }) = open
        else {
            return;
        };
        let id = page::guide_id(options);
        let sitting = Sitting::new(page, guide, id, element.clone(), script);
        owner.with(|| {
            let (desk, mode) = (Desk::new(sitting), RwSignal::new(mode));
            desk.listen();
            if let Some(view) = view {
                dialog::dialog(view, desk, frame, mode);
            }
        });
    });
}

/// Merges an export into what is stored; says how many records it added, updated, left or could not take.
///
/// # Errors
/// When the text is no export, or what it holds cannot be stored.
pub fn import(host: &Element, text: &str) -> Result<Vec<u32>, ImportError> {
    let (options, _) = Options::read(|name| host.get_attribute(name));
    let guide_id = page::guide_id(&options);
    let (store, now) = (Box::new(BrowserStore), clock::now());
    // Of which guide makes no difference: an export holds all of them.
    let mut study = Study::open(&guide_id, Rc::default(), store, clock::replica(), now);
    let report = study.import(text, now)?;
    let counts = [
        report.added,
        report.updated,
        report.unchanged,
        report.rejected,
    ];
    Ok(counts.map(|count| count as u32).to_vec())
}

/// What belongs into the file that is kept up to date, which says `before`; none where nothing is stored.
///
/// # Errors
/// When the file has something that would be lost.
pub fn everything(before: &str) -> Result<Option<String>, String> {
    keep_up(&BrowserStore, before, clock::now()).map_err(|error| error.to_string())
}

/// Closes the desk, in a turn of its own: what asked for it may be part of it.
fn close_soon() {
    clock::soon(close);
}

fn close() {
    drop(OPEN.take());
}

impl Drop for Open {
    fn drop(&mut self) {
        self.view = None;
        self.owner.cleanup();
        self.element.remove();
    }
}
