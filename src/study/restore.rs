//! A copy of everything brought back. What the reader sees is as it was then, by acts of today: so it holds in every tab and
//! on every device. Reviews made since stay known.

use litemap::LiteMap;

use super::Study;
use crate::progress::{Ids, Millis, Record};
use crate::saved::Import;

impl Study {
    /// Brings this guide back to what a copy has of it. Returns the ids of the questions that now look different.
    pub fn restore(&mut self, copy: &Import, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        self.ledger.load();
        let none = LiteMap::new();
        let then = copy.records.get(&self.ledger.shelf.guide).unwrap_or(&none);
        let here = self.ledger.records().map(|(id, _)| id);
        let ids: Ids = then.keys().chain(here).map(|id| (id.clone(), ())).collect();
        for id in ids.keys() {
            let then = match then.get(id) {
                Some(Ok(record)) => record.clone(),
                None => Record::default(),
                // What could not be read then says nothing.
                Some(Err(_)) => continue,
            };
            let is_same = |record: &Record| record.shows_as(&then);
            if !self.ledger.record(id).is_some_and(is_same) {
                let mut back = |record: &mut Record, stamp| record.bring_back(&then, stamp, now);
                self.ledger.change(id, &mut back, None);
            }
        }
        self.follow();
        self.ledger.retry();
        self.report()
    }
}
