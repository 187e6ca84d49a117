//! The writes of an import, all planned before the first is made, so that all of them are made or none.

use super::super::store::write_tentative_checked;
use super::super::{Store, StoreError};
use crate::progress::{Millis, Record};
use crate::saved::{self, Import, Unreadable};

/// Texts to be written, with their keys.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) writes: Vec<Write>,
}

/// One write; a text of `None` means that the key is empty.
#[derive(Debug)]
pub(super) struct Write {
    pub(super) key: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// What becomes of one record of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There is no such record here.
    New,
    /// The import has something newer; what is here may have, too.
    NewerThere,
    /// The import has nothing newer, and what is here has.
    NewerHere,
    Same,
    /// It is malformed.
    Unreadable,
    /// It, or the record here, is of a newer version.
    TooNew,
}

/// What becomes of a record that is imported where the text `before` is stored, and the merged record if it must be
/// written.
pub(super) fn outcome(
    before: Option<&str>,
    record: &Result<Record, Unreadable>,
    now: Millis,
) -> (Outcome, Option<Record>) {
    let record = match record {
        Ok(record) => record,
        Err(Unreadable::Malformed) => return (Outcome::Unreadable, None),
        Err(Unreadable::Newer { .. }) => return (Outcome::TooNew, None),
    };
    let known = match before.map(saved::decode) {
        None | Some(Err(Unreadable::Malformed)) => Record::default(),
        Some(Ok(stored)) => stored,
        Some(Err(Unreadable::Newer { .. })) => return (Outcome::TooNew, None),
    };
    let mut merged = known.clone();
    merged.merge(record, now);
    match merged == known {
        true if merged == *record => (Outcome::Same, None),
        true => (Outcome::NewerHere, None),
        false if known == Record::default() => (Outcome::New, Some(merged)),
        false => (Outcome::NewerThere, Some(merged)),
    }
}

impl Plan {
    /// The writes of an import; calls `see` with the outcome of each record.
    pub(super) fn of(
        import: &Import,
        store: &dyn Store,
        now: Millis,
        see: &mut dyn FnMut(Outcome),
    ) -> Result<Plan, StoreError> {
        let mut plan = Plan::default();
        for (guide, records) in &import.records {
            for (question, record) in records {
                let key = saved::key(guide, question);
                let before = store.read(&key)?;
                let (outcome, merged) = outcome(before.as_deref(), record, now);
                if let Some(merged) = merged {
                    if let Some(text) = before.as_deref().filter(|text| is_unreadable(text)) {
                        plan.set_aside(store, &key, text)?;
                    }
                    plan.write(key, before, Some(saved::encode(&merged)));
                }
                see(outcome);
            }
        }
        for (key, text) in &import.aside {
            if let Some(key) = saved::set_aside_from(key) {
                plan.set_aside(store, key, text)?;
            }
        }
        Ok(plan)
    }

    /// Plans to copy the text under `key` to the first free set-aside key, unless this very text is already set aside.
    fn set_aside(&mut self, store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
        for key in saved::aside(key) {
            let planned = self.writes.iter().find(|write| write.key == key);
            let there = match planned {
                Some(write) => write.after.clone(),
                None => store.read(&key)?,
            };
            match there {
                None => {
                    self.write(key, None, Some(text.to_owned()));
                    break;
                }
                Some(there) if there == text => break,
                Some(_) => {}
            }
        }
        Ok(())
    }

    pub(super) fn write(&mut self, key: String, before: Option<String>, after: Option<String>) {
        self.writes.push(Write { key, before, after });
    }

    /// Makes all writes; if one fails, undoes those made, as far as possible. A journal keeps what it has of a record
    /// that the storage lost, even if the import is undone.
    pub(super) fn carry_out(&self, store: &dyn Store) -> Result<(), StoreError> {
        for (done, write) in self.writes.iter().enumerate() {
            if let Err(fault) = write_tentative_checked(store, &write.key, write.after.as_deref()) {
                // The failed write may have happened all the same: perhaps only reading it back failed.
                for write in self.writes[..=done].iter().rev() {
                    let _ = write_tentative_checked(store, &write.key, write.before.as_deref());
                }
                return Err(fault);
            }
        }
        for write in &self.writes {
            // All is written; a journal entry that cannot be cleared now can be cleared later.
            let _ = store.commit(&write.key, write.after.as_deref());
        }
        Ok(())
    }
}

fn is_unreadable(text: &str) -> bool {
    saved::decode(text) == Err(Unreadable::Malformed)
}
