//! Export and import.

use study_widget::progress::Event;
use study_widget::study::{ImportReport, StoreError};

use crate::desk::{Browser, START, guide};

fn report(added: usize, updated: usize, unchanged: usize, rejected: usize) -> ImportReport {
    ImportReport {
        added,
        updated,
        unchanged,
        rejected,
    }
}

/// A reader of two guides.
fn studied() -> Browser {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    tab.act(Event::AllOpened(true));
    browser.open_as("/guides/sre/", &guide()).tick("drift/two");
    browser
}

#[test]
fn an_export_is_json_a_person_can_read() {
    let browser = Browser::new();
    browser.open(&guide()).tick("rollback/one");
    browser.open_as("/guides/sre/", &guide()).tick("drift/two");
    browser.put("study-widget:devops:drift", "{oops");
    browser.put("theme", "dark");
    let export = browser.open(&guide()).study.export(START);
    assert_eq!(export, include_str!("../saved/v1-export.json").trim_end());
}

#[test]
fn an_export_restores_everything_on_a_clean_browser() {
    let export = studied().open(&guide()).study.export(START);
    let other = Browser::new();
    let mut tab = other.open(&guide());
    assert_eq!(tab.study.import(&export, START), Ok(report(3, 0, 0, 0)));
    assert!(tab.is_ticked("rollback/one"));
    assert_eq!(tab.study.is_open("drift"), Some(true));
    assert!(
        other
            .open_as("/guides/sre/", &guide())
            .is_ticked("drift/two")
    );
    assert_eq!(tab.study.export(START), export);
    assert_eq!(other.texts(), studied().texts());
}

#[test]
fn an_import_twice_changes_nothing_the_second_time() {
    let export = studied().open(&guide()).study.export(START);
    let mut tab = Browser::new().open(&guide());
    tab.study.import(&export, START).unwrap();
    assert_eq!(tab.study.import(&export, START), Ok(report(0, 0, 3, 0)));
}

#[test]
fn an_import_takes_the_newer_of_each_tick() {
    let browser = studied();
    let mut tab = browser.open(&guide());
    let export = tab.study.export(START);
    tab.untick("rollback/one");
    tab.tick("rollback/two");
    assert_eq!(tab.study.import(&export, START), Ok(report(0, 0, 3, 0)));
    assert!(!tab.is_ticked("rollback/one") && tab.is_ticked("rollback/two"));

    let mut elsewhere = studied().open(&guide());
    assert_eq!(
        elsewhere.study.import(&tab.study.export(START), START),
        Ok(report(0, 1, 2, 0))
    );
    assert!(!elsewhere.is_ticked("rollback/one") && elsewhere.is_ticked("rollback/two"));
}

#[test]
fn a_record_that_cannot_be_read_does_not_keep_the_others_out() {
    let mut tab = Browser::new().open(&guide());
    let text = r#"{"format":"study-widget/1","guides":{"devops":{
        "rollback":{"v":1,"ticks":{"one":[true,5,0,1]}},"drift":{"v":3},"a":7,"b":{"v":1,"ticks":{"one":true}}}}}"#;
    assert_eq!(tab.study.import(text, START), Ok(report(1, 0, 0, 3)));
    assert!(tab.is_ticked("rollback/one"));
}

#[test]
fn an_import_leaves_newer_records_alone_and_sets_unreadable_ones_aside() {
    let browser = Browser::new();
    browser.put("study-widget:devops:rollback", r#"{"v":3}"#);
    browser.put("study-widget:devops:drift", "{oops");
    let mut tab = browser.open(&guide());
    let text = r#"{"format":"study-widget/1","guides":{"devops":{
        "rollback":{"v":1,"ticks":{"one":[true,5,0,1]}},"drift":{"v":1,"ticks":{"one":[true,5,0,1]}}}}}"#;
    assert_eq!(tab.study.import(text, START), Ok(report(1, 0, 0, 1)));
    assert_eq!(browser.text("study-widget:devops:rollback"), r#"{"v":3}"#);
    assert_eq!(
        browser.text("study-widget:devops:drift.unreadable"),
        "{oops"
    );
    assert!(tab.is_ticked("drift/one"));
}

