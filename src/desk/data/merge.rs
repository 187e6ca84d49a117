//! The preview of an import, the merge, and its undo.

use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;

use super::address;
use super::arrived::Arrived;
use super::last_copy::{self, CopiedBefore};
use crate::browser::focus::focus;
use crate::browser::{clock, tab};
use crate::desk::components::Button;
use crate::desk::sitting::Desk;
use crate::i18n::{t, tn};
use crate::study::{Aside, ImportError, ImportReport, ImportUndo, Incoming, UndoReport};

/// The outcome of the merge; none before it.
type Merged = RwSignal<Option<Result<(ImportReport, Rc<ImportUndo>), String>>, LocalStorage>;

/// How many guides are listed: the maker of a link must not make its reader's browser lay out a hundred thousand.
const NAMED: usize = 20;

/// Key in the tab's storage of the data that undoes the last merge.
const LAST: &str = "study-widget:undo";

/// The button that undoes the last merge of this tab, also after a reload; absent during another import.
#[component]
pub(super) fn LastMerge(desk: Desk, arrived: Arrived) -> impl IntoView {
    move || {
        let is_idle = arrived.with(Option::is_none);
        let last = is_idle.then(|| tab::read(LAST)).flatten();
        last.and_then(|text| ImportUndo::read(&text)).map(|undo| {
            view! {
                <p class="muted">{t!("What was merged last in this tab can still be taken back.")}</p>
                <div class="row">
                    <Button
                        text=t!("Undo the last merge")
                        on_press=move || take_back(desk, arrived, &undo)
                    />
                </div>
            }
        })
    }
}

/// What an export would change. Nothing is changed until the reader merges it.
#[component]
pub(super) fn Preview(desk: Desk, arrived: Arrived, export: String) -> impl IntoView {
    let preview = match desk.with_study_untracked(|study| study.preview(&export, desk.now())) {
        Ok(preview) => preview,
        Err(error) => return view! { <p class="notice">{error.to_string()}</p> }.into_any(),
    };
    let changes = preview.changes();
    let has_aside = preview.too_many_aside > 0 || !preview.aside.is_empty();
    let more = preview.guides.len().saturating_sub(NAMED);
    let merged = Merged::new_local(None);
    let is_merged = move || merged.with(|merged| matches!(merged, Some(Ok(_))));
    let choice = if changes {
        view! { <Choice desk arrived export merged/> }.into_any()
    } else {
        view! {
            <p class="muted">{t!("Everything in it is here already.")}</p>
            <div class="row">
                <Button class="quiet" text=t!("Leave it") on_press=move || leave(desk, arrived)/>
            </div>
        }
        .into_any()
    };
    view! {
        <div hidden=is_merged>
            <p>{t!("Nothing is changed yet. In it, record by record (each question has one, and the guide):")}</p>
            <ul>{preview.guides.iter().take(NAMED).map(guide).collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="muted">{tn!(more, "And {n} more guide.", "And {n} more guides.")}</p> })}
            {has_aside.then(|| unread(preview.aside, preview.too_many_aside))}
        </div>
        {choice}
    }
    .into_any()
}

/// What the export has for one guide.
fn guide(incoming: &Incoming) -> impl IntoView + use<> {
    let unknown = match incoming.is_known {
        true => String::new(),
        false => format!(" {}", t!("(not studied in this browser yet)")),
    };
    let words = format!(": {incoming}{unknown}");
    view! { <li><strong>{incoming.name()}</strong><span>{words}</span></li> }
}

/// Texts in the export that the other browser could not read either.
fn unread(texts: Vec<Aside>, too_many: usize) -> impl IntoView {
    let texts = texts.into_iter().map(|Aside { key, begins, bytes }| {
        view! { <li><strong>{key}</strong><span>{": "}{t!("{bytes} bytes, “{begins}”", bytes, begins)}</span></li> }
    });
    let left_out = (too_many > 0).then(|| {
        let words = tn!(
            too_many,
            "{n} more is too long and is left out.",
            "{n} more are too long together and are left out."
        );
        view! { <p class="muted">{words}</p> }
    });
    view! {
        <p>{t!("Texts that could not be read there either; merging keeps them here, unread:")}</p>
        <ul>{texts.collect_view()}</ul>
        {left_out}
    }
}

/// The buttons to merge the export or to leave it, then the outcome.
#[component]
fn Choice(desk: Desk, arrived: Arrived, export: String, merged: Merged) -> impl IntoView {
    let export = StoredValue::new(export);
    let merge = move || {
        last_copy::make(desk, CopiedBefore::Merge);
        let change = |text: &String| desk.change_all(|study, now| study.import_undoably(text, now));
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
    let outcome = move || match merged.get() {
        None => view! {
            <div class="row">
                <Button class="main" text=t!("Merge it") on_press=merge/>
                <Button class="quiet" text=t!("Leave it") on_press=move || leave(desk, arrived)/>
            </div>
        }
        .into_any(),
        Some(Err(error)) => view! {
            <p node_ref=focused() tabindex="-1" class="notice">{error}</p>
        }
        .into_any(),
        Some(Ok((report, undo))) => view! {
            <p node_ref=focused() tabindex="-1">{words(&report)}</p>
            <div class="row">
                <Button text=t!("Undo") on_press=move || take_back(desk, arrived, &undo)/>
            </div>
        }
        .into_any(),
    };
    view! { <div>{outcome}</div> }
}

/// A reference for a paragraph that takes the focus, because the button that led to it is gone.
fn focused() -> NodeRef<html::P> {
    let paragraph = NodeRef::<html::P>::new();
    paragraph.on_load(|paragraph| clock::soon(move || focus(&paragraph)));
    paragraph
}

fn leave(desk: Desk, arrived: Arrived) {
    arrived.set(None);
    desk.focus_title();
}

fn take_back(desk: Desk, arrived: Arrived, undo: &ImportUndo) {
    match desk.change_all(|study, now| study.undo_import(undo, now)) {
        None => {}
        Some(Ok(report)) => {
            tab::forget(LAST);
            desk.announce(undone(&report));
        }
        Some(Err(fault)) => {
            desk.announce(t!("nothing was undone: {fault}", fault = fault.to_string()))
        }
    }
    leave(desk, arrived);
}

fn words(report: &ImportReport) -> String {
    let ImportReport {
        added,
        updated,
        unchanged,
        rejected,
    } = *report;
    t!(
        "Merged: {added} added, {updated} updated, {unchanged} unchanged, {rejected} left out.",
        added,
        updated,
        unchanged,
        rejected
    )
}

fn undone(report: &UndoReport) -> String {
    let UndoReport { restored, kept } = report;
    match kept {
        0 => tn!(
            *restored,
            "Undone: {n} record is as it was.",
            "Undone: {n} records are as they were."
        ),
        _ => tn!(
            *kept,
            "Undone but for {n} record that was changed since; {restored} are as they were.",
            "Undone but for {n} records that were changed since; {restored} are as they were.",
            restored
        ),
    }
}
