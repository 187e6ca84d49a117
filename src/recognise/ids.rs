//! Ids: made of the first words of a text, and each given once.

use std::collections::BTreeSet;

use super::titles::words;
use crate::digits::decimal;

/// The ids of one scope, each given once.
#[derive(Default)]
pub(super) struct Ids {
    given: BTreeSet<String>,
    /// The ids that were asked for again, and the last number given to each.
    repeated: Vec<(String, usize)>,
}

impl Ids {
    /// The id itself, or, where it is taken, with the first free number after it.
    pub(super) fn give(&mut self, id: String) -> String {
        if self.given.insert(id.clone()) {
            return id;
        }
        let known = self
            .repeated
            .iter()
            .position(|(repeated, _)| *repeated == id);
        let at = known.unwrap_or(self.repeated.len());
        if known.is_none() {
            self.repeated.push((id.clone(), 1));
        }
        loop {
            let number = &mut self.repeated[at].1;
            *number += 1;
            let next = [&id, "-", decimal(*number).as_str()].concat();
            if self.given.insert(next.clone()) {
                return next;
            }
        }
    }
}

/// An id made of the first words of a text; of `instead` where it has none.
pub(super) fn slug(text: &str, most: usize, instead: &str) -> String {
    let slug = words(text, '-', most);
    if slug.is_empty() {
        instead.to_owned()
    } else {
        slug
    }
}
