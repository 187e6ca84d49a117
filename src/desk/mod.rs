//! The desk: the study modes, in a dialog over the article. A module of its own, loaded when a reader first
//! asks for one, or ahead for one who comes back.
//!
//! It reads the article again, as the widget did, and shares with it only the stored records. A component
//! here gets the [`Desk`], shows what it reads from it, and says what the reader did by [`Desk::act`].

#![allow(
    unreachable_pub,
    reason = "`#[component]` writes `pub` for a component of the crate"
)]

mod aloud;
mod backup_reminder;
mod components;
mod data;
mod dates;
mod dialog;
mod exhibit;
mod kept_file;
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

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::changed_since::Snapshot;
use crate::browser::intl::Browser;
use crate::browser::keys::OwnKeys;
use crate::browser::store::BrowserStore;
use crate::browser::{clock, page, place, snapshot};
use crate::options::Options;
use crate::quote::Quote;
use crate::saved;
use crate::study::{ImportError, Study};
use crate::view::{Mounted, language, mount};
use dialog::Frame;
use mode::Mode;
use sitting::{Desk, Sitting};

pub use sitting::Loader;

pub use backup_reminder::StudyWidget;

thread_local! {
    /// The element of every desk.
    static ELEMENT: Element = page::new_element("study-desk");
    /// The desk that is open, if one is.
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
    /// What the last one had read, for the next.
    static READ: RefCell<Option<Read>> = const { RefCell::new(None) };
}

/// What a desk had read.
struct Read {
    desk: Desk,
    /// The page it was read from; none where it cannot be said whether that is still good.
    snapshot: Option<Snapshot>,
    /// What the desk lives by.
    owner: Owner,
}

/// An open desk. It leaves the page when dropped.
struct Open {
    mounted: Option<Mounted>,
    /// What is on it, once that is read.
    desk: ArcRwSignal<Option<Desk>>,
    /// What listens while it is open.
    owner: Owner,
    _keys: OwnKeys,
}

/// Shows a language in the desks that are opened from now on: a well-formed tag, and the file of its texts.
pub fn speak(tag: String, file: String) {
    language::speak(Box::new(Browser::of(tag)), file);
}

/// Opens the desk over the article that `host`, a `<study-widget>`, stands for; one that is open already turns to
/// `mode`.
///
/// A long article takes a moment to read: where it was not read before, the reader first sees the desk, and in the next
/// frame what is on it.
pub fn open(host: &Element, mode: &str, loader: Loader) {
    let (options, _) = Options::read(|name| host.get_attribute(name));
    let Some(root) = page::article(host, &options) else {
        return;
    };
    close();
    kept_file::follow();
    let element = ELEMENT.with(Element::clone);
    let _ = place::beside_questions(&root).append_child(&element);
    show_frame(&element, Mode::of(mode));
    if let Some(desk) = catch_up(host, &root, &options) {
        return show_desk(desk, loader);
    }
    let host = host.clone();
    clock::after_frame(move |_| {
        if OPEN.with_borrow(Option::is_some) {
            match read(&host, &root, &options) {
                Some(desk) => show_desk(desk, loader),
                None => close(),
            }
        }
    });
}

/// Reads what a desk over this article needs, unless one is open, so that it opens at once when the reader asks for it.
/// To be called when the browser has nothing better to do.
pub fn read_ahead(host: &Element) {
    let (options, _) = Options::read(|name| host.get_attribute(name));
    let root = page::article(host, &options);
    if let Some(root) = root.filter(|_| OPEN.with_borrow(Option::is_none)) {
        read(host, &root, &options);
        clock::when_idle(|| {
            if let Some(desk) = READ.with_borrow(|read| read.as_ref().map(|read| read.desk)) {
                prerender(desk);
            }
        });
    }
}

/// Puts a line into the panel of `host`, a `<study-widget>`, where work that is in no backup is getting old.
pub fn mount_backup_reminder(host: StudyWidget) {
    backup_reminder::mount_in_panel(host);
}

/// Brings the library's page to life. `catalogue` is the text of `guides.json`.
pub fn library(catalogue: &str) {
    library::library(catalogue);
    backup_reminder::mount_in_library();
    kept_file::follow();
}

/// How many questions of all guides are due; `catalogue` is the text of `guides.json`.
pub fn due(catalogue: &str) -> usize {
    library::due(catalogue)
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
        _keys: ELEMENT.with(OwnKeys::of),
    }));
}

/// Puts what was read on the open desk.
fn show_desk(desk: Desk, loader: Loader) {
    OPEN.with_borrow(|open| {
        if let Some(open) = open {
            open.owner.with(|| desk.listen(loader));
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

/// The desk that was read before, with what was stored since; none where the article has to be read anew.
fn catch_up(host: &Element, root: &Element, options: &Options) -> Option<Desk> {
    READ.with_borrow_mut(|read| {
        let read = read.as_mut()?;
        let now = Snapshot::take(host, root, options)?;
        let changed = now.changed_since(read.snapshot.as_ref()?)?;
        read.snapshot = Some(now);
        read.desk.catch_up(&changed);
        Some(read.desk)
    })
}

/// Reads the article, and what is stored of it.
fn read(host: &Element, root: &Element, options: &Options) -> Option<Desk> {
    forget();
    let snapshot = Snapshot::take(host, root, options);
    let (page, guide, _) = page::find_guide(host, options, |_| true).ok()?;
    let (ids, element) = (page::guide_ids(options), ELEMENT.with(Element::clone));
    let owner = Owner::new();
    let desk = owner.with(|| Desk::new(Sitting::new(page, guide, ids, element)));
    READ.set(Some(Read {
        desk,
        snapshot,
        owner,
    }));
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
    let before = study.export(now);
    let report = study.import(text, now)?;
    // One that changes nothing must not take the place of an older copy: the page itself brings in what a journal has.
    if report.added + report.updated > 0 {
        snapshot::keep("merge", &before);
    }
    let counts = [
        report.added,
        report.updated,
        report.unchanged,
        report.rejected,
    ];
    Ok(counts.map(|count| count as u32).to_vec())
}

/// The passage between two texts of an article, as it is kept; none where there is no word in it.
#[must_use]
pub fn quote_passage(before: &str, passage: &str, after: &str) -> Option<String> {
    let text = [before, passage, after].concat();
    let quote = Quote::of(&text, &(before.len()..before.len() + passage.len()))?;
    Some(saved::encode_quote(&quote))
}

/// Where a kept passage stands in an article's text: what is before it, and the passage; nothing where it is gone.
#[must_use]
pub fn find_passage(text: &str, kept: &str) -> Vec<String> {
    let found = saved::decode_quote(kept).and_then(|quote| quote.find(text));
    let parts = found.and_then(|at| Some([text.get(..at.start)?, text.get(at)?]));
    parts
        .map(|parts| parts.map(str::to_owned).to_vec())
        .unwrap_or_default()
}

/// Closes the desk, in a turn of its own: what asked for it may be part of it.
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
