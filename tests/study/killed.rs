//! The page dies between two writes.

use std::cell::Cell;

use study_widget::progress::Event;
use study_widget::study::{MemoryStore, Store, StoreError, Study};

use crate::desk::{Browser, START, guide};

const KEY: &str = "study-widget:devops:rollback";

/// A store whose page is killed after so many writes: from then on nothing it does reaches anything.
struct Killed {
    store: MemoryStore,
    left: Cell<usize>,
}

impl Killed {
    fn lives(&self) -> Result<(), StoreError> {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        if left > 0 {
            Ok(())
        } else {
            Err(StoreError::Blocked)
        }
    }
}

impl Store for Killed {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.read(key)
    }

    fn write_tentative(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        self.lives()
            .and_then(|()| self.store.write_tentative(key, text))
    }

    fn set_pending(&self, key: &str, text: Option<&str>) {
        self.store.set_pending(key, text);
    }

    fn pending(&self) -> Vec<(String, String)> {
        self.store.pending()
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.store.keys()
    }
}

#[test]
fn a_page_killed_between_any_two_writes_of_an_import_leaves_each_record_whole() {
    let from = Browser::new();
    let mut tab = from.open(&guide());
    tab.tick("rollback/one");
    tab.tick("drift/two");
    tab.act(Event::AllOpened(true));
    from.open_as("sre", &guide()).tick("drift/one");
    let export = tab.study.export(START);
    let begin = || {
        let browser = Browser::new();
        browser.open(&guide()).tick("rollback/two");
        browser.put("study-widget:devops:drift", "{oops");
        browser
    };
    let whole = begin();
    whole.open(&guide()).study.import(&export, START).unwrap();
    for writes in 0..8 {
        let browser = begin();
        let before = browser.texts();
        let store = Box::new(Killed {
            store: browser.store.clone(),
            left: Cell::new(writes),
        });
        let mut study = Study::open("devops", guide(), store, 99, START);
        let _ = study.import(&export, START);
        drop(study);
        for (key, text) in browser.texts() {
            let found = (key, text);
            assert!(
                before.contains(&found) || whole.texts().contains(&found),
                "after {writes} writes: {found:?}"
            );
        }
        let mut tab = browser.open(&guide());
        assert!(tab.is_ticked("rollback/two"), "after {writes} writes");
        tab.study.import(&export, START).unwrap();
        assert_eq!(browser.texts(), whole.texts(), "after {writes} writes");
    }
}

#[test]
fn a_page_killed_between_setting_a_text_aside_and_writing_in_its_place_loses_neither() {
    for writes in 0..3 {
        let browser = Browser::new();
        browser.put(KEY, "{oops");
        let store = Box::new(Killed {
            store: browser.store.clone(),
            left: Cell::new(writes),
        });
        let mut study = Study::open("devops", guide(), store, 99, START);
        let tick = Event::Ticked {
            question: "rollback".to_owned(),
            item: "one".to_owned(),
            on: true,
        };
        study.act(tick, START);
        drop(study);
        let texts = browser.texts();
        assert!(texts.iter().any(|(_, text)| text == "{oops"), "{texts:?}");
        browser.open(&guide()).tick("rollback/two");
        assert_eq!(browser.text(&format!("{KEY}.unreadable")), "{oops");
        assert_eq!(browser.open(&guide()).is_ticked("rollback/one"), writes > 1);
    }
}
