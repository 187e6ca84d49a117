//! Progress out of the store as one text: every guide's, or this one's.

use super::Study;
use crate::progress::{Millis, Record};
use crate::saved::{self, Unreadable};
use crate::sorted::{Ids, Sorted};

impl Study {
    /// Everything of every guide, and what was set aside.
    #[must_use]
    pub fn export(&self, now: Millis) -> String {
        let shelf = &self.ledger.shelf;
        let (mut guides, mut aside) = (Sorted::default(), Sorted::default());
        // Where the store tells nothing, this study still knows of its own guide.
        let keys: Ids = shelf.store.keys().unwrap_or_default().iter().collect();
        for key in keys.ids() {
            let Ok(Some(text)) = shelf.store.read(key) else {
                continue;
            };
            match saved::ids(key) {
                Some(_) if saved::decode(&text) == Err(Unreadable::Malformed) => {
                    if let Some(key) = saved::aside(key).next() {
                        aside.insert(&key, text);
                    }
                }
                Some((guide, question)) => {
                    saved::line(guides.or_default(&guide), &question, &text);
                }
                None if saved::is_aside(key) => {
                    aside.insert(key, text);
                }
                None => {}
            }
        }
        guides.insert(&shelf.guide, lines(&self.as_stored()));
        saved::export(&guides, &aside, now)
    }

    /// This guide's progress, in the form of an export.
    #[must_use]
    pub fn progress(&self, now: Millis) -> String {
        self.export_of(&self.as_stored(), now)
    }

    /// The export of these records of this guide.
    pub(super) fn export_of(&self, records: &Sorted<String>, now: Millis) -> String {
        let mut guides = Sorted::default();
        guides.insert(&self.ledger.shelf.guide, lines(records));
        saved::export(&guides, &Sorted::default(), now)
    }

    /// This guide's records as they are stored, or would be.
    pub(super) fn as_stored(&self) -> Sorted<String> {
        let shelf = &self.ledger.shelf;
        let mut texts = Sorted::default();
        for (question, record) in self.ledger.records() {
            if *record != Record::default() {
                texts.insert(question, saved::encode(record));
            }
        }
        for question in self.ledger.newer.ids() {
            if let Ok(Some(text)) = shelf.store.read(&saved::key(&shelf.guide, question)) {
                texts.insert(question, text);
            }
        }
        texts
    }
}

fn lines(records: &Sorted<String>) -> String {
    let mut lines = String::new();
    for (question, text) in records.iter() {
        saved::line(&mut lines, question, text);
    }
    lines
}
