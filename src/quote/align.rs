//! Approximate search of words among words, where some may have been changed, added or removed.

use std::ops::Range;

use super::words::Word;

/// The cost of a missing word, or of the first in a run of added ones.
const WORD: usize = 8;
/// The cost of each further word of such a run: an inserted clause is one edit.
const FURTHER: usize = 1;

/// The cost of an alignment that ends here, and the index of the word at which it begins.
type Cell = (usize, usize);

/// Each place in `text` where `wanted` occurs with at most `most` edits: the number of edits, and the range of words.
///
/// Sellers' algorithm, by words and with Gotoh's affine gap cost. There is a row for each word of the text; its cells
/// hold the cost of each prefix of `wanted` that ends here, and the cost if this word was added.
pub(super) fn occurrences(wanted: &[Word], text: &[Word], most: f64) -> Vec<(f64, Range<usize>)> {
    let mut found: Vec<(f64, Range<usize>)> = Vec::new();
    let mut row: Vec<Cell> = (1..=wanted.len()).map(|count| (count * WORD, 0)).collect();
    let mut added: Vec<Cell> = vec![(usize::MAX / 2, 0); wanted.len()];
    for (place, word) in text.iter().enumerate() {
        // An occurrence may begin at any word.
        let (mut diagonal, mut left) = ((0, place), (0, place + 1));
        for ((cell, added), want) in row.iter_mut().zip(&mut added).zip(wanted) {
            *added = cheaper(plus(*cell, WORD), plus(*added, FURTHER));
            // A changed word costs as much as one missing and one added.
            let other = if want.text == word.text { 0 } else { 2 * WORD };
            let same = cheaper(plus(diagonal, other), *added);
            diagonal = *cell;
            *cell = cheaper(same, plus(left, WORD));
            left = *cell;
        }
        if let Some(&(cost, start)) = row.last()
            && cost as f64 <= most * WORD as f64
            && start <= place
        {
            keep_best(&mut found, cost as f64 / WORD as f64, start..place + 1);
        }
    }
    found
}

fn plus((cost, start): Cell, more: usize) -> Cell {
    (cost + more, start)
}

/// The cheaper of two cells; the first if they are equal.
fn cheaper(one: Cell, other: Cell) -> Cell {
    if other.0 < one.0 { other } else { one }
}

/// Of occurrences that overlap, keeps the one with the fewest changes.
fn keep_best(found: &mut Vec<(f64, Range<usize>)>, cost: f64, at: Range<usize>) {
    match found.last_mut().filter(|(_, last)| last.end > at.start) {
        Some(last) if last.0 > cost => *last = (cost, at),
        Some(_) => {}
        None => found.push((cost, at)),
    }
}

/// Which share of `wanted` is at the end of `before`, from 0 to 1, nearer words counting more; `None` if `wanted` is
/// empty.
pub(super) fn share_at_end(wanted: &[Word], before: &[Word]) -> Option<f64> {
    share(
        wanted.iter().rev(),
        &before.iter().rev().collect::<Vec<_>>(),
    )
}

/// Which share of `wanted` is at the start of `after`, in the same way.
pub(super) fn share_at_start(wanted: &[Word], after: &[Word]) -> Option<f64> {
    share(wanted.iter(), &after.iter().collect::<Vec<_>>())
}

/// Compares in order, looking for each word up to `REACH` words further on than expected.
fn share<'a>(wanted: impl Iterator<Item = &'a Word>, near: &[&Word]) -> Option<f64> {
    const REACH: usize = 4;
    let (mut at, mut had, mut all) = (0, 0.0, 0.0);
    for (distance, word) in wanted.enumerate() {
        let weight = 1.0 / (1.0 + distance as f64 / 4.0);
        all += weight;
        let ahead = near.iter().skip(at).take(REACH);
        if let Some(skipped) = ahead
            .map(|near| &near.text)
            .position(|text| *text == word.text)
        {
            had += weight;
            at += skipped + 1;
        }
    }
    (all > 0.0).then(|| had / all)
}
