//! The library: the page that lists every guide, and the same list for programs.

use serde_json::{Value, json};

use super::Pressed;
use super::body::escaped;
use crate::outline::outline;

/// Where the list goes in the library's page.
const PLACE: &str = "<!-- guides -->";

/// Puts the guides into the library's page; none where the page has no place for them, a comment `guides`.
///
/// Lines meant for Trunk go, and what it leaves of them.
#[must_use]
pub fn library(page: &str, guides: &[Pressed]) -> Option<String> {
    let lines = page
        .lines()
        .filter(|line| !line.is_empty() && !line.contains("data-trunk"));
    let page: String = lines.map(|line| format!("{line}\n")).collect();
    let (before, after) = page.split_once(PLACE)?;
    let list: String = guides.iter().map(entry).collect();
    Some(format!("{before}<ul class=\"guides\">\n{list}</ul>{after}"))
}

/// The library as programs read it, `guides.json`: every guide with all that can be searched in it.
#[must_use]
pub fn catalogue(guides: &[Pressed]) -> String {
    let guides: Value = guides
        .iter()
        .map(|guide| {
            json!({
                "id": guide.id,
                "title": guide.title,
                "description": guide.description,
                "url": format!("guides/{}/", guide.id),
                "minutes": guide.minutes,
                "questions": outline(&guide.id, &guide.guide, [])["questions"],
            })
        })
        .collect();
    format!("{guides}\n")
}

fn entry(guide: &Pressed) -> String {
    let questions = guide.guide.questions.len();
    let noun = if questions == 1 {
        "question"
    } else {
        "questions"
    };
    format!(
        "<li><h3><a href=\"guides/{id}/\">{title}</a></h3>\n<p>{description}</p>\n\
         <p class=\"facts\"><span>{questions} {noun}</span> <span>{minutes} min read</span></p></li>\n",
        id = guide.id,
        title = escaped(&guide.title),
        description = escaped(&guide.description),
        minutes = guide.minutes,
    )
}
