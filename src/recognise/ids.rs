//! Ids: made of the first words of a text, and each given once.

use super::words::{hash, words};

/// The ids of one scope, each given once.
pub(super) struct Ids {
    /// In heaps by their hash, so that a new one is compared with few. A tree would be more code than all else here.
    given: Vec<Vec<String>>,
    /// The ids that were asked for again, and the last number given to each.
    repeated: Vec<(String, usize)>,
}

impl Ids {
    /// For a scope of about so many ids.
    pub(super) fn of(count: usize) -> Ids {
        Ids {
            given: vec![Vec::new(); count + 1],
            repeated: Vec::new(),
        }
    }

    /// An id that is taken, with the first free number after it.
    pub(super) fn number(&mut self, id: &str) -> String {
        let known = self.repeated.iter().position(|(known, _)| known == id);
        let at = known.unwrap_or(self.repeated.len());
        if known.is_none() {
            self.repeated.push((id.to_owned(), 1));
        }
        loop {
            let number = &mut self.repeated[at].1;
            *number += 1;
            let next = format!("{id}-{number}");
            if self.take(&next) {
                return next;
            }
        }
    }

    /// Whether the id was free until now.
    pub(super) fn take(&mut self, id: &str) -> bool {
        let heap = hash(id) as usize % self.given.len();
        let heap = &mut self.given[heap];
        let is_free = !heap.iter().any(|given| given == id);
        if is_free {
            heap.push(id.to_owned());
        }
        is_free
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
