//! The search in all guides: titles, points and follow-ups, each a link to its place.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::catalogue::Entry;
use crate::browser::document;
use crate::desk::parts::value;
use crate::guide::Question;
use crate::view::make::{element, fill, with};

/// More would be no help in finding one.
const MOST: usize = 20;

/// A question, or a point, a follow-up or the reader's note of it, that holds what is searched for.
struct Found<'a> {
    entry: &'a Entry,
    question: &'a Question,
    /// Its id, empty for a note, and its text.
    item: Option<(&'a str, String)>,
}

/// Shows the search field, and answers what is typed into it.
pub(super) fn begin(entries: &'static [Entry]) {
    let place = document().query_selector("search").ok().flatten();
    let field = document().get_element_by_id("find");
    let (Some(place), Some(field)) = (place, field) else {
        return;
    };
    let list = element("ol class=found", "");
    let count = element("p role=status class=found", "");
    let over = place
        .closest(".over")
        .ok()
        .flatten()
        .unwrap_or(place.clone());
    let _ = over.after_with_node_2(&count, &list);
    let _ = place.remove_attribute("hidden");
    let typed = field.clone();
    let answer = Closure::<dyn FnMut()>::new(move || show(entries, &value(&typed), &list, &count));
    let _ = field.add_event_listener_with_callback("input", answer.as_ref().unchecked_ref());
    // The field stays as long as the page.
    answer.forget();
}

fn show(entries: &[Entry], wanted: &str, list: &Element, count: &Element) {
    list.set_text_content(None);
    let words: Vec<String> = wanted
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let found = if words.is_empty() {
        Vec::new()
    } else {
        find(entries, &words)
    };
    let said = match (words.is_empty(), found.len()) {
        (true, _) => String::new(),
        (false, 0) => format!("Nothing here says “{}”", wanted.trim()),
        (false, MOST) => format!("The first {MOST} places"),
        (false, 1) => "1 place".to_owned(),
        (false, places) => format!("{places} places"),
    };
    count.set_text_content(Some(&said));
    for found in found {
        fill(list, &[&line(&found, &words)]);
    }
}

/// What holds every word, titles first.
fn find<'a>(entries: &'a [Entry], words: &[String]) -> Vec<Found<'a>> {
    let holds = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut titles = Vec::new();
    let mut items = Vec::new();
    for entry in entries {
        let study = entry.study();
        for question in &entry.guide.questions {
            let found = |item| Found {
                entry,
                question,
                item,
            };
            if holds(&question.title) {
                titles.push(found(None));
            }
            let points = question.framework.points.iter();
            let points = points.map(|point| (point.id.as_str(), point.text.as_str()));
            let follow_ups = question.follow_ups.iter();
            let follow_ups = follow_ups.map(|asked| (asked.id.as_str(), asked.text.as_str()));
            let note = study.text(&question.id, "note");
            let held = points.chain(follow_ups).chain([("", note)]);
            let held = held.filter(|(_, text)| holds(text));
            items.extend(held.map(|(id, text)| found(Some((id, text.to_owned())))));
        }
    }
    titles.into_iter().chain(items).take(MOST).collect()
}

/// A link to the place: an item's address is that of its question and its own.
fn line(found: &Found<'_>, words: &[String]) -> Element {
    let (page, question) = (&found.entry.url, &found.question.id);
    let href = match &found.item {
        None | Some(("", _)) => format!("{page}#{question}"),
        Some((item, _)) => format!("{page}#{question}--{item}"),
    };
    let link = with(element("a", &found.question.title), "href", &href);
    let line = element("li", "");
    fill(&line, &[&link]);
    if let Some((_, text)) = &found.item {
        fill(&line, &[&element("p", &around(text, &words[0]))]);
    }
    line
}

/// A part of a text around a word.
fn around(text: &str, word: &str) -> String {
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
