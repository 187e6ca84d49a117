//! A line of running text: its bold beginning, and whether it asks or begins as a question does.

use super::{MARKS, QUOTES};

/// What ends a label such as "Question 3:".
const COLONS: &[char] = &[':', '：'];
/// Number of characters within which the colon or sign of a label must come.
const NEAR: usize = 14;
/// What ends a letter or number such as "A." or "b)".
const SIGNS: &[char] = &['.', ')', '、', '．', '）'];

/// One of several lines that a text is broken into.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its byte range in the text, and the number of its first node.
    pub(super) from: usize,
    pub(super) end: usize,
    pub(super) node: usize,
    /// Whether it has a word that is not in a link.
    pub(super) plain: bool,
    pub(super) lead: Lead,
}

/// The bold run at the beginning of a text or line.
#[derive(Debug, Default, Clone, Copy)]
pub(super) enum Lead {
    #[default]
    None,
    /// The text began bold, and still is.
    Open,
    /// The run has ended; the length of the text up to there, in bytes.
    Ended(usize),
}

impl Line {
    pub(super) fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.from..self.end).unwrap_or_default()
    }

    /// The bold run at its beginning.
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

/// Whether a line ends in a question mark, with at most two characters after it, and does not begin with a quotation
/// mark.
pub(super) fn asks(line: &str) -> bool {
    let mut end = line.chars().rev().take(3);
    // Greek writes a semicolon as question mark.
    let greek = || line.strip_suffix(';').is_some_and(|line| !line.is_ascii());
    (end.any(|letter| MARKS.contains(&letter)) || greek()) && !line.starts_with(QUOTES)
}

/// Whether a line begins with a label: a name and a colon, or a letter, with or without a number, and a sign.
pub(super) fn opens(line: &str) -> bool {
    let mut letters = line.chars().take(NEAR).enumerate();
    let mut numbered = true;
    letters.any(|(at, letter)| {
        let short = at > 0 && numbered && SIGNS.contains(&letter);
        numbered &= at == 0 || letter.is_ascii_digit();
        COLONS.contains(&letter) || short
    })
}
