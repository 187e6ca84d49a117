//! Progress out of the store as one text: every guide's, or this one's.

use std::collections::BTreeMap;

use super::Study;
use crate::progress::{Millis, Record};
use crate::saved::{self, Unreadable};

impl Study {
    /// Everything of every guide, and what was set aside.
    #[must_use]
    pub fn export(&self, now: Millis) -> String {
        let shelf = &self.ledger.shelf;
        let mut records: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let mut aside = BTreeMap::new();
        // Where the store tells nothing, this study still knows of its own guide.
        for key in shelf.store.keys().unwrap_or_default() {
            let Ok(Some(text)) = shelf.store.read(&key) else {
                continue;
            };
            match saved::ids(&key) {
                Some(_) if saved::decode(&text) == Err(Unreadable::Malformed) => {
                    aside.extend(saved::aside(&key).next().map(|key| (key, text)));
                }
                Some((guide, question)) => {
                    drop(records.entry(guide).or_default().insert(question, text))
                }
                None if saved::is_aside(&key) => drop(aside.insert(key, text)),
                None => {}
            }
        }
        records.insert(shelf.guide.clone(), self.texts());
        saved::export(&records, &aside, now)
    }

    /// This guide's progress, in the form of an export.
    #[must_use]
    pub fn progress(&self, now: Millis) -> String {
        let records = BTreeMap::from([(self.ledger.shelf.guide.clone(), self.texts())]);
        saved::export(&records, &BTreeMap::new(), now)
    }

    /// This guide's records as they are stored, or would be.
    fn texts(&self) -> BTreeMap<String, String> {
        let shelf = &self.ledger.shelf;
        let known = self
            .ledger
            .records()
            .filter(|(_, record)| **record != Record::default());
        let known = known.map(|(question, record)| (question.clone(), saved::encode(record)));
        let newer = self.ledger.newer.iter().filter_map(|question| {
            let text = shelf
                .store
                .read(&saved::key(&shelf.guide, question))
                .ok()??;
            Some((question.clone(), text))
        });
        known.chain(newer).collect()
    }
}
