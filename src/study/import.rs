//! Progress from a text into the store: every guide's, all of it or nothing. What it would do can be looked at before,
//! and what it did can be undone.

mod plan;
mod preview;
mod undo;

use std::fmt;

use super::{StoreError, Study};
use crate::i18n::t;
use crate::progress::Millis;
use crate::saved::{self, Import};
use plan::{Outcome, Plan};

pub use preview::{Aside, Incoming, Preview};
pub use undo::{ImportUndo, UndoReport};

/// So many texts that could not be read are taken from an export.
const MOST_ASIDE: usize = 64;
/// So many bytes of them, their keys among them.
const ASIDE_ROOM: usize = 128 << 10;

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
        let (report, _) = self.import_undoably(text, now)?;
        Ok(report)
    }

    /// As [`Study::import`], with what [`Study::undo_import`] needs.
    ///
    /// # Errors
    /// When the text is no export, or the store fails.
    pub fn import_undoably(
        &mut self,
        text: &str,
        now: Millis,
    ) -> Result<(ImportReport, ImportUndo), ImportError> {
        let mut import = saved::import(text).map_err(ImportError::Text)?;
        bound_aside(&mut import);
        self.merge(&import, now)
    }

    /// As [`Study::import`], with every text that was set aside: for a store of our own.
    pub(super) fn import_all(
        &mut self,
        text: &str,
        now: Millis,
    ) -> Result<ImportReport, ImportError> {
        let import = saved::import(text).map_err(ImportError::Text)?;
        let (report, _) = self.merge(&import, now)?;
        Ok(report)
    }

    fn merge(
        &mut self,
        import: &Import,
        now: Millis,
    ) -> Result<(ImportReport, ImportUndo), ImportError> {
        self.ledger.now = now;
        let shelf = &self.ledger.shelf;
        let mut report = ImportReport::default();
        let plan = Plan::of(import, &*shelf.store, now, &mut |outcome| {
            *match outcome {
                Outcome::New => &mut report.added,
                Outcome::NewerThere => &mut report.updated,
                Outcome::NewerHere | Outcome::Same => &mut report.unchanged,
                Outcome::Unreadable | Outcome::TooNew => &mut report.rejected,
            } += 1;
        })?;
        plan.carry_out(&*shelf.store)?;
        if report.added + report.updated > 0 {
            let here = import.records.get(&self.ledger.shelf.guide);
            for question in here.into_iter().flat_map(|records| records.keys()) {
                self.ledger.touch(question);
                // What was there is set aside, and what counts is here.
                self.ledger.unreadable.remove(question);
            }
        }
        self.ledger.load();
        self.report();
        Ok((report, ImportUndo(plan)))
    }
}

/// Leaves out the texts set aside that are none of ours or too many, and says how many were too many: whoever wrote the
/// export, they must not fill the storage.
fn bound_aside(import: &mut Import) -> usize {
    let aside = &mut import.aside;
    aside.retain(|key, _| saved::set_aside_from(key).is_some());
    let (all, mut taken, mut bytes) = (aside.len(), 0, 0);
    aside.retain(|key, text| {
        let size = key.len() + text.len();
        let fits = taken < MOST_ASIDE && bytes + size <= ASIDE_ROOM;
        taken += usize::from(fits);
        bytes += if fits { size } else { 0 };
        fits
    });
    all - aside.len()
}

impl From<StoreError> for ImportError {
    fn from(fault: StoreError) -> ImportError {
        ImportError::Store(fault)
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::Text(error) => f.write_str(&nothing(error)),
            ImportError::Store(fault) => f.write_str(&nothing(fault)),
        }
    }
}

fn nothing(fault: &dyn fmt::Display) -> String {
    t!("nothing was imported: {fault}", fault = fault.to_string())
}

impl std::error::Error for ImportError {}
