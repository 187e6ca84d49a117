//! Progress out of the store as one text, and back in: every guide's, not only this one's.

use std::collections::BTreeMap;
use std::fmt;

use super::{Store, StoreError, Study};
use crate::progress::{Millis, Record};
use crate::saved::{self, Unreadable};

/// What an import did, in records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// There was none here.
    pub added: usize,
    /// The import knew something newer.
    pub updated: usize,
    /// It did not.
    pub unchanged: usize,
    /// It cannot be read, or is of a newer version, here or there.
    pub rejected: usize,
}

/// Why an import changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// The text is not an export this version reads.
    Text(saved::ImportError),
    /// What it holds could not be stored.
    Store(StoreError),
}

/// Stored texts by guide and question.
type Texts = BTreeMap<String, BTreeMap<String, String>>;

impl Study {
    /// Everything of every guide, and what was set aside.
    #[must_use]
    pub fn export(&self, now: Millis) -> String {
        let mut texts = Texts::new();
        let mut aside = BTreeMap::new();
        // What the store does not tell, this study still knows of its own guide.
        for key in self.shelf.store.keys().unwrap_or_default() {
            let Ok(Some(text)) = self.shelf.store.read(&key) else {
                continue;
            };
            match saved::ids(&key) {
                Some(_) if saved::decode(&text) == Err(Unreadable::Malformed) => {
                    aside.extend(saved::aside(&key).next().map(|key| (key, text)));
                }
                Some((guide, question)) => {
                    drop(texts.entry(guide).or_default().insert(question, text))
                }
                None if saved::is_aside(&key) => drop(aside.insert(key, text)),
                None => {}
            }
        }
        texts.insert(self.shelf.guide.clone(), self.texts());
        saved::export(&texts, &aside, now)
    }

    /// This guide's progress, in the form of an export.
    #[must_use]
    pub fn progress(&self, now: Millis) -> String {
        saved::export(
            &Texts::from([(self.shelf.guide.clone(), self.texts())]),
            &BTreeMap::new(),
            now,
        )
    }

    /// Merges an export into what is stored: all of it, or nothing where it cannot be stored.
    ///
    /// # Errors
    /// When the text is no export, or the store fails.
    pub fn import(&mut self, text: &str, now: Millis) -> Result<ImportReport, ImportError> {
        self.now = now;
        let import = saved::import(text).map_err(ImportError::Text)?;
        let mut report = ImportReport::default();
        let mut writes = Vec::new();
        for ((guide, question), record) in import.records {
            match record {
                Ok(record) => self.plan(
                    &saved::key(&guide, &question),
                    &record,
                    &mut report,
                    &mut writes,
                )?,
                Err(_) => report.rejected += 1,
            }
        }
        for (key, text) in import
            .aside
            .into_iter()
            .filter(|(key, _)| saved::is_aside(key))
        {
            if self.shelf.store.read(&key)?.is_none() {
                writes.push((key, None, text));
            }
        }
        write_all(&*self.shelf.store, &writes)?;
        self.load();
        self.report();
        Ok(report)
    }

    /// Works out what one record of an import changes.
    fn plan(
        &self,
        key: &str,
        record: &Record,
        report: &mut ImportReport,
        writes: &mut Vec<Write>,
    ) -> Result<(), StoreError> {
        let before = self.shelf.store.read(key)?;
        let mut merged = match before.as_deref().map(saved::decode) {
            None => Record::default(),
            Some(Ok(stored)) => stored,
            Some(Err(_)) => {
                report.rejected += 1;
                return Ok(());
            }
        };
        merged.merge(record, self.now);
        let after = saved::encode(&merged);
        match &before {
            None => report.added += 1,
            Some(before) if *before == after => {
                report.unchanged += 1;
                return Ok(());
            }
            Some(_) => report.updated += 1,
        }
        writes.push((key.to_owned(), before, after));
        Ok(())
    }

    /// This guide's records as they are stored, or would be.
    fn texts(&self) -> BTreeMap<String, String> {
        let newer = |question: &str| {
            self.shelf
                .store
                .read(&saved::key(&self.shelf.guide, question))
                .ok()
                .flatten()
        };
        let known = self
            .entries
            .iter()
            .filter(|(_, entry)| entry.newer || entry.record != Record::default());
        let text = |(question, entry): (&String, &super::Entry)| {
            let text = if entry.newer {
                newer(question)?
            } else {
                saved::encode(&entry.record)
            };
            Some((question.clone(), text))
        };
        known.filter_map(text).collect()
    }
}

/// A key, the text under it before and after.
type Write = (String, Option<String>, String);

/// Writes all, or undoes what it wrote.
fn write_all(store: &dyn Store, writes: &[Write]) -> Result<(), StoreError> {
    for (done, (key, _, text)) in writes.iter().enumerate() {
        if let Err(fault) = store.write(key, text) {
            for (key, before, _) in &writes[..done] {
                match before {
                    Some(before) => store.write(key, before)?,
                    None => store.remove(key)?,
                }
            }
            return Err(fault);
        }
    }
    Ok(())
}

impl From<StoreError> for ImportError {
    fn from(fault: StoreError) -> ImportError {
        ImportError::Store(fault)
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::Text(error) => write!(f, "nothing was imported: {error}"),
            ImportError::Store(fault) => write!(f, "nothing was imported: {fault}"),
        }
    }
}

impl std::error::Error for ImportError {}
