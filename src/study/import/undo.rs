//! An import taken back: every key as it was, but for those that somebody has written since.
//!
//! What was written since holds the reader's later acts merged with the import's, and no merge can be unmixed: such a
//! record stays as it is and is counted. The same goes for other tabs of the guide that were open meanwhile: what they
//! took in of the import they may write again with their reader's next act there.

use super::super::{StoreError, Study};
use super::plan::Plan;
use crate::progress::Millis;

/// What it takes to undo an import.
#[derive(Debug)]
pub struct ImportUndo(pub(super) Plan);

/// What an undoing did, in keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UndoReport {
    /// As they were before.
    pub restored: usize,
    /// Changed since the import, and left so.
    pub kept: usize,
}

impl Study {
    /// Undoes an import: all of it, or nothing where that cannot be stored. Everything may look different then.
    ///
    /// # Errors
    /// When the store fails.
    pub fn undo_import(
        &mut self,
        undo: &ImportUndo,
        now: Millis,
    ) -> Result<UndoReport, StoreError> {
        self.ledger.now = now;
        let store = &*self.ledger.shelf.store;
        let mut back = Plan::default();
        let mut report = UndoReport::default();
        for write in &undo.0.writes {
            if store.read(&write.key)? == write.after {
                let (now, then) = (write.after.clone(), write.before.clone());
                back.write(write.key.clone(), now, then);
                report.restored += 1;
            } else {
                report.kept += 1;
            }
        }
        back.carry_out(store)?;
        self.ledger.reread();
        self.regrow(self.guide.clone(), now);
        Ok(report)
    }
}
