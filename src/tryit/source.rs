//! Where the page comes from: pasted, from a file, or a sample of ours.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::Trial;
use super::page::Kind;
use crate::browser::file;

/// Debounce of typing, so that not every letter reloads the preview.
const PAUSE: Duration = Duration::from_millis(250);

const SAMPLES: [(&str, &str); 3] = [
    ("Labelled answers", include_str!("samples/labelled.md")),
    ("Folded answers", include_str!("samples/folded.html")),
    ("Plain questions", include_str!("samples/plain.md")),
];

#[component]
pub(super) fn Source(trial: Trial) -> impl IntoView {
    let take = move |text: String| {
        let kind = Kind::of(&text);
        trial.take(text, kind);
    };
    let typed = debounce(PAUSE, take);
    let typed = StoredValue::new_local(typed);
    let on_input = move |event| {
        let text = event_target_value(&event);
        typed.update_value(|typed| typed(text));
    };
    let unread = RwSignal::new(false);
    let on_file = move |event: web_sys::Event| {
        let Some(input) = event.target() else { return };
        let input: HtmlInputElement = input.unchecked_into();
        let Some(chosen) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        // Cleared, so that choosing the same file again fires `change`.
        input.set_value("");
        let kind = Kind::of_file(&chosen.name());
        spawn_local(async move {
            let text = file::read(&chosen).await;
            unread.set(text.is_err());
            if let Ok(text) = text {
                let kind = kind.unwrap_or_else(|| Kind::of(&text));
                trial.take(text, kind);
            }
        });
    };
    let samples = SAMPLES.map(|(name, text)| {
        view! { <button type="button" on:click=move |_| take(text.to_owned())>{name}</button> }
    });
    view! {
        <section class="source" aria-labelledby="source">
            <h2 id="source">{"Your page"}</h2>
            <label for="page">{"Paste its HTML or Markdown"}</label>
            <textarea
                id="page"
                rows="10"
                spellcheck="false"
                autocomplete="off"
                prop:value=trial.text
                on:input=on_input
            ></textarea>
            <p class="row">
                <label class="button">
                    {"Choose a file"}
                    <input type="file" class="unseen" accept=".html,.htm,.md,.markdown,.txt,text/html,text/markdown" on:change=on_file/>
                </label>
                <label for="kind" class="unseen">{"Read it as"}</label>
                <select id="kind" prop:value=move || trial.kind.get().name() on:change=move |event| trial.take(trial.text.get(), Kind::named(&event_target_value(&event)))>
                    {[Kind::Html, Kind::Markdown].map(|kind| view! { <option value=kind.name()>{kind.name()}</option> })}
                </select>
            </p>
            <p role="status" class="line">
                {move || unread.get().then_some("The file could not be read. Choose it again.")}
            </p>
            <p class="row">
                <span>{"Or open a sample:"}</span>
                {samples}
            </p>
            <p class="muted">{"It stays in this browser. Scripts, and pictures and styles from elsewhere, are left out of the view."}</p>
        </section>
    }
}
