//! What an export would change, merging it, and taking that back.

use std::rc::Rc;

use leptos::prelude::*;

use super::address;
use super::bring::Arrived;
use crate::browser::tab;
use crate::desk::components::Button;
use crate::desk::sitting::Desk;
use crate::study::{Aside, ImportError, ImportReport, ImportUndo, Incoming, UndoReport};

/// What became of an export that was merged.
type Merged = RwSignal<Option<Result<(ImportReport, Rc<ImportUndo>), String>>, LocalStorage>;

/// So many guides are told of by name; whoever sends a link must not make its reader's browser lay out a hundred thousand.
const NAMED: usize = 20;

/// Under which the tab keeps what it takes to undo the last merge.
const LAST: &str = "study-widget:undo";

/// The last merge of this tab, to take it back after a reload too, while nothing else is being brought in.
#[component]
pub(super) fn LastMerge(desk: Desk, arrived: Arrived) -> impl IntoView {
    move || {
        let is_idle = arrived.with(Option::is_none);
        let last = is_idle.then(|| tab::read(LAST)).flatten();
        last.and_then(|text| ImportUndo::read(&text)).map(|undo| {
            view! {
                <p class="muted">{"What was merged last in this tab can still be taken back."}</p>
                <div class="row">
                    <Button
                        text="Undo the last merge"
                        on_press=move || take_back(desk, arrived, &undo)
                    />
                </div>
            }
        })
    }
}

/// What an export would change; nothing is changed before the reader says so.
#[component]
pub(super) fn Preview(desk: Desk, arrived: Arrived, export: String) -> impl IntoView {
    let preview = match desk.study(|study| study.preview(&export, desk.now())) {
        Ok(preview) => preview,
        Err(error) => return view! { <p class="notice">{error.to_string()}</p> }.into_any(),
    };
    let changes = preview.changes();
    let has_aside = preview.too_many_aside > 0 || !preview.aside.is_empty();
    let more = preview.guides.len().saturating_sub(NAMED);
    let leave = move || arrived.set(None);
    let choice = if changes {
        view! { <Choice desk arrived export/> }.into_any()
    } else {
        view! {
            <p class="muted">{"All of it is here already."}</p>
            <div class="row"><Button class="quiet" text="Leave it" on_press=leave/></div>
        }
        .into_any()
    };
    view! {
        <p>{"Nothing is changed yet. In it, by question:"}</p>
        <ul>{preview.guides.iter().take(NAMED).map(guide).collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="muted">{format!("And {more} more guides.")}</p> })}
        {has_aside.then(|| unread(preview.aside, preview.too_many_aside))}
        {choice}
    }
    .into_any()
}

/// What comes to one guide.
fn guide(incoming: &Incoming) -> impl IntoView + use<> {
    let unknown = if incoming.is_known {
        ""
    } else {
        " (not studied in this browser yet)"
    };
    let words = format!(": {incoming}{unknown}");
    view! { <li><strong>{incoming.name()}</strong><span>{words}</span></li> }
}

/// What could not be read where it comes from.
fn unread(texts: Vec<Aside>, too_many: usize) -> impl IntoView {
    let texts = texts.into_iter().map(|Aside { key, begins, bytes }| {
        view! { <li><strong>{key}</strong><span>{format!(": {bytes} bytes, “{begins}”")}</span></li> }
    });
    let left_out = (too_many > 0).then(|| {
        let words = format!("{too_many} more are too long together and stay out.");
        view! { <p class="muted">{words}</p> }
    });
    view! {
        <p>{"Texts that could not be read there either; merging keeps them here, unread:"}</p>
        <ul>{texts.collect_view()}</ul>
        {left_out}
    }
}

/// To merge it or to leave it, then what came of it.
#[component]
fn Choice(desk: Desk, arrived: Arrived, export: String) -> impl IntoView {
    let merged = Merged::new_local(None);
    let export = StoredValue::new(export);
    let merge = move || {
        let change = |text: &String| desk.alter(|study, now| study.import_undoably(text, now));
        let Some(outcome) = export.with_value(change) else {
            return;
        };
        if let Ok((report, undo)) = &outcome {
            address::forget_carried();
            tab::keep(LAST, &undo.write());
            desk.announce(words(report));
        }
        let outcome = outcome.map(|(report, undo)| (report, Rc::new(undo)));
        merged.set(Some(
            outcome.map_err(|error: ImportError| error.to_string()),
        ));
    };
    let leave = move || arrived.set(None);
    let outcome = move || match merged.get() {
        None => view! {
            <div class="row">
                <Button class="main" text="Merge it" on_press=merge/>
                <Button class="quiet" text="Leave it" on_press=leave/>
            </div>
        }
        .into_any(),
        Some(Err(error)) => view! { <p class="notice">{error}</p> }.into_any(),
        Some(Ok((report, undo))) => view! {
            <p>{words(&report)}</p>
            <div class="row">
                <Button text="Undo" on_press=move || take_back(desk, arrived, &undo)/>
            </div>
        }
        .into_any(),
    };
    view! { <div>{outcome}</div> }
}

fn take_back(desk: Desk, arrived: Arrived, undo: &ImportUndo) {
    match desk.alter(|study, now| study.undo_import(undo, now)) {
        None => {}
        Some(Ok(report)) => {
            tab::forget(LAST);
            desk.announce(undone(&report));
        }
        Some(Err(fault)) => desk.announce(format!("nothing was undone: {fault}")),
    }
    arrived.set(None);
}

fn words(report: &ImportReport) -> String {
    format!(
        "Merged: {} added, {} updated, {} unchanged, {} left out.",
        report.added, report.updated, report.unchanged, report.rejected
    )
}

fn undone(report: &UndoReport) -> String {
    let UndoReport { restored, kept } = report;
    match kept {
        0 => format!("Undone: {restored} records are as they were."),
        _ => format!(
            "Undone but for {kept} records that were changed since; {restored} are as they were."
        ),
    }
}
