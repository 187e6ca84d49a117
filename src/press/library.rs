//! The library: the page that lists every guide.

use super::Pressed;
use super::body::escaped;

/// Where the list goes in the library's page.
const PLACE: &str = "<!-- guides -->";

/// Puts the guides into the library's page; none where the page has no place for them, a comment `guides`.
///
/// Lines meant for Trunk go: it leaves them where it adds no script.
#[must_use]
pub fn library(page: &str, guides: &[Pressed]) -> Option<String> {
    let lines = page.lines().filter(|line| !line.contains("data-trunk"));
    let page: String = lines.map(|line| format!("{line}\n")).collect();
    let (before, after) = page.split_once(PLACE)?;
    let list: String = guides.iter().map(entry).collect();
    Some(format!("{before}<ul class=\"guides\">\n{list}</ul>{after}"))
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
