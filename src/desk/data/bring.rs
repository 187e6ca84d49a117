//! Into the browser: a backup or another device's progress, looked at before it is merged, and taken back at will.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::browser::{file, window};
use crate::desk::parts::{button, disclosure, labelled, line, row, value};
use crate::desk::sitting::Desk;
use crate::fragment::{self, Pieces};
use crate::view::View;
use crate::view::make::{element, fill};

type Arrived = RwSignal<Option<String>>;

/// The export that the page's address carries, or a part of it as it came; none where it carries none.
pub(super) fn from_the_address() -> Option<String> {
    let hash = window().location().hash().unwrap_or_default();
    fragment::is_ours(&hash).then_some(hash)
}

/// Makes the ways to bring progress in, and what would come of it.
pub(super) fn bring(view: &mut View, desk: Desk, arrived: Arrived) {
    let chooser: HtmlInputElement = element(
        "input",
        &[
            ("type", "file"),
            ("accept", ".json,application/json,text/plain"),
        ],
        "",
    )
    .unchecked_into();
    let chosen = chooser.clone();
    view.hear(&chooser, "change", move |_| {
        if let Some(chosen) = chosen.files().and_then(|files| files.get(0)) {
            file::read(&chosen, move |text| arrived.set(Some(text)));
        }
    });
    let pasted = element(
        "textarea",
        &[("aria-label", "A backup or a link, pasted")],
        "",
    );
    let typed = pasted.clone();
    let look = button(view, "", "Look at it", move || {
        arrived.set(Some(value(&typed)))
    });
    let paste = disclosure("Or paste it");
    fill(&paste, &[&pasted, &row(&[&look])]);
    let found = element("div", &[("role", "status")], "");
    view.fill(&[&labelled("A backup file", &chooser), &paste, &found]);
    let pieces = StoredValue::new_local(Pieces::default());
    view.part(&found, move |view| {
        let Some(text) = arrived.get() else { return };
        match whole(&text, pieces) {
            Ok(Some(export)) => preview(view, desk, arrived, export),
            Ok(None) => view.fill(&[&line("notice", &waiting(pieces))]),
            Err(said) => view.fill(&[&line("notice", &said)]),
        }
    });
}

/// The export in a text: as it is, or unpacked from a link or from pieces of one.
fn whole(text: &str, pieces: StoredValue<Pieces, LocalStorage>) -> Result<Option<String>, String> {
    if !fragment::is_ours(text) {
        return Ok(Some(text.to_owned()));
    }
    let taken = pieces.try_update_value(|pieces| pieces.take(text));
    taken.unwrap_or(Ok(None)).map_err(|error| error.to_string())
}

fn waiting(pieces: StoredValue<Pieces, LocalStorage>) -> String {
    pieces.with_value(|pieces| {
        let missing = pieces.missing().len();
        let count = pieces.count();
        format!("{} of {count} codes are in; show the next", count - missing)
    })
}

/// What an export would change; nothing is changed before the reader says so.
fn preview(view: &mut View, desk: Desk, arrived: Arrived, export: String) {
    let preview = match desk.study(|study| study.preview(&export, desk.now())) {
        Ok(preview) => preview,
        Err(error) => return view.fill(&[&line("notice", &error.to_string())]),
    };
    let list = element("ul", &[], "");
    for incoming in &preview.guides {
        let title = if incoming.title.is_empty() {
            &incoming.guide
        } else {
            &incoming.title
        };
        let item = element("li", &[], "");
        let unknown = if incoming.is_known {
            ""
        } else {
            " (not studied in this browser yet)"
        };
        let words = format!(": {incoming}{unknown}");
        fill(
            &item,
            &[
                &element("strong", &[], title),
                &element("span", &[], &words),
            ],
        );
        fill(&list, &[&item]);
    }
    view.fill(&[
        &line("", "Nothing is changed yet. In it, by question:"),
        &list,
    ]);
    let away = button(view, "quiet", "Leave it", move || arrived.set(None));
    if !preview.changes() {
        return view.fill(&[&line("muted", "All of it is here already."), &row(&[&away])]);
    }
    let outcome = element("div", &[], "");
    let (body, shown) = (outcome.clone(), outcome.clone());
    let merge = button(view, "main", "Merge it", move || {
        merge(desk, arrived, &export, &body)
    });
    fill(&outcome, &[&row(&[&merge, &away])]);
    view.fill(&[&shown]);
}

/// Merges, says what came of it and offers to undo it.
fn merge(desk: Desk, arrived: Arrived, export: &str, place: &Element) {
    place.set_text_content(None);
    match desk.alter(|study, now| study.import_undoably(export, now)) {
        None => {}
        Some(Err(error)) => fill(place, &[&line("notice", &error.to_string())]),
        Some(Ok((report, undo))) => {
            let words = format!(
                "Merged: {} added, {} updated, {} unchanged, {} left out.",
                report.added, report.updated, report.unchanged, report.rejected
            );
            desk.say(words.clone());
            let undo = Rc::new(undo);
            let attributes = [("type", "button"), ("class", "")];
            let back = element("button", &attributes, "Undo");
            let heard = wasm_bindgen::closure::Closure::once_into_js(move || {
                match desk.alter(|study, now| study.undo_import(&undo, now)) {
                    None => {}
                    Some(Ok(report)) => desk.say(undone(report.restored, report.kept)),
                    Some(Err(fault)) => desk.say(format!("nothing was undone: {fault}")),
                }
                arrived.set(None);
            });
            let _ = back.add_event_listener_with_callback("click", heard.unchecked_ref());
            fill(place, &[&line("", &words), &row(&[&back])]);
        }
    }
}

fn undone(restored: usize, kept: usize) -> String {
    match kept {
        0 => format!("Undone: {restored} records are as they were."),
        _ => format!(
            "Undone but for {kept} records that were changed since; {restored} are as they were."
        ),
    }
}
