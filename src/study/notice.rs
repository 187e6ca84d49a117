//! What a reader is told about their stored progress: place, fact, next step.

use super::{Study, WHOLE};
use crate::progress::Ids;

/// Something the reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about: `not-saved`, `unreadable`, `newer` or `restored`.
    pub code: &'static str,
    /// For the reader.
    pub message: String,
}

impl Study {
    pub(super) fn note(&self) -> Vec<Notice> {
        let ledger = &self.ledger;
        let mut notices = Vec::new();
        let mut say = |code, message| notices.push(Notice { code, message });
        if let Some(fault) = ledger.fault() {
            say("not-saved", format!("progress is not saved: {fault}"));
        }
        if let Some((them, its)) = self.names(&ledger.unreadable) {
            say(
                "unreadable",
                format!(
                    "the saved progress of {them} cannot be read and starts afresh; {its} old text is kept in this site's storage, under a key that ends in `.unreadable`"
                ),
            );
        }
        if let Some((them, _)) = self.names(&ledger.newer) {
            say(
                "newer",
                format!(
                    "the progress of {them} was saved by a newer version of this page and cannot be changed here; reload the page to get that version"
                ),
            );
        }
        if ledger.restored {
            say(
                "restored",
                "the stored progress of this guide was cleared while the page was open, and was saved again from here; to start afresh, use `Reset progress`".to_owned(),
            );
        }
        notices
    }

    /// What to call these records, and their pronoun; none where there are none.
    fn names(&self, questions: &Ids) -> Option<(String, &'static str)> {
        let (question, ()) = questions.first()?;
        if questions.len() > 1 {
            return Some((format!("{} questions", questions.len()), "their"));
        }
        let name = match self.places.get(question) {
            Some(&place) => format!("“{}”", self.guide.questions[place].title),
            None if question == WHOLE => "this guide as a whole".to_owned(),
            None => format!("`{question}`"),
        };
        Some((name, "its"))
    }
}
