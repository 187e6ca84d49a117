//! The dialog around the study modes: what it is about, the way to each mode, the way out.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use super::parts::{around, button};
use super::sitting::Desk;
use super::{close_soon, data, notes, plan, rehearse, review, standing};
use crate::view::View;
use crate::view::make::{element, fill};

/// A study mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Review,
    Rehearse,
    Plan,
    Standing,
    Notes,
    Data,
}

/// Every mode, with the name a page asks for it by and the one a reader sees.
const MODES: [(Mode, &str, &str); 6] = [
    (Mode::Review, "review", "Review"),
    (Mode::Rehearse, "rehearse", "Rehearse"),
    (Mode::Plan, "plan", "Plan"),
    (Mode::Standing, "standing", "Where I stand"),
    (Mode::Notes, "notes", "Notes"),
    (Mode::Data, "data", "Your data"),
];

impl Mode {
    /// The mode a page asks for by name; the review where it names none of ours.
    pub(super) fn of(name: &str) -> Mode {
        let named = MODES.iter().find(|(_, known, _)| *known == name);
        named.map_or(Mode::Review, |(mode, ..)| *mode)
    }
}

/// The dialog before anything is on it.
pub(super) struct Frame(Element);

impl Frame {
    /// Shows it. As a popover, which the browser can do at once in the longest article; a modal dialog, by which
    /// everything else goes out of reach, has it go through all of that first.
    pub(super) fn show(view: &View) -> Frame {
        let attributes = [("lang", "en"), ("popover", "manual")];
        let dialog = element("dialog", &attributes, "");
        view.fill(&[&dialog]);
        let _ = dialog.unchecked_ref::<HtmlElement>().show_popover();
        Frame(dialog)
    }
}

/// Furnishes the dialog, open at a mode.
pub(super) fn dialog(view: &mut View, desk: Desk, frame: &Frame, mode: RwSignal<Mode>) {
    let Frame(dialog) = frame;
    let main = element("main", &[], "");
    fill(
        dialog,
        &[&header(view, desk, mode), &main, &news(view, desk)],
    );
    let _ = dialog.set_attribute("aria-labelledby", "title");
    let _ = dialog.remove_attribute("popover");
    let _ = dialog.unchecked_ref::<HtmlDialogElement>().show_modal();
    view.hear(dialog, "close", |_| close_soon());
    view.part(&main, move |view| match mode.get() {
        Mode::Review => review::review(view, desk),
        Mode::Plan => plan::plan(view, desk, mode),
        Mode::Standing => standing::standing(view, desk, mode),
        Mode::Notes => notes::notes(view, desk),
        Mode::Data => data::data(view, desk),
        Mode::Rehearse => rehearse::rehearse(view, desk),
    });
}

fn header(view: &mut View, desk: Desk, mode: RwSignal<Mode>) -> Element {
    let title = element("p", &[("id", "title")], &desk.title());
    let nav = element("nav", &[("aria-label", "Study modes")], "");
    for (each, _, name) in MODES {
        let button = button(view, "", name, move || mode.set(each));
        fill(&nav, &[&button]);
        view.draw(move || {
            let _ = if mode.get() == each {
                button.set_attribute("aria-current", "page")
            } else {
                button.remove_attribute("aria-current")
            };
        });
    }
    let close = button(view, "close", "×", close_soon);
    let _ = close.set_attribute("aria-label", "Close the desk");
    around("header", "", &[&title, &nav, &close])
}

fn news(view: &mut View, desk: Desk) -> Element {
    let line = element("p", &[("role", "status"), ("class", "news")], "");
    view.say(&line, move || desk.news.get());
    line
}
