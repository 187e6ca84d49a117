//! Pages written on the spot, for stories that need a certain length or a certain flaw.
//!
//! Pages that look like a stranger's are files in `pages/`.

use std::fmt::Write;

/// The tag a stranger puts into a page.
pub(crate) const TAG: &str = r#"<script type="module" src="../embed/study-widget.js"></script>"#;

/// A page with this `head` and this article, and the tag.
pub(crate) fn page(head: &str, article: &str) -> String {
    format!(
        r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A guide</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="site.css">
        {head}{TAG}</head><body><main><article><h1>A guide</h1><p>An introduction.</p>{article}</article></main></body></html>"#
    )
}

/// A page with the guide id `guide`, whatever its address.
pub(crate) fn known_page(guide: &str, article: &str) -> String {
    page(
        &format!(r#"<meta name="study-guide" content="{guide}">"#),
        article,
    )
}

/// A labelled question with one point for each of `points`.
pub(crate) fn question(id: &str, title: &str, points: &[&str]) -> String {
    let points: String = points
        .iter()
        .map(|point| format!("<li>{point}</li>"))
        .collect();
    format!(r#"<h2 id="{id}">{title}</h2><p><b>Answer framework</b></p><ul>{points}</ul>"#)
}

/// One question with `count` points, `Point 1.` to the last.
pub(crate) fn crowded(count: usize) -> String {
    let points: Vec<String> = (1..=count)
        .map(|number| format!("Point {number}. It matters."))
        .collect();
    question(
        "crowd",
        "How many things matter here?",
        &points.iter().map(String::as_str).collect::<Vec<_>>(),
    )
}

/// Questions as long as a real guide's: six points and three follow-ups with a sketch, each.
pub(crate) fn long(count: usize) -> String {
    let mut article = String::new();
    for number in 1..=count {
        let _ = write!(
            article,
            "<h2 id=q{number}>{number}. What would you do about case {number}?</h2>"
        );
        article += "<p><b>What they are really asking:</b> have you been there?</p><p><b>Answer framework</b></p><ul>";
        for point in 1..=6 {
            let _ = write!(
                article,
                "<li><b>Thing {point} of case {number}.</b> {FILLING}</li>"
            );
        }
        article += "</ul><p><b>Follow-up questions</b></p><ol>";
        for follow_up in 1..=3 {
            let _ = write!(
                article,
                "<li>And what of turn {follow_up} in case {number}?<p>{FILLING}</p></li>"
            );
        }
        article += "</ol>";
    }
    article
}

const FILLING: &str = "Say what you saw, what you did about it, what it cost, and what you would do another time, \
    in that order and in your own words, because those who ask were usually there themselves.";
