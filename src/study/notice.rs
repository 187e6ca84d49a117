//! Notices about the stored progress: what happened, and what the reader can do next.

use super::{Study, WHOLE};
use crate::i18n::{t, tn};
use crate::progress::Ids;

/// A message about the stored progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its kind: `not-saved`, `unreadable`, `newer` or `restored`.
    pub code: &'static str,
    /// Its text for the reader.
    pub message: String,
}

impl Study {
    pub(super) fn note(&self) -> Vec<Notice> {
        let ledger = &self.ledger;
        let mut notices = Vec::new();
        let mut say = |code, message| notices.push(Notice { code, message });
        if let Some(fault) = ledger.fault() {
            say(
                "not-saved",
                t!("progress is not saved: {fault}", fault = fault.to_string()),
            );
        }
        if let Some(them) = self.names(&ledger.unreadable) {
            say(
                "unreadable",
                tn!(
                    ledger.unreadable.len(),
                    "the saved progress of {them} cannot be read and starts afresh; its old text is kept in this site's storage, under a key that ends in `.unreadable`",
                    "the saved progress of {them} cannot be read and starts afresh; their old text is kept in this site's storage, under a key that ends in `.unreadable`",
                    them
                ),
            );
        }
        if let Some(them) = self.names(&ledger.newer) {
            say(
                "newer",
                t!(
                    "the progress of {them} was saved by a newer version of this page and cannot be changed here; reload the page to get that version",
                    them
                ),
            );
        }
        if ledger.restored {
            say(
                "restored",
                t!("the stored progress of this guide was cleared while the page was open, and was saved again from here; to start afresh, use `Reset progress`").to_owned(),
            );
        }
        notices
    }

    /// How a notice names these records; `None` if there are none.
    fn names(&self, questions: &Ids) -> Option<String> {
        let (question, ()) = questions.first()?;
        if questions.len() > 1 {
            return Some(tn!(questions.len(), "{n} question", "{n} questions"));
        }
        Some(match self.places.get(question) {
            Some(&place) => format!("“{}”", self.guide.questions[place].title),
            None if question == WHOLE => t!("this guide as a whole").to_owned(),
            None => format!("`{question}`"),
        })
    }
}
