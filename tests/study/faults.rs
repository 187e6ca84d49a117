//! What can be wrong with storage or the clock: what happens, and what the reader is told.

use study_widget::progress::Event;
use study_widget::study::{Store, StoreError};

use crate::desk::{Browser, DAY, START, guide, of, question};

const KEY: &str = "study-widget:devops:rollback";

fn failing(fault: StoreError) -> Browser {
    let browser = Browser::new();
    browser.store.fail(Some(fault));
    browser
}

#[test]
fn blocked_storage_is_said_at_once_and_ticks_last_for_the_visit() {
    let browser = failing(StoreError::Blocked);
    let mut tab = browser.open(&guide());
    let said = "progress is not saved: this browser blocks storage here; allow storage for this site and reload";
    assert_eq!(tab.notices(), [said]);
    assert_eq!(tab.tick("rollback/one"), ["rollback"]);
    assert!(tab.is_ticked("rollback/one"));
    assert_eq!(tab.study.summary().ticked, 1);
    assert_eq!(tab.notices(), [said]);
}

#[test]
fn storage_that_is_allowed_again_gets_everything_at_the_next_tick() {
    let browser = Browser::new();
    browser.open(&guide()).tick("drift/two");
    browser.store.fail(Some(StoreError::Blocked));
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    tab.tick("drift/one");
    browser.store.fail(None);
    assert_eq!(
        tab.tick("rollback/two"),
        ["drift", "rollback"],
        "what was stored shows as well"
    );
    assert_eq!(tab.notices(), [""; 0]);
    assert_eq!(browser.open(&guide()).study.summary().ticked, 4);
}

#[test]
fn full_storage_is_said_at_the_first_tick_that_finds_no_room() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    browser.store.fail(Some(StoreError::Full));
    assert_eq!(tab.notices(), [""; 0]);
    tab.tick("rollback/two");
    tab.tick("drift/one");
    assert_eq!(
        tab.notices(),
        [
            "progress is not saved: the storage of this site is full; make room, and the next tick saves everything"
        ]
    );
    assert_eq!(
        browser.open(&guide()).study.summary().ticked,
        1,
        "what was there is still there"
    );
    browser.store.fail(None);
    tab.flush();
    assert_eq!(tab.notices(), [""; 0]);
    assert_eq!(browser.open(&guide()).study.summary().ticked, 3);
}

#[test]
fn storage_with_room_again_gets_everything_at_the_next_tick_wherever_that_is() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    browser.store.fail(Some(StoreError::Full));
    tab.tick("rollback/two");
    browser.store.fail(None);
    tab.tick("drift/one");
    assert_eq!(tab.notices(), [""; 0]);
    assert_eq!(browser.open(&guide()).study.summary().ticked, 3);
}

#[test]
fn storage_that_fails_says_so_in_the_browsers_words() {
    let browser = failing(StoreError::Failed("disk on fire".to_owned()));
    assert_eq!(
        browser.open(&guide()).notices(),
        ["progress is not saved: the browser says `disk on fire`; the next tick tries again"]
    );
}

#[test]
fn a_record_that_cannot_be_read_is_set_aside_at_the_first_act_there() {
    let browser = Browser::new();
    browser.open(&guide()).tick("drift/one");
    browser.put(KEY, "{oops");
    let mut tab = browser.open(&guide());
    let said = "the saved progress of “How do you roll back?” cannot be read and starts afresh; its old text is kept in this site's storage, under a key that ends in `.unreadable`";
    assert_eq!(tab.notices(), [said]);
    assert!(tab.is_ticked("drift/one"), "every other record still loads");

    tab.tick("drift/two");
    tab.flush();
    tab.reload();
    assert_eq!(browser.text(KEY), "{oops", "the reader did not act there");

    tab.tick("rollback/one");
    assert_eq!(browser.text(&format!("{KEY}.unreadable")), "{oops");
    assert_eq!(tab.notices(), [said]);
    let tab = browser.open(&guide());
    assert!(tab.is_ticked("rollback/one"));
    assert_eq!(tab.notices(), [""; 0]);
}

#[test]
fn what_was_set_aside_is_never_overwritten() {
    let browser = Browser::new();
    for text in ["one", "two", "two", "three"] {
        browser.put(KEY, text);
        browser.open(&guide()).tick("rollback/one");
    }
    let aside = ["", "-2", "-3"].map(|end| browser.text(&format!("{KEY}.unreadable{end}")));
    assert_eq!(aside, ["one", "two", "three"]);
    assert_eq!(browser.keys().len(), 4);
}

#[test]
fn a_text_that_cannot_be_set_aside_stays_where_it_is() {
    let browser = Browser::new();
    browser.put(KEY, "{oops");
    let mut tab = browser.open(&guide());
    browser.store.fail(Some(StoreError::Full));
    tab.tick("rollback/one");
    browser.store.fail(None);
    assert_eq!(browser.texts(), [(KEY.to_owned(), "{oops".to_owned())]);
    tab.flush();
    assert_eq!(browser.text(&format!("{KEY}.unreadable")), "{oops");
    assert!(browser.open(&guide()).is_ticked("rollback/one"));
}

#[test]
fn several_records_that_cannot_be_read_are_one_notice() {
    let browser = Browser::new();
    browser.put(KEY, "");
    browser.put("study-widget:devops:drift", "[]");
    assert_eq!(
        browser.open(&guide()).notices(),
        [
            "the saved progress of 2 questions cannot be read and starts afresh; their old text is kept in this site's storage, under a key that ends in `.unreadable`"
        ]
    );
}

