//! What an import would do, shown before it does anything.

use std::fmt;

use super::super::Study;
use super::plan::{Outcome, outcome};
use super::{ImportError, ImportReport, bound_aside};
use crate::i18n::{t, tn};
use crate::progress::{Ids, Millis, Record};
use crate::saved;

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// When the export was made, by the clock it was made with.
    pub exported: Millis,
    /// Guide by guide, in the order of their ids.
    pub guides: Vec<Incoming>,
    /// Texts that could not be read there and would be kept here, unread.
    pub aside: Vec<Aside>,
    /// How many more of them there are; they stay out.
    pub too_many_aside: usize,
}

/// A text that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The key it would stand under.
    pub key: String,
    /// How it begins.
    pub begins: String,
    /// How long it is, in bytes.
    pub bytes: usize,
}

/// So many characters say enough of a text.
const GLIMPSE: usize = 80;

/// What it holds of one guide, in records: a question's each, and one of the guide as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    /// The guide's id.
    pub guide: String,
    /// Its title, where that travels along.
    pub title: String,
    /// Whether anything of it is stored here yet.
    pub is_known: bool,
    /// There is none here.
    pub new: usize,
    /// They know something newer than what is here.
    pub newer_there: usize,
    /// What is here knows more.
    pub newer_here: usize,
    /// They know the same.
    pub same: usize,
    /// They cannot be read, and stay out.
    pub unreadable: usize,
    /// A newer version of the widget wrote them, or wrote what is here; they stay out.
    pub too_new: usize,
}

impl Study {
    /// What [`Study::import`] would do with a text. Changes nothing.
    ///
    /// # Errors
    /// When the text is no export, or the store cannot be read.
    pub fn preview(&self, text: &str, now: Millis) -> Result<Preview, ImportError> {
        let mut import = saved::import(text).map_err(ImportError::Text)?;
        let too_many_aside = bound_aside(&mut import);
        let store = &*self.ledger.shelf.store;
        let mut keys = store.keys()?;
        keys.sort_unstable();
        let known = keys.iter().filter_map(|key| saved::ids(key));
        let known: Ids = known.map(|(guide, _)| (guide, ())).collect();
        let mut guides = Vec::new();
        for (guide, records) in &import.records {
            let whole = records.get("").and_then(|whole| whole.as_ref().ok());
            let mut incoming = Incoming {
                guide: guide.clone(),
                title: whole.map(|whole| whole.title.clone()).unwrap_or_default(),
                is_known: known.contains_key(guide),
                ..Incoming::default()
            };
            for (question, record) in records {
                let key = saved::key(guide, question);
                // Asking the store for what it has not got is most of the time that a long preview takes.
                let before = match keys.binary_search(&key) {
                    Ok(_) => store.read(&key)?,
                    Err(_) => None,
                };
                let outcome = match (before, record) {
                    // Nothing is there to merge it with, and merging takes longer than reading.
                    (None, Ok(record)) if *record != Record::default() => Outcome::New,
                    (before, record) => outcome(before.as_deref(), record, now).0,
                };
                *incoming.count(outcome) += 1;
            }
            guides.push(incoming);
        }
        Ok(Preview {
            exported: import.exported,
            guides,
            aside: import.aside.iter().map(aside).collect(),
            too_many_aside,
        })
    }
}

impl Incoming {
    /// What to call the guide: its title, else its id, of either no more than is soon read.
    #[must_use]
    pub fn name(&self) -> String {
        glimpse(match self.title.as_str() {
            "" => &self.guide,
            title => title,
        })
    }

    fn count(&mut self, outcome: Outcome) -> &mut usize {
        match outcome {
            Outcome::New => &mut self.new,
            Outcome::NewerThere => &mut self.newer_there,
            Outcome::NewerHere => &mut self.newer_here,
            Outcome::Same => &mut self.same,
            Outcome::Unreadable => &mut self.unreadable,
            Outcome::TooNew => &mut self.too_new,
        }
    }
}

fn aside((key, text): (&String, &String)) -> Aside {
    Aside {
        key: key.clone(),
        begins: glimpse(text),
        bytes: text.len(),
    }
}

fn glimpse(text: &str) -> String {
    text.chars().take(GLIMPSE).collect()
}

impl Preview {
    /// The report of an import that finds everything as the preview did.
    #[must_use]
    pub fn report(&self) -> ImportReport {
        let mut report = ImportReport::default();
        for incoming in &self.guides {
            report.added += incoming.new;
            report.updated += incoming.newer_there;
            report.unchanged += incoming.newer_here + incoming.same;
            report.rejected += incoming.unreadable + incoming.too_new;
        }
        report
    }

    /// Whether an import would change anything.
    #[must_use]
    pub fn changes(&self) -> bool {
        let ImportReport { added, updated, .. } = self.report();
        added + updated > 0
    }
}

/// `3 new, 1 newer there, 12 the same`; what there is none of is left out.
impl fmt::Display for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Incoming {
            new,
            newer_there,
            newer_here,
            same,
            unreadable,
            too_new,
            ..
        } = *self;
        let says = [
            (new, tn!(new, "{n} new", "{n} new")),
            (
                newer_there,
                tn!(newer_there, "{n} newer there", "{n} newer there"),
            ),
            (
                newer_here,
                tn!(newer_here, "{n} newer here", "{n} newer here"),
            ),
            (same, tn!(same, "{n} the same", "{n} the same")),
            (
                unreadable,
                tn!(unreadable, "{n} unreadable", "{n} unreadable"),
            ),
            (
                too_new,
                tn!(
                    too_new,
                    "{n} from a newer version",
                    "{n} from a newer version"
                ),
            ),
        ];
        let says = says.into_iter().filter(|(count, _)| *count > 0);
        let says: Vec<String> = says.map(|(_, words)| words).collect();
        f.write_str(&if says.is_empty() {
            t!("nothing").to_owned()
        } else {
            says.join(", ")
        })
    }
}
