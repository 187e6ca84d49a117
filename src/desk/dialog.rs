//! The dialog around the study modes: what it is about, the way to each mode, the way out.

use js_sys::Array;
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

/// What a reader sees before there is a dialog: its paper.
pub(super) struct Frame(Element);

impl Frame {
    /// Shows it. As a popover, which the browser can do at once in the longest article; a modal dialog, by which
    /// everything else goes out of reach, has it go through all of that first.
    pub(super) fn show(view: &View) -> Frame {
        let frame = element("div class=frame popover=manual", "");
        view.fill(&[&frame]);
        let _ = frame.unchecked_ref::<HtmlElement>().show_popover();
        Frame(frame)
    }

    /// Whether it is still there.
    pub(super) fn is_shown(&self) -> bool {
        self.0.is_connected()
    }
}

/// Makes the dialog in the frame, open at a mode. The page's script makes it modal as soon as it is on the screen.
pub(super) fn dialog(view: &mut View, desk: Desk, frame: &Frame, mode: RwSignal<Mode>) {
    let dialog = element("dialog lang=en aria-labelledby=title open=", "");
    let sheet = element("div class=sheet", "");
    fill(
        &dialog,
        &[
            &header(view, desk, &dialog, mode),
            &sheet,
            &data::kept::line_of_file(view, desk),
            &news(view, desk),
        ],
    );
    fill(&frame.0, &[&dialog]);
    desk.call("present", &Array::of1(&dialog));
    view.hear(&dialog, "close", |_| close_soon());
    view.part(&sheet, move |view| match mode.get() {
        Mode::Review => review::review(view, desk),
        Mode::Plan => plan::plan(view, desk, mode),
        Mode::Standing => standing::standing(view, desk, mode),
        Mode::Notes => notes::notes(view, desk),
        Mode::Data => data::data(view, desk),
        Mode::Rehearse => rehearse::rehearse(view, desk),
    });
}

fn header(view: &mut View, desk: Desk, dialog: &Element, mode: RwSignal<Mode>) -> Element {
    let title = element("p id=title", &desk.title());
    let nav = element("nav aria-label=Study modes", "");
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
    // The dialog's own way, of which the page's script hears: the focus goes back to where it came from.
    let dialog: HtmlDialogElement = dialog.clone().unchecked_into();
    let close = button(view, "close", "×", move || dialog.close());
    let _ = close.set_attribute("aria-label", "Close the desk");
    around("header", "", &[&title, &nav, &close])
}

fn news(view: &mut View, desk: Desk) -> Element {
    let line = element("p role=status class=news", "");
    view.say(&line, move || desk.news.get());
    line
}
