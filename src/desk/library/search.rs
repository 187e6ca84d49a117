//! The search in all guides: titles, points, follow-ups and notes, each result a link to its place.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::catalogue::Entry;
use crate::browser::document;
use crate::browser::events::Listener;
use crate::desk::components::keep_until_cleanup;
use crate::i18n::{t, tn};

/// The most results that are shown: more would not help to find one.
const MOST: usize = 20;

/// A search result: a question, or one of its points or follow-ups, or the reader's note on it.
#[derive(Clone)]
struct Place {
    /// The question's address; for a point or follow-up with `--` and its id added.
    href: String,
    /// The question's title.
    title: &'static str,
    /// The text of the item around the first word; none if the title was found.
    excerpt: Option<String>,
}

/// Shows the page's search field, and mounts the results in the place that the page has for them.
pub(super) fn mount(entries: &'static [Entry]) {
    let field = document().get_element_by_id("find");
    let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let (Some(field), Some(place)) = (field, document().get_element_by_id("found")) else {
        return;
    };
    if let Ok(Some(search)) = field.closest("search") {
        search.unchecked_into::<HtmlElement>().set_hidden(false);
    }
    let found = move || view! { <Found entries field/> };
    mount_to(place.unchecked_into(), found).forget();
}

/// The results for what is typed into the field.
#[component]
fn Found(entries: &'static [Entry], field: HtmlInputElement) -> impl IntoView {
    let (count, places) = (RwSignal::new(String::new()), RwSignal::new(Vec::new()));
    let input = field.clone();
    keep_until_cleanup(Listener::new(&field, "input", move |_| {
        let typed = input.value();
        let found = find(entries, &typed);
        count.set(counted(typed.trim(), found.len()));
        places.set(found);
    }));
    let place = |place: Place| {
        view! {
            <li>
                <a href=place.href>{place.title}</a>
                {place.excerpt.map(|excerpt| view! { <p>{excerpt}</p> })}
            </li>
        }
    };
    view! {
        <p role="status" class="found">{count}</p>
        <ol class="found">{move || places.get().into_iter().map(place).collect_view()}</ol>
    }
}

fn counted(typed: &str, places: usize) -> String {
    match places {
        _ if typed.is_empty() => String::new(),
        0 => t!("Nothing here says “{typed}”", typed),
        MOST => t!("The first {most} places", most = MOST),
        places => tn!(places, "{n} place", "{n} places"),
    }
}

/// The results that hold every typed word, titles first; none if no word is typed.
fn find(entries: &'static [Entry], typed: &str) -> Vec<Place> {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let Some(first) = words.first() else {
        return Vec::new();
    };
    let holds = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut titles = Vec::new();
    let mut items = Vec::new();
    for entry in entries {
        let study = entry.study();
        for question in &entry.guide.questions {
            let href = format!("{}#{}", entry.url, question.id);
            let place = |href: String, excerpt| Place {
                href,
                title: &question.title,
                excerpt,
            };
            if holds(&question.title) {
                titles.push(place(href.clone(), None));
            }
            let points = question.framework.points.iter();
            let points = points.map(|point| (&point.id, &point.text));
            let follow_ups = question.follow_ups.iter();
            let follow_ups = follow_ups.map(|asked| (&asked.id, &asked.text));
            for (id, text) in points.chain(follow_ups).filter(|(_, text)| holds(text)) {
                let excerpt = excerpt(text, first);
                items.push(place(format!("{href}--{id}"), Some(excerpt)));
            }
            let note = study.text(&question.id, "note");
            if holds(note) {
                items.push(place(href, Some(excerpt(note, first))));
            }
        }
    }
    titles.into_iter().chain(items).take(MOST).collect()
}

/// The part of a text around the first word that contains `word`.
fn excerpt(text: &str, word: &str) -> String {
    const BEFORE: usize = 8;
    const AFTER: usize = 16;
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words
        .iter()
        .position(|each| each.to_lowercase().contains(word))
        .unwrap_or(0);
    let (first, last) = (at.saturating_sub(BEFORE), (at + AFTER).min(words.len()));
    let before = if first > 0 { "… " } else { "" };
    let after = if last < words.len() { " …" } else { "" };
    format!("{before}{}{after}", words[first..last].join(" "))
}
