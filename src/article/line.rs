//! A line of running text, and how it begins and ends.

use super::{MARKS, QUOTES};

/// What ends "Question 3:".
const COLONS: &[char] = &[':', '：'];
/// How near to its beginning a colon does, in letters.
const NEAR: usize = 14;
/// What ends "A." or "b)".
const SIGNS: &[char] = &['.', ')', '、', '．', '）'];

/// A line of a text that is broken into several.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Where it begins and ends in the text, and the node it begins with.
    pub(super) from: usize,
    pub(super) end: usize,
    pub(super) node: usize,
    /// A word stands in it that is no link.
    pub(super) plain: bool,
    pub(super) lead: Lead,
}

/// The bold run that opens a text.
#[derive(Debug, Default, Clone, Copy)]
pub(super) enum Lead {
    #[default]
    None,
    /// The text began bold and still is.
    Open,
    /// Its length in bytes.
    Ended(usize),
}

impl Line {
    pub(super) fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.from..self.end).unwrap_or_default()
    }

    /// The bold run that opens it.
    pub(super) fn lead(&self, text: &str) -> Option<String> {
        match self.lead {
            Lead::None => None,
            Lead::Open => Some(self.of(text).to_owned()),
            Lead::Ended(end) => text.get(self.from..end.min(self.end)).map(str::to_owned),
        }
    }
}

impl Lead {
    pub(super) fn end(&mut self, length: usize) {
        if matches!(self, Lead::Open) {
            *self = Lead::Ended(length);
        }
    }
}

/// Ends in a question mark, but for a sign or two.
pub(super) fn asks(line: &str) -> bool {
    let mut end = line.chars().rev().take(3);
    // The mark of Greek.
    let greek = || line.strip_suffix(';').is_some_and(|line| !line.is_ascii());
    (end.any(|letter| MARKS.contains(&letter)) || greek()) && !line.starts_with(QUOTES)
}

/// Begins with a name, or a letter with or without a number, and a sign.
pub(super) fn opens(line: &str) -> bool {
    let mut letters = line.chars().take(NEAR).enumerate();
    let mut numbered = true;
    letters.any(|(at, letter)| {
        let short = at > 0 && numbered && SIGNS.contains(&letter);
        numbered &= at == 0 || letter.is_ascii_digit();
        COLONS.contains(&letter) || short
    })
}
