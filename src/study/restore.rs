//! Restoring a backup: the guide looks as it did then. The restored values get new stamps, so that they win in every
//! tab and on every device. Reviews made since are kept.

use litemap::LiteMap;

use super::Study;
use crate::progress::{Ids, Millis, Record};
use crate::saved::Import;

impl Study {
    /// Restores this guide from a backup. Returns the ids of the questions that now look different.
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
                // A record that was unreadable then restores nothing.
                Some(Err(_)) => continue,
            };
            let is_same = |record: &Record| record.shows_as(&then);
            if !self.ledger.record(id).is_some_and(is_same) {
                let mut back = |record: &mut Record, stamp| record.bring_back(&then, stamp, now);
                self.ledger.change(id, &mut back, None);
            }
        }
        self.resolve_vanished();
        self.ledger.retry();
        self.report()
    }
}
