//! How what is known and what is stored are brought to agree.

use std::collections::BTreeSet;

use super::shelf::Stored;
use super::{StoreError, Study};
use crate::progress::Record;

/// How the store does.
#[derive(Default)]
pub(super) struct Health {
    /// All there is was read.
    pub(super) loaded: bool,
    /// Something that was stored is gone.
    pub(super) cleared: bool,
    /// It was written again.
    pub(super) restored: bool,
    /// Why the last thing that failed did.
    pub(super) fault: Option<StoreError>,
}

impl Study {
    /// Reads every record there is, and every one that should be there.
    pub(super) fn load(&mut self) {
        match self.shelf.questions() {
            Err(fault) => self.fail(fault),
            Ok(stored) => {
                self.health.loaded = true;
                let known: BTreeSet<String> = stored
                    .into_iter()
                    .chain(self.entries.keys().cloned())
                    .collect();
                known.iter().for_each(|question| self.sync(question));
                self.health.cleared &= self.touched.is_empty();
            }
        }
        self.follow();
    }

    /// Takes in what is stored, and stores what it lacks.
    pub(super) fn sync(&mut self, question: &str) {
        let stored = self.refresh(question);
        if !self.touched.is_empty() {
            self.save(question, stored);
        }
    }

    /// Takes in what is stored; none where it cannot be read.
    pub(super) fn refresh(&mut self, question: &str) -> Option<Stored> {
        let stored = self
            .shelf
            .read(question)
            .map_err(|fault| self.fail(fault))
            .ok()?;
        if !self.entries.contains_key(question) && matches!(stored, Stored::Nothing) {
            return Some(stored);
        }
        let entry = self.entries.entry(question.to_owned()).or_default();
        entry.newer = matches!(stored, Stored::Newer);
        match &stored {
            Stored::Nothing => self.health.cleared |= entry.stored,
            Stored::Sound(record) => {
                let before = entry.record.clone();
                entry.record.merge(record, self.now);
                entry.stored = true;
                if !entry.record.shows_as(&before) {
                    self.changed.insert(question.to_owned());
                }
            }
            Stored::Malformed(_) => entry.unreadable = true,
            Stored::Newer => {}
        }
        Some(stored)
    }

    /// Writes a record where what is stored lacks something of it.
    pub(super) fn save(&mut self, question: &str, stored: Option<Stored>) {
        let Some(entry) = self.entries.get_mut(question) else {
            return;
        };
        let written = match &stored {
            // What cannot be read must not be overwritten.
            None => Err(None),
            Some(Stored::Newer) => return,
            Some(Stored::Sound(record)) if *record == entry.record => Ok(()),
            Some(_) if entry.record == Record::default() => return,
            Some(Stored::Malformed(text)) => self
                .shelf
                .set_aside(question, text)
                .and_then(|()| self.shelf.write(question, &entry.record))
                .map_err(Some),
            Some(Stored::Nothing | Stored::Sound(_)) => {
                self.shelf.write(question, &entry.record).map_err(Some)
            }
        };
        match written {
            Ok(()) => {
                self.health.restored |= entry.stored && matches!(stored, Some(Stored::Nothing));
                entry.stored = true;
                self.unsaved.remove(question);
            }
            Err(fault) => {
                self.unsaved.insert(question.to_owned());
                self.health.fault = fault.or(self.health.fault.take());
            }
        }
    }

    /// Tries again to write what could not be written, until the first failure.
    pub(super) fn retry(&mut self) {
        for question in self.unsaved.clone() {
            self.sync(&question);
            if self.unsaved.contains(&question) {
                return;
            }
        }
    }

    fn fail(&mut self, fault: StoreError) {
        self.health.loaded = false;
        self.health.fault = Some(fault);
    }
}
