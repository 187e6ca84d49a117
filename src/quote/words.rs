//! Splitting a text into words.

use std::ops::Range;

/// A word in the form in which it is compared, and its byte range in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) at: Range<usize>,
}

/// The words of a text in lower case; in scripts without spaces, each letter is a word.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (start, letter) in text.char_indices() {
        if !letter.is_alphanumeric() {
            is_open = false;
            continue;
        }
        let end = start + letter.len_utf8();
        let is_alone = stands_alone(letter);
        match words.last_mut().filter(|_| is_open && !is_alone) {
            Some(word) => {
                word.text.extend(letter.to_lowercase());
                word.at.end = end;
            }
            None => words.push(Word {
                text: letter.to_lowercase().collect(),
                at: start..end,
            }),
        }
        is_open = !is_alone;
    }
    words
}

/// Letters of scripts that put no space between words: Thai and its neighbours, Chinese, Japanese.
fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_and_case_are_no_part_of_a_word() {
        let found: Vec<String> = words("Stop—it's “FULL”. 队列")
            .into_iter()
            .map(|word| word.text)
            .collect();
        assert_eq!(found, ["stop", "it", "s", "full", "队", "列"]);
    }
}
