//! A browser with a clock and a store, its tabs, and guides to open in them.

use std::cell::Cell;
use std::rc::Rc;

use study_widget::guide::{Fold, FollowUp, Framework, Guide, Item, Question};
use study_widget::progress::{Answer, Event};
use study_widget::study::{MemoryStore, Store, Study};

/// The clock when a browser is first used.
pub(crate) const START: u64 = 1_795_500_000_000;
/// A day of its clock.
pub(crate) const DAY: u64 = 24 * 60 * 60 * 1000;

/// What all tabs share.
#[derive(Default)]
pub(crate) struct Browser {
    pub(crate) store: MemoryStore,
    clock: Rc<Cell<u64>>,
    tabs: Cell<u32>,
}

/// A study in a tab.
pub(crate) struct Tab {
    pub(crate) study: Study,
    clock: Rc<Cell<u64>>,
}

impl Browser {
    pub(crate) fn new() -> Browser {
        let browser = Browser::default();
        browser.clock.set(START);
        browser
    }

    /// Opens the guide `devops`.
    pub(crate) fn open(&self, guide: &Rc<Guide>) -> Tab {
        self.open_as("devops", guide)
    }

    pub(crate) fn open_as(&self, id: &str, guide: &Rc<Guide>) -> Tab {
        self.tabs.set(self.tabs.get() + 1);
        let store = Box::new(self.store.clone());
        let now = tick_clock(&self.clock);
        Tab {
            study: Study::open(id, guide.clone(), store, self.tabs.get(), now),
            clock: self.clock.clone(),
        }
    }

    pub(crate) fn set_clock(&self, now: u64) {
        self.clock.set(now);
    }

    pub(crate) fn now(&self) -> u64 {
        self.clock.get()
    }

    /// The keys and texts in the store.
    pub(crate) fn texts(&self) -> Vec<(String, String)> {
        let text = |key: String| self.store.read(&key).unwrap().map(|text| (key, text));
        self.store
            .keys()
            .unwrap()
            .into_iter()
            .filter_map(text)
            .collect()
    }

    pub(crate) fn keys(&self) -> Vec<String> {
        self.store.keys().unwrap()
    }

    #[track_caller]
    pub(crate) fn put(&self, key: &str, text: &str) {
        self.store.write(key, text).unwrap();
    }

    #[track_caller]
    pub(crate) fn text(&self, key: &str) -> String {
        self.store
            .read(key)
            .unwrap()
            .unwrap_or_else(|| panic!("nothing under {key}"))
    }
}

/// An item is named `question/item`.
impl Tab {
    pub(crate) fn tick(&mut self, item: &str) -> Vec<String> {
        self.set(item, true)
    }

    pub(crate) fn untick(&mut self, item: &str) -> Vec<String> {
        self.set(item, false)
    }

    fn set(&mut self, item: &str, on: bool) -> Vec<String> {
        let (question, item) = item.split_once('/').unwrap();
        self.act(Event::Ticked {
            question: question.to_owned(),
            item: item.to_owned(),
            on,
        })
    }

    pub(crate) fn show(&mut self, question: &str) -> Vec<String> {
        self.act(Event::Opened {
            question: question.to_owned(),
            open: true,
        })
    }

    pub(crate) fn hide(&mut self, question: &str) -> Vec<String> {
        self.act(Event::Opened {
            question: question.to_owned(),
            open: false,
        })
    }

    pub(crate) fn act(&mut self, event: Event) -> Vec<String> {
        let now = tick_clock(&self.clock);
        self.study.act(event, now)
    }

    pub(crate) fn answer(&mut self, answer: Answer) -> Vec<String> {
        let now = tick_clock(&self.clock);
        self.study.answer(answer, now)
    }

    pub(crate) fn on_storage(&mut self, key: &str) -> Vec<String> {
        let now = tick_clock(&self.clock);
        self.study.on_storage(Some(key), now)
    }

    pub(crate) fn on_clear(&mut self) -> Vec<String> {
        let now = tick_clock(&self.clock);
        self.study.on_storage(None, now)
    }

    pub(crate) fn flush(&mut self) -> Vec<String> {
        let now = tick_clock(&self.clock);
        self.study.flush(now)
    }

    pub(crate) fn reload(&mut self) -> Vec<String> {
        let now = tick_clock(&self.clock);
        self.study.reload(now)
    }

    pub(crate) fn regrow(&mut self, guide: &Rc<Guide>) {
        let now = tick_clock(&self.clock);
        self.study.regrow(guide.clone(), now);
    }

    pub(crate) fn is_ticked(&self, item: &str) -> bool {
        let (question, item) = item.split_once('/').unwrap();
        self.study.is_ticked(question, item)
    }

    pub(crate) fn notices(&self) -> Vec<&str> {
        self.study
            .notices()
            .iter()
            .map(|notice| notice.message.as_str())
            .collect()
    }

    pub(crate) fn orphans(&self) -> Vec<String> {
        self.study
            .orphans()
            .into_iter()
            .map(|orphan| orphan.question)
            .collect()
    }
}

/// A second later.
fn tick_clock(clock: &Cell<u64>) -> u64 {
    clock.set(clock.get() + 1000);
    clock.get()
}

/// Questions `rollback` and `drift`, each with the points `one` and `two` and the follow-up `more`.
pub(crate) fn guide() -> Rc<Guide> {
    of(vec![
        question("rollback", "How do you roll back?"),
        question("drift", "How do you find drift?"),
    ])
}

pub(crate) fn of(questions: Vec<Question>) -> Rc<Guide> {
    Rc::new(Guide {
        title: "DevOps".to_owned(),
        questions: questions.into_iter().map(Rc::new).collect(),
        mistakes: Vec::new(),
    })
}

pub(crate) fn question(id: &str, title: &str) -> Question {
    with_points(
        id,
        title,
        &[("one", "Say the first thing"), ("two", "Say the second")],
    )
}

pub(crate) fn with_points(id: &str, title: &str, points: &[(&str, &str)]) -> Question {
    let item = |&(id, text): &(&str, &str)| Item {
        id: id.to_owned(),
        text: text.to_owned(),
        block: 0,
    };
    let points = points.iter().map(item).collect();
    let follow_up = FollowUp {
        id: "more".to_owned(),
        text: "And then?".to_owned(),
        block: 0,
        sketch: Vec::new(),
    };
    Question {
        id: id.to_owned(),
        title: title.to_owned(),
        heading: 0,
        intent: None,
        framework: Framework {
            fold: Fold::Button,
            label: None,
            blocks: Vec::new(),
            points,
        },
        follow_ups: vec![follow_up],
        blocks: 0..0,
    }
}
