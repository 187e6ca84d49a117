//! The desk: the study modes, in a dialog over the article. It is a WebAssembly module of its own, loaded when a reader
//! first opens a mode, or in idle time for a returning reader.
//!
//! The widget gives it the guide, and the two share the stored records. A component here gets the [`Desk`], renders what
//! it reads from it, and passes on what the reader does by [`Desk::act`].

#![allow(
    unreachable_pub,
    reason = "`#[component]` writes `pub` for a component of the crate"
)]

mod aloud;
mod backup_file;
mod backup_reminder;
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
mod own_words;
mod plan;
mod put_away;
mod rehearse;
mod review;
mod sitting;
mod standing;
mod styles;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use crate::browser::intl::Browser;
use crate::browser::keys::OwnKeys;
use crate::browser::store::BrowserStore;
use crate::browser::stored_since::Records;
use crate::browser::{clock, guide_object, page, place, snapshot};
use crate::options::Options;
use crate::quote::Quote;
use crate::saved;
use crate::study::{ImportError, Study};
use crate::view::{Mounted, language, mount};
use data::last_copy::CopiedBefore;
use dialog::Frame;
use mode::Mode;
use sitting::{Desk, Sitting};

pub use sitting::Loader;

pub use backup_reminder::StudyWidget;

thread_local! {
    /// The `<study-desk>` element, reused by every desk.
    static ELEMENT: Element = page::new_element("study-desk");
    /// The desk that is open, if one is.
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
    /// The desk that was read last, for the next opening to reuse.
    static READ: RefCell<Option<Read>> = const { RefCell::new(None) };
}

/// A desk, and what it was read from.
struct Read {
    desk: Desk,
    /// The widget's guide; another object is another guide.
    guide: JsValue,
    /// The records at that time, to find what was stored since; none if the storage could not be read.
    records: Option<Records>,
    /// The reactive owner of the desk's signals.
    owner: Owner,
}

/// An open desk. Dropping it removes it from the page.
struct Open {
    mounted: Option<Mounted>,
    /// The desk in the frame; none until the guide and its records are read.
    desk: ArcRwSignal<Option<Desk>>,
    /// The reactive owner of the listeners that last while it is open.
    owner: Owner,
    _keys: OwnKeys,
}

/// Sets the language of desks that are opened from now on: a well-formed tag, and the file of its texts.
pub fn speak(tag: String, file: String) {
    language::speak(Box::new(Browser::of(tag)), file);
}

/// Opens the desk in `mode` over the article of `host`, a `<study-widget>` whose guide `guide` returns. A desk that is
/// open already is replaced.
///
/// The records of a long article take a moment to read. If they were not read before, the reader first sees an empty
/// desk, which is filled in the next frame.
pub fn open(host: &Element, mode: &str, guide: Function, loader: Loader) {
    let (options, _) = Options::read(|name| host.get_attribute(name));
    let Some(root) = page::article(host, &options) else {
        return;
    };
    close();
    backup_file::follow();
    let element = ELEMENT.with(Element::clone);
    let _ = place::beside_questions(&root).append_child(&element);
    show_frame(&element, Mode::of(mode));
    if let Some(desk) = catch_up(&guide) {
        return show_desk(desk, loader);
    }
    clock::after_frame(move |_| {
        if OPEN.with_borrow(Option::is_some) {
            match read(&root, &options, &guide) {
                Some(desk) => show_desk(desk, loader),
                None => close(),
            }
        }
    });
}

/// Reads what a desk over this article needs, unless a desk is open, so that it opens at once when the reader asks for
/// it. Call this when the browser is idle.
pub fn read_ahead(host: &Element, guide: &Function) {
    let (options, _) = Options::read(|name| host.get_attribute(name));
    let root = page::article(host, &options);
    if let Some(root) = root.filter(|_| OPEN.with_borrow(Option::is_none)) {
        read(&root, &options, guide);
        clock::when_idle(|| {
            if let Some(desk) = READ.with_borrow(|read| read.as_ref().map(|read| read.desk)) {
                prerender(desk);
            }
        });
    }
}

/// Mounts a reminder in the panel of `host`, a `<study-widget>`, if work that is in no backup is getting old.
pub fn mount_backup_reminder(host: StudyWidget) {
    backup_reminder::mount_in_panel(host);
}

/// Mounts what the desk adds to the library page. `catalogue` is the text of `guides.json`.
pub fn library(catalogue: &str) {
    library::library(catalogue);
    backup_reminder::mount_in_library();
    backup_file::follow();
}

/// How many questions of all guides are due; `catalogue` is the text of `guides.json`.
pub fn due(catalogue: &str) -> usize {
    library::due(catalogue)
}

