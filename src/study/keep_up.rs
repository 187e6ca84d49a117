//! The content of a backup file that is kept up to date: all that is stored, merged with all that the file held.
//!
//! Such a file therefore never loses anything: cleared storage does not empty it, and two devices may share one.

use std::fmt;
use std::rc::Rc;

use super::{ImportError, MemoryStore, Store, StoreError, Study};
use crate::progress::Millis;
use crate::saved;

/// Why a file must not be overwritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeepUpError {
    /// The store cannot be read.
    Store(StoreError),
    /// The file holds something that is not an export, or an export of a newer version.
    Foreign(saved::ImportError),
    /// The file or the store holds this many records that this version cannot read.
    Unread(usize),
}

/// The new text of a file that holds `before`; `None` if nothing is stored, because then there is nothing to add.
///
/// # Errors
/// When the file has something that would be lost, or the store cannot be read.
pub fn keep_up(
    store: &dyn Store,
    before: &str,
    now: Millis,
) -> Result<Option<String>, KeepUpError> {
    let copy = MemoryStore::default();
    let mut guide = None;
    for key in store.keys()? {
        let ids = saved::ids(&key);
        if (ids.is_some() || saved::is_aside(&key))
            && let Some(text) = store.read(&key)?
        {
            copy.write(&key, &text)?;
            guide = guide.or(ids.map(|(guide, _)| guide));
        }
    }
    let Some(guide) = guide else {
        return Ok(None);
    };
    let mut study = Study::open(&guide, Rc::default(), Box::new(copy), 0, now);
    if !before.trim().is_empty() {
        let report = study.import_all(before, now).map_err(|error| match error {
            ImportError::Text(error) => KeepUpError::Foreign(error),
            ImportError::Store(fault) => KeepUpError::Store(fault),
        })?;
        if report.rejected > 0 {
            return Err(KeepUpError::Unread(report.rejected));
        }
    }
    Ok(Some(study.export(now)))
}

impl From<StoreError> for KeepUpError {
    fn from(fault: StoreError) -> KeepUpError {
        KeepUpError::Store(fault)
    }
}

impl fmt::Display for KeepUpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeepUpError::Store(fault) => fault.fmt(f),
            KeepUpError::Foreign(saved::ImportError::Newer { .. }) | KeepUpError::Unread(_) => {
                f.write_str("it holds progress that this version cannot read, and is left alone; reload the page, or choose another file")
            }
            KeepUpError::Foreign(_) => {
                f.write_str("it holds something else by now, and is left alone; choose another file")
            }
        }
    }
}

impl std::error::Error for KeepUpError {}
