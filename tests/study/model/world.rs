//! The world of the model test: what happens, and what must be true after it.

use std::rc::Rc;

use study_widget::guide::Guide;
use study_widget::progress::Event;
use study_widget::study::{ImportUndo, MemoryStore, Renamed, Study, keep_up, lost_records};

use super::steps::Step;
use super::storage::{Backing, Page, Storage};
use super::truth::{Place, Truth};
use crate::desk::{START, guide};

pub(super) const GUIDES: [&str; 2] = ["devops", "sre"];

/// One script of a page: the widget or the desk, each with a memory of its own.
pub(super) struct Script {
    pub(super) page: Page,
    pub(super) study: Option<Study>,
    /// What was true when all it did was stored last; none where all is.
    pub(super) unsaved_since: Option<Truth>,
}

pub(super) struct Tab {
    pub(super) widget: Script,
    pub(super) desk: Script,
    pub(super) taken: Vec<(Place, u64)>,
    pub(super) import: Option<(ImportUndo, Truth)>,
}

pub(super) struct World {
    pub(super) guide: Rc<Guide>,
    pub(super) storage: Rc<Storage>,
    pub(super) tabs: Vec<Tab>,
    pub(super) truth: Truth,
    pub(super) elsewhere: (MemoryStore, Truth),
    pub(super) file: String,
    pub(super) other_file: String,
    pub(super) spoiled: Vec<String>,
    /// Somebody else took records out of the storage.
    pub(super) is_torn: bool,
    /// The reader's moments, and the clock: several moments may fall into one of its milliseconds.
    pub(super) moment: u64,
    pub(super) now: u64,
    /// Who did something last: two never do it in one millisecond, nor does one for whom a page or a text is new.
    pub(super) last: usize,
    /// How many pages and studies there were: their ids.
    pages: u32,
    pub(super) faults: Vec<String>,
}

impl World {
    /// On a storage that is empty.
    pub(super) fn over(backing: Box<dyn Backing>) -> World {
        let guide = guide();
        let third = MemoryStore::default();
        let mut study = Study::open("third", guide.clone(), Box::new(third.clone()), 9, START);
        study.act(tick("drift", "two", true), START);
        let mut world = World {
            other_file: study.export(START),
            guide,
            storage: Rc::new(Storage::over(backing)),
            tabs: Vec::new(),
            truth: Truth::default(),
            elsewhere: (MemoryStore::default(), Truth::default()),
            file: String::new(),
            spoiled: Vec::new(),
            is_torn: false,
            moment: 0,
            now: START,
            last: usize::MAX,
            pages: 10,
            faults: Vec::new(),
        };
        world.storage.backing.put("theme", "dark");
        for _ in 0..2 {
            let opened = world.opens();
            world.tabs.push(opened);
        }
        world
    }

    pub(super) fn plays(&mut self, step: &Step) {
        let before = self.truth.clone();
        let acting = self.happens(step);
        self.spreads();
        for tab in 0..self.tabs.len() {
            let died = self.tabs[tab].scripts().any(|script| script.page.is_dead());
            for script in self.tabs[tab]
                .scripts_mut()
                .filter(|script| script.study.is_some())
            {
                if !script.says_unsaved() {
                    script.unsaved_since = None;
                } else if script.unsaved_since.is_none() {
                    script.unsaved_since = Some(before.clone());
                }
            }
            if died {
                if acting == Some(tab) {
                    self.truth.doubt(&before);
                }
                if self.is_torn {
                    // A desk that found nothing stored wrote, and the widget beside it could not say what it knows.
                    self.truth.forget();
                }
                self.leaves(tab);
            }
        }
    }

    /// All is well again, every tab is left, and a new one is opened.
    pub(super) fn ends(&mut self) {
        self.storage.limit.set(None);
        self.storage.fails_in.set(None);
        for tab in &self.tabs {
            tab.widget.page.dies_in.set(None);
        }
        for _ in 0..2 {
            for tab in 0..2 {
                // A desk that was left with something unsaved is opened once more.
                self.desk(tab);
                self.happens(&Step::Flush(tab));
                self.spreads();
            }
        }
        for tab in self.tabs.drain(..) {
            let mut scripts = tab.scripts();
            if scripts.any(Script::says_unsaved) {
                let fault = "there is room, and something is unsaved";
                self.faults.push(fault.to_owned());
            }
        }
        for (nth, id) in GUIDES.iter().enumerate() {
            let study = self.fresh(id);
            self.faults.extend(self.truth.missing(&study, nth));
            if let Some(notice) = study
                .notices()
                .iter()
                .find(|notice| notice.code == "not-saved")
            {
                self.faults.push(notice.message.clone());
            }
        }
        let texts = self.storage.backing.all();
        for spoiled in &self.spoiled {
            if !texts.values().any(|text| text == spoiled) {
                self.faults.push(format!("{spoiled} was overwritten"));
            }
        }
        self.happens(&Step::KeepFile(true));
    }
}

/// Pages.
impl World {
    fn page(&mut self) -> Page {
        self.pages += 1;
        Page::of(&self.storage, self.pages)
    }

    fn opens(&mut self) -> Tab {
        let widget = self.page();
        self.pages += 1;
        let desk = widget.beside(self.pages);
        let [widget, desk] = [widget, desk].map(|page| Script {
            page,
            study: None,
            unsaved_since: None,
        });
        let mut tab = Tab {
            widget,
            desk,
            taken: Vec::new(),
            import: None,
        };
        self.pages += 1;
        tab.widget.open(&self.guide, self.pages, self.now);
        tab
    }

