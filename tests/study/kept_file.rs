//! A file that is kept up to date: it has all that is stored, and never loses what it once held.

use study_widget::progress::Event;
use study_widget::study::{KeepUpError, MemoryStore, StoreError, keep_up};

use crate::desk::{Browser, guide};

fn studied(items: &[&str]) -> Browser {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    for item in items {
        tab.tick(item);
    }
    browser
}

fn written(browser: &Browser, before: &str) -> String {
    keep_up(&browser.store, before, browser.now())
        .unwrap()
        .unwrap()
}

/// A new browser that brought the file in.
fn brought(file: &str, now: u64) -> Browser {
    let browser = Browser::new();
    browser.set_clock(now);
    let mut tab = browser.open(&guide());
    tab.study.import(file, now).unwrap();
    browser
}

#[test]
fn it_is_the_backup_that_the_desk_would_hand_out() {
    let browser = studied(&["rollback/one", "drift/more"]);
    browser.open_as("other", &guide()).tick("rollback/two");
    browser.put("study-widget:devops:odd.unreadable", "odd");
    browser.put("someone-elses", "{}");
    let backup = browser.open(&guide()).study.export(browser.now());
    assert_eq!(written(&browser, ""), backup);
    assert_eq!(written(&browser, " \n"), backup);
    assert_eq!(written(&browser, &backup), backup, "byte for byte");
}

#[test]
fn what_was_cleared_here_stays_in_it() {
    let file = written(&studied(&["rollback/one"]), "");
    let cleared = studied(&["drift/two"]);
    let both = brought(&written(&cleared, &file), cleared.now());
    let tab = both.open(&guide());
    assert!(tab.is_ticked("rollback/one") && tab.is_ticked("drift/two"));
    assert_eq!(cleared.keys().len(), 1, "nothing came into the store");
}

#[test]
fn a_browser_where_nothing_is_stored_adds_nothing() {
    let nothing = MemoryStore::default();
    let file = written(&studied(&["rollback/one"]), "");
    assert_eq!(keep_up(&nothing, &file, 0), Ok(None));
    assert_eq!(keep_up(&nothing, "", 0), Ok(None));
}

#[test]
fn a_reset_reaches_it() {
    let browser = studied(&["rollback/one"]);
    let file = written(&browser, "");
    browser.open(&guide()).act(Event::Reset);
    let after = brought(&written(&browser, &file), browser.now());
    assert!(!after.open(&guide()).is_ticked("rollback/one"));
}

#[test]
fn a_file_that_would_lose_something_is_left_alone() {
    let browser = studied(&["rollback/one"]);
    let refused = |before: &str| keep_up(&browser.store, before, browser.now()).unwrap_err();
    let mine = refused("My own words");
    assert!(matches!(mine, KeepUpError::Foreign(_)));
    assert_eq!(
        mine.to_string(),
        "it holds something else by now, and is left alone; choose another file"
    );
    let newer = r#"{"format":"study-widget/1","guides":{"devops":{"drift":{"v":99}}}}"#;
    for before in [newer, r#"{"format":"study-widget/99"}"#] {
        assert!(
            refused(before)
                .to_string()
                .starts_with("it holds progress that this version cannot read")
        );
    }
}

#[test]
fn storage_that_cannot_be_read_writes_nothing_over_it() {
    let browser = studied(&["rollback/one"]);
    let file = written(&browser, "");
    browser.store.fail(Some(StoreError::Blocked));
    let error = keep_up(&browser.store, &file, browser.now()).unwrap_err();
    assert_eq!(error, KeepUpError::Store(StoreError::Blocked));
}

#[test]
fn what_a_newer_version_stored_here_goes_into_it_as_it_is() {
    let browser = studied(&["rollback/one"]);
    let newer = r#"{"v":99,"dreams":["of",1,0,1]}"#;
    browser.put("study-widget:devops:drift", newer);
    assert!(written(&browser, "").contains(newer));
}

#[test]
fn texts_that_two_devices_set_aside_are_both_in_it() {
    let (one, two) = (studied(&["rollback/one"]), studied(&["drift/one"]));
    one.put("study-widget:devops:odd.unreadable", "mine");
    one.put("study-widget:devops:odd.unreadable-2", "old");
    two.put("study-widget:devops:odd.unreadable", "yours");
    let mut file = String::new();
    for browser in [&one, &two, &one, &two] {
        file = written(browser, &file);
        let texts = ["mine", "old", "yours"].map(|text| file.contains(&format!(":\"{text}\"")));
        let is_there = [true, true, file.contains("drift")];
        assert_eq!(texts, is_there, "{file}");
    }
}

#[test]
fn a_text_that_cannot_be_read_goes_into_it_beside_one_that_was_set_aside() {
    let browser = studied(&["rollback/one"]);
    browser.put("study-widget:devops:drift", "{new");
    browser.put("study-widget:devops:drift.unreadable", "{old");
    let file = written(&browser, "");
    assert!(
        file.contains("\"{new\"") && file.contains("\"{old\""),
        "{file}"
    );
}
