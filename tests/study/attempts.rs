//! What a reader wrote before they saw the answer: the last three, on every device.

use crate::desk::{Browser, DAY, Tab, guide};

fn keep(browser: &Browser, tab: &mut Tab, written: &str) {
    browser.set_clock(browser.now() + DAY);
    tab.study.keep_attempt("rollback", written, browser.now());
}

fn words(tab: &Tab) -> Vec<&str> {
    let attempts = tab.study.attempts("rollback").into_iter();
    attempts.map(|(_, words)| words).collect()
}

#[test]
fn the_last_three_are_kept_the_newest_first() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    for written in ["one", "two\nlines", " ", "three", "four 4"] {
        keep(&browser, &mut tab, written);
    }
    for tab in [tab, browser.open(&guide())] {
        assert_eq!(words(&tab), ["four 4", "three", "two\nlines"]);
        assert!(tab.study.attempts("drift").is_empty());
    }
}

#[test]
fn a_reader_who_writes_nothing_stores_nothing() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    keep(&browser, &mut tab, " \n ");
    assert!(browser.keys().is_empty());
}

#[test]
fn they_are_in_a_backup_and_not_in_a_link() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    keep(&browser, &mut tab, "Ask who is hurt");
    let now = browser.now();
    assert!(tab.study.export(now).contains("Ask who is hurt"));
    assert!(!tab.study.carried(now).contains("Ask who is hurt"));
    let other = Browser::new();
    other.set_clock(now);
    let mut there = other.open(&guide());
    there.study.import(&tab.study.export(now), now).unwrap();
    assert_eq!(words(&there), ["Ask who is hurt"]);
}

#[test]
fn a_draft_is_no_attempt_and_is_in_a_backup_and_not_in_a_link() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.answer(study_widget::progress::Answer::Wrote {
        question: "rollback".to_owned(),
        name: study_widget::study::DRAFT.to_owned(),
        text: "Ask who is".to_owned(),
    });
    let now = browser.now();
    assert!(tab.study.export(now).contains("Ask who is"));
    assert!(!tab.study.carried(now).contains("Ask who is"));
    keep(&browser, &mut tab, "Ask who is hurt");
    assert_eq!(words(&tab), ["Ask who is hurt"]);
    assert_eq!(
        tab.study.text("rollback", study_widget::study::DRAFT),
        "Ask who is"
    );
}

#[test]
fn a_very_long_one_is_cut_and_a_damaged_one_left_out() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    keep(&browser, &mut tab, &"é".repeat(20_000));
    assert_eq!(words(&tab)[0].chars().count(), 8_000);
    tab.answer(study_widget::progress::Answer::Wrote {
        question: "rollback".to_owned(),
        name: "attempt/2".to_owned(),
        text: "soon enough".to_owned(),
    });
    assert_eq!(words(&tab).len(), 1);
}
