//! The reader's last three written attempts at a question, made before they saw the answer.
//!
//! Each is a text of the question's record: its time, a space and the words. There are three places, and a new attempt
//! overwrites the oldest. Like all texts they merge, are exported and can be undone.

use super::Study;
use crate::progress::{Answer, Millis};

/// Prefix of the names of these texts.
pub(super) const ATTEMPT: &str = "attempt/";
/// Name of the text that keeps an answer while the reader writes it, until they ask for the author's.
pub const DRAFT: &str = "attempt/draft";
/// How many attempts are kept.
const PLACES: usize = 3;
/// The longest attempt that is kept, in characters: storage is small.
const LONGEST: usize = 8_000;

impl Study {
    /// The attempts and their times, newest first.
    #[must_use]
    pub fn attempts(&self, question: &str) -> Vec<(Millis, &str)> {
        let mut attempts: Vec<_> = (0..PLACES)
            .filter_map(|place| attempt(self.text(question, &name(place))))
            .collect();
        attempts.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        attempts
    }

    /// Saves an attempt in the place of the oldest, unless it is blank. Returns the ids of the questions that now look
    /// different.
    pub fn keep_attempt(&mut self, question: &str, written: &str, now: Millis) -> Vec<String> {
        let written = written.trim();
        if written.is_empty() {
            return Vec::new();
        }
        let age = |place: &usize| {
            let attempt = attempt(self.text(question, &name(*place)));
            attempt.map_or(0, |(at, _)| at)
        };
        let oldest = (0..PLACES).min_by_key(age).unwrap_or(0);
        let end = written.char_indices().nth(LONGEST);
        let kept = end
            .and_then(|(end, _)| written.get(..end))
            .unwrap_or(written);
        let answer = Answer::Wrote {
            question: question.to_owned(),
            name: name(oldest),
            text: format!("{now} {kept}"),
        };
        self.answer(answer, now)
    }
}

fn name(place: usize) -> String {
    format!("{ATTEMPT}{}", place + 1)
}

fn attempt(text: &str) -> Option<(Millis, &str)> {
    let (at, words) = text.split_once(' ')?;
    Some((at.parse().ok()?, words))
}
