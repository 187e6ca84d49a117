//! The library page: what the reader did with each guide, where they left off, and a search in all guides.
//!
//! The page lists the guides without this code. What is mounted here stands beside that list and follows the stored
//! records: it is updated when the reader returns to the page, and when another tab writes.

mod catalogue;
mod search;
mod start;
mod studied;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::events::Listener;
use crate::browser::store::changes;
use crate::browser::{clock, document, window};
use catalogue::Entry;
use start::Target;
use studied::{Studied, StudiedGuide};

/// Mounts these parts on the library page. `text` is the library's catalogue, `guides.json`.
pub fn library(text: &str) {
    let entries: &'static [Entry] = Vec::leak(catalogue::read(text));
    let read = || entries.iter().map(Studied::of).collect::<Vec<_>>();
    let studied = ArcRwSignal::new(read());
    open_shortcut(entries, studied.with_untracked(|all| left_off(all)));
    for (index, entry) in entries.iter().enumerate() {
        let studied = studied.clone();
        if let Some(item) = list_item(entry) {
            let guide = move || {
                let studied = Memo::new(move |_| studied.with(|all| all[index].clone()));
                view! { <StudiedGuide url=&entry.url studied/> }
            };
            mount_to(item.unchecked_into(), guide).forget();
        }
    }
    let all = studied.clone();
    start::mount(move || all.with(|all| left_off(all)));
    search::mount(entries);
    for event in ["pageshow", "visibilitychange"] {
        let studied = studied.clone();
        window_event_listener_untyped(event, move |_| studied.set(read()));
    }
    // The listener lasts as long as the page.
    std::mem::forget(Listener::new(&changes(), "storage", move |_| {
        studied.set(read());
    }));
}

/// How many questions of all guides are due today or overdue. `text` is the library's catalogue.
pub fn due(text: &str) -> usize {
    let today = clock::today();
    let entries = catalogue::read(text);
    entries.iter().map(|entry| entry.study().due(today)).sum()
}

/// The list item of a guide on the page.
fn list_item(entry: &Entry) -> Option<Element> {
    let link = format!(".guides a[href=\"{}\"]", entry.url);
    document().query_selector(&link).ok()??.closest("li").ok()?
}

/// The address of the guide with this id, relative to the library page; `catalogue` is the text of `guides.json`.
pub(super) fn page_of(id: &str, catalogue: &str) -> Option<String> {
    let entries = catalogue::read(catalogue).into_iter();
    let mut found = entries.filter(|entry| entry.id == id);
    found.next().map(|entry| entry.url)
}

/// The address that opens a guide's page in a study mode.
pub(super) fn in_mode(url: &str, mode: &str) -> String {
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}study={mode}")
}

/// The question that the reader studied last, in any guide.
fn left_off(studied: &[Option<Studied>]) -> Option<Target> {
    let latest = studied.iter().flatten().max_by_key(|studied| studied.at)?;
    latest.left_off.clone()
}

/// Follows a shortcut of the installed app: `#continue` opens where the reader left off, `#review` a review of the
/// guide with the most due questions.
fn open_shortcut(entries: &[Entry], left_off: Option<Target>) {
    let location = window().location();
    let address = match location.hash().unwrap_or_default().as_str() {
        "#continue" => left_off.or_else(start::first).map(|target| target.href),
        "#review" => {
            let due = |entry: &&Entry| entry.study().due(clock::today());
            let most = entries.iter().max_by_key(due);
            most.map(|entry| in_mode(&entry.url, "review"))
        }
        _ => None,
    };
    if let Some(address) = address {
        let _ = location.replace(&address);
    }
}
