//! The world of the model test: what happens, and what must be true after it.

use std::rc::Rc;

use study_widget::guide::Guide;
use study_widget::progress::{Answer, Day, Event, Rating};
use study_widget::study::{ImportUndo, MemoryStore, Study, keep_up, lost_records};

use super::storage::{Page, Storage};
use super::truth::{ITEMS, Place, QUESTIONS, Truth, shown};
use crate::desk::{START, guide};

const GUIDES: [&str; 2] = ["devops", "sre"];
const TODAY: Day = Day(20_781);

/// What can happen; the first number is most often the tab.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Tick(usize, usize, usize),
    /// At the desk; the points of that number's bits are covered.
    Rate(usize, usize, u64, usize),
    Note(usize, usize),
    /// It is opened or closed.
    Desk(usize),
    Reset(usize),
    TakeBackReset(usize),
    /// On another device.
    Elsewhere(usize, usize),
    Import(usize),
    TakeBackImport(usize),
    OtherGuide(usize),
    /// Brought up to date from here or from the other device.
    KeepFile(bool),
    /// Another one, which has something in it.
    ChooseFile,
    /// By a script of the first tab's page.
    Clear,
    Fill(usize),
    MakeRoom,
    /// So many calls from now the storage fails once.
    Fail(usize),
    /// So many writes from now the page is gone.
    Die(usize, usize),
    ToDisk,
    Kill,
    /// Another program writes what is no record.
    Spoil(usize),
    Reload(usize),
    Wake(usize),
    Flush(usize),
    Wait,
}

/// One script of a page: the widget or the desk, each with a memory of its own.
struct Script {
    page: Page,
    study: Option<Study>,
    /// What was true when all it did was stored last; none where all is.
    unsaved_since: Option<Truth>,
}

struct Tab {
    widget: Script,
    desk: Script,
    taken: Vec<(Place, u64)>,
    import: Option<(ImportUndo, Truth)>,
}

pub(super) struct World {
    guide: Rc<Guide>,
    storage: Rc<Storage>,
    tabs: Vec<Tab>,
    truth: Truth,
    elsewhere: (MemoryStore, Truth),
    file: String,
    other_file: String,
    spoiled: Vec<String>,
    /// The reader's moments, and the clock: several moments may fall into one of its milliseconds.
    moment: u64,
    now: u64,
    /// Who did something last: two of them never do it in one millisecond.
    last: usize,
    /// How many pages and studies there were: their ids.
    pages: u32,
    pub(super) faults: Vec<String>,
}

impl World {
    pub(super) fn new() -> World {
        let guide = guide();
        let third = MemoryStore::default();
        let mut study = Study::open("third", guide.clone(), Box::new(third.clone()), 9, START);
        study.act(tick("drift", "two", true), START);
        let mut world = World {
            other_file: study.export(START),
            guide,
            storage: Rc::default(),
            tabs: Vec::new(),
            truth: Truth::default(),
            elsewhere: (MemoryStore::default(), Truth::default()),
            file: String::new(),
            spoiled: Vec::new(),
            moment: 0,
            now: START,
            last: usize::MAX,
            pages: 10,
            faults: Vec::new(),
        };
        world
            .storage
            .texts
            .borrow_mut()
            .insert("theme".to_owned(), "dark".to_owned());
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
                let scripts = tab.scripts().map(|s| {
                    format!(
                        "{} {:?}",
                        s.page.id,
                        s.study.as_ref().map(|s| s.notices().to_vec())
                    )
                });
                let scripts: Vec<_> = scripts.collect();
                self.faults.push(format!(
                    "there is room, and something is unsaved: {scripts:?}"
                ));
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
        let texts = self.storage.texts.borrow().clone();
        for spoiled in &self.spoiled {
            if !texts.values().any(|text| text == spoiled) {
                self.faults.push(format!("{spoiled} was overwritten"));
            }
        }
        self.happens(&Step::KeepFile(true));
    }

