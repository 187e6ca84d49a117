//! One guide being studied: its questions, the reader's progress, and the store that keeps it.
//!
//! A [`Study`] never fails: it knows everything the reader did in this visit, and reports by a [`Notice`] what it could
//! not read or save. Opening only reads. An action reads the stored record, merges, changes and writes it in one go.
//! Another tab may still overwrite that write, so a study that finds one of its values missing ([`Study::on_storage`],
//! [`Study::flush`], [`Study::reload`]) writes it again, until every tab and the store agree.
//!
//! - Nothing is written before the reader acts, whatever the store holds.
//! - A record that could not be stored stays in memory, and [`Store::pending`] passes it to later studies on the same
//!   page; it is stored as soon as there is room.
//! - If the storage is cleared, this tab writes what it knows again: a host page that clears storage at log-out must
//!   not cost the reader their progress. To start afresh there is [`Event::Reset`].
//! - A malformed record is set aside when the reader first acts in its question; a record of a newer version stays as
//!   it is, and its question is read-only.

mod answers;
mod attempts;
mod export;
mod identity;
mod import;
mod keep_up;
mod ledger;
mod lost;
mod moves;
mod notice;
mod orphans;
mod put_away;
mod rated;
mod renamed;
mod reset;
mod restore;
mod shelf;
mod store;
mod summary;
mod topics;
mod unsaved;

use std::rc::Rc;

use litemap::LiteMap;

use crate::guide::Guide;
use crate::progress::{Event, Ids, Millis, Record, Register, Stamp, Status};
use crate::saved;
use ledger::Ledger;
use reset::Undo;
use shelf::Shelf;
use summary::Standing;

pub use attempts::DRAFT;
pub use import::{Aside, ImportError, ImportReport, ImportUndo, Incoming, Preview, UndoReport};
pub use keep_up::{KeepUpError, keep_up};
pub use lost::{lost_records, pending_entry};
pub use moves::Moves;
pub use notice::Notice;
pub use orphans::{Orphan, OrphanTick};
pub use put_away::PutAway;
pub use rated::{PointChange, PointDiff};
pub use renamed::Renamed;
pub use store::{MemoryStore, Store, StoreError};
pub use summary::Summary;
pub use topics::{INTERVIEW, REMIND_AT, RETENTION, day_off};
pub use unsaved::{BACKED_UP, oldest_unsaved};

/// The id of the guide's own record; those of questions are never empty.
const WHOLE: &str = "";

