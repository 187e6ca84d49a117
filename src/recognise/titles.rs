//! Titles: their words, the number before them, and whether they ask.

use crate::article::in_word;

/// What a title's number is written with, the digits last.
// Letters are looked for in lists throughout: one kind of search is compiled, and not one for each length.
const NUMBER: &[char] = &['.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/// The words of a text in small letters, so many at most. An apostrophe is no end of a word.
pub(super) fn words(text: &str, between: char, most: usize) -> String {
    let mut words = String::new();
    let mut count = 0;
    let mut inside = false;
    for letter in text.chars() {
        if in_word(letter) {
            if !inside {
                count += 1;
                if count > most {
                    break;
                }
                if count > 1 {
                    words.push(between);
                }
            }
            inside = true;
            words.push(small(letter));
        } else if !matches!(letter, '\'' | '’') {
            inside = false;
        }
    }
    words
}

/// A question's title: the heading's text without its number and the sign of a link to itself.
pub(super) struct Title<'a> {
    pub(super) text: &'a str,
    pub(super) numbered: bool,
    pub(super) asks: bool,
}

impl<'a> Title<'a> {
    pub(super) fn of(heading: &'a str) -> Self {
        let heading = heading.trim_end_matches(&['#', '¶', '§', '🔗', ' '][..]);
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
    let mark = title.rfind(&['?', '？', '؟'][..]);
    mark.is_some_and(|mark| words(&title[mark..], ' ', 3).split(' ').count() <= 2)
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
        .trim_start_matches(&['#', '(', '[', '№'][..]);
    let rest = start.trim_start_matches(NUMBER);
    let number = &start[..start.len() - rest.len()];
    let set_off = if number.starts_with(&NUMBER[1..]) {
        let dash = rest.trim_start().strip_prefix(&['-', '–', '—'][..]);
        let closed = rest.strip_prefix(&[')', ']', ':'][..]);
        number.ends_with('.')
            || dash.is_some_and(|rest| rest.starts_with(' '))
            || closed.is_some_and(|rest| !rest.starts_with(&NUMBER[1..]))
            || rest.starts_with(' ') && (named.is_some() || number.contains('.'))
    } else {
        named.is_some_and(|rest| rest.starts_with(&[':', '.', ')'][..]))
    };
    if set_off {
        Some(rest.trim_start_matches(&[')', ']', ':', '-', '–', '—', '.', ' '][..]))
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
