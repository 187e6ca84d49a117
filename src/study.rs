//! One guide being studied: its questions, the reader's progress and the store it is kept in.
//!
//! A [`Study`] never fails: it always knows what the reader did in this visit, and says by a [`Notice`] what it could
//! not read or save. Opening only reads. An act reads what is stored, merges, changes and writes, in one go; another
//! tab may still overwrite that, so a study that finds something of its own missing ([`Study::hear`],
//! [`Study::settle`], [`Study::rejoin`]) writes it again, until every tab and the store agree.
//!
//! - Before the reader acts nothing is written, whatever is found.
//! - Storage that was cleared gets back what this tab knows: a host page that clears it at log-out must not cost the
//!   reader their progress. To start afresh there is [`Event::Reset`].
//! - A text that cannot be read is set aside when the reader first acts in its question; one of a newer version stays
//!   as it is, and its question is read-only.

mod acts;
mod identity;
mod keep;
mod notice;
mod shelf;
mod store;
mod summary;
mod transfer;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::guide::Guide;
use crate::progress::{Event, Millis, Record, Register, Status};
use crate::saved;
use keep::Health;
use shelf::Shelf;
use summary::Standing;

pub use identity::Orphan;
pub use notice::Notice;
pub use store::{MemoryStore, Store, StoreError};
pub use summary::Summary;
pub use transfer::{ImportError, ImportReport};

/// The name of the guide's own record, among its questions'.
const WHOLE: &str = "";

/// A guide, what the reader did with it, and where that is kept.
pub struct Study {
    guide: Rc<Guide>,
    /// Where in the guide a question stands, by its id.
    places: BTreeMap<String, usize>,
    shelf: Shelf,
    replica: u32,
    /// The time of the last call.
    now: Millis,
    /// By question id, vanished questions among them, and [`WHOLE`].
    entries: BTreeMap<String, Entry>,
    /// Where the record of a vanished question went.
    homes: BTreeMap<String, String>,
    /// What the reader acted in during this visit.
    touched: BTreeSet<String>,
    /// What could not be written yet.
    unsaved: BTreeSet<String>,
    /// What the last reset took back.
    undo: Vec<(String, Vec<String>)>,
    /// What "show all" and "hide all" had come to when the last call ended.
    shown_all_open: Option<Register<bool>>,
    /// What changed for the reader during this call.
    changed: BTreeSet<String>,
    /// What each question adds to the summary, in the order of the guide.
    standings: Vec<Standing>,
    summary: Summary,
    notices: Vec<Notice>,
    health: Health,
}

/// What is known of one record.
#[derive(Default)]
struct Entry {
    record: Record,
    /// It was seen in the store.
    stored: bool,
    /// A text that could not be read was found in its place during this visit.
    unreadable: bool,
    /// What is stored comes from a newer version.
    newer: bool,
}

impl Study {
    /// Reads what is stored for a guide. `replica` is drawn at random for each tab.
    #[must_use]
    pub fn open(
        guide_id: &str,
        guide: Rc<Guide>,
        store: Box<dyn Store>,
        replica: u32,
        now: Millis,
    ) -> Study {
        let mut study = Study {
            guide: Rc::default(),
            places: BTreeMap::new(),
            shelf: Shelf {
                store,
                guide: guide_id.to_owned(),
            },
            replica,
            now,
            entries: BTreeMap::new(),
            homes: BTreeMap::new(),
            touched: BTreeSet::new(),
            unsaved: BTreeSet::new(),
            undo: Vec::new(),
            shown_all_open: None,
            changed: BTreeSet::new(),
            standings: Vec::new(),
            summary: Summary::default(),
            notices: Vec::new(),
            health: Health::default(),
        };
        study.load();
        study.regrow(guide, now);
        study
    }

    /// Takes in what the reader did, and saves it. Returns the ids of the questions that now look different.
    pub fn act(&mut self, event: Event, now: Millis) -> Vec<String> {
        self.now = now;
        // A reset must reach what other tabs ticked.
        if !self.health.loaded || event == Event::Reset {
            self.load();
        }
        match &event {
            Event::Opened { question, open } if self.is_open(question) == Some(*open) => {}
            Event::Ticked { question, .. } | Event::Opened { question, .. } => {
                if self.places.contains_key(question) {
                    self.change(&question.clone(), &[event]);
                }
            }
            Event::AllOpened(_) => self.change(WHOLE, &[event]),
            Event::Reset => self.reset(),
            Event::Undone => self.undo(),
        }
        self.retry();
        self.report()
    }

