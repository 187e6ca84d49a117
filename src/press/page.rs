//! A guide's page around its body: head, header, contents.

use pulldown_cmark::HeadingLevel;

use super::body::Body;
use super::escape::escaped;
use super::front::Front;
use crate::guide::Guide;

/// The whole page. The questions of `guide` are marked, and the widget's element is before the first.
pub(super) fn page(id: &str, front: &Front, body: &Body, guide: &Guide, minutes: usize) -> String {
    format!(
        include_str!("guide.html"),
        id = id,
        lang = escaped(&front.lang),
        title = escaped(&front.title),
        description = escaped(&front.description),
        date = front.updated,
        day = front.updated.strftime("%-d %B %Y"),
        minutes = minutes,
        contents = contents(body, guide),
        body = with_questions(body, guide),
    )
}

fn contents(body: &Body, guide: &Guide) -> String {
    let sections = body
        .headings
        .iter()
        .filter(|heading| heading.level.is_none_or(|level| level == HeadingLevel::H2));
    let line = |id: &str, text: &str| {
        let class = if is_question(guide, id) {
            " class=\"question\""
        } else {
            ""
        };
        format!(
            "<li{class}><a href=\"#{}\">{}</a></li>\n",
            escaped(id),
            escaped(text)
        )
    };
    sections
        .map(|section| line(&section.id, &section.text))
        .collect()
}

/// The body with the headings or `details` of its questions marked for the style sheet, and the widget's element.
fn with_questions(body: &Body, guide: &Guide) -> String {
    let questions = body
        .headings
        .iter()
        .filter(|heading| is_question(guide, &heading.id));
    let mut html = String::new();
    let mut done = 0;
    for (number, question) in questions.enumerate() {
        html.push_str(&body.html[done..question.at]);
        if number == 0 {
            html.push_str("<study-widget></study-widget>\n");
        }
        let tag = format!("<{}", question.tag());
        html.push_str(&tag);
        html.push_str(" class=\"question\"");
        done = question.at + tag.len();
    }
    html.push_str(&body.html[done..]);
    html
}

fn is_question(guide: &Guide, id: &str) -> bool {
    guide.questions.iter().any(|question| question.id == id)
}
