//! The file that is kept up to date, as far as the reader sees it: what becomes of it, and the ways to choose, allow and leave
//! it. Writing it is the page's script's (`public/kept-file.js`), which goes on when the desk is closed.

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::bring::Arrived;
use crate::browser::window;
use crate::desk::parts::{around, button, hold, line, row, show};
use crate::desk::sitting::Desk;
use crate::view::View;

/// How the file is doing, in the script's words.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    /// `kept`, `asks` and `failed`; anything else where there is none.
    state: String,
    name: String,
    why: String,
}

impl Kept {
    /// What stands for the age of the last backup; none where the file is none.
    pub(super) fn as_backup(&self) -> Option<String> {
        let is_kept = self.state == "kept";
        is_kept.then(|| format!("“{}” is kept up to date: it is your backup.", self.name))
    }

    /// Whether the reader chose a file.
    fn is_chosen(&self) -> bool {
        ["kept", "asks", "failed"].contains(&self.state.as_str())
    }

    /// What the reader should know of it.
    fn trouble(&self) -> Option<String> {
        let Kept { state, name, why } = self;
        match state.as_str() {
            "asks" => Some(format!(
                "“{name}” is not kept up to date before you allow it again."
            )),
            "failed" => Some(format!(
                "the file “{name}” was not brought up to date: {why}"
            )),
            _ => None,
        }
    }
}

/// Whether the browser lets a page keep a file.
pub(super) fn is_possible() -> bool {
    let picker = JsValue::from_str("showSaveFilePicker");
    Reflect::get(&window(), &picker).is_ok_and(|picker| picker.is_function())
}

/// Hears from now on what becomes of the file.
pub(crate) fn watch(desk: Desk) {
    let hear = move |state: String, name: String, why: String| {
        desk.kept.try_set(Kept { state, name, why });
    };
    let hear = Closure::<dyn Fn(String, String, String)>::new(hear);
    desk.call("watchFile", &Array::of1(hear.as_ref()));
    on_cleanup(move || {
        desk.call("watchFile", &Array::new());
    });
    hold(hear);
}

/// Makes the section where a file is chosen.
pub(super) fn keep_a_file(view: &mut View, desk: Desk, _: Arrived) {
    let advice = "Choose a file, on this device or in a folder that another program carries elsewhere. While you study here it is brought up to date by itself, and it never loses what it once held.";
    let said = line("", "");
    view.say(&said, move || {
        desk.kept
            .with(|kept| kept.as_backup().or_else(|| kept.trouble()))
            .unwrap_or_default()
    });
    let name = "study-progress.json";
    let choose = button(view, "", "Choose a file", move || {
        desk.call("chooseFile", &Array::of1(&JsValue::from_str(name)));
    });
    let leave = button(view, "quiet", "Leave it as it is from now on", move || {
        desk.call("forgetFile", &Array::new());
    });
    let (chosen, left, told) = (choose.clone(), leave.clone(), said.clone());
    view.draw(move || {
        let is_chosen = desk.kept.with(Kept::is_chosen);
        let words = if is_chosen {
            "Choose another file"
        } else {
            "Choose a file"
        };
        chosen.set_text_content(Some(words));
        show(&left, is_chosen);
        show(&told, is_chosen);
    });
    view.fill(&[&line("muted", advice), &said, &row(&[&choose, &leave])]);
}

/// Makes the line at the foot of the desk that says what the file needs, with the one button that gives it.
pub(crate) fn line_of_file(view: &mut View, desk: Desk) -> Element {
    let said = line("", "");
    view.say(&said, move || {
        desk.kept.with(Kept::trouble).unwrap_or_default()
    });
    let allow = button(view, "", "", move || {
        desk.call("allowFile", &Array::new());
    });
    let whole = around("div", "kept", &[&said, &allow]);
    let _ = whole.set_attribute("role", "status");
    let shown = whole.clone();
    view.draw(move || {
        desk.kept.with(|kept| {
            let asks = kept.state == "asks";
            allow.set_text_content(Some(if asks { "Allow it" } else { "Try again" }));
            show(&shown, kept.trouble().is_some());
        });
    });
    whole
}
