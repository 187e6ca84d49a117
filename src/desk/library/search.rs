//! The search in all guides: titles, points and follow-ups, each a link to its place.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::catalogue::Entry;
use crate::browser::document;
use crate::desk::parts::value;
use crate::view::make::{element, fill};

/// More would be no help in finding one.
const MOST: usize = 20;

/// Something to be found.
struct Found<'a> {
    entry: &'a Entry,
    question: &'a str,
    id: &'a str,
    text: &'a str,
}

/// Shows the search field, and answers what is typed into it.
pub(super) fn begin(entries: &'static [Entry]) {
    let place = document().query_selector("search").ok().flatten();
    let field = document().get_element_by_id("find");
    let (Some(place), Some(field)) = (place, field) else {
        return;
    };
    let list = element("ol", &[("class", "found")], "");
    let count = element("p", &[("role", "status"), ("class", "found")], "");
    fill(&place, &[&count, &list]);
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
    let mut texts = Vec::new();
    for entry in entries {
        for question in &entry.guide.questions {
            let found = |text| Found {
                entry,
                question: &question.title,
                id: &question.id,
                text,
            };
            if holds(&question.title) {
                titles.push(found(""));
            }
            let points = question
                .framework
                .points
                .iter()
                .map(|point| point.text.as_str());
            let follow_ups = question
                .follow_ups
                .iter()
                .map(|follow_up| follow_up.text.as_str());
            texts.extend(
                points
                    .chain(follow_ups)
                    .filter(|text| holds(text))
                    .map(found),
            );
        }
    }
    titles.into_iter().chain(texts).take(MOST).collect()
}

fn line(found: &Found<'_>, words: &[String]) -> Element {
    let href = match found.text {
        "" => format!("{}#{}", found.entry.url, found.id),
        // Browsers that know text fragments open the folded text; the others go to the question.
        text => format!(
            "{}#{}:~:text={}",
            found.entry.url,
            found.id,
            beginning(text)
        ),
    };
    let link = element("a", &[("href", &href)], found.question);
    let line = element("li", &[], "");
    fill(&line, &[&link]);
    if !found.text.is_empty() {
        fill(&line, &[&element("p", &[], &around(found.text, &words[0]))]);
    }
    line
}

/// The first words of a text, as a text fragment wants them.
fn beginning(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    let encoded = js_sys::encode_uri_component(&words.join(" "));
    String::from(encoded).replace('-', "%2D")
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
