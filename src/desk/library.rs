//! The library's page: what the reader did with each guide, where they left off, and a search in all of them.
//!
//! The page lists the guides without it. What it adds stands beside what is there, and is drawn again when the reader
//! comes back to the page.

mod catalogue;
mod search;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::watch::Listener;
use crate::browser::{clock, document, window};
use crate::progress::Day;
use crate::study::Study;
use crate::view::make::{element, fill, with};
use catalogue::Entry;

/// Brings the page to life. `text` is the library's catalogue, `guides.json`.
pub fn library(text: &str) {
    let entries: &'static [Entry] = Vec::leak(catalogue::read(text));
    show(entries);
    take_a_short_cut(entries);
    search::begin(entries);
    // The page lives as long as these.
    for event in ["pageshow", "storage", "visibilitychange"] {
        std::mem::forget(Listener::new(&window(), event, move |_| show(entries)));
    }
}

/// Where the library has the guide of this id, relative to its page; `catalogue` is the text of `guides.json`.
pub(super) fn page_of(id: &str, catalogue: &str) -> Option<String> {
    let entries = catalogue::read(catalogue).into_iter();
    let mut found = entries.filter(|entry| entry.id == id);
    found.next().map(|entry| entry.url)
}

/// Shows what is stored now.
fn show(entries: &[Entry]) {
    let mut latest = None;
    for entry in entries {
        let study = entry.study();
        let Some(place) = place(entry) else { continue };
        if let Ok(Some(old)) = place.query_selector(".mine") {
            old.remove();
        }
        if let Some((question, at)) = study.last() {
            fill(&place, &[&mine(entry, &study, at)]);
            if latest.as_ref().is_none_or(|(_, _, known)| at > *known) {
                latest = Some((entry, question.to_owned(), at));
            }
        }
    }
    if let Some((entry, question, _)) = latest {
        go_on(entry, &question);
    }
}

/// Goes where a short cut of the installed app leads: to where the reader left off, or to what is due.
fn take_a_short_cut(entries: &[Entry]) {
    let location = window().location();
    let to = match location.hash().unwrap_or_default().as_str() {
        "#continue" => {
            let link = document().query_selector(".start a").ok().flatten();
            link.and_then(|link| link.get_attribute("href"))
        }
        "#review" => {
            let due = |entry: &&Entry| entry.study().due(clock::today());
            let most = entries.iter().max_by_key(due);
            most.map(|entry| format!("{}?study=review", entry.url))
        }
        _ => None,
    };
    if let Some(to) = to {
        let _ = location.replace(&to);
    }
}

/// Where the page lists a guide.
fn place(entry: &Entry) -> Option<Element> {
    let link = format!(".guides a[href=\"{}\"]", entry.url);
    document().query_selector(&link).ok()??.closest("li").ok()?
}

/// What the reader did with a guide.
fn mine(entry: &Entry, study: &Study, at: u64) -> Element {
    let summary = study.summary();
    let due = study.due(clock::today());
    let mine = element("div class=mine", "");
    let (bar, ticked) = (
        element("div class=bar aria-hidden=true", ""),
        element("span", ""),
    );
    let share = 100 * summary.ticked / summary.total.max(1);
    let style = ticked.unchecked_ref::<HtmlElement>().style();
    let _ = style.set_property("inline-size", &format!("{share}%"));
    fill(&bar, &[&ticked]);
    let words = format!(
        "{} of {} ticked, {} of {} questions confident, studied {}",
        summary.ticked,
        summary.total,
        summary.confident,
        entry.guide.questions.len(),
        ago(at)
    );
    fill(&mine, &[&bar, &element("p", &words)]);
    if due > 0 {
        let href = format!("{}?study=review", entry.url);
        fill(
            &mine,
            &[&with(
                element("a", &format!("Review {due} due")),
                "href",
                &href,
            )],
        );
    }
    mine
}

/// Makes the first thing to click the place where the reader left off.
fn go_on(entry: &Entry, question: &str) {
    let link = document().query_selector(".start a").ok().flatten();
    let title = entry
        .guide
        .questions
        .iter()
        .find(|known| known.id == question);
    let (Some(link), Some(question)) = (link, title) else {
        return;
    };
    let _ = link.set_attribute("href", &format!("{}#{}", entry.url, question.id));
    link.set_text_content(None);
    fill(
        &link,
        &[
            &element("strong", "Continue"),
            &element("span", &question.title),
        ],
    );
}

/// How long ago, in words.
fn ago(at: u64) -> String {
    let offset = js_sys::Date::new_0().get_timezone_offset() as i32;
    match clock::today().since(Day::of(at, offset)) {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}
