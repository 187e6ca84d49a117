//! What is going to be written, known before the first of it is: so that all of it is, or nothing.

use super::super::{Store, StoreError, store};
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

impl Plan {
    /// What an import would write; `see` hears what becomes of each record, by its guide.
    pub(super) fn of(
        import: &Import,
        store: &dyn Store,
        now: Millis,
        see: &mut dyn FnMut(&str, Outcome),
    ) -> Result<Plan, StoreError> {
        let mut plan = Plan::default();
        for (guide, records) in &import.records {
            for (question, record) in records {
                let outcome = match record {
                    Ok(record) => plan.merge(store, saved::key(guide, question), record, now)?,
                    Err(Unreadable::Malformed) => Outcome::Unreadable,
                    Err(Unreadable::Newer { .. }) => Outcome::TooNew,
                };
                see(guide, outcome);
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

    fn merge(
        &mut self,
        store: &dyn Store,
        key: String,
        record: &Record,
        now: Millis,
    ) -> Result<Outcome, StoreError> {
        let before = store.read(&key)?;
        let known = match before.as_deref().map(saved::decode) {
            None => Record::default(),
            Some(Ok(stored)) => stored,
            Some(Err(Unreadable::Malformed)) => {
                let text = before.as_deref().unwrap_or_default();
                self.set_aside(store, &key, text)?;
                Record::default()
            }
            Some(Err(Unreadable::Newer { .. })) => return Ok(Outcome::TooNew),
        };
        let mut merged = known.clone();
        merged.merge(record, now);
        if merged == known {
            return Ok(if merged == *record {
                Outcome::Same
            } else {
                Outcome::NewerHere
            });
        }
        self.write(key, before, Some(saved::encode(&merged)));
        Ok(if known == Record::default() {
            Outcome::New
        } else {
            Outcome::NewerThere
        })
    }

    /// Writes all, or undoes what it wrote, as far as that can be done.
    pub(super) fn carry_out(&self, store: &dyn Store) -> Result<(), StoreError> {
        for (done, write) in self.writes.iter().enumerate() {
            if let Err(fault) = put(store, &write.key, write.after.as_deref()) {
                // The one that failed may be there all the same: only reading it back may have failed.
                for write in self.writes[..=done].iter().rev() {
                    let _ = put(store, &write.key, write.before.as_deref());
                }
                return Err(fault);
            }
        }
        Ok(())
    }
}

fn put(store: &dyn Store, key: &str, text: Option<&str>) -> Result<(), StoreError> {
    match text {
        Some(text) => store::put(store, key, text),
        None => store.remove(key),
    }
}
