//! One guide's records in the store.

use super::store::write_checked;
use super::{Store, StoreError};
use crate::progress::Record;
use crate::saved::{self, Unreadable};

/// A store, and the guide whose records in it are ours.
pub(super) struct Shelf {
    pub(super) store: Box<dyn Store>,
    pub(super) guide: String,
}

/// What is stored under a record's key.
pub(super) enum Stored {
    Nothing,
    Sound(Box<Record>),
    Malformed(String),
    Newer,
}

impl Shelf {
    /// The ids of the questions that have a record.
    pub(super) fn questions(&self) -> Result<Vec<String>, StoreError> {
        let keys = self.store.keys()?;
        let ours = keys
            .iter()
            .filter_map(|key| saved::ids(key))
            .filter(|(guide, _)| *guide == self.guide);
        Ok(ours.map(|(_, question)| question).collect())
    }

    pub(super) fn read(&self, question: &str) -> Result<Stored, StoreError> {
        let text = self.store.read(&saved::key(&self.guide, question))?;
        Ok(
            text.map_or(Stored::Nothing, |text| match saved::decode(&text) {
                Ok(record) => Stored::Sound(Box::new(record)),
                Err(Unreadable::Malformed) => Stored::Malformed(text),
                Err(Unreadable::Newer { .. }) => Stored::Newer,
            }),
        )
    }

    pub(super) fn write(&self, question: &str, record: &Record) -> Result<(), StoreError> {
        let key = saved::key(&self.guide, question);
        write_checked(&*self.store, &key, &saved::encode(record))
    }

    /// Keeps in memory, for as long as the page lives, a record that could not be stored; `None` drops it.
    pub(super) fn set_pending(&self, question: &str, record: Option<&Record>) {
        let key = saved::key(&self.guide, question);
        self.store
            .set_pending(&key, record.map(saved::encode).as_deref());
    }

    /// The records that could not be stored yet.
    pub(super) fn pending(&self) -> Vec<(String, Record)> {
        let pending = self.store.pending().into_iter();
        let pending = pending.filter_map(|(key, text)| {
            let (guide, question) = saved::ids(&key)?;
            let record = saved::decode(&text).ok()?;
            (guide == self.guide).then_some((question, record))
        });
        pending.collect()
    }

    /// Copies a malformed text to a key where nothing overwrites it.
    pub(super) fn set_aside(&self, question: &str, text: &str) -> Result<(), StoreError> {
        match free_aside(&*self.store, &saved::key(&self.guide, question), text)? {
            Some(key) => write_checked(&*self.store, &key, text),
            None => Ok(()),
        }
    }
}

/// The first free key to which the text under `key` can be set aside; `None` if this very text was set aside before.
pub(super) fn free_aside(
    store: &dyn Store,
    key: &str,
    text: &str,
) -> Result<Option<String>, StoreError> {
    for key in saved::aside(key) {
        match store.read(&key)? {
            None => return Ok(Some(key)),
            Some(there) if there == text => return Ok(None),
            Some(_) => {}
        }
    }
    Ok(None)
}