#[test]
fn a_record_truncated_while_the_page_is_open_is_whole_again_after_the_next_tick_there() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    let text = browser.text(KEY);
    browser.put(KEY, &text[..text.len() / 2]);
    tab.on_storage(KEY);
    tab.tick("rollback/two");
    let tab = browser.open(&guide());
    assert!(tab.is_ticked("rollback/one") && tab.is_ticked("rollback/two"));
    assert_eq!(
        browser.text(&format!("{KEY}.unreadable")),
        text[..text.len() / 2]
    );
}

#[test]
fn a_record_from_a_newer_version_is_left_alone() {
    let browser = Browser::new();
    let newer = r#"{"v":3,"ticks":"in another shape"}"#;
    browser.put(KEY, newer);
    let mut tab = browser.open(&guide());
    assert!(tab.study.is_read_only("rollback") && !tab.study.is_read_only("drift"));
    assert_eq!(
        tab.notices(),
        [
            "the progress of “How do you roll back?” was saved by a newer version of this page and cannot be changed here; reload the page to get that version"
        ]
    );
    assert_eq!(tab.tick("rollback/one"), [""; 0]);
    assert_eq!(tab.show("rollback"), [""; 0]);
    tab.act(Event::Reset);
    tab.tick("drift/one");
    tab.flush();
    assert_eq!(browser.text(KEY), newer);
    assert!(!tab.is_ticked("rollback/one"));
}

#[test]
fn a_question_becomes_read_only_when_a_newer_tab_writes_it() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    browser.put(KEY, r#"{"v":99}"#);
    assert_eq!(tab.on_storage(KEY), ["rollback"]);
    assert!(tab.study.is_read_only("rollback"));
    assert!(tab.is_ticked("rollback/one"), "what was known still shows");
    tab.flush();
    assert_eq!(browser.text(KEY), r#"{"v":99}"#);
}

#[test]
fn storage_cleared_while_the_page_is_open_gets_back_what_the_tab_knows() {
    let browser = Browser::new();
    browser.open(&guide()).tick("drift/one");
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    for key in browser.keys() {
        browser.store.remove(&key).unwrap();
    }
    tab.on_clear();
    assert!(tab.is_ticked("rollback/one"));
    tab.flush();
    assert_eq!(
        tab.notices(),
        [
            "the stored progress of this guide was cleared while the page was open, and was saved again from here; to start afresh, use `Reset progress`"
        ]
    );
    let tab = browser.open(&guide());
    assert!(tab.is_ticked("rollback/one") && tab.is_ticked("drift/one"));
}

#[test]
fn storage_cleared_unheard_gets_it_back_too() {
    let browser = Browser::new();
    browser.open(&guide()).tick("drift/one");
    let mut tab = browser.open(&guide());
    for key in browser.keys() {
        browser.store.remove(&key).unwrap();
    }
    tab.flush();
    tab.reload();
    assert_eq!(browser.keys(), [""; 0], "the reader did not act yet");
    tab.tick("rollback/one");
    tab.flush();
    assert_eq!(browser.open(&guide()).study.summary().ticked, 2);
}

#[test]
fn a_page_killed_after_a_tick_has_saved_it() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    std::mem::forget(tab);
    assert!(browser.open(&guide()).is_ticked("rollback/one"));
}

#[test]
fn a_clock_that_was_a_year_ahead_does_not_win_for_ever() {
    let browser = Browser::new();
    browser.set_clock(START + 365 * DAY);
    let mut ahead = browser.open(&guide());
    ahead.tick("rollback/one");
    ahead.tick("rollback/two");
    browser.set_clock(START);
    let mut tab = browser.open(&guide());
    assert!(
        tab.is_ticked("rollback/one"),
        "what was done then still counts"
    );
    tab.untick("rollback/one");
    ahead.on_storage(KEY);
    ahead.flush();
    let tab = browser.open(&guide());
    assert!(!tab.is_ticked("rollback/one") && !ahead.is_ticked("rollback/one"));
    assert!(tab.is_ticked("rollback/two"));
}

#[test]
fn a_clock_that_falls_a_year_behind_loses_nothing() {
    let browser = Browser::new();
    let mut before = browser.open(&guide());
    before.tick("rollback/one");
    before.tick("rollback/two");
    browser.set_clock(START - 365 * DAY);
    let mut tab = browser.open(&guide());
    assert!(tab.is_ticked("rollback/one"));
    tab.untick("rollback/one");
    tab.tick("drift/one");
    assert_eq!(before.on_storage(KEY), ["rollback"]);
    browser.set_clock(START + DAY);
    before.flush();
    let tab = browser.open(&guide());
    assert!(
        !tab.is_ticked("rollback/one")
            && tab.is_ticked("rollback/two")
            && tab.is_ticked("drift/one")
    );
}

#[test]
fn a_clock_some_hours_back_orders_acts_as_they_were_done() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    browser.set_clock(START - DAY / 2);
    tab.untick("rollback/one");
    tab.act(Event::AllOpened(true));
    tab.hide("rollback");
    assert_eq!(tab.study.is_open("rollback"), Some(false));
    let mut tab = browser.open(&guide());
    assert!(!tab.is_ticked("rollback/one"));
    tab.tick("rollback/one");
    assert!(browser.open(&guide()).is_ticked("rollback/one"));
}

#[test]
fn the_page_may_be_empty() {
    let browser = Browser::new();
    browser.open(&guide()).tick("rollback/one");
    let mut tab = browser.open(&of(Vec::new()));
    tab.act(Event::Reset);
    tab.act(Event::AllOpened(true));
    assert_eq!(tab.study.summary().total, 0);
    assert!(
        browser
            .open(&of(vec![question("rollback", "")]))
            .is_ticked("rollback/one")
    );
}
