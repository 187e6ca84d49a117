//! The keys our texts stand under. No other key is ever touched.

use crate::digits::decimal;

/// What every key of ours begins with.
const PREFIX: &str = "study-widget:";
/// What follows a record's key where its text was set aside.
const ASIDE: &str = ".unreadable";

/// The key of a question's record; an empty `question` means the guide as a whole.
#[must_use]
pub fn key(guide: &str, question: &str) -> String {
    let guide = escape(guide);
    if question.is_empty() {
        [PREFIX, &guide].concat()
    } else {
        [PREFIX, &guide, ":", &escape(question)].concat()
    }
}

/// The guide and the question whose record stands under `key`; none where that is not a record's key of ours.
#[must_use]
pub fn ids(key: &str) -> Option<(String, String)> {
    let ids = key.strip_prefix(PREFIX)?;
    let (guide, question) = ids.split_once(':').unwrap_or((ids, ""));
    let (guide, question) = (unescape(guide), unescape(question));
    (self::key(&guide, &question) == key).then_some((guide, question))
}

/// The keys, to be tried in turn, under which the text from under `key` can be set aside.
pub fn aside(key: &str) -> impl Iterator<Item = String> {
    (1_u32..).map(move |n| {
        if n == 1 {
            [key, ASIDE].concat()
        } else {
            [key, ASIDE, "-", &decimal(n)].concat()
        }
    })
}

/// Whether `key` is ours and holds a text that was set aside.
#[must_use]
pub fn is_aside(key: &str) -> bool {
    let mut places = key.char_indices();
    key.starts_with(PREFIX) && places.any(|(at, _)| key[at..].starts_with(ASIDE))
}

/// Leaves no `:`, so that ids can be told apart, and no `.unreadable`, so that no record is taken for a text set aside.
fn escape(id: &str) -> String {
    let mut escaped = String::new();
    for (at, letter) in id.char_indices() {
        match letter {
            '%' => escaped.push_str("%25"),
            ':' => escaped.push_str("%3A"),
            '.' if id[at..].starts_with(ASIDE) => escaped.push_str("%2E"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn unescape(id: &str) -> String {
    let mut unescaped = String::new();
    let mut rest = id;
    while let Some(letter) = rest.chars().next() {
        let (said, length) = match rest.get(..3) {
            Some("%2E") => ('.', 3),
            Some("%3A") => (':', 3),
            Some("%25") => ('%', 3),
            _ => (letter, letter.len_utf8()),
        };
        unescaped.push(said);
        rest = &rest[length..];
    }
    unescaped
}