#[test]
fn an_import_that_does_not_fit_changes_nothing() {
    let export = studied().open(&guide()).study.export(START);
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("drift/one");
    let before = browser.texts();
    let size = |texts: &[(String, String)]| {
        texts
            .iter()
            .map(|(key, text)| key.len() + text.len())
            .sum::<usize>()
    };
    browser
        .store
        .limit(size(&before) + size(&studied().texts()) - 1);
    let error = tab.study.import(&export, START).unwrap_err();
    assert_eq!(
        error.to_string(),
        "nothing was imported: the storage of this site is full; make room, and the next tick saves everything"
    );
    assert_eq!(browser.texts(), before);
    assert!(!tab.is_ticked("rollback/one"));
}

#[test]
fn an_import_into_blocked_storage_says_so() {
    let browser = Browser::new();
    browser.store.fail(Some(StoreError::Blocked));
    let mut tab = browser.open(&guide());
    let export = studied().open(&guide()).study.export(START);
    assert_eq!(
        tab.study.import(&export, START).unwrap_err().to_string(),
        "nothing was imported: this browser blocks storage here; allow storage for this site and reload"
    );
}

#[test]
fn each_wrong_text_is_told_what_is_wrong_with_it() {
    let mut tab = Browser::new().open(&guide());
    let mut told = |text: &str| tab.study.import(text, START).unwrap_err().to_string();
    assert_eq!(
        told("{\"format\":"),
        "nothing was imported: this text is not an export: it stops being JSON at line 1, column 11; copy the whole of it and try again"
    );
    let foreign = "nothing was imported: this file is not an export of study progress; choose one that begins with `{\"format\":\"study-widget/1\"`";
    assert_eq!(told("{}"), foreign);
    assert_eq!(told("[1,2]"), foreign);
    assert_eq!(told(r#"{"format":"study-widget/one"}"#), foreign);
    assert_eq!(told(r#"{"format":"study-widget/0"}"#), foreign);
    assert_eq!(
        told(r#"{"format":"study-widget/99"}"#),
        "nothing was imported: this export has version 99 and this page reads up to 1; reload the page to get the newer one, then import again"
    );
}

#[test]
fn what_was_set_aside_travels_along_and_overwrites_nothing() {
    let from = Browser::new();
    from.put("study-widget:devops:drift.unreadable", "{oops");
    let export = from.open(&guide()).study.export(START);
    let to = Browser::new();
    to.open(&guide()).study.import(&export, START).unwrap();
    assert_eq!(to.text("study-widget:devops:drift.unreadable"), "{oops");
    to.put("study-widget:devops:drift.unreadable", "mine");
    to.open(&guide()).study.import(&export, START).unwrap();
    assert_eq!(to.text("study-widget:devops:drift.unreadable"), "mine");
}

#[test]
fn a_hostile_import_only_ever_touches_our_keys() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    let text = r#"{"format":"study-widget/1","__proto__":{"x":1},
        "guides":{"__proto__":{"constructor":{"v":1,"title":"<script>alert(1)</script>"}},"a:b":{"c:d":{"v":1,"was":["__proto__"]}}},
        "aside":{"theme":"dark","study-widget:devops:rollback":"stolen","study-widget:devops:q.unreadable":"<img onerror=x>"}}"#;
    assert_eq!(tab.study.import(text, START), Ok(report(2, 0, 0, 0)));
    assert_eq!(
        browser.keys(),
        [
            "study-widget:__proto__:constructor",
            "study-widget:a%3Ab:c%3Ad",
            "study-widget:devops:q.unreadable"
        ]
    );
}

#[test]
fn the_progress_of_one_guide_holds_no_other() {
    let tab = studied().open(&guide());
    let progress = tab.study.progress(START);
    assert!(progress.contains("rollback") && !progress.contains("sre"));
    assert_eq!(
        Browser::new().open(&guide()).study.import(&progress, START),
        Ok(report(2, 0, 0, 0))
    );
}

#[test]
fn an_export_without_storage_has_what_this_visit_knows() {
    let browser = Browser::new();
    browser.store.fail(Some(StoreError::Blocked));
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    let export = tab.study.export(START);
    assert_eq!(
        Browser::new().open(&guide()).study.import(&export, START),
        Ok(report(1, 0, 0, 0))
    );
}
