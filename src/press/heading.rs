//! A heading of a guide, or a `details` in place of one: its id, its `data-study` mark, its level among the others.
//!
//! A heading's text is a link to itself.

use pulldown_cmark::{CowStr, Event, HeadingLevel, TagEnd};

use super::Notes;
use super::escape::escaped;
use super::ids::{self, Spanned};

/// A heading of the body, or a `details`.
#[derive(Debug)]
pub(super) struct Heading {
    /// `None` for a `details`.
    pub(super) level: Option<HeadingLevel>,
    /// The author's id, or one made of the text if the author gave none.
    pub(super) id: String,
    is_given: bool,
    /// Its text, without mark-up.
    pub(super) text: String,
    /// The byte of the body's HTML at which it begins.
    pub(super) at: usize,
}

const MARKS: [&str; 9] = [
    "question",
    "intent",
    "framework",
    "point",
    "follow-ups",
    "follow-up",
    "mistakes",
    "mistake",
    "ignore",
];

impl Heading {
    pub(super) fn new(
        level: Option<HeadingLevel>,
        id: Option<&str>,
        text: String,
        at: usize,
    ) -> Self {
        let is_given = id.is_some();
        let id = id.map_or_else(|| ids::suggest(&text), String::from);
        Heading {
            level,
            id,
            is_given,
            text,
            at,
        }
    }

    /// Notes a wrong level or id, and one that conflicts with the headings `before`.
    pub(super) fn check(&self, before: &[Heading], at: usize, notes: &mut Notes<'_>) {
        let above = before.iter().rev().find_map(|heading| heading.level);
        let above = above.map_or(1, |level| level as usize);
        if self.level == Some(HeadingLevel::H1) {
            let fact = "the title is the page's one top heading; begin this one with `##`";
            return notes.add(at, "heading", fact);
        }
        if self.level.is_some_and(|level| level as usize > above + 1) {
            let hashes = "#".repeat(above + 1);
            let fact = format!("this heading skips a level; begin it with `{hashes}`");
            notes.add(at, "heading", fact);
        }
        let id = &self.id;
        if !self.is_given {
            let fact = match self.level {
                Some(_) => format!("this heading has no id; end its line with `{{#{id}}}`"),
                None => format!("this question has no id; write `<details id=\"{id}\">`"),
            };
            return notes.add(at, "id", fact);
        }
        ids::check(id, at, notes);
        if before.iter().any(|heading| heading.id == *id) {
            let what = if self.level.is_some() {
                "headings"
            } else {
                "questions"
            };
            let fact = format!("two {what} share the id `{id}`; give one of them another");
            notes.add(at, "id", fact);
        }
    }

    /// Its opening tags, with the `data-study` mark if it has one.
    pub(super) fn open(&self, mark: Option<&str>) -> String {
        let mark = mark
            .map(|mark| format!(" data-study=\"{mark}\""))
            .unwrap_or_default();
        let (tag, id) = (self.tag(), escaped(&self.id));
        match self.level {
            Some(_) => format!("<{tag} id=\"{id}\"{mark}><a href=\"#{id}\">"),
            None => format!(
                "<{tag} id=\"{id}\"><summary>{}</summary>\n",
                escaped(&self.text)
            ),
        }
    }

    /// The name of its element.
    pub(super) fn tag(&self) -> String {
        self.level
            .map_or("details".to_owned(), |level| level.to_string())
    }
}

/// The heading's `data-study`; notes anything else in its braces.
pub(super) fn mark<'a>(
    classes: &[CowStr<'_>],
    attributes: &'a [(CowStr<'_>, Option<CowStr<'_>>)],
    at: usize,
    notes: &mut Notes<'_>,
) -> Option<&'a str> {
    let mut mark = None;
    let classes = classes.iter().map(|class| (format!(".{class}"), None));
    let attributes = attributes
        .iter()
        .map(|(name, value)| (name.to_string(), value.as_deref()));
    for (name, value) in classes.chain(attributes) {
        match value {
            Some(value) if name == "data-study" && MARKS.contains(&value) => mark = Some(value),
            _ => {
                let name = value.map_or(name.clone(), |value| format!("{name}={value}"));
                let advice = "a heading takes an id and a `data-study` of the contract only";
                notes.add(
                    at,
                    "heading",
                    format!("`{name}` is not known here; {advice}"),
                );
            }
        }
    }
    mark
}

/// The text of a heading, from the events after its tag.
pub(super) fn text(rest: &[Spanned<'_>]) -> String {
    let inside = rest
        .iter()
        .map(|(event, _)| event)
        .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let texts = inside.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(&**text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    });
    texts.collect()
}
