//! One guide being studied: its questions, the reader's progress and the store it is kept in.
//!
//! A [`Study`] never fails: it always knows what the reader did in this visit, and says by a [`Notice`] what it could
//! not read or save. Opening only reads. An act reads what is stored, merges, changes and writes, in one go; another
//! tab may still overwrite that, so a study that finds something of its own missing ([`Study::on_storage`],
//! [`Study::flush`], [`Study::reload`]) writes it again, until every tab and the store agree.
//!
//! - Before the reader acts nothing is written, whatever is found.
//! - What cannot be stored is known to this study and, by [`Store::hold`], to those that follow it on the page; it is
//!   stored as soon as there is room.
//! - Storage that was cleared gets back what this tab knows: a host page that clears it at log-out must not cost the
//!   reader their progress. To start afresh there is [`Event::Reset`].
//! - A text that cannot be read is set aside when the reader first acts in its question; one of a newer version stays
//!   as it is, and its question is read-only.

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

pub use import::{Aside, ImportError, ImportReport, ImportUndo, Incoming, Preview, UndoReport};
pub use keep_up::{KeepUpError, keep_up};
pub use lost::{held_entry, lost_records};
pub use moves::Moves;
pub use notice::Notice;
pub use orphans::{Orphan, OrphanTick};
pub use put_away::PutAway;
pub use rated::{Change, Changes};
pub use renamed::Renamed;
pub use store::{MemoryStore, Store, StoreError};
pub use summary::Summary;
pub use topics::{INTERVIEW, REMIND_AT, RETENTION, day_off};
pub use unsaved::{BACKED_UP, oldest_unsaved};

/// The name of the guide's own record, among its questions'.
const WHOLE: &str = "";

/// A guide, what the reader did with it, and where that is kept.
pub struct Study {
    guide: Rc<Guide>,
    /// Where in the guide a question stands, by its id.
    places: LiteMap<String, usize>,
    ledger: Ledger,
    /// Where the record of a vanished question went.
    homes: LiteMap<String, String>,
    /// What the last reset took back.
    undo: Vec<Undo>,
    /// What "show all" and "hide all" had come to when the last call ended.
    shown_all_open: Option<Register<bool>>,
    /// What each question adds to the summary, in the order of the guide.
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
            homes: LiteMap::new(),
            undo: Vec::new(),
            shown_all_open: None,
            standings: Vec::new(),
            summary: Summary::default(),
            notices: Vec::new(),
        };
        study.regrow(guide, now);
        study
    }

    /// Takes in what the reader did, and saves it. Returns the ids of the questions that now look different.
    pub fn act(&mut self, event: Event, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        // The page may dispatch an event for an opening of our own: that is no act.
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

    /// Takes in what another tab did: `key` is the `storage` event's, none where everything was cleared.
    /// Returns the ids of the questions that now look different.
    pub fn on_storage(&mut self, key: Option<&str>, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        match key.map(saved::ids) {
            None => self.ledger.mark_stale(),
            Some(Some((guide, question))) if guide == self.ledger.shelf.guide => {
                self.ledger.sync(&question)
            }
            Some(_) => {}
        }
        // There may be room now.
        self.ledger.retry();
        self.report()
    }

    /// Takes in what the reader did on this page by another study, which wrote it under `key`, or took it out by an undo; what
    /// that one did not know is written to it. Returns the ids of the questions that now look different.
    pub fn on_write(&mut self, key: &str, now: Millis) -> Vec<String> {
        if let Some((guide, question)) = saved::ids(key)
            && guide == self.ledger.shelf.guide
        {
            self.ledger.touch_if_stored(&question);
        }
        self.on_storage(Some(key), now)
    }

    /// Reads everything again, after the page was away. Returns the ids of the questions that now look different.
    pub fn reload(&mut self, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        self.ledger.load();
        self.report()
    }

    /// Takes in what was imported on this page, and from now on rewrites whatever of it goes missing. Returns the ids of
    /// the questions that now look different.
    pub fn take_in(&mut self, now: Millis) -> Vec<String> {
        self.ledger.rewrite_missing();
        self.reload(now)
    }

    /// Sees that everything done in this visit is stored, and stores what is not; to be called when things have been
    /// quiet for a moment and when the page is left. Returns the ids of the questions that now look different.
    pub fn flush(&mut self, now: Millis) -> Vec<String> {
        self.ledger.now = now;
        self.ledger.flush();
        self.report()
    }

    /// Goes on with a guide that was read again, after the article changed.
    pub fn regrow(&mut self, guide: Rc<Guide>, now: Millis) {
        self.ledger.now = now;
        self.places = guide
            .questions
            .iter()
            .enumerate()
            .map(|(place, question)| (question.id.clone(), place))
            .collect();
        self.guide = guide;
        self.follow();
        self.ledger.changed = Ids::default();
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

    /// How much of a question is ticked, in per cent.
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

    /// Whether the reader left a question's framework open; none where they never said.
    #[must_use]
    pub fn is_open(&self, question: &str) -> Option<bool> {
        self.open_under(question, self.all_open())
    }

    /// Whether a reset can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether a question's progress comes from a newer version, and acts in it are ignored.
    #[must_use]
    pub fn is_read_only(&self, question: &str) -> bool {
        self.ledger.newer.contains_key(question)
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

/// Acts.
impl Study {
    fn change(&mut self, question: &str, act: &mut dyn FnMut(&mut Record, Stamp)) {
        let text = match self
            .places
            .get(question)
            .map(|&place| &self.guide.questions[place])
        {
            Some(question) => Some((question.title.clone(), identity::print(question))),
            None => (question == WHOLE).then(|| (self.guide.title.clone(), None)),
        };
        self.ledger.change(question, act, text);
    }
}

/// What the reader sees.
impl Study {
    fn all_open(&self) -> Option<Register<bool>> {
        self.ledger.record(WHOLE).and_then(|record| record.open)
    }

    /// Whether a question is open, given the last "show all" or "hide all".
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

    /// Ends a call: the summary, the notices and the ids of the questions that changed.
    fn report(&mut self) -> Vec<String> {
        if self.ledger.changed.keys().any(|id| self.finds_homes(id)) {
            self.follow();
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
