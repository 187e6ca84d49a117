//! A storage that is full, or takes what it does not keep: what the reader did is held for as long as the page lives.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use study_widget::progress::{Answer, Day, Rating};
use study_widget::study::{MemoryStore, Store, StoreError, Study};

use crate::desk::{Browser, START, guide};

const TODAY: Day = Day(20_781);

/// The storage as one page has it.
#[derive(Clone, Default)]
struct Page {
    store: MemoryStore,
    /// Whether it takes texts and does not keep them.
    is_deaf: Rc<Cell<bool>>,
    pending: Rc<RefCell<BTreeMap<String, String>>>,
}

impl Store for Page {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.read(key)
    }

    fn write_tentative(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        if text.is_some() && self.is_deaf.get() {
            return Ok(());
        }
        self.store.write_tentative(key, text)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.store.keys()
    }

    fn set_pending(&self, key: &str, text: Option<&str>) {
        self.pending.borrow_mut().remove(key);
        if let Some(text) = text {
            self.pending
                .borrow_mut()
                .insert(key.to_owned(), text.to_owned());
        }
    }

    fn pending(&self) -> Vec<(String, String)> {
        self.pending.borrow().clone().into_iter().collect()
    }
}

impl Page {
    fn opens(&self) -> Study {
        Study::open("devops", guide(), Box::new(self.clone()), 3, START)
    }

    fn fills(&self) {
        self.store.fail(Some(StoreError::Full));
    }

    fn has_room(&self) {
        self.store.fail(None);
    }
}

fn rate(study: &mut Study) {
    let answer = Answer::Rated {
        question: "rollback".to_owned(),
        rating: Rating::Good,
        on: TODAY,
        due: TODAY.plus(9),
        covered: vec!["one".to_owned()],
    };
    study.answer(answer, START);
}

fn is_rated(study: &Study) -> bool {
    study.last_review("rollback").is_some() && study.is_ticked("rollback", "one")
}

fn says_unsaved(study: &Study) -> bool {
    study
        .notices()
        .iter()
        .any(|notice| notice.code == "not-saved")
}

#[test]
fn a_rating_made_while_the_storage_is_full_is_there_when_the_desk_opens_again() {
    let page = Page::default();
    let mut desk = page.opens();
    page.fills();
    rate(&mut desk);
    assert!(says_unsaved(&desk));
    drop(desk);
    let desk = page.opens();
    assert!(is_rated(&desk) && says_unsaved(&desk));
    drop(desk);
    page.has_room();
    let desk = page.opens();
    assert!(is_rated(&desk) && !says_unsaved(&desk));
    let another = Page {
        pending: Rc::default(),
        ..page.clone()
    };
    assert!(is_rated(&another.opens()));
    assert_eq!(page.pending(), [], "nothing waits any more");
}

#[test]
fn what_waits_for_room_is_stored_when_anything_in_the_storage_changes() {
    let page = Page::default();
    let mut desk = page.opens();
    page.fills();
    rate(&mut desk);
    desk.on_storage(Some("theme"), START);
    assert!(says_unsaved(&desk));
    page.has_room();
    desk.on_storage(Some("theme"), START);
    assert!(!says_unsaved(&desk));
    assert_eq!(page.store.keys().unwrap(), ["study-widget:devops:rollback"]);
}

#[test]
fn what_another_tab_did_meanwhile_is_not_undone_by_what_was_held() {
    let page = Page::default();
    let mut desk = page.opens();
    page.fills();
    rate(&mut desk);
    drop(desk);
    page.has_room();
    let mut other = Browser::new();
    other.store = page.store.clone();
    other.set_clock(START + 5);
    other.open(&guide()).tick("rollback/two");
    let desk = page.opens();
    assert!(is_rated(&desk) && desk.is_ticked("rollback", "two"));
    assert!(other.open(&guide()).is_ticked("rollback/one"));
}

#[test]
fn a_storage_that_takes_what_it_does_not_keep_is_noticed() {
    let page = Page::default();
    page.is_deaf.set(true);
    let mut desk = page.opens();
    rate(&mut desk);
    let said = desk.notices()[0].message.clone();
    assert_eq!(
        said,
        "progress is not saved: this browser takes what is to be stored and does not keep it; allow storage for this site and reload"
    );
    let export = desk.export(START);
    let mut fresh = Page {
        pending: Rc::default(),
        ..page.clone()
    }
    .opens();
    let error = fresh.import(&export, START).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("nothing was imported: this browser takes"),
        "{error}"
    );
    page.is_deaf.set(false);
    assert!(is_rated(&page.opens()));
}

#[test]
fn an_import_that_does_not_fit_leaves_nothing_that_waits() {
    let from = Page::default();
    rate(&mut from.opens());
    let export = from.opens().export(START);
    let page = Page::default();
    page.fills();
    page.opens().import(&export, START).unwrap_err();
    assert_eq!(page.pending(), []);
    page.has_room();
    assert!(!is_rated(&page.opens()));
}

#[test]
fn what_the_widget_knows_is_not_lost_to_a_desk_that_was_opened_after_the_storage_was_cleared() {
    let page = Page::default();
    rate(&mut page.opens());
    let mut widget = page.opens();
    let key = "study-widget:devops:rollback";
    page.store.remove(key).unwrap();
    let mut desk = page.opens();
    let note = Answer::Wrote {
        question: "rollback".to_owned(),
        name: "note".to_owned(),
        text: "Ask Ada".to_owned(),
    };
    desk.answer(note, START + 1);
    widget.on_write(key, START + 2);
    let fresh = page.opens();
    assert!(is_rated(&fresh) && fresh.text("rollback", "note") == "Ask Ada");
}

#[test]
fn what_waits_for_room_is_not_forgotten_when_an_import_that_did_not_fit_was_taken_back() {
    let page = Page::default();
    let mut widget = page.opens();
    page.fills();
    rate(&mut widget);
    // The desk wrote the record and took it out again.
    widget.on_write("study-widget:devops:rollback", START);
    page.has_room();
    widget.flush(START);
    assert!(is_rated(&page.opens()) && !says_unsaved(&widget));
    assert_eq!(page.store.keys().unwrap(), ["study-widget:devops:rollback"]);
}

#[test]
fn what_the_reader_did_is_written_again_though_an_import_beside_it_was_taken_back() {
    let page = Page::default();
    let mut widget = page.opens();
    rate(&mut widget);
    // The storage was cleared, and the desk wrote the record and took it out again.
    let key = "study-widget:devops:rollback";
    page.store.remove(key).unwrap();
    widget.on_write(key, START);
    widget.flush(START);
    assert!(is_rated(&page.opens()));
}
