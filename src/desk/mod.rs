//! The desk: the study modes, in a dialog over the article. A module of its own, loaded when a reader first asks for one.
//!
//! It reads the article again, as the widget did, and shares with it only the stored records. A view here gets the
//! [`Desk`], draws what it reads from it, and says what the reader did by [`Desk::act`].

mod dialog;
mod exhibit;
mod keys;
mod library;
mod parts;
mod review;
mod sitting;

use std::cell::RefCell;

use leptos::prelude::*;
use web_sys::Element;

use crate::browser::{clock, document, page, sheet};
use crate::options::Options;
use crate::view::{self, View};
use dialog::Mode;
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
/// `mode`. `written(key)` is called after every record that was written.
pub fn open(host: &Element, mode: &str, written: js_sys::Function) {
    let (options, _) = Options::read(|name| host.get_attribute(name));
    let Ok((page, guide, _)) = page::find_guide(host, &options, |_| true) else {
        return;
    };
    close();
    let element = document()
        .create_element("study-desk")
        .unwrap_or_else(|_| unreachable!("`study-desk` is a name for an element"));
    let sitting = Sitting::new(
        page,
        guide,
        page::guide_id(&options),
        element.clone(),
        written,
    );
    let _ = sitting.place().append_child(&element);
    let owner = Owner::new();
    let view = owner.with(|| {
        let (desk, mode) = (Desk::new(sitting), RwSignal::new(Mode::of(mode)));
        desk.listen();
        view::mount(&element, sheet::dress_desk, |view| {
            dialog::dialog(view, desk, mode)
        })
    });
    OPEN.set(Some(Open {
        element,
        view,
        owner,
    }));
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
