//! Work that is in no backup: since when, whatever else stands in the store.

use study_widget::progress::Answer;
use study_widget::study::{BACKED_UP, oldest_unsaved};

use crate::desk::{Browser, DAY, START, guide};

fn found(browser: &Browser, written: u64) -> Option<u64> {
    oldest_unsaved(&browser.store, written, browser.now()).unwrap()
}

/// A day between what is done first and what is done next.
fn works(browser: &Browser, items: &[&str]) {
    let mut tab = browser.open(&guide());
    for (nth, item) in (0..).zip(items) {
        browser.set_clock(START + nth * DAY);
        tab.tick(item);
    }
}

#[test]
fn the_oldest_thing_done_is_found_in_whichever_guide() {
    let browser = Browser::new();
    assert_eq!(found(&browser, 0), None);
    works(&browser, &["rollback/one", "rollback/two"]);
    let at = found(&browser, 0).unwrap();
    assert!((START..START + DAY).contains(&at), "{at}");
    browser.set_clock(START + 9 * DAY);
    browser.open_as("other", &guide()).tick("rollback/one");
    assert_eq!(found(&browser, 0), Some(at));
}

#[test]
fn what_a_backup_or_the_file_has_is_saved() {
    let browser = Browser::new();
    works(&browser, &["rollback/one", "rollback/two"]);
    assert!(found(&browser, START + DAY / 2).unwrap() >= START + DAY);
    browser.set_clock(START + 2 * DAY);
    let mut other = browser.open_as("other", &guide());
    other.answer(Answer::Wrote {
        question: String::new(),
        name: BACKED_UP.to_owned(),
        text: "20780".to_owned(),
    });
    assert_eq!(found(&browser, 0), None, "one of another guide holds all");
    browser.set_clock(START + 3 * DAY);
    browser.open(&guide()).tick("drift/one");
    assert!(found(&browser, 0).unwrap() >= START + 3 * DAY);
}

#[test]
fn texts_that_are_no_records_neither_hide_it_nor_count() {
    let browser = Browser::new();
    works(&browser, &["rollback/one"]);
    let at = found(&browser, 0);
    let backup = r#"{"v":2,"texts":{"backed-up":["20780",1795500009000,0,1]}}"#;
    let old = r#"{"v":2,"ticks":{"one":[true,1000,0,1]}}"#;
    browser.put("study-widget:devops:drift.unreadable", backup);
    browser.put("study-widget:devops:drift.unreadable-2", old);
    browser.put("study-widget:devops:odd", r#"{"ticks":[null],"texts":7}"#);
    browser.put("study-widget:devops:odder", "no record");
    browser.put("someone-elses", old);
    assert_eq!(found(&browser, 0), at);
}

#[test]
fn a_backup_by_a_clock_that_was_years_ahead_silences_nothing() {
    let browser = Browser::new();
    works(&browser, &["rollback/one"]);
    let ahead = r#"{"v":2,"texts":{"backed-up":["20780",2995900000000,0,1]}}"#;
    browser.put("study-widget:other", ahead);
    assert!(found(&browser, 0).is_some());
}
