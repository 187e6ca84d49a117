//! A guide's records as this tab knows them, and how they are synchronised with the store.
//!
//! The known records only grow: what is read is merged in, and what the store lacks is written to it. Nothing is
//! written before the reader acts.

use litemap::LiteMap;

use super::shelf::{Shelf, Stored};
use super::{StoreError, WHOLE};
use crate::progress::{Ids, Millis, Print, Record, Stamp};

/// Records by question id, those of vanished questions and of [`WHOLE`] included.
pub(super) struct Ledger {
    pub(super) shelf: Shelf,
    /// The time of the last call.
    pub(super) now: Millis,
    pub(super) replica: u32,
    records: LiteMap<String, Record>,
    /// Ids whose records were seen in the store.
    seen_stored: Ids,
    /// Ids of the questions that the reader acted in here, in this visit.
    acted_in: Ids,
    /// Ids whose records are written again if they go missing: the acted ones, and those that others on this page
    /// wrote.
    protected: Ids,
    /// Ids whose records could not be written yet.
    unsaved: Ids,
    /// Ids under which a malformed text was found in this visit.
    pub(super) unreadable: Ids,
    /// Ids under which a text of a newer version is stored.
    pub(super) newer: Ids,
    /// Ids of the questions that look different since this was last emptied.
    pub(super) changed: Ids,
    /// Whether all records were read.
    loaded: bool,
    /// Whether a record that was stored is, or may be, gone from the store.
    has_missing: bool,
    /// Whether such a record was written again.
    pub(super) restored: bool,
    /// Why the last failed read or write failed.
    fault: Option<StoreError>,
}

impl Ledger {
    pub(super) fn open(shelf: Shelf, replica: u32, now: Millis) -> Ledger {
        let mut ledger = Ledger {
            shelf,
            now,
            replica,
            records: LiteMap::new(),
            seen_stored: Ids::default(),
            acted_in: Ids::default(),
            protected: Ids::default(),
            unsaved: Ids::default(),
            unreadable: Ids::default(),
            newer: Ids::default(),
            changed: Ids::default(),
            loaded: false,
            has_missing: false,
            restored: false,
            fault: None,
        };
        ledger.load();
        for (question, record) in ledger.shelf.pending() {
            ledger.merge(&question, &record);
            ledger.protect(&question);
            ledger.acted_in.insert(question.clone(), ());
            ledger.unsaved.insert(question, ());
        }
        ledger.retry();
        ledger
    }

    pub(super) fn record(&self, question: &str) -> Option<&Record> {
        self.records.get(question)
    }

    pub(super) fn records(&self) -> impl Iterator<Item = (&String, &Record)> {
        self.records.iter()
    }

    /// Why the reader's changes are not saved, if they are not.
    pub(super) fn fault(&self) -> Option<&StoreError> {
        self.fault
            .as_ref()
            .filter(|_| !self.loaded || !self.unsaved.is_empty())
    }

    /// Reads, merges, changes and writes one record. `text` is the question's title and fingerprint today.
    pub(super) fn change(
        &mut self,
        question: &str,
        act: &mut dyn FnMut(&mut Record, Stamp),
        text: Option<(String, Option<Print>)>,
    ) {
        let stored = self.refresh(question);
        if self.newer.contains_key(question) {
            return;
        }
        let stamp = self.next_stamp(question);
        let record = self.records.entry(question.to_owned()).or_default();
        let before = record.clone();
        act(record, stamp);
        if let Some((title, print)) = text {
            record.title = title;
            record.print = print;
        }
        if !record.shows_as(&before) {
            self.changed.insert(question.to_owned(), ());
        }
        self.acted_in.insert(question.to_owned(), ());
        self.protect(question);
        self.save(question, stored);
    }

    /// Merges a record from elsewhere into the known one, without writing it.
    pub(super) fn merge(&mut self, question: &str, record: &Record) {
        let known = self.records.entry(question.to_owned()).or_default();
        let before = known.clone();
        known.merge(record, self.now);
        if !known.shows_as(&before) {
            self.changed.insert(question.to_owned(), ());
        }
    }

    /// Marks a record as one that this tab writes again if it goes missing, as if the reader had acted in its question.
    pub(super) fn protect(&mut self, question: &str) {
        self.protected.insert(question.to_owned(), ());
    }

    /// Like [`Ledger::protect`], if the record is stored. One that is not stored was removed on purpose: it is not
    /// written again, unless the reader acted in its question here.
    pub(super) fn protect_if_stored(&mut self, question: &str) {
        let has_acted = self.acted_in.contains_key(question);
        match self.shelf.read(question) {
            Ok(Stored::Nothing) if !has_acted => drop(self.protected.remove(question)),
            _ => self.protect(question),
        }
    }

    /// From now on every record missing from the store is written again. Unreadable records may have been replaced by
    /// the import.
    pub(super) fn rewrite_missing(&mut self) {
        self.protect(WHOLE);
        let protected = &self.protected;
        self.unreadable.retain(|id, ()| protected.contains_key(id));
    }

