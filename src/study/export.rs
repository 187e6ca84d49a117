//! The export of progress as one text: of every guide, or of this one.

use litemap::LiteMap;

use super::Study;
use super::shelf::free_aside;
use crate::progress::{Millis, Record};
use crate::saved::{self, Unreadable};

impl Study {
    /// The export of every guide and of all texts that were set aside.
    #[must_use]
    pub fn export(&self, now: Millis) -> String {
        let shelf = &self.ledger.shelf;
        let (mut guides, mut aside) = (LiteMap::new(), LiteMap::new());
        // If the store cannot be read, this study still knows its own guide.
        let mut keys = shelf.store.keys().unwrap_or_default();
        keys.sort();
        for key in keys {
            let Ok(Some(text)) = shelf.store.read(&key) else {
                continue;
            };
            match saved::ids(&key) {
                Some(_) if saved::decode(&text) == Err(Unreadable::Malformed) => {
                    if let Ok(Some(key)) = free_aside(&*shelf.store, &key, &text) {
                        aside.insert(key, text);
                    }
                }
                Some((guide, question)) => {
                    saved::line(guides.entry(guide).or_default(), &question, &text);
                }
                None if saved::is_aside(&key) => {
                    aside.insert(key, text);
                }
                None => {}
            }
        }
        guides.insert(shelf.guide.clone(), lines(&self.as_stored()));
        saved::export(&guides, &aside, now)
    }

    /// The export of this guide.
    #[must_use]
    pub fn progress(&self, now: Millis) -> String {
        self.export_of(&self.as_stored(), now)
    }

    /// The export of the given records of this guide.
    pub(super) fn export_of(&self, records: &LiteMap<String, String>, now: Millis) -> String {
        let guide = self.ledger.shelf.guide.clone();
        let guides = [(guide, lines(records))].into_iter().collect();
        saved::export(&guides, &LiteMap::new(), now)
    }

    /// This guide's records as they are stored, or would be if the store worked.
    pub(super) fn as_stored(&self) -> LiteMap<String, String> {
        let shelf = &self.ledger.shelf;
        let mut texts = LiteMap::new();
        for (question, record) in self.ledger.records() {
            if *record != Record::default() {
                texts.insert(question.clone(), saved::encode(record));
            }
        }
        for question in self.ledger.newer.keys() {
            if let Ok(Some(text)) = shelf.store.read(&saved::key(&shelf.guide, question)) {
                texts.insert(question.clone(), text);
            }
        }
        texts
    }
}

fn lines(records: &LiteMap<String, String>) -> String {
    let mut lines = String::new();
    for (question, text) in records {
        saved::line(&mut lines, question, text);
    }
    lines
}
