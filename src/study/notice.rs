//! What a reader is told about their stored progress: place, fact, next step.

use super::{Entry, Study};

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
        let fault = self.health.fault.as_ref();
        let not_saved = fault.map(|fault| Notice {
            code: "not-saved",
            message: format!("progress is not saved: {fault}"),
        });
        let unreadable = self.count("unreadable", |entry| entry.unreadable, |them, their| {
            format!("the saved progress of {them} cannot be read and starts afresh; {their} old text is kept in this site's storage, under a key that ends in `.unreadable`")
        });
        let newer = self.count("newer", |entry| entry.newer, |them, _| {
            format!("the progress of {them} was saved by a newer version of this page and cannot be changed here; reload the page to get that version")
        });
        let restored = self.health.restored.then(|| Notice {
            code: "restored",
            message: "the stored progress of this guide was cleared while the page was open, and was saved again from here; to start afresh, use `Reset progress`".to_owned(),
        });
        [not_saved, unreadable, newer, restored]
            .into_iter()
            .flatten()
            .collect()
    }

    /// One notice about all the records of a kind, by the question's title where it is one.
    fn count(
        &self,
        code: &'static str,
        kind: impl Fn(&Entry) -> bool,
        message: impl Fn(&str, &str) -> String,
    ) -> Option<Notice> {
        let mut ids = self
            .entries
            .iter()
            .filter(|(_, entry)| kind(entry))
            .map(|(id, _)| id);
        let first = ids.next()?;
        let message = match ids.count() {
            0 => message(&self.name(first), "its"),
            more => message(&format!("{} questions", more + 1), "their"),
        };
        Some(Notice { code, message })
    }

    fn name(&self, question: &str) -> String {
        match self.places.get(question) {
            Some(&place) => format!("“{}”", self.guide.questions[place].title),
            None if question.is_empty() => "this guide".to_owned(),
            None => format!("`{question}`"),
        }
    }
}
