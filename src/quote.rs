//! A passage of a text that can be found again after the text was edited, as the W3C's `TextQuoteSelector` describes
//! one: its words, some words before and after it, and its position.
//!
//! Words are compared, not characters, so that white space and punctuation may change. A passage is only found if one
//! place is clearly the best: a wrong place is worse than none.

use std::ops::Range;

use crate::quote::words::{Word, words};

mod align;
mod words;

/// How many words are kept before and after a passage.
const AROUND: usize = 12;
/// Which share of a passage's words may have changed.
const MOST_CHANGED: f64 = 0.4;
/// The doubt from which on a place is rejected. One changed word of ten is a doubt of 0.2; if nothing around it is the
/// same, that adds 0.6 and more.
const TOO_DOUBTFUL: f64 = 0.75;
/// By how much the doubt of every other place must be greater.
const CLEARLY: f64 = 0.2;

/// A passage of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quote {
    /// The passage itself.
    pub exact: String,
    /// The words before it.
    pub prefix: String,
    /// The words after it.
    pub suffix: String,
    /// How many words of the text were before it.
    pub position: usize,
}

impl Quote {
    /// The passage at a range of bytes, extended to whole words; `None` if the range contains no word.
    #[must_use]
    pub fn of(text: &str, range: &Range<usize>) -> Option<Quote> {
        let all = words(text);
        let first = all.iter().position(|word| word.at.end > range.start)?;
        let last = all.iter().rposition(|word| word.at.start < range.end)?;
        let part = |words: &[Word]| -> String {
            let ends = words.first().zip(words.last());
            let at = ends.map(|(first, last)| first.at.start..last.at.end);
            at.and_then(|at| text.get(at))
                .unwrap_or_default()
                .to_owned()
        };
        let exact = part(all.get(first..=last)?);
        let prefix = part(all.get(first.saturating_sub(AROUND)..first)?);
        let suffix = part(all.get(last + 1..(last + 1 + AROUND).min(all.len()))?);
        Some(Quote {
            exact,
            prefix,
            suffix,
            position: first,
        })
    }

    /// Where the passage is in a text, in bytes; `None` if it is gone, or if several places are about equally likely.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let (all, exact) = (words(text), words(&self.exact));
        let (prefix, suffix) = (words(&self.prefix), words(&self.suffix));
        let length = exact.len() as f64;
        let mut places: Vec<(f64, Range<usize>)> = Vec::new();
        for (changes, at) in align::occurrences(&exact, &all, length * MOST_CHANGED) {
            let before = all.get(at.start.saturating_sub(2 * AROUND)..at.start)?;
            let after = all.get(at.end..(at.end + 2 * AROUND).min(all.len()))?;
            let sides = [
                align::share_at_end(&prefix, before),
                align::share_at_start(&suffix, after),
            ];
            let known: Vec<f64> = sides.into_iter().flatten().collect();
            let strange =
                known.iter().map(|share| 1.0 - share).sum::<f64>() / known.len().max(1) as f64;
            // The shorter a passage, the more its surroundings count.
            let doubt = 2.0 * changes / length + 0.6 * strange * (1.0 + 2.0 / length);
            places.push((doubt, at));
        }
        let away = |at: &Range<usize>| at.start.abs_diff(self.position);
        places.sort_by(|(one, here), (other, there)| {
            one.total_cmp(other).then(away(here).cmp(&away(there)))
        });
        let (doubt, best) = places.first()?;
        let rival = places.get(1);
        // A place that did not change at all is meant, even if another has the same words.
        let is_as_ever = *doubt == 0.0 && best.start == self.position;
        let is_clear = is_as_ever || rival.is_none_or(|(other, _)| other - doubt >= CLEARLY);
        let (first, last) = (all.get(best.start)?, all.get(best.end.checked_sub(1)?)?);
        (*doubt < TOO_DOUBTFUL && is_clear).then_some(first.at.start..last.at.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "A queue holds what is waiting. It grows when more comes than goes. \
        A stack holds what is waiting too. It grows when more is put on it than taken off.";

    fn quote(passage: &str) -> Quote {
        let at = TEXT.find(passage).unwrap();
        Quote::of(TEXT, &(at..at + passage.len())).unwrap()
    }

    #[test]
    fn a_passage_is_found_where_it_was() {
        let found = quote("more comes than goes").find(TEXT).unwrap();
        assert_eq!(&TEXT[found], "more comes than goes");
    }

    #[test]
    fn of_two_like_passages_the_right_one_is_found() {
        let second = TEXT.rfind("holds what is waiting").unwrap();
        let quote = Quote::of(TEXT, &(second..second + 21)).unwrap();
        assert_eq!(quote.find(TEXT).unwrap().start, second);
    }

    #[test]
    fn a_word_more_inside_is_part_of_it() {
        let edited = TEXT.replace("more comes than", "more suddenly comes than");
        let found = quote("It grows when more comes than goes")
            .find(&edited)
            .unwrap();
        assert_eq!(
            &edited[found],
            "It grows when more suddenly comes than goes"
        );
    }

    #[test]
    fn a_passage_that_is_gone_is_not_found_elsewhere() {
        let edited = TEXT.replace("A queue holds what is waiting. ", "");
        assert_eq!(quote("A queue holds what is waiting").find(&edited), None);
    }

    #[test]
    fn half_words_are_taken_whole() {
        let at = TEXT.find("ueue hol").unwrap();
        assert_eq!(Quote::of(TEXT, &(at..at + 8)).unwrap().exact, "queue holds");
    }
}
