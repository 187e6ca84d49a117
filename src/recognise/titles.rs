//! Titles and ids: numbers off a title, whether it asks, slugs, and ids that are unique.

use std::collections::BTreeSet;

use crate::article::in_word;

/// The words of a text, in small letters; an apostrophe is no end of a word.
pub(super) struct Words<'a>(&'a str);

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Words(text)
    }

    pub(super) fn join(self, between: &str) -> String {
        let mut joined = String::new();
        for word in self {
            if !joined.is_empty() {
                joined.push_str(between);
            }
            joined.push_str(&word);
        }
        joined
    }
}

impl Iterator for Words<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let text = self.0.trim_start_matches(|letter| !in_word(letter));
        let end = text
            .find(|letter| !in_word(letter) && !is_apostrophe(letter))
            .unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        self.0 = rest;
        let letters = word.chars().filter(|letter| !is_apostrophe(*letter));
        if word.is_empty() {
            None
        } else {
            Some(letters.map(small).collect())
        }
    }
}

/// A question's title: the heading's text without its number and the sign of a link to itself.
pub(super) struct Title<'a> {
    pub(super) text: &'a str,
    pub(super) numbered: bool,
    pub(super) asks: bool,
}

impl<'a> Title<'a> {
    pub(super) fn of(heading: &'a str) -> Self {
        let heading = heading.trim_end_matches(['#', '¶', '§', '🔗', ' ']);
        let text = without_number(heading).filter(|rest| !rest.is_empty());
        Title {
            text: text.unwrap_or(heading),
            numbered: text.is_some(),
            asks: asks(heading),
        }
    }
}

/// Ends in a question mark, but for a word or two such as "(easy)".
fn asks(title: &str) -> bool {
    let mark = title.rfind(['?', '？', '؟']);
    mark.is_some_and(|mark| Words::of(&title[mark..]).count() <= 2)
}

/// What follows `1.`, `1)`, `(1)`, `1 -`, `1.2`, `#1:`, `Q1`, `Q:`, `Question 3 -`.
fn without_number(title: &str) -> Option<&str> {
    let named = ["question", "q"].iter().find_map(|name| {
        let start = title.get(..name.len())?;
        if start.eq_ignore_ascii_case(name) {
            title.get(name.len()..)
        } else {
            None
        }
    });
    let start = named
        .unwrap_or(title)
        .trim_start()
        .trim_start_matches(['#', '(', '[', '№']);
    let rest = start.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let number = &start[..start.len() - rest.len()];
    let set_off = if number.starts_with(|letter: char| letter.is_ascii_digit()) {
        let dash = rest.trim_start().strip_prefix(['-', '–', '—']);
        let closed = rest.strip_prefix([')', ']', ':']);
        number.ends_with('.')
            || dash.is_some_and(|rest| rest.starts_with(' '))
            || closed.is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_ascii_digit()))
            || rest.starts_with(' ') && (named.is_some() || number.contains('.'))
    } else {
        named.is_some_and(|rest| rest.starts_with([':', '.', ')']))
    };
    if set_off {
        Some(rest.trim_start_matches([')', ']', ':', '-', '–', '—', '.', ' ']))
    } else {
        None
    }
}

/// The small letter of a capital of the Latin, Greek and Cyrillic alphabets; Unicode's own table is too big for a page.
fn small(letter: char) -> char {
    let apart = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        _ => 0,
    };
    char::from_u32(u32::from(letter) + apart).unwrap_or(letter)
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

/// The ids of one scope, each given once.
#[derive(Default)]
pub(super) struct Ids {
    given: BTreeSet<String>,
    /// The ids that were asked for again, and the last number given to each.
    repeated: Vec<(String, usize)>,
}

impl Ids {
    /// The id itself, or, where it is taken, with the first free number after it.
    pub(super) fn give(&mut self, id: String) -> String {
        if self.given.insert(id.clone()) {
            return id;
        }
        let known = self
            .repeated
            .iter()
            .position(|(repeated, _)| *repeated == id);
        let at = known.unwrap_or(self.repeated.len());
        if known.is_none() {
            self.repeated.push((id.clone(), 1));
        }
        loop {
            let number = &mut self.repeated[at].1;
            *number += 1;
            let next = [&id, "-", number.to_string().as_str()].concat();
            if self.given.insert(next.clone()) {
                return next;
            }
        }
    }
}

/// An id made of the first words of a text; of `instead` where it has none.
pub(super) fn slug(text: &str, words: usize, instead: &str) -> String {
    let mut slug = String::new();
    for word in Words::of(text).take(words) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    if slug.is_empty() {
        instead.to_owned()
    } else {
        slug
    }
}
