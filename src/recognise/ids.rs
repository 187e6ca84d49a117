//! Ids, made of the first words of a text; each is given only once.

use super::words::{hash, words};

/// The ids of one scope, each given only once.
pub(super) struct Ids {
    /// A hash table of our own, so that a new id is compared with few others. A tree would be more code than the
    /// rest of this file.
    given: Vec<Vec<String>>,
    /// The ids that were asked for again, each with the last number added to it.
    repeated: Vec<(String, usize)>,
}

impl Ids {
    /// Makes room for about `count` ids.
    pub(super) fn of(count: usize) -> Ids {
        Ids {
            given: vec![Vec::new(); count + 1],
            repeated: Vec::new(),
        }
    }

    /// Takes an id made of one that is taken and the first free number.
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

    /// Takes an id, and says whether it was free.
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

/// An id made of the first `most` words of a text; `instead` where the text has no words.
pub(super) fn slug(text: &str, most: usize, instead: &str) -> String {
    let slug = words(text, '-', most);
    if slug.is_empty() {
        instead.to_owned()
    } else {
        slug
    }
}
