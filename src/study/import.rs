//! Import of an export of every guide into the store, all of it or nothing. It can be previewed, and undone.

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

/// How many texts that were set aside an import takes at most.
const MOST_ASIDE: usize = 64;
/// How many bytes of them it takes at most, keys included.
const ASIDE_ROOM: usize = 128 << 10;

/// What an import did, counted in records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Records that were not stored here.
    pub added: usize,
    /// Records to which the import added something newer.
    pub updated: usize,
    /// Records to which it added nothing.
    pub unchanged: usize,
    /// Records that cannot be read or are of a newer version, in the import or here.
    pub rejected: usize,
}

/// Why an import changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// The text is not an export this version reads.
    Text(saved::ImportError),
    /// Its records could not be stored.
    Store(StoreError),
}

impl Study {
    /// Merges an export into the store: all of it, or nothing if it cannot be stored.
    ///
    /// # Errors
    /// When the text is no export, or the store fails.
    pub fn import(&mut self, text: &str, now: Millis) -> Result<ImportReport, ImportError> {
        let (report, _) = self.import_undoably(text, now)?;
        Ok(report)
    }

    /// Like [`Study::import`], and returns what [`Study::undo_import`] needs.
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

    /// Like [`Study::import`], with no bound on the texts that were set aside: for a store that is only in memory.
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
                self.ledger.protect(question);
                // A malformed record that was stored here is set aside by now, and a sound one is in its place.
                self.ledger.unreadable.remove(question);
            }
        }
        self.ledger.load();
        self.report();
        Ok((report, ImportUndo(plan)))
    }
}

/// Drops the set-aside texts whose keys are not ours or that exceed the bounds, and returns how many exceeded them: an
/// export by a stranger must not fill the storage.
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
