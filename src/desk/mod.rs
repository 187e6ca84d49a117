//! The desk: the study modes, in a dialog over the article. A module of its own, loaded when a reader first
//! asks for one, or ahead for one who comes back.
//!
//! It reads the article again, as the widget did, and shares with it only the stored records. A component
//! here gets the [`Desk`], shows what it reads from it, and says what the reader did by [`Desk::act`].

#![allow(
    unreachable_pub,
    reason = "`#[component]` writes `pub` for a component of the crate"
)]

mod components;
mod data;
mod dates;
mod dialog;
mod exhibit;
mod keys;
mod library;
mod mode;
mod note;
mod notes;
mod parts;
mod picture;
mod plan;
mod rehearse;
mod review;
mod sitting;
mod standing;
mod styles;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::store::BrowserStore;
use crate::browser::{clock, page, place};
use crate::options::Options;
use crate::study::{ImportError, Study, keep_up};
use crate::view::{Mounted, mount};
use dialog::Frame;
use mode::Mode;
use sitting::{Desk, Sitting};

pub use library::library;

thread_local! {
    /// The element of every desk.
    static ELEMENT: Element = page::new_element("study-desk");
    /// The desk that is open, if one is.
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
    /// What the last one had read, for the next.
    static READ: RefCell<Option<(Desk, Owner)>> = const { RefCell::new(None) };
}

/// An open desk. It leaves the page when dropped.
struct Open {
    mounted: Option<Mounted>,
    /// What is on it, once that is read.
    desk: ArcRwSignal<Option<Desk>>,
    /// What listens while it is open.
    owner: Owner,
}

/// Opens the desk over the article that `host`, a `<study-widget>`, stands for; one that is open already turns to
/// `mode`. `script.written(key)` is called after every record that was written; `script.app(guide)` resolves to where the app
/// has that guide, if it has; `script.squeeze(text)` to bytes, and `script.unsqueeze(bytes, limit)` back to the text, if it is
/// one of no more bytes than that. `script.since(host, root)` says what to read again (`public/since.js`), and
/// `script.present(dialog)` makes a dialog modal. `script.canScan()`, `script.scan(video, found, ended)` and `script.stopScan()`
/// are the camera (`data/scan.rs`); `script.watchFile(hear)`, `chooseFile(name)`, `allowFile()` and `forgetFile()` the file that
/// is kept up to date (`data/kept.rs`).
///
/// A long article takes a moment to read: where it was not read before, the reader first sees the desk, and in the next
/// frame what is on it.
pub fn open(host: &Element, mode: &str, script: js_sys::Object) {
    let (options, _) = Options::read(|name| host.get_attribute(name));
    let Some(root) = page::article(host, &options) else {
        return;
    };
    close();
    let element = ELEMENT.with(Element::clone);
    let _ = place::beside_questions(&root).append_child(&element);
    show_frame(&element, Mode::of(mode));
    let before = READ.with_borrow(|read| read.as_ref().map(|(desk, _)| *desk));
    if let (Some(since), Some(desk)) = (sitting::since(&script, host, &root), before) {
        desk.catch_up(since);
        return show_desk(desk);
    }
    let host = host.clone();
    clock::after_frame(move || {
        if OPEN.with_borrow(Option::is_some) {
            match read(&host, &root, &options, script) {
                Some(desk) => show_desk(desk),
                None => close(),
            }
        }
    });
}

/// Reads what a desk over this article needs, unless one is open, so that it opens at once when the reader asks for it.
/// To be called when the browser has nothing better to do.
pub fn read_ahead(host: &Element, script: js_sys::Object) {
    let (options, _) = Options::read(|name| host.get_attribute(name));
    let root = page::article(host, &options);
    if let Some(root) = root.filter(|_| OPEN.with_borrow(Option::is_none)) {
        read(host, &root, &options, script);
        clock::when_idle(|| {
            if let Some(desk) = READ.with_borrow(|read| read.as_ref().map(|(desk, _)| *desk)) {
                prerender(desk);
            }
        });
    }
}

/// Shows the frame at once; what is on it comes by [`show_desk`].
fn show_frame(element: &Element, mode: Mode) {
    let desk = ArcRwSignal::new(None);
    let shown = desk.clone();
    let frame = move || {
        let mode = RwSignal::new(mode);
        view! { <Frame desk=shown mode on_close=close_soon/> }
    };
    let mounted = mount(element, styles::adopt, frame);
    let frame = element
        .shadow_root()
        .and_then(|root| root.first_element_child())
        .and_then(|frame| frame.dyn_into::<HtmlElement>().ok());
    if let Some(frame) = frame {
        let _ = frame.show_popover();
    }
    OPEN.set(Some(Open {
        mounted,
        desk,
        owner: Owner::new(),
    }));
}

/// Puts what was read on the open desk.
fn show_desk(desk: Desk) {
    OPEN.with_borrow(|open| {
        if let Some(open) = open {
            open.owner.with(|| desk.listen());
            open.desk.set(Some(desk));
        }
    });
}

/// Renders the desk once where nobody sees it: a browser compiles what it runs when it first runs it.
fn prerender(desk: Desk) {
    let frame = move || {
        let (desk, mode) = (ArcRwSignal::new(Some(desk)), RwSignal::new(Mode::Review));
        view! { <Frame desk mode on_close=close_soon/> }
    };
    drop(mount(&page::new_element("div"), styles::adopt, frame));
}

/// Reads the article, and what is stored of it.
fn read(host: &Element, root: &Element, options: &Options, script: js_sys::Object) -> Option<Desk> {
    forget();
    sitting::since(&script, host, root);
    let (page, guide, _) = page::find_guide(host, options, |_| true).ok()?;
    let (id, element) = (page::guide_id(options), ELEMENT.with(Element::clone));
    let owner = Owner::new();
    let desk = owner.with(|| Desk::new(Sitting::new(page, guide, id, element, script)));
    READ.set(Some((desk, owner)));
    Some(desk)
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

fn forget() {
    if let Some((_, owner)) = READ.take() {
        owner.cleanup();
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.mounted = None;
        self.owner.cleanup();
        ELEMENT.with(Element::remove);
    }
}
