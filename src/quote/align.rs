//! Words looked for among words, where some may have been changed, added or taken away.

use std::ops::Range;

use super::words::Word;

/// Each place in `text` where `wanted` stands with at most so many words added or missing: how many, and the words it takes up.
///
/// Sellers' algorithm, by words: a row for each word of the text, of what each beginning of `wanted` costs that ends here.
pub(super) fn occurrences(
    wanted: &[Word],
    text: &[Word],
    most: usize,
) -> Vec<(usize, Range<usize>)> {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    // What it costs, and where that occurrence begins.
    let mut row: Vec<(usize, usize)> = (0..=wanted.len()).map(|cost| (cost, 0)).collect();
    for (place, word) in text.iter().enumerate() {
        let mut diagonal = (0, place);
        let mut left = (0, place + 1);
        for (cell, want) in row.iter_mut().skip(1).zip(wanted) {
            // Another word is one missing and one added.
            let other = 2 * usize::from(want.text != word.text);
            let changed = (diagonal.0 + other, diagonal.1);
            let added = (cell.0 + 1, cell.1);
            let missing = (left.0 + 1, left.1);
            diagonal = *cell;
            *cell = [changed, added, missing]
                .into_iter()
                .min_by_key(|(cost, _)| *cost)
                .unwrap_or(changed);
            left = *cell;
        }
        // The first column is free: an occurrence may begin anywhere.
        if let Some(first) = row.first_mut() {
            *first = (0, place + 1);
        }
        if let Some(&(cost, start)) = row.last()
            && cost <= most
            && start <= place
        {
            keep_best(&mut found, cost, start..place + 1);
        }
    }
    found
}

/// Of occurrences that overlap, the one with the fewest changes is meant.
fn keep_best(found: &mut Vec<(usize, Range<usize>)>, cost: usize, at: Range<usize>) {
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
