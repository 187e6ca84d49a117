//! Which words two texts share: a plain comparison of words, not of what they mean.

use crate::article::in_word;
use crate::i18n::t;

/// Shorter words are in every text.
const SHORTEST: usize = 4;
/// A word counts for another that begins with it, such as its plural, from so many letters on.
const BEGINNING: usize = 5;

/// A part of a text, and whether it is a word that the others have too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// As it stands in the text.
    pub text: String,
    /// Whether the others have it.
    pub is_shared: bool,
}

/// A text in parts, by the words that `others` have too; together they are the text again.
#[must_use]
pub fn overlap(text: &str, others: &[&str]) -> Vec<Part> {
    let common = common();
    let mut known: Vec<String> = others.iter().flat_map(|other| words(other)).collect();
    known.retain(|word| !common.contains(&word.as_str()));
    known.sort_unstable();
    known.dedup();
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if is_alone(first) {
            first.len_utf8()
        } else {
            let is_word = in_word(first);
            let ends = |c: char| in_word(c) != is_word || is_alone(c);
            rest.find(ends).unwrap_or(rest.len())
        };
        let (part, after) = rest.split_at(end);
        let word = part.to_lowercase();
        let is_shared =
            in_word(first) && !common.contains(&word.as_str()) && is_known(&word, &known);
        match parts.last_mut().filter(|last| last.is_shared == is_shared) {
            Some(last) => last.text.push_str(part),
            None => parts.push(Part {
                text: part.to_owned(),
                is_shared,
            }),
        }
        rest = after;
    }
    parts
}

/// Words of the language that is shown that are in every text, however long they are.
fn common() -> Vec<&'static str> {
    t!("about also because been being both could does done each even every from have having here into just like made make many might more most much must only other over same should some such than that their them then there these they thing this those through used uses using very want well were what when where which while will with would your").split(' ').collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let spaced = text.split(|c: char| !in_word(c) || is_alone(c));
    let alone = text.chars().filter(|c| is_alone(*c));
    let words = spaced
        .map(str::to_lowercase)
        .filter(|word| is_distinctive(word));
    words.chain(alone.map(String::from))
}

fn is_known(word: &str, known: &[String]) -> bool {
    if !is_distinctive(word) {
        return false;
    }
    let is_like = |other: &String| {
        let (short, long) = match word.len() < other.len() {
            true => (word, other.as_str()),
            false => (other.as_str(), word),
        };
        // Endings are short: one word is not another that only begins like it.
        let is_ending = long.len() - short.len() <= 3;
        short.chars().count() >= BEGINNING && is_ending && long.starts_with(short)
    };
    known
        .binary_search_by(|other| other.as_str().cmp(word))
        .is_ok()
        || known.iter().any(is_like)
}

/// Whether a word says something: a long one, a number, or a sign that is a word.
fn is_distinctive(word: &str) -> bool {
    let has_number = word.contains(|c: char| c.is_numeric());
    has_number || word.chars().count() >= SHORTEST || word.chars().any(is_alone)
}

/// Whether a sign is a word of its own: Chinese and Japanese have no spaces.
fn is_alone(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
