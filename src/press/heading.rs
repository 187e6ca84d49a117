//! A heading of a guide: its id, its mark, its place among the others. Its text is a link to itself.

use pulldown_cmark::{CowStr, Event, HeadingLevel, TagEnd};

use super::Notes;
use super::body::escaped;
use super::ids::{self, Spanned};

/// A heading of the body.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) level: HeadingLevel,
    /// The author's, or one made of its text where the author gave none.
    pub(super) id: String,
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
    /// Notes what is wrong with it: its id, its level, or an id or a level that does not go with those `before` it.
    pub(super) fn check(&self, given: bool, before: &[Heading], at: usize, notes: &mut Notes<'_>) {
        let hashes = |level: HeadingLevel| "#".repeat(level as usize);
        let above = before
            .last()
            .map_or(HeadingLevel::H1, |heading| heading.level);
        if self.level == HeadingLevel::H1 {
            notes.add(
                at,
                "heading",
                "the title is the page's one top heading; begin this one with `##`",
            );
        } else if self.level as usize > above as usize + 1 {
            let deepest = HeadingLevel::try_from(above as usize + 1).unwrap_or(HeadingLevel::H6);
            notes.add(
                at,
                "heading",
                &format!(
                    "this heading skips a level; begin it with `{}`",
                    hashes(deepest)
                ),
            );
        }
        if given {
            ids::check(&self.id, at, notes);
        } else if self.level != HeadingLevel::H1 {
            notes.add(
                at,
                "id",
                &format!(
                    "this heading has no id; end its line with `{{#{}}}`",
                    self.id
                ),
            );
        }
        if given && before.iter().any(|heading| heading.id == self.id) {
            notes.add(
                at,
                "id",
                &format!(
                    "two headings share the id `{}`; give one of them another",
                    self.id
                ),
            );
        }
    }

    /// Its opening tags.
    pub(super) fn open(&self, mark: Option<&str>) -> String {
        let mark = mark
            .map(|mark| format!(" data-study=\"{mark}\""))
            .unwrap_or_default();
        let id = escaped(&self.id);
        format!("<{} id=\"{id}\"{mark}><a href=\"#{id}\">", self.level)
    }
}

/// The heading's `data-study`; anything else in its braces is noted.
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
                    &format!("`{name}` is not known here; {advice}"),
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
