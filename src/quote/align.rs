//! Words looked for among words, where some may have been changed, added or taken away.

use std::ops::Range;

use super::words::Word;

/// What a word costs that is missing, or that begins a run of added ones.
const WORD: usize = 8;
/// What each further word of such a run costs: a clause that was put in is one edit.
const FURTHER: usize = 1;

/// What an alignment costs that ends here, and the word it begins at.
type Cell = (usize, usize);

/// Each place in `text` where `wanted` stands with at most so many edits: how many, and the words it takes up.
///
/// Sellers' algorithm, by words and with Gotoh's cost of runs: a row for each word of the text, of what each beginning of
/// `wanted` costs that ends here, and of what it costs where this word was added.
pub(super) fn occurrences(wanted: &[Word], text: &[Word], most: f64) -> Vec<(f64, Range<usize>)> {
    let mut found: Vec<(f64, Range<usize>)> = Vec::new();
    let mut row: Vec<Cell> = (1..=wanted.len()).map(|count| (count * WORD, 0)).collect();
    let mut added: Vec<Cell> = vec![(usize::MAX / 2, 0); wanted.len()];
    for (place, word) in text.iter().enumerate() {
        // Before the first word wanted an occurrence may begin anywhere.
        let (mut diagonal, mut left) = ((0, place), (0, place + 1));
        for ((cell, added), want) in row.iter_mut().zip(&mut added).zip(wanted) {
            *added = cheaper(plus(*cell, WORD), plus(*added, FURTHER));
            // Another word is one missing and one added.
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

/// The first where both cost as much.
fn cheaper(one: Cell, other: Cell) -> Cell {
    if other.0 < one.0 { other } else { one }
}

/// Of occurrences that overlap, the one with the fewest changes is meant.
fn keep_best(found: &mut Vec<(f64, Range<usize>)>, cost: f64, at: Range<usize>) {
    match found.last_mut().filter(|(_, last)| last.end > at.start) {
        Some(last) if last.0 > cost => *last = (cost, at),
        Some(_) => {}
        None => found.push((cost, at)),
    }
}

/// How much of `wanted` stands at the end of `before`, nearer words counting more, from 0 to 1; none where there is nothing to compare.
pub(super) fn share_at_end(wanted: &[Word], before: &[Word]) -> Option<f64> {
    share(
        wanted.iter().rev(),
        &before.iter().rev().collect::<Vec<_>>(),
    )
}

/// How much of `wanted` stands at the start of `after`.
pub(super) fn share_at_start(wanted: &[Word], after: &[Word]) -> Option<f64> {
    share(wanted.iter(), &after.iter().collect::<Vec<_>>())
}

/// In order, each word looked for a little further on than it stood.
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
