//! Imports a backup or another device's progress, with a preview before it is merged.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::arrived::{Arrived, find_export};
use super::merge::{LastMerge, Preview};
use super::scan::Scan;
use crate::browser::file;
use crate::desk::components::{Button, Disclosure, Field};
use crate::desk::sitting::Desk;
use crate::i18n::t;

/// The controls to import a file, a pasted text or codes, and the preview of what would change.
#[component]
pub(super) fn Bring(desk: Desk, arrived: Arrived) -> impl IntoView {
    let found = find_export(arrived);
    let chooser = NodeRef::<html::Input>::new();
    let pasted = NodeRef::<html::Textarea>::new();
    let read = move |_| {
        let chooser = chooser.get_untracked();
        let Some(chosen) = chooser.as_ref().and_then(|chooser| chooser.files()?.get(0)) else {
            return;
        };
        // Cleared, so that choosing the same file again fires `change`.
        if let Some(chooser) = chooser {
            chooser.set_value("");
        }
        spawn_local(async move {
            match file::read(&chosen).await {
                Ok(text) => drop(arrived.try_set(Some(text))),
                Err(_) => {
                    let said = t!("The file could not be read. Choose it again.");
                    found.try_set(Some(Err(said.to_owned())));
                }
            }
        });
    };
    let look = move || arrived.set(pasted.get_untracked().map(|pasted| pasted.value()));
    let outcome = move || {
        found.get().map(|found| match found {
            Ok(export) => view! { <Preview desk arrived export/> }.into_any(),
            Err(said) => view! { <p class="notice">{said}</p> }.into_any(),
        })
    };
    // What the page's address carried is shown before the other ways to bring something.
    let is_carried = arrived.with_untracked(Option::is_some);
    let outcome = move || view! { <div role="status">{outcome}</div> };
    view! {
        {is_carried.then(outcome)}
        <Field label=t!("A backup file")>
            <input
                node_ref=chooser
                type="file"
                accept=".json,application/json,text/plain"
                on:change=read
            />
        </Field>
        <Disclosure summary=t!("Or paste it")>
            <textarea node_ref=pasted aria-label=t!("A backup or a link, pasted")></textarea>
            <div class="row"><Button text=t!("Preview it") on_press=look/></div>
        </Disclosure>
        <Scan arrived found/>
        <LastMerge desk arrived/>
        {(!is_carried).then(outcome)}
    }
}