/// A guide, the reader's progress in it, and the store that keeps it.
pub struct Study {
    guide: Rc<Guide>,
    /// Each question's index in the guide, by its id.
    places: LiteMap<String, usize>,
    ledger: Ledger,
    /// For each vanished question, the question that its record was merged into.
    merged_into: LiteMap<String, String>,
    /// What undoing the last reset has to bring back.
    undo: Vec<Undo>,
    /// The guide's "show all" or "hide all" setting at the end of the last call.
    shown_all_open: Option<Register<bool>>,
    /// What each question adds to the summary, in guide order.
    standings: Vec<Standing>,
    summary: Summary,
    notices: Vec<Notice>,
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
        let shelf = Shelf {
            store,
            guide: guide_id.to_owned(),
        };
        let mut study = Study {
            guide: Rc::default(),
            places: LiteMap::new(),
            ledger: Ledger::open(shelf, replica, now),
            merged_into: LiteMap::new(),
            undo: Vec::new(),
            shown_all_open: None,
            standings: Vec::new(),
            summary: Summary::default(),
            notices: Vec::new(),
        };
        study.regrow(guide, now);
        study
    }

    /// Applies what the reader did and saves it. Returns the ids of the questions that now look different.
    pub fn act(&mut self, event: Event, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        // The page may report an opening that this study caused: the reader did nothing.
        if matches!(&event, Event::Opened { question, open } if self.is_open(question) == Some(*open))
        {
            return Vec::new();
        }
        self.ledger.ensure_loaded();
        match &event {
            Event::Ticked { question, .. } | Event::Opened { question, .. } => {
                if self.places.contains_key(question) {
                    self.change(question, &mut |record, stamp| record.apply(&event, stamp));
                }
            }
            Event::AllOpened(_) => {
                self.change(WHOLE, &mut |record, stamp| record.apply(&event, stamp));
            }
            Event::Reset => self.reset(),
            Event::Undone => self.undo(),
        }
        self.ledger.retry();
        self.report()
    }

    /// Reads a record that another tab wrote. `key` is the `storage` event's: `None` means that the whole storage was
    /// cleared. Returns the ids of the questions that now look different.
    pub fn on_storage(&mut self, key: Option<&str>, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        match key.map(saved::ids) {
            None => self.ledger.mark_stale(),
            Some(Some((guide, question))) if guide == self.ledger.shelf.guide => {
                self.ledger.sync(&question)
            }
            Some(_) => {}
        }
        // The other tab may have freed some room.
        self.ledger.retry();
        self.report()
    }

    /// Reads a record that another study on this page wrote or, by an undo, removed under `key`, and writes what the
    /// store lacks of it. Returns the ids of the questions that now look different.
    pub fn on_write(&mut self, key: &str, now: Millis) -> Vec<String> {
        if let Some((guide, question)) = saved::ids(key)
            && guide == self.ledger.shelf.guide
        {
            self.ledger.protect_if_stored(&question);
        }
        self.on_storage(Some(key), now)
    }

    /// Reads all records again, after the page was hidden or in the back/forward cache. Returns the ids of the
    /// questions that now look different.
    pub fn reload(&mut self, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        self.ledger.load();
        self.report()
    }

    /// Reads what was imported on this page; from now on this tab rewrites any record that goes missing. Returns the
    /// ids of the questions that now look different.
    pub fn take_in(&mut self, now: Millis) -> Vec<String> {
        self.ledger.rewrite_missing();
        self.reload(now)
    }

    /// Checks that everything done in this visit is stored, and stores what is not. To be called after a moment without
    /// actions and when the reader leaves the page. Returns the ids of the questions that now look different.
    pub fn flush(&mut self, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        self.ledger.flush();
        self.report()
    }

    /// Continues with a guide that was read again after the article changed.
    pub fn regrow(&mut self, guide: Rc<Guide>, now: Millis) {
        self.ledger.now = now;
        self.places = guide
            .questions
            .iter()
            .enumerate()
            .map(|(place, question)| (question.id.clone(), place))
            .collect();
        self.guide = guide;
        self.resolve_vanished();
        self.ledger.changed = Ids::default();
        self.shown_all_open = self.all_open();
        self.recount();
        self.notices = self.note();
    }

    /// The reader's status in a question.
    #[must_use]
    pub fn status(&self, question: &str) -> Status {
        self.places
            .get(question)
            .map_or(Status::New, |&place| self.standings[place].status)
    }

    /// The percentage of a question's points and follow-ups that is ticked.
    #[must_use]
    pub fn share(&self, question: &str) -> usize {
        self.places.get(question).map_or(0, |&place| {
            let standing = &self.standings[place];
            100 * standing.ticked / standing.total.max(1)
        })
    }

    /// Whether a point or a follow-up of a question is ticked.
    #[must_use]
    pub fn is_ticked(&self, question: &str, item: &str) -> bool {
        self.ledger
            .record(question)
            .is_some_and(|record| record.is_ticked(item))
    }

    /// Whether the reader left a question's framework open; `None` if they never opened or closed it.
    #[must_use]
    pub fn is_open(&self, question: &str) -> Option<bool> {
        self.open_under(question, self.all_open())
    }

    /// Whether a reset can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether a newer version wrote a question's record, so that changes to it are ignored.
    #[must_use]
    pub fn is_read_only(&self, question: &str) -> bool {
        self.ledger.newer.contains_key(question)
    }

    /// Counts of questions, points and ticks over the whole guide.
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

/// How changes are applied.
impl Study {
    fn change(&mut self, question: &str, act: &mut dyn FnMut(&mut Record, Stamp)) {
        let text = match self
            .places
            .get(question)
            .map(|&place| &self.guide.questions[place])
        {
            Some(question) => Some((question.title.clone(), identity::fingerprint(question))),
            None => (question == WHOLE).then(|| (self.guide.title.clone(), None)),
        };
        self.ledger.change(question, act, text);
    }
}

/// What the page shows.
impl Study {
    fn all_open(&self) -> Option<Register<bool>> {
        self.ledger.record(WHOLE).and_then(|record| record.open)
    }

    /// Whether a question is open, given `all`, the last "show all" or "hide all".
    fn open_under(&self, question: &str, all: Option<Register<bool>>) -> Option<bool> {
        let own = self.ledger.record(question).and_then(|record| record.open);
        let newer = own
            .into_iter()
            .chain(all)
            .max_by_key(|open| open.stamp.weight(self.ledger.now));
        newer.map(|open| open.value)
    }

    /// Marks the questions that "show all" or "hide all" opened or closed since the last call.
    fn note_all_open(&mut self) {
        let all = self.all_open();
        let before = std::mem::replace(&mut self.shown_all_open, all);
        if before != all {
            let differs = |id: &&String| self.open_under(id, before) != self.open_under(id, all);
            let differ = self.places.keys().filter(differs);
            let differ: Vec<_> = differ.map(|id| (id.clone(), ())).collect();
            self.ledger.changed.extend(differ);
        }
    }

    /// Ends a call: updates the summary and the notices, and returns the ids of the questions that changed.
    fn report(&mut self) -> Vec<String> {
        if self
            .ledger
            .changed
            .keys()
            .any(|id| self.affects_vanished(id))
        {
            self.resolve_vanished();
        }
        self.note_all_open();
        let mut changed = Vec::new();
        for (question, ()) in std::mem::take(&mut self.ledger.changed) {
            if let Some(&place) = self.places.get(&question) {
                self.summary.take(&self.standings[place]);
                self.standings[place] = self.standing(&self.guide.questions[place]);
                self.summary.add(&self.standings[place]);
                changed.push(question);
            }
        }
        self.notices = self.note();
        changed
    }
}
