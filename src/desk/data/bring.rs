//! Into the browser: a backup or another device's progress, looked at before it is merged, and taken back at will.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};

use super::packed::unpacked;
use super::scan;
use crate::browser::{file, window};
use crate::desk::parts::{button, disclosure, labelled, line, row, value};
use crate::desk::sitting::Desk;
use crate::fragment::{self, Pieces};
use crate::view::View;
use crate::view::make::{element, fill};

pub(super) type Arrived = RwSignal<Option<String>>;
/// The export that has arrived, or what is to be said instead.
pub(super) type Found = RwSignal<Option<Result<String, String>>>;

/// The export that the page's address carries, or a part of it as it came; none where it carries none.
pub(super) fn from_the_address() -> Option<String> {
    let hash = window().location().hash().unwrap_or_default();
    fragment::is_ours(&hash).then_some(hash)
}

/// Makes the ways to bring progress in, and what would come of it.
pub(super) fn bring(view: &mut View, desk: Desk, arrived: Arrived) {
    let chooser: HtmlInputElement = element(
        "input type=file accept=.json,application/json,text/plain",
        "",
    )
    .unchecked_into();
    let chosen = chooser.clone();
    view.hear(&chooser, "change", move |_| {
        if let Some(chosen) = chosen.files().and_then(|files| files.get(0)) {
            file::read(&chosen, move |text| arrived.set(Some(text)));
        }
    });
    let pasted = element("textarea aria-label=A backup or a link, pasted", "");
    let typed = pasted.clone();
    let look = button(view, "", "Look at it", move || {
        arrived.set(Some(value(&typed)))
    });
    let paste = disclosure("Or paste it");
    fill(&paste, &[&pasted, &row(&[&look])]);
    let place = element("div role=status", "");
    let found = Found::default();
    let scan = scan::scan(view, desk, arrived, found);
    view.fill(&[&labelled("A backup file", &chooser), &paste, &scan, &place]);
    let pieces = RefCell::new(Pieces::default());
    view.draw(move || match arrived.get() {
        Some(text) => find(desk, arrived, &pieces, text, found),
        None => found.set(None),
    });
    view.part(&place, move |view| match found.get() {
        Some(Ok(export)) => preview(view, desk, arrived, export),
        Some(Err(said)) => view.fill(&[&line("notice", &said)]),
        None => {}
    });
}

/// Finds the export in a text: as it is, or unpacked from a link or from pieces of one.
fn find(desk: Desk, arrived: Arrived, pieces: &RefCell<Pieces>, text: String, found: Found) {
    if !fragment::is_ours(&text) {
        return found.set(Some(Ok(text)));
    }
    let taken = pieces.borrow_mut().take(&text);
    let packed = match taken {
        Ok(Some(packed)) => packed,
        Ok(None) => return found.set(Some(Err(waiting(&pieces.borrow())))),
        Err(error) => return found.set(Some(Err(error.to_string()))),
    };
    let export = unpacked(desk, &packed);
    spawn_local(async move {
        let export = export.await;
        // The reader may have left, or looked at something else meanwhile.
        let is_asked = |arrived: &Option<String>| arrived.as_ref() == Some(&text);
        if arrived.try_with_untracked(is_asked) == Some(true) {
            found.try_set(Some(export));
        }
    });
}

fn waiting(pieces: &Pieces) -> String {
    let missing = pieces.missing().len();
    let count = pieces.count();
    format!("{} of {count} codes are in; show the next", count - missing)
}

/// What an export would change; nothing is changed before the reader says so.
fn preview(view: &mut View, desk: Desk, arrived: Arrived, export: String) {
    let preview = match desk.study(|study| study.preview(&export, desk.now())) {
        Ok(preview) => preview,
        Err(error) => return view.fill(&[&line("notice", &error.to_string())]),
    };
    let list = element("ul", "");
    for incoming in &preview.guides {
        let title = if incoming.title.is_empty() {
            &incoming.guide
        } else {
            &incoming.title
        };
        let item = element("li", "");
        let unknown = if incoming.is_known {
            ""
        } else {
            " (not studied in this browser yet)"
        };
        let words = format!(": {incoming}{unknown}");
        fill(
            &item,
            &[&element("strong", title), &element("span", &words)],
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
    let outcome = element("div", "");
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
            let back = element("button type=button", "Undo");
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
