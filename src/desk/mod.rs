//! The desk: the study modes, in a dialog over the article. A module of its own, loaded when a reader first asks for one.
//!
//! It reads the article again, as the widget did, and shares with it only the stored records. A view here gets the
//! [`Desk`], draws what it reads from it, and says what the reader did by [`Desk::act`].

mod dialog;
mod exhibit;
mod keys;
mod review;
mod sitting;

use std::cell::RefCell;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ShadowRootInit, ShadowRootMode};

use crate::browser::{clock, document, page, sheet};
use crate::options::Options;
use dialog::Mode;
use sitting::{Desk, Sitting};

thread_local! {
    /// The desk that is open, if one is.
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// An open desk. It leaves the page when dropped.
struct Open {
    element: Element,
    view: Option<Box<dyn std::any::Any>>,
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
    let view = show(&element, sitting, Mode::of(mode));
    OPEN.set(Some(Open { element, view }));
}

/// Closes the desk, in a turn of its own: what asked for it may be part of it.
fn close_soon() {
    clock::soon(close);
}

fn close() {
    drop(OPEN.take());
}

fn show(element: &Element, sitting: Sitting, mode: Mode) -> Option<Box<dyn std::any::Any>> {
    let init = ShadowRootInit::new(ShadowRootMode::Open);
    let root = element.attach_shadow(&init).ok()?;
    sheet::dress_desk(&root);
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let root: HtmlElement = root.unchecked_into::<JsValue>().unchecked_into();
    let view = mount_to(root, move || {
        let desk = Desk::new(sitting);
        desk.listen();
        dialog::dialog(desk, RwSignal::new(mode))
    });
    Some(Box::new(view))
}

impl Drop for Open {
    fn drop(&mut self) {
        self.view = None;
        self.element.remove();
    }
}
