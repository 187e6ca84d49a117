//! Which words two texts share: a plain comparison of words, not of meanings.

use crate::article::in_word;
use crate::i18n::t;

/// The shortest word that counts, in letters: shorter ones are in every text.
const SHORTEST: usize = 4;
/// The shortest word, in letters, that also matches a word that begins with it, such as its plural.
const BEGINNING: usize = 5;

/// A part of a text, and whether it is a word that the other texts have too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The part as it is in the text.
    pub text: String,
    /// Whether the other texts have it.
    pub is_shared: bool,
}

/// Splits a text into parts by whether `others` have the words too; joined, the parts are the text again.
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

/// Words of the current language that are in every text, although they are long.
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
        // Endings are short: a much longer word is another word, even if it begins alike.
        let is_ending = long.len() - short.len() <= 3;
        short.chars().count() >= BEGINNING && is_ending && long.starts_with(short)
    };
    known
        .binary_search_by(|other| other.as_str().cmp(word))
        .is_ok()
        || known.iter().any(is_like)
}

/// Whether a word is distinctive: a long one, one with a number, or a character that is a word.
fn is_distinctive(word: &str) -> bool {
    let has_number = word.contains(|c: char| c.is_numeric());
    has_number || word.chars().count() >= SHORTEST || word.chars().any(is_alone)
}

/// Whether a character is a word of its own, because Chinese and Japanese have no spaces.
fn is_alone(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
