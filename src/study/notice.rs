//! What a reader is told about their stored progress: place, fact, next step.

use super::{Study, WHOLE};
use crate::digits::decimal;
use crate::sorted::Ids;

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
        let mut say = |code, words: &[&str]| {
            let message = words.concat();
            notices.push(Notice { code, message });
        };
        if let Some(fault) = ledger.fault() {
            say("not-saved", &["progress is not saved: ", &fault.reason()]);
        }
        if let Some((them, its)) = self.names(&ledger.unreadable) {
            say(
                "unreadable",
                &[
                    "the saved progress of ",
                    &them,
                    " cannot be read and starts afresh; ",
                    its,
                    " old text is kept in this site's storage, under a key that ends in `.unreadable`",
                ],
            );
        }
        if let Some((them, _)) = self.names(&ledger.newer) {
            say(
                "newer",
                &[
                    "the progress of ",
                    &them,
                    " was saved by a newer version of this page and cannot be changed here; reload the page to get that version",
                ],
            );
        }
        if ledger.restored {
            say(
                "restored",
                &[
                    "the stored progress of this guide was cleared while the page was open, and was saved again from here; to start afresh, use `Reset progress`",
                ],
            );
        }
        notices
    }

    /// What to call these records, and their pronoun; none where there are none.
    fn names(&self, questions: &Ids) -> Option<(String, &'static str)> {
        let question = questions.ids().first()?;
        if questions.ids().len() > 1 {
            return Some((
                [&decimal(questions.ids().len()), " questions"].concat(),
                "their",
            ));
        }
        let name = match self.places.get(question) {
            Some(&place) => ["“", &self.guide.questions[place].title, "”"].concat(),
            None if question == WHOLE => "this guide as a whole".to_owned(),
            None => ["`", question, "`"].concat(),
        };
        Some((name, "its"))
    }
}
