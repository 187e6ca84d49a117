//! Undo of an import: restores every key, except those that somebody has written since.
//!
//! A record that was written since holds the reader's later changes merged with the import's, and a merge cannot be
//! undone: such a record stays and is counted. Other tabs that had the guide open during the import may also write
//! again what they read of it, with the reader's next change there.

use super::super::{StoreError, Study};
use super::plan::{Plan, Write};
use crate::progress::Millis;
use crate::saved;

/// The writes of an import, from which it can be undone.
#[derive(Debug)]
pub struct ImportUndo(pub(super) Plan);

impl ImportUndo {
    /// As a text that can be kept over a reload: a JSON list of `[key, text before, text after]`.
    #[must_use]
    pub fn write(&self) -> String {
        let writes = self.0.writes.iter();
        let writes: Vec<_> = writes
            .map(|Write { key, before, after }| (key, before, after))
            .collect();
        serde_json::to_string(&writes).unwrap_or_default()
    }

    /// Reads such a text; `None` if it is no such list, or names a key that is not ours.
    #[must_use]
    pub fn read(text: &str) -> Option<ImportUndo> {
        type Texts = (String, Option<String>, Option<String>);
        let texts: Vec<Texts> = serde_json::from_str(text).ok()?;
        let is_ours = |key: &str| saved::ids(key).is_some() || saved::is_aside(key);
        if !texts.iter().all(|(key, ..)| is_ours(key)) {
            return None;
        }
        let writes = texts.into_iter();
        let writes = writes.map(|(key, before, after)| Write { key, before, after });
        Some(ImportUndo(Plan {
            writes: writes.collect(),
        }))
    }
}

/// What undoing an import did, counted in keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UndoReport {
    /// Keys that hold again what they held before.
    pub restored: usize,
    /// Keys left as they are: they were written since the import, or hold a set-aside copy that is still needed.
    pub kept: usize,
}

impl Study {
    /// Undoes an import: all of it, or nothing if that cannot be stored. Any question may look different then.
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
        let mut changed = Vec::new();
        let mut as_left = Vec::new();
        for write in &undo.0.writes {
            match store.read(&write.key)? == write.after {
                true => as_left.push(write),
                false => changed.push(write),
            }
        }
        // An unreadable text whose record is not restored stays set aside.
        let is_needed = |aside: &Write| {
            let mut befores = changed.iter().filter_map(|write| write.before.as_ref());
            saved::is_aside(&aside.key) && befores.any(|text| Some(text) == aside.after.as_ref())
        };
        // In reverse order: a text is restored to its key before its set-aside copy is removed.
        for write in as_left.into_iter().rev() {
            if is_needed(write) {
                report.kept += 1;
                continue;
            }
            let (now, then) = (write.after.clone(), write.before.clone());
            back.write(write.key.clone(), now, then);
            report.restored += 1;
        }
        report.kept += changed.len();
        back.carry_out(store)?;
        self.ledger.reread();
        self.regrow(self.guide.clone(), now);
        Ok(report)
    }
}
