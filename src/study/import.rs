//! Progress from a text into the store: every guide's, all of it or nothing.

use std::fmt;

use super::{Store, StoreError, Study};
use crate::progress::{Millis, Record};
use crate::saved::{self, Unreadable};
use crate::sorted::Sorted;

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

impl Study {
    /// Merges an export into what is stored: all of it, or nothing where it cannot be stored.
    ///
    /// # Errors
    /// When the text is no export, or the store fails.
    pub fn import(&mut self, text: &str, now: Millis) -> Result<ImportReport, ImportError> {
        self.ledger.now = now;
        let import = saved::import(text).map_err(ImportError::Text)?;
        let shelf = &self.ledger.shelf;
        let mut plan = Plan {
            store: &*shelf.store,
            now: self.ledger.now,
            writes: Vec::new(),
            report: ImportReport::default(),
        };
        for (guide, records) in import.records.iter() {
            for (question, record) in records.iter() {
                match record {
                    Ok(record) => plan.merge(saved::key(guide, question), record)?,
                    Err(_) => plan.report.rejected += 1,
                }
            }
        }
        for (key, text) in import.aside.iter() {
            if saved::is_aside(key) && plan.store.read(key)?.is_none() {
                plan.writes.push((key.to_owned(), None, text.clone()));
            }
        }
        let report = plan.carry_out()?;
        if report.added + report.updated > 0 {
            let here = import.records.get(&self.ledger.shelf.guide);
            for question in here.map_or(&[][..], Sorted::ids) {
                self.ledger.touch(question);
                // What was there is set aside, and what counts is here.
                self.ledger.unreadable.remove(question);
            }
        }
        self.ledger.load();
        self.report();
        Ok(report)
    }
}

/// What an import is going to write.
struct Plan<'a> {
    store: &'a dyn Store,
    now: Millis,
    /// Keys, with the texts before and after.
    writes: Vec<(String, Option<String>, String)>,
    report: ImportReport,
}

impl Plan<'_> {
    fn merge(&mut self, key: String, record: &Record) -> Result<(), StoreError> {
        let before = self.store.read(&key)?;
        let mut merged = match before.as_deref().map(saved::decode) {
            None => Record::default(),
            Some(Ok(stored)) => stored,
            Some(Err(Unreadable::Malformed)) => {
                self.set_aside(&key, before.as_deref().unwrap_or_default())?;
                Record::default()
            }
            Some(Err(Unreadable::Newer { .. })) => {
                self.report.rejected += 1;
                return Ok(());
            }
        };
        let known = merged.clone();
        merged.merge(record, self.now);
        if merged == known {
            self.report.unchanged += 1;
            return Ok(());
        }
        let count = if known == Record::default() {
            &mut self.report.added
        } else {
            &mut self.report.updated
        };
        *count += 1;
        self.writes.push((key, before, saved::encode(&merged)));
        Ok(())
    }

    fn set_aside(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        if let Some(free) = super::shelf::free_aside(self.store, key, text)? {
            self.writes.push((free, None, text.to_owned()));
        }
        Ok(())
    }

    /// Writes all, or undoes what it wrote.
    fn carry_out(self) -> Result<ImportReport, StoreError> {
        for (done, (key, _, after)) in self.writes.iter().enumerate() {
            if let Err(fault) = self.store.write(key, after) {
                for (key, before, _) in &self.writes[..done] {
                    match before {
                        Some(before) => self.store.write(key, before)?,
                        None => self.store.remove(key)?,
                    }
                }
                return Err(fault);
            }
        }
        Ok(self.report)
    }
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
