//! What an import would do, shown to the reader before it does anything.

use std::fmt;

use super::super::Study;
use super::plan::{Outcome, outcome};
use super::{ImportError, ImportReport, bound_aside};
use crate::i18n::{t, tn};
use crate::progress::{Ids, Millis, Record};
use crate::saved;

/// The outcome of an import, guide by guide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// When the export was made, by the clock of the exporting device.
    pub exported: Millis,
    /// The guides in it, ordered by id.
    pub guides: Vec<Incoming>,
    /// Unreadable texts that were set aside on the exporting device and would be set aside here too.
    pub aside: Vec<Aside>,
    /// How many more such texts exceed the bounds and stay out.
    pub too_many_aside: usize,
}

/// An unreadable text that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The key it would be stored under.
    pub key: String,
    /// Its first characters.
    pub begins: String,
    /// Its length in bytes.
    pub bytes: usize,
}

/// How many characters of a text are shown.
const GLIMPSE: usize = 80;

/// What an export holds of one guide, counted in records: one per question, and one for the guide as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    /// The guide's id.
    pub guide: String,
    /// Its title, if the export has it.
    pub title: String,
    /// Whether anything of this guide is stored here.
    pub is_known: bool,
    /// Records that are not stored here.
    pub new: usize,
    /// Records with something newer than what is stored here.
    pub newer_there: usize,
    /// Records with nothing newer, where what is stored here has more.
    pub newer_here: usize,
    /// Records equal to what is stored here.
    pub same: usize,
    /// Malformed records; they stay out.
    pub unreadable: usize,
    /// Records that a newer version of the widget wrote, or that would meet such a record here; they stay out.
    pub too_new: usize,
}

impl Study {
    /// What [`Study::import`] would do with a text. Writes nothing.
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
                // Reading keys that the store does not have would take most of the time of a long preview.
                let before = match keys.binary_search(&key) {
                    Ok(_) => store.read(&key)?,
                    Err(_) => None,
                };
                let outcome = match (before, record) {
                    // There is nothing to merge with, and merging takes longer than reading.
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
    /// The guide's title, else its id, shortened for display.
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
    /// The report of an import that meets the same store as this preview.
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

/// `3 new, 1 newer there, 12 the same`; zero counts are left out.
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
