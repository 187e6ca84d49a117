//! What is going to be written, known before the first of it is: so that all of it is, or nothing.

use super::super::store::attempt;
use super::super::{Store, StoreError};
use crate::progress::{Millis, Record};
use crate::saved::{self, Import, Unreadable};

/// Texts to be put under keys.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) writes: Vec<Write>,
}

/// One of them; a key without a text is to be empty.
#[derive(Debug)]
pub(super) struct Write {
    pub(super) key: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// What becomes of one record of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There is none here.
    New,
    /// It knows something that is not here; perhaps the other way round too.
    NewerThere,
    /// All it knows is here, and more.
    NewerHere,
    Same,
    /// It is no record.
    Unreadable,
    /// It, or what is here, is of a newer version.
    TooNew,
}

/// What becomes of a record that comes to where the text `before` stands; what both come to, if that is to be written.
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
    /// What an import would write; `see` is called with what becomes of each record.
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

    /// Puts the text from under `key` where nothing is or will be, unless this very text is there already.
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

    /// Writes all, or undoes what it wrote, as far as that can be done. What a journal knows of a record that the storage
    /// lost outlives an import that is undone.
    pub(super) fn carry_out(&self, store: &dyn Store) -> Result<(), StoreError> {
        for (done, write) in self.writes.iter().enumerate() {
            if let Err(fault) = attempt(store, &write.key, write.after.as_deref()) {
                // The one that failed may be there all the same: only reading it back may have failed.
                for write in self.writes[..=done].iter().rev() {
                    let _ = attempt(store, &write.key, write.before.as_deref());
                }
                return Err(fault);
            }
        }
        for write in &self.writes {
            // All is written: what cannot be cleared away now is another time.
            let _ = store.confirm(&write.key, write.after.as_deref());
        }
        Ok(())
    }
}

fn is_unreadable(text: &str) -> bool {
    saved::decode(text) == Err(Unreadable::Malformed)
}