/// Shows the empty frame at once; [`show_desk`] fills it.
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
        _keys: ELEMENT.with(OwnKeys::of),
    }));
}

/// Shows `desk` in the open frame.
fn show_desk(desk: Desk, loader: Loader) {
    OPEN.with_borrow(|open| {
        if let Some(open) = open {
            open.owner.with(|| desk.listen(loader));
            open.desk.set(Some(desk));
        }
    });
}

/// Renders the desk once outside the page. A browser compiles code when it first runs, so it does that now and not when
/// the reader opens the desk.
fn prerender(desk: Desk) {
    let frame = move || {
        let (desk, mode) = (ArcRwSignal::new(Some(desk)), RwSignal::new(Mode::Review));
        view! { <Frame desk mode on_close=close_soon/> }
    };
    drop(mount(&page::new_element("div"), styles::adopt, frame));
}

/// The desk that was read before, with the records stored since; none if the widget has another guide now, or if all
/// records must be read anew.
fn catch_up(guide: &Function) -> Option<Desk> {
    READ.with_borrow_mut(|read| {
        let read = read.as_mut()?;
        if guide.call0(&JsValue::NULL) != Ok(read.guide.clone()) {
            return None;
        }
        let records = Records::read()?;
        let new = records.stored_since(read.records.as_ref()?)?;
        read.records = Some(records);
        read.desk.catch_up(&new);
        Some(read.desk)
    })
}

/// Reads the guide, and the records stored for it; `None` where the widget has no guide.
fn read(root: &Element, options: &Options, guide: &Function) -> Option<Desk> {
    forget();
    let records = Records::read();
    let guide = guide
        .call0(&JsValue::NULL)
        .ok()
        .filter(JsValue::is_object)?;
    let (id, read, places) = guide_object::read(&guide);
    let (now, mut former) = page::guide_ids(options);
    if now != id {
        // The address changed, and the widget has not read the page again yet.
        former.clear();
    }
    let element = ELEMENT.with(Element::clone);
    let owner = Owner::new();
    let desk = owner.with(|| {
        Desk::new(Sitting::new(
            root.clone(),
            (read, places),
            (id, former),
            element,
        ))
    });
    READ.set(Some(Read {
        desk,
        guide,
        records,
        owner,
    }));
    Some(desk)
}

/// Merges an export into what is stored. Returns how many records were added, updated, unchanged and rejected.
///
/// # Errors
/// When the text is no export, or what it holds cannot be stored.
pub fn import(host: &Element, text: &str) -> Result<Vec<u32>, ImportError> {
    let (options, _) = Options::read(|name| host.get_attribute(name));
    let guide_id = page::guide_id(&options);
    let (store, now) = (Box::new(BrowserStore), clock::now());
    // The guide makes no difference: an export holds all guides.
    let mut study = Study::open(&guide_id, Rc::default(), store, clock::replica(), now);
    let before = study.export(now);
    let report = study.import(text, now)?;
    // An import that changes nothing must not replace an older copy: the page itself imports what its journal holds.
    if report.added + report.updated > 0 {
        snapshot::keep(CopiedBefore::Merge.name(), &before);
    }
    let counts = [
        report.added,
        report.updated,
        report.unchanged,
        report.rejected,
    ];
    Ok(counts.map(|count| count as u32).to_vec())
}

/// The passage between two texts of an article, encoded for storage; none if there is no word in it.
#[must_use]
pub fn quote_passage(before: &str, passage: &str, after: &str) -> Option<String> {
    let text = [before, passage, after].concat();
    let quote = Quote::of(&text, &(before.len()..before.len() + passage.len()))?;
    Some(saved::encode_quote(&quote))
}

/// Finds a stored passage in an article's text. Returns the text before it and the passage, or nothing if it is gone.
#[must_use]
pub fn find_passage(text: &str, stored: &str) -> Vec<String> {
    let found = saved::decode_quote(stored).and_then(|quote| quote.find(text));
    let parts = found.and_then(|at| Some([text.get(..at.start)?, text.get(at)?]));
    parts
        .map(|parts| parts.map(str::to_owned).to_vec())
        .unwrap_or_default()
}

/// Closes the desk, in a task of its own: the event handler that calls this may be part of the desk.
fn close_soon() {
    clock::soon(close);
}

fn close() {
    drop(OPEN.take());
}

fn forget() {
    if let Some(read) = READ.take() {
        read.owner.cleanup();
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.mounted = None;
        self.owner.cleanup();
        ELEMENT.with(Element::remove);
    }
}
