//! Resetting a guide, and undoing that. The reader's texts stay; their reviews are kept, but no longer count.

use super::Study;
use crate::progress::{Event, Register, Stamp};

/// What undoing a reset must bring back in one question.
pub(super) struct Undo {
    question: String,
    ticked: Vec<String>,
    /// The last stamp that did not count before the reset; the outer `None` means that no review counted.
    since: Option<Option<Stamp>>,
}

impl Study {
    pub(super) fn reset(&mut self) {
        // The reset must include what other tabs did.
        self.ledger.load();
        let now = self.ledger.now;
        let questions = self
            .ledger
            .records()
            .filter(|(id, _)| self.places.contains_key(*id) && !self.is_read_only(id));
        let undo = questions.map(|(id, record)| Undo {
            question: id.clone(),
            ticked: record.ticked().map(str::to_owned).collect(),
            since: record.last_review(now).map(|_| record.since(now)),
        });
        let undo: Vec<Undo> = undo
            .filter(|undo| !undo.ticked.is_empty() || undo.since.is_some())
            .collect();
        for Undo { question, .. } in &undo {
            self.change(question, &mut |record, stamp| {
                record.apply(&Event::Reset, stamp);
            });
        }
        if !undo.is_empty() {
            self.undo = undo;
        }
    }

    pub(super) fn undo(&mut self) {
        for undo in std::mem::take(&mut self.undo) {
            self.change(&undo.question, &mut |record, stamp| {
                for item in &undo.ticked {
                    let tick = Register { value: true, stamp };
                    record.ticks.insert(item.clone(), tick);
                }
                if let Some(since) = undo.since {
                    record.count_since(since, stamp);
                }
            });
        }
    }
}