    /// Takes in what another tab did: `key` is the `storage` event's, none where everything was cleared.
    /// Returns the ids of the questions that now look different.
    pub fn hear(&mut self, key: Option<&str>, now: Millis) -> Vec<String> {
        self.now = now;
        match key.map(saved::ids) {
            None => self.health.cleared = true,
            Some(Some((guide, question))) if guide == self.shelf.guide => {
                self.sync(&question);
            }
            Some(_) => {}
        }
        self.report()
    }

    /// Reads everything again, after the page was away. Returns the ids of the questions that now look different.
    pub fn rejoin(&mut self, now: Millis) -> Vec<String> {
        self.now = now;
        self.load();
        self.report()
    }

    /// Sees that everything done in this visit is stored, and stores what is not; to be called when things have been
    /// quiet for a moment and when the page is left. Returns the ids of the questions that now look different.
    pub fn settle(&mut self, now: Millis) -> Vec<String> {
        self.now = now;
        for question in self.touched.clone() {
            self.sync(&question);
        }
        if !self.health.loaded || (self.health.cleared && !self.touched.is_empty()) {
            self.load();
        }
        self.report()
    }

    /// Goes on with a guide that was read again, after the article changed.
    pub fn regrow(&mut self, guide: Rc<Guide>, now: Millis) {
        self.now = now;
        self.places = guide
            .questions
            .iter()
            .enumerate()
            .map(|(place, question)| (question.id.clone(), place))
            .collect();
        self.guide = guide;
        self.follow();
        self.changed.clear();
        self.shown_all_open = self.all_open();
        self.recount();
        self.notices = self.note();
    }

    /// Where the reader stands with a question.
    #[must_use]
    pub fn status(&self, question: &str) -> Status {
        self.places
            .get(question)
            .map_or(Status::New, |&place| self.standings[place].status)
    }

    /// Whether a point or a follow-up of a question is ticked.
    #[must_use]
    pub fn is_ticked(&self, question: &str, item: &str) -> bool {
        self.entries
            .get(question)
            .is_some_and(|entry| entry.record.is_ticked(item))
    }

    /// Whether the reader left a question's framework open; none where they never said.
    #[must_use]
    pub fn is_open(&self, question: &str) -> Option<bool> {
        let own = self
            .entries
            .get(question)
            .and_then(|entry| entry.record.open);
        let newer = [own, self.all_open()]
            .into_iter()
            .flatten()
            .max_by_key(|open| open.stamp.weight(self.now));
        newer.map(|open| open.value)
    }

    /// Whether a reset can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether a question's progress comes from a newer version, and acts in it are ignored.
    #[must_use]
    pub fn is_read_only(&self, question: &str) -> bool {
        self.entries.get(question).is_some_and(|entry| entry.newer)
    }

    /// How far along the reader is.
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.summary
    }

    /// What the reader should know about their stored progress.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }
}

/// What the reader sees.
impl Study {
    /// Marks the questions that "show all" or "hide all" opened or closed since the last call.
    fn note_all_open(&mut self) {
        let all = self.all_open();
        let before = std::mem::replace(&mut self.shown_all_open, all);
        if before == all {
            return;
        }
        let weight = |open: &Register<bool>| open.stamp.weight(self.now);
        for question in self.places.keys() {
            let own = self
                .entries
                .get(question)
                .and_then(|entry| entry.record.open);
            let was = own
                .into_iter()
                .chain(before)
                .max_by_key(weight)
                .map(|open| open.value);
            if was != self.is_open(question) {
                self.changed.insert(question.clone());
            }
        }
    }

    /// Ends a call: the summary, the notices and the ids of the questions that changed.
    fn report(&mut self) -> Vec<String> {
        if self
            .changed
            .iter()
            .any(|question| !self.places.contains_key(question) && question != WHOLE)
        {
            self.follow();
        }
        self.note_all_open();
        if self.health.loaded && self.unsaved.is_empty() {
            self.health.fault = None;
        }
        let changed: Vec<String> = std::mem::take(&mut self.changed)
            .into_iter()
            .filter(|id| self.places.contains_key(id))
            .collect();
        for question in &changed {
            let place = self.places[question];
            self.summary.take(self.standings[place]);
            self.standings[place] = self.standing(&self.guide.questions[place]);
            self.summary.add(self.standings[place]);
        }
        self.notices = self.note();
        changed
    }
}