    /// The page is gone, with what only it knew, and opened anew.
    pub(super) fn leaves(&mut self, tab: usize) {
        self.last = usize::MAX;
        let opened = self.opens();
        let left = std::mem::replace(&mut self.tabs[tab], opened);
        for since in left
            .scripts()
            .filter_map(|script| script.unsaved_since.as_ref())
        {
            self.truth.doubt(since);
        }
        let page = self.tabs[tab].desk.page.clone();
        if self.brings_back(page) {
            let now = self.now;
            let widget = self.tabs[tab].widget.study.as_mut();
            widget.map(|widget| widget.take_in(now));
        }
    }

    /// Brings back what the storage lost, as each page does when it opens; whether there was anything.
    fn brings_back(&mut self, page: Page) -> bool {
        let journal = self.storage.journal.borrow().clone();
        let Some(lost) = lost_records(journal.into_iter(), &page, self.now) else {
            return false;
        };
        let mut study = Study::open(GUIDES[0], Rc::default(), Box::new(page), 1, self.now);
        let brought = study.import(&lost, self.now);
        if brought.is_err() {
            // It comes with another page, if nobody acts there before: a browser was killed, and its storage is full.
            self.truth.forget();
        }
        brought.is_ok()
    }

    /// A guide in a page of its own.
    pub(super) fn fresh(&mut self, id: &str) -> Study {
        let page = self.page();
        self.brings_back(page.clone());
        Study::open(id, self.guide.clone(), Box::new(page), self.pages, self.now)
    }

    /// The desk is open.
    pub(super) fn desk(&mut self, tab: usize) {
        self.pages += 1;
        let desk = &mut self.tabs[tab].desk;
        if desk.study.is_none() {
            desk.open(&self.guide, self.pages, self.now);
            self.last = usize::MAX;
        }
    }

    /// Everybody hears what was written, until nobody writes any more.
    pub(super) fn spreads(&mut self) {
        for _ in 0..50 {
            let written = self.storage.written.take();
            if written.is_empty() {
                return;
            }
            for (writer, key) in written {
                for tab in &mut self.tabs {
                    let is_here = tab.scripts().any(|script| script.page.id == writer);
                    // No event comes to the page where it was written; the widget is told by the desk.
                    for script in tab.scripts_mut().filter(|_| !is_here) {
                        let study = script.study.as_mut();
                        study.map(|study| study.on_storage(Some(&key), self.now));
                    }
                    if is_here && tab.desk.page.id == writer {
                        let widget = tab.widget.study.as_mut();
                        widget.map(|widget| widget.on_write(&key, self.now));
                    }
                }
            }
        }
        self.faults.push("tabs write for ever".to_owned());
    }
}

/// The file.
impl World {
    pub(super) fn keeps_file(&mut self, is_here: bool) {
        let page = self.page();
        let kept = match is_here {
            true => keep_up(&page, &self.file, self.now),
            false => keep_up(&self.elsewhere.0, &self.file, self.now),
        };
        let Ok(Some(file)) = kept else { return };
        let here = Study::open(GUIDES[0], self.guide.clone(), Box::new(page), 1, self.now);
        let stored = is_here.then(|| here.export(self.now));
        for part in [Some(self.file.clone()), stored].into_iter().flatten() {
            if !part.is_empty() && !self.holds(&file, &part) {
                self.faults
                    .push(format!("the file lost something\nof {part}\nin {file}"));
            }
        }
        self.file = file;
    }

    /// Whether all that is in one export is in another.
    pub(super) fn holds(&self, file: &str, part: &str) -> bool {
        let store = Box::new(MemoryStore::default());
        let mut study = Study::open("none", Rc::default(), store, 1, self.now);
        let filled = study.import(file, self.now).is_ok();
        let report = study
            .preview(part, self.now)
            .map(|preview| preview.report());
        filled && report.is_ok_and(|report| report.added + report.updated == 0)
    }
}

impl Tab {
    pub(super) fn scripts(&self) -> impl Iterator<Item = &Script> {
        [&self.widget, &self.desk].into_iter()
    }

    pub(super) fn scripts_mut(&mut self) -> impl Iterator<Item = &mut Script> {
        [&mut self.widget, &mut self.desk].into_iter()
    }
}

impl Script {
    fn open(&mut self, guide: &Rc<Guide>, replica: u32, now: u64) {
        // As the widget and the desk have it.
        let store = Renamed::new(self.page.clone(), GUIDES[0], Vec::new());
        let store = Box::new(store);
        self.study = Some(Study::open(GUIDES[0], guide.clone(), store, replica, now));
    }

    /// It may not have read what is stored.
    pub(super) fn may_be_unread(&self) -> bool {
        self.page.has_failed() && self.says_unsaved()
    }

    fn says_unsaved(&self) -> bool {
        let notices = self.study.iter().flat_map(Study::notices);
        notices.into_iter().any(|notice| notice.code == "not-saved")
    }
}

pub(super) fn tick(question: &str, item: &str, on: bool) -> Event {
    Event::Ticked {
        question: question.to_owned(),
        item: item.to_owned(),
        on,
    }
}
