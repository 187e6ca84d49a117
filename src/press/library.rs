//! The library: the page that lists every guide, and the same list as JSON.

use serde_json::{Value, json};

use super::Pressed;
use super::escape::escaped;
use crate::guide::Question;

/// The placeholders in the library's page: for the list, and for the link to start with.
const PLACE: &str = "<!-- guides -->";
const START: &str = "<!-- start -->";

/// Puts the guides into the library's page; `None` if the page has no placeholder for them, the comment `guides`.
///
/// Lines that are meant for Trunk, and empty lines, are removed.
#[must_use]
pub fn library(page: &str, guides: &[Pressed]) -> Option<String> {
    let lines = page
        .lines()
        .filter(|line| !line.is_empty() && !line.contains("data-trunk"));
    let page: String = lines.map(|line| format!("{line}\n")).collect();
    let (before, after) = page.split_once(PLACE)?;
    let list: String = guides.iter().map(entry).collect();
    let start = guides.first().map(start).unwrap_or_default();
    Some(format!(
        "{}<ul class=\"guides\">\n{list}</ul>{after}",
        before.replace(START, &start)
    ))
}

fn question(question: &Question) -> Value {
    let points = question.framework.points.iter();
    let follow_ups = question.follow_ups.iter();
    json!({
        "id": question.id,
        "title": question.title,
        "points": points
            .map(|point| json!({ "id": point.id, "text": first_sentence(&point.text) }))
            .collect::<Value>(),
        "followUps": follow_ups
            .map(|asked| json!({ "id": asked.id, "text": asked.text }))
            .collect::<Value>(),
    })
}

fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(['.', '?', '!', ':']);
    let end = ends
        .map(|(at, mark)| at + mark.len())
        .find(|end| text[*end..].starts_with(' '));
    &text[..end.unwrap_or(text.len())]
}

/// The link for a reader's first click: to the first guide.
fn start(guide: &Pressed) -> String {
    format!(
        "<p class=\"start\"><a href=\"guides/{}/\"><strong>Start studying</strong> <span>{}</span></a></p>",
        guide.id,
        escaped(&guide.title)
    )
}

/// The library for programs, `guides.json`: every guide, its questions, their points and follow-ups.
///
/// A point is listed by its first sentence only: the list is kept for use without a network, and so is the page, which
/// has the rest.
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
                "questions": guide.guide.questions.iter().map(|each| question(each)).collect::<Value>(),
            })
        })
        .collect();
    format!("{guides}\n")
}

fn entry(guide: &Pressed) -> String {
    let (points, follow_ups) = guide.guide.counts();
    let parts = [
        (guide.guide.questions.len(), "question"),
        (points, "point"),
        (follow_ups, "follow-up"),
    ];
    let parts: String = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| format!("<span>{}</span> ", counted(count, noun)))
        .collect();
    format!(
        "<li><h3><a href=\"guides/{id}/\">{title}</a></h3>\n<p>{description}</p>\n\
         <p class=\"facts\">{parts}<span>{minutes} min read</span></p></li>\n",
        id = guide.id,
        title = escaped(&guide.title),
        description = escaped(&guide.description),
        minutes = guide.minutes,
    )
}

fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