    /// What happens; the tab in which it does, if in one.
    fn happens(&mut self, step: &Step) -> Option<usize> {
        match *step {
            Step::Tick(tab, question, item) => {
                let at = self.acts(tab);
                let place = (0, question, Some(item));
                let study = self.tabs[tab].widget.study.as_mut()?;
                let on = shown(study, place) == 0;
                study.act(tick(QUESTIONS[question], ITEMS[item], on), self.now);
                self.truth.say(place, at, u64::from(on));
                Some(tab)
            }
            Step::Rate(tab, question, rating, covered) => {
                self.desk(tab);
                let at = self.acts(2 + tab);
                let points = (0..2).filter(|item| covered & (1 << item) != 0);
                let answer = Answer::Rated {
                    question: QUESTIONS[question].to_owned(),
                    rating: Rating::ALL[rating as usize - 1],
                    on: TODAY,
                    due: TODAY.plus(1),
                    covered: points.map(|item| ITEMS[item].to_owned()).collect(),
                };
                let desk = self.tabs[tab].desk.study.as_mut()?;
                for item in 0..2 {
                    let place = (0, question, Some(item));
                    let is_covered = covered >> item & 1;
                    // A tick that the desk does not know of is not taken back.
                    if is_covered == 1 || shown(desk, place) == 1 {
                        self.truth.say(place, at, is_covered as u64);
                    } else {
                        self.truth.perhaps_say(place, 0);
                    }
                }
                desk.answer(answer, self.now);
                self.truth.rate(0, question, at, rating);
                Some(tab)
            }
            Step::Note(tab, question) => {
                self.desk(tab);
                let at = self.acts(2 + tab);
                let answer = Answer::Wrote {
                    question: QUESTIONS[question].to_owned(),
                    name: "note".to_owned(),
                    text: at.to_string(),
                };
                self.tabs[tab].desk.study.as_mut()?.answer(answer, self.now);
                self.truth.say((0, question, None), at, at);
                Some(tab)
            }
            Step::Desk(tab) => {
                match self.tabs[tab].desk.study.take() {
                    Some(_) => {}
                    None => self.desk(tab),
                }
                Some(tab)
            }
            Step::Reset(tab) => {
                let at = self.acts(tab);
                let widget = self.tabs[tab].widget.study.as_mut()?;
                // It reaches all that is stored.
                widget.reload(self.now);
                widget.reload(self.now);
                let taken = self.truth.reset(widget, 0, at);
                widget.act(Event::Reset, self.now);
                if !taken.is_empty() {
                    self.tabs[tab].taken = taken;
                }
                Some(tab)
            }
            Step::TakeBackReset(tab) => {
                let at = self.acts(tab);
                let taken = std::mem::take(&mut self.tabs[tab].taken);
                self.tabs[tab]
                    .widget
                    .study
                    .as_mut()?
                    .act(Event::Undone, self.now);
                self.truth.undo(&taken, at);
                Some(tab)
            }
            Step::Elsewhere(question, item) => {
                let at = self.acts(4);
                let (store, truth) = &mut self.elsewhere;
                let mut study = Study::open(
                    "devops",
                    self.guide.clone(),
                    Box::new(store.clone()),
                    4,
                    self.now,
                );
                let on = !study.is_ticked(QUESTIONS[question], ITEMS[item]);
                study.act(tick(QUESTIONS[question], ITEMS[item], on), self.now);
                truth.say((0, question, Some(item)), at, u64::from(on));
                None
            }
            Step::Import(tab) => {
                self.desk(tab);
                self.acts(2 + tab);
                let (store, theirs) = &self.elsewhere;
                let other = Study::open(
                    "devops",
                    self.guide.clone(),
                    Box::new(store.clone()),
                    4,
                    self.now,
                );
                let export = other.export(self.now);
                let before = self.truth.clone();
                let fails = self.storage.fails_in.get().is_some();
                let desk = self.tabs[tab].desk.study.as_mut()?;
                let imported = desk.import_undoably(&export, self.now);
                if imported.is_ok() {
                    self.truth.merge(theirs);
                } else if fails || self.tabs[tab].desk.page.is_dead() {
                    // Some of it may be there, where it could not even be taken back.
                    self.truth.merge(theirs);
                    self.truth.doubt(&before);
                }
                if let Ok((_, undo)) = imported {
                    self.tabs[tab].import = Some((undo, before));
                }
                Some(tab)
            }
            Step::TakeBackImport(tab) => {
                self.acts(2 + tab);
                let (undo, before) = self.tabs[tab].import.take()?;
                let desk = self.tabs[tab].desk.study.as_mut()?;
                let _ = desk.undo_import(&undo, self.now);
                self.truth.doubt(&before);
                Some(tab)
            }
            Step::OtherGuide(question) => {
                let at = self.acts(5);
                let mut study = self.fresh(GUIDES[1]);
                let place = (1, question, Some(0));
                let on = shown(&study, place) == 0;
                study.act(tick(QUESTIONS[question], ITEMS[0], on), self.now);
                if study.notices().is_empty() {
                    self.truth.say(place, at, u64::from(on));
                } else {
                    let before = self.truth.clone();
                    self.truth.say(place, at, u64::from(on));
                    self.truth.doubt(&before);
                }
                None
            }
            Step::KeepFile(is_here) => {
                self.keeps_file(is_here);
                None
            }
            Step::ChooseFile => {
                // As the desk does: one that is there is opened, never saved anew.
                std::mem::swap(&mut self.file, &mut self.other_file);
                self.keeps_file(true);
                None
            }
            Step::Clear => {
                self.storage.texts.borrow_mut().clear();
                self.spoiled.clear();
                let now = self.now;
                let studies = self.tabs[1]
                    .scripts_mut()
                    .filter_map(|script| script.study.as_mut());
                studies.for_each(|study| drop(study.on_storage(None, now)));
                None
            }
            Step::Fill(room) => {
                let texts = self.storage.texts.borrow();
                let size: usize = texts.iter().map(|(key, text)| key.len() + text.len()).sum();
                self.storage.limit.set(Some(size + room));
                None
            }
            Step::MakeRoom => {
                self.storage.limit.set(None);
                None
            }
            Step::Fail(calls) => {
                self.storage.fails_in.set(Some(calls));
                None
            }
            Step::Die(tab, writes) => {
                self.tabs[tab].widget.page.dies_in.set(Some(writes));
                None
            }
            Step::ToDisk => {
                *self.storage.on_disk.borrow_mut() = self.storage.texts.borrow().clone();
                None
            }
            Step::Kill => {
                let on_disk = self.storage.on_disk.borrow().clone();
                *self.storage.texts.borrow_mut() = on_disk;
                self.spoiled.clear();
                (0..2).for_each(|tab| self.leaves(tab));
                None
            }
            Step::Spoil(question) => {
                let text = format!("{{oops {}", self.moment);
                let key = format!("study-widget:devops:{}", QUESTIONS[question]);
                let before = self.storage.texts.borrow_mut().insert(key, text.clone());
                self.spoiled
                    .retain(|spoiled| Some(spoiled) != before.as_ref());
                self.spoiled.push(text);
                None
            }
            Step::Reload(tab) => {
                self.happens(&Step::Flush(tab));
                self.spreads();
                self.leaves(tab);
                None
            }
            Step::Wake(tab) => {
                self.tabs[tab].widget.study.as_mut()?.reload(self.now);
                None
            }
            Step::Flush(tab) => {
                let now = self.now;
                let studies = self.tabs[tab]
                    .scripts_mut()
                    .filter_map(|script| script.study.as_mut());
                studies.for_each(|study| drop(study.flush(now)));
                None
            }
            Step::Wait => {
                self.now += 7;
                None
            }
        }
    }

