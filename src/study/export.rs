//! Progress out of the store as one text: every guide's, or this one's.

use super::Study;
use crate::progress::{Millis, Record};
use crate::saved::{self, Unreadable};
use crate::sorted::Sorted;

impl Study {
    /// Everything of every guide, and what was set aside.
    #[must_use]
    pub fn export(&self, now: Millis) -> String {
        let shelf = &self.ledger.shelf;
        let mut records: Sorted<Sorted<String>> = Sorted::default();
        let mut aside = Sorted::default();
        // Where the store tells nothing, this study still knows of its own guide.
        for key in shelf.store.keys().unwrap_or_default() {
            let Ok(Some(text)) = shelf.store.read(&key) else {
                continue;
            };
            match saved::ids(&key) {
                Some(_) if saved::decode(&text) == Err(Unreadable::Malformed) => {
                    if let Some(key) = saved::aside(&key).next() {
                        aside.insert(&key, text);
                    }
                }
                Some((guide, question)) => {
                    records.or_default(&guide).insert(&question, text);
                }
                None if saved::is_aside(&key) => {
                    aside.insert(&key, text);
                }
                None => {}
            }
        }
        records.insert(&shelf.guide, self.as_stored());
        saved::export(&records, &aside, now)
    }

    /// This guide's progress, in the form of an export.
    #[must_use]
    pub fn progress(&self, now: Millis) -> String {
        let records = [(&self.ledger.shelf.guide, self.as_stored())]
            .into_iter()
            .collect();
        saved::export(&records, &Sorted::default(), now)
    }

    /// This guide's records as they are stored, or would be.
    pub(super) fn as_stored(&self) -> Sorted<String> {
        let shelf = &self.ledger.shelf;
        let known = self
            .ledger
            .records()
            .filter(|(_, record)| **record != Record::default());
        let known = known.map(|(question, record)| (question, saved::encode(record)));
        let newer = self.ledger.newer.ids().iter().filter_map(|question| {
            let text = shelf
                .store
                .read(&saved::key(&shelf.guide, question))
                .ok()??;
            Some((question.as_str(), text))
        });
        known.chain(newer).collect()
    }
}
