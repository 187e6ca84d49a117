//! What can happen in the world of the model test, each with what is true after it.

use study_widget::progress::{Answer, Day, Event, Rating};
use study_widget::study::Study;

use super::truth::{ITEMS, QUESTIONS, shown};
use super::world::{GUIDES, Script, Tab, World, tick};

const TODAY: Day = Day(20_781);

/// What can happen; the first number is most often the tab.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Tick(usize, usize, usize),
    /// At the desk; the points of that number's bits are covered.
    Rate(usize, usize, u64, usize),
    /// So often that counts of one millisecond have two digits: a clock may stand still.
    RateOften(usize, usize),
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

impl World {
    /// What happens; the tab in which it does, if in one.
    pub(super) fn happens(&mut self, step: &Step) -> Option<usize> {
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
            Step::RateOften(tab, question) => {
                for rating in [1, 2, 3, 4].into_iter().cycle().take(11) {
                    self.happens(&Step::Rate(tab, question, rating, 0));
                }
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
                let held = self.other_file.clone();
                // As the desk does: one that is there is opened. Saved anew, the browser would have emptied it.
                std::mem::swap(&mut self.file, &mut self.other_file);
                self.keeps_file(true);
                if !held.is_empty() && !self.holds(&self.file, &held) {
                    self.faults.push(format!("the chosen file lost {held}"));
                }
                None
            }
            Step::Clear => {
                self.may_take_what_nobody_read();
                self.storage.backing.clear();
                self.spoiled.clear();
                self.is_torn = true;
                self.last = usize::MAX;
                let now = self.now;
                let studies = self.tabs[1]
                    .scripts_mut()
                    .filter_map(|script| script.study.as_mut());
                studies.for_each(|study| drop(study.on_storage(None, now)));
                None
            }
            Step::Fill(room) => {
                let size = self.storage.size_without("");
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
                *self.storage.on_disk.borrow_mut() = self.storage.backing.all();
                None
            }
            Step::Kill => {
                self.storage.backing.clear();
                for (key, text) in &*self.storage.on_disk.borrow() {
                    self.storage.backing.put(key, text);
                }
                self.spoiled.clear();
                (0..2).for_each(|tab| self.leaves(tab));
                None
            }
            Step::Spoil(question) => {
                self.may_take_what_nobody_read();
                let text = format!("{{oops {}", self.moment);
                let key = format!("study-widget:devops:{}", QUESTIONS[question]);
                let before = self.storage.backing.get(&key);
                self.storage.backing.put(&key, &text);
                self.spoiled
                    .retain(|spoiled| Some(spoiled) != before.as_ref());
                self.spoiled.push(text);
                self.is_torn = true;
                self.last = usize::MAX;
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

    /// What was stored goes: a script that may not have read it will write what it knows over the journal's.
    fn may_take_what_nobody_read(&mut self) {
        let mut scripts = self.tabs.iter().flat_map(Tab::scripts);
        if scripts.any(Script::may_be_unread) {
            self.truth.forget();
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
