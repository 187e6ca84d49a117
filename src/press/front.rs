//! The front matter: a guide's properties, one `key: value` per line between two lines of `---`.

use std::ops::Range;

use jiff::civil::Date;

use super::Notes;

/// The properties that a guide states.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) title: String,
    pub(super) description: String,
    /// A language tag, such as `en` or `en-GB`.
    pub(super) lang: String,
    pub(super) updated: Date,
}

/// Each key, what it states, and an example.
const KEYS: [(&str, &str, &str); 4] = [
    ("title", "title", "title: …"),
    ("description", "description", "description: …"),
    ("lang", "language", "lang: en"),
    ("updated", "date", "updated: 2026-04-21"),
];

/// Reads the lines between the fences; `inside` is their byte range in `text`, `None` if there is no front matter.
pub(super) fn read(text: &str, inside: Option<Range<usize>>, notes: &mut Notes<'_>) -> Front {
    let Some(inside) = inside else {
        notes.add(
            0,
            "front-matter",
            "the guide has no front matter; begin the file with a line `---`, a title, a description, lang and updated, \
             and a line `---`",
        );
        return Front::default();
    };
    let mut front = Front::default();
    let mut seen: Vec<&str> = Vec::new();
    let mut at = inside.start;
    for line in text[inside].split_inclusive('\n') {
        if !line.trim().is_empty() {
            entry(line, at, &mut front, &mut seen, notes);
        }
        at += line.len();
    }
    for (key, what, example) in KEYS {
        if !seen.contains(&key) {
            notes.add(
                0,
                "front-matter",
                format!("the guide has no {what}; add `{example}` to the front matter"),
            );
        }
    }
    front
}

fn entry<'a>(
    line: &'a str,
    at: usize,
    front: &mut Front,
    seen: &mut Vec<&'a str>,
    notes: &mut Notes<'_>,
) {
    let Some((key, value)) = line.split_once(':') else {
        notes.add(
            at,
            "front-matter",
            "this line of the front matter is no `key: value`; put a colon after its key",
        );
        return;
    };
    let value_at = at + key.len() + 1 + value.len() - value.trim_start().len();
    let (key, value) = (key.trim(), value.trim());
    let known = KEYS.iter().any(|(known, ..)| *known == key);
    if !known {
        let advice = "use title, description, lang and updated only";
        notes.add(
            at,
            "front-matter",
            format!("the front matter knows no `{key}`; {advice}"),
        );
    } else if seen.contains(&key) {
        notes.add(
            at,
            "front-matter",
            format!("`{key}` is given twice; keep one of them"),
        );
    } else if value.is_empty() {
        notes.add(
            at,
            "front-matter",
            format!("`{key}` has no value; write one after the colon"),
        );
    } else {
        set(front, key, value, value_at, notes);
    }
    seen.push(key);
}

fn set(front: &mut Front, key: &str, value: &str, at: usize, notes: &mut Notes<'_>) {
    match key {
        "title" => front.title = value.to_owned(),
        "description" => front.description = value.to_owned(),
        "lang" if is_language(value) => front.lang = value.to_owned(),
        "lang" => {
            let advice = "write one such as `en` or `en-GB`";
            notes.add(
                at,
                "front-matter",
                format!("`{value}` is no language tag; {advice}"),
            );
        }
        _ => match value.parse::<Date>() {
            Ok(date) if date.to_string() == value => front.updated = date,
            _ => {
                let advice = "write year, month and day, as 2026-04-21";
                notes.add(
                    at,
                    "front-matter",
                    format!("`{value}` is no date; {advice}"),
                );
            }
        },
    }
}

/// Whether a tag has the form of BCP 47: a language of two or three letters, then subtags.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    matches!(language.len(), 2..=3)
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