    /// The moment of an act of somebody: in the millisecond of their last one, if nobody else did anything since.
    fn acts(&mut self, who: usize) -> u64 {
        self.now += u64::from(self.last != who);
        self.last = who;
        self.moment += 1;
        self.moment
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
    fn leaves(&mut self, tab: usize) {
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
    fn fresh(&mut self, id: &str) -> Study {
        let page = self.page();
        self.brings_back(page.clone());
        Study::open(id, self.guide.clone(), Box::new(page), self.pages, self.now)
    }

    /// The desk is open.
    fn desk(&mut self, tab: usize) {
        self.pages += 1;
        let desk = &mut self.tabs[tab].desk;
        if desk.study.is_none() {
            desk.open(&self.guide, self.pages, self.now);
        }
    }

    /// Everybody hears what was written, until nobody writes any more.
    fn spreads(&mut self) {
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
    fn keeps_file(&mut self, is_here: bool) {
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
    fn holds(&self, file: &str, part: &str) -> bool {
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
    fn scripts(&self) -> impl Iterator<Item = &Script> {
        [&self.widget, &self.desk].into_iter()
    }

    fn scripts_mut(&mut self) -> impl Iterator<Item = &mut Script> {
        [&mut self.widget, &mut self.desk].into_iter()
    }
}

impl Script {
    fn open(&mut self, guide: &Rc<Guide>, replica: u32, now: u64) {
        let store = Box::new(self.page.clone());
        self.study = Some(Study::open(GUIDES[0], guide.clone(), store, replica, now));
    }

    fn says_unsaved(&self) -> bool {
        let notices = self.study.iter().flat_map(Study::notices);
        notices.into_iter().any(|notice| notice.code == "not-saved")
    }
}

fn tick(question: &str, item: &str, on: bool) -> Event {
    Event::Ticked {
        question: question.to_owned(),
        item: item.to_owned(),
        on,
    }
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "texts {:#?}", self.storage.texts.borrow())?;
        for tab in &self.tabs {
            for script in tab.scripts() {
                writeln!(
                    f,
                    "page {} notices {:?} held {:?}",
                    script.page.id,
                    script.study.as_ref().map(|s| s.notices().to_vec()),
                    study_widget::study::Store::held(&script.page)
                )?;
            }
        }
        Ok(())
    }
}