    /// Reads every record in the store, and every known one.
    pub(super) fn load(&mut self) {
        match self.shelf.questions() {
            Err(fault) => self.fail(fault),
            Ok(questions) => {
                self.loaded = true;
                let known = questions.into_iter().chain(self.records.keys().cloned());
                let known: Ids = known.map(|question| (question, ())).collect();
                known.keys().for_each(|question| self.sync(question));
                self.has_missing &= self.protected.is_empty();
            }
        }
    }

    /// Forgets all records that are stored and reads them again; those that could not be stored are kept.
    pub(super) fn reread(&mut self) {
        let unsaved = &self.unsaved;
        self.records.retain(|id, _| unsaved.contains_key(id));
        self.seen_stored = Ids::default();
        self.protected = self.unsaved.clone();
        self.acted_in = self.unsaved.clone();
        self.load();
    }

    /// Reads all records, unless that was done.
    pub(super) fn ensure_loaded(&mut self) {
        if !self.loaded {
            self.load();
        }
    }

    /// Merges in the stored record, and writes what the store lacks of it.
    pub(super) fn sync(&mut self, question: &str) {
        let stored = self.refresh(question);
        if !self.protected.is_empty() || self.unsaved.contains_key(question) {
            self.save(question, stored);
        }
    }

    /// Checks that what the reader did in this visit is stored, and writes it if not; if another record has gone, that
    /// too.
    pub(super) fn flush(&mut self) {
        let protected = self.protected.clone();
        protected.keys().for_each(|question| self.sync(question));
        // Records that others on this page wrote, and that could not be rewritten, are not among the protected ones.
        self.retry();
        if self.has_missing && !self.protected.is_empty() {
            self.load();
        }
        self.ensure_loaded();
    }

    /// Notes that everything may be gone from the store.
    pub(super) fn mark_stale(&mut self) {
        self.has_missing = true;
    }

    /// Tries again to write the unsaved records, until the first failure.
    pub(super) fn retry(&mut self) {
        for question in self.unsaved.clone().keys() {
            self.sync(question);
            if self.unsaved.contains_key(question) {
                return;
            }
        }
    }

    /// Merges in the stored record; `None` if the store cannot be read.
    fn refresh(&mut self, question: &str) -> Option<Stored> {
        let stored = self
            .shelf
            .read(question)
            .map_err(|fault| self.fail(fault))
            .ok()?;
        match &stored {
            Stored::Nothing => self.has_missing |= self.seen_stored.contains_key(question),
            Stored::Sound(record) => {
                self.seen_stored.insert(question.to_owned(), ());
                self.merge(question, record);
            }
            Stored::Malformed(_) => {
                self.unreadable.insert(question.to_owned(), ());
            }
            Stored::Newer => {}
        }
        let is_newer = matches!(stored, Stored::Newer);
        let was_newer = if is_newer {
            self.newer.insert(question.to_owned(), ()).is_some()
        } else {
            self.newer.remove(question).is_some()
        };
        if is_newer != was_newer {
            self.changed.insert(question.to_owned(), ());
        }
        Some(stored)
    }

    /// Writes a record if the stored one lacks something of it.
    fn save(&mut self, question: &str, stored: Option<Stored>) {
        let Some(record) = self
            .records
            .get(question)
            .filter(|record| **record != Record::default())
        else {
            return;
        };
        let written = match &stored {
            // A store that cannot be read must not be overwritten.
            None => Err(None),
            Some(Stored::Newer) => Ok(()),
            Some(Stored::Sound(stored)) if **stored == *record => Ok(()),
            Some(Stored::Malformed(text)) => self
                .shelf
                .set_aside(question, text)
                .and_then(|()| self.shelf.write(question, record))
                .map_err(Some),
            Some(Stored::Nothing | Stored::Sound(_)) => {
                self.shelf.write(question, record).map_err(Some)
            }
        };
        match written {
            Ok(()) => {
                let is_new = self.seen_stored.insert(question.to_owned(), ()).is_none();
                self.restored |= !is_new && matches!(stored, Some(Stored::Nothing));
                if self.unsaved.remove(question).is_some() {
                    self.shelf.set_pending(question, None);
                }
            }
            Err(fault) => {
                self.unsaved.insert(question.to_owned(), ());
                self.shelf.set_pending(question, Some(record));
                self.fault = fault.or(self.fault.take());
            }
        }
    }

    /// A stamp newer than all that are known of this question and of the guide as a whole.
    fn next_stamp(&self, question: &str) -> Stamp {
        let known = [question, WHOLE]
            .into_iter()
            .filter_map(|id| self.records.get(id)?.newest(self.now));
        Stamp::next(
            known.max_by_key(|stamp| stamp.weight(self.now)),
            self.now,
            self.replica,
        )
    }

    fn fail(&mut self, fault: StoreError) {
        self.loaded = false;
        self.fault = Some(fault);
    }
}
