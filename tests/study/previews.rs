//! What an import would do, told before; and an import undone.

use proptest::prelude::*;
use study_widget::progress::Event;
use study_widget::study::{ImportUndo, Incoming, Store, StoreError, UndoReport};

use crate::desk::{Browser, START, guide, of, question};

const KEY: &str = "study-widget:devops:rollback";

/// Every kind of record an import can hold, and where the store knows better.
fn met() -> (Browser, String) {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    tab.tick("drift/one");
    browser.open_as("sre", &guide()).tick("drift/two");
    tab.act(Event::AllOpened(true));
    let export = tab.study.export(START);
    // Here the reader went on; there they did too.
    tab.tick("rollback/two");
    let export = export.replace(
        "\"drift\":{\"v\":1",
        "\"gone\":{\"v\":1,\"ticks\":7},\"later\":{\"v\":99},\"drift\":{\"v\":1",
    );
    (browser, export)
}

#[test]
fn a_preview_tells_guide_by_guide_what_would_happen_and_changes_nothing() {
    let (browser, export) = met();
    browser.store.remove("study-widget:sre:drift").unwrap();
    let before = browser.texts();
    let tab = browser.open(&guide());
    let preview = tab.study.preview(&export, START).unwrap();
    assert_eq!(preview.exported, START);
    assert_eq!(
        preview.guides,
        [
            Incoming {
                guide: "devops".to_owned(),
                title: "DevOps".to_owned(),
                is_known: true,
                newer_here: 1,
                same: 2,
                unreadable: 1,
                too_new: 1,
                ..Incoming::default()
            },
            Incoming {
                guide: "sre".to_owned(),
                new: 1,
                unreadable: 1,
                too_new: 1,
                ..Incoming::default()
            }
        ]
    );
    let told: Vec<String> = preview.guides.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "1 newer here, 2 the same, 1 unreadable, 1 from a newer version",
            "1 new, 1 unreadable, 1 from a newer version"
        ]
    );
    assert!(preview.changes());
    assert_eq!(browser.texts(), before);
    assert_eq!(tab.study.summary().ticked, 3);
}

#[test]
fn each_that_knows_something_the_other_does_not_is_newer_there() {
    let (browser, _) = met();
    let elsewhere = Browser::new();
    elsewhere.open(&guide()).tick("rollback/more");
    let export = elsewhere.open(&guide()).study.export(START);
    let preview = browser
        .open(&guide())
        .study
        .preview(&export, START)
        .unwrap();
    assert_eq!(preview.guides[0].to_string(), "1 newer there");
}

#[test]
fn a_preview_of_nothing_new_says_so() {
    let (browser, _) = met();
    let tab = browser.open(&guide());
    let preview = tab.study.preview(&tab.study.export(START), START).unwrap();
    assert!(!preview.changes());
    let empty = r#"{"format":"study-widget/1","guides":{"devops":{}}}"#;
    let preview = tab.study.preview(empty, START).unwrap();
    assert_eq!(preview.guides[0].to_string(), "nothing");
}

#[test]
fn a_preview_of_a_wrong_text_says_what_is_wrong() {
    let browser = Browser::new();
    let tab = browser.open(&guide());
    assert_eq!(
        tab.study.preview("{}", START).unwrap_err().to_string(),
        tab.study.preview("[]", START).unwrap_err().to_string(),
    );
    browser.store.fail(Some(StoreError::Blocked));
    let export = met().1;
    assert!(tab.study.preview(&export, START).is_err());
}

#[test]
fn a_guide_is_called_by_its_title_or_its_id_as_far_as_either_is_soon_read() {
    let tab = Browser::new().open(&guide());
    let name = |id: &str, title: &str| {
        let whole = format!(r#"{{"v":1,"title":"{title}","ticks":{{"t":[true,1,0,1]}}}}"#);
        let text = format!(r#"{{"format":"study-widget/1","guides":{{"{id}":{{"":{whole}}}}}}}"#);
        tab.study.preview(&text, START).unwrap().guides[0].name()
    };
    assert_eq!(name("sre", "On call"), "On call");
    assert_eq!(name("sre", ""), "sre");
    assert_eq!(name(&"x".repeat(9_000), "").len(), 80);
    assert_eq!(name("sre", &"é".repeat(9_000)).chars().count(), 80);
}

#[test]
fn an_import_undone_leaves_every_key_as_it_was() {
    let (_, export) = met();
    let browser = Browser::new();
    browser.open(&guide()).tick("rollback/two");
    browser.put("study-widget:devops:drift", "{oops");
    browser.put("theme", "dark");
    let before = browser.texts();
    let mut tab = browser.open(&guide());
    let (report, undo) = tab.study.import_undoably(&export, START).unwrap();
    assert_eq!((report.added, report.updated), (3, 1));
    assert!(tab.is_ticked("rollback/one") && tab.is_ticked("drift/one"));
    assert_eq!(
        tab.study.undo_import(&undo, START),
        Ok(UndoReport {
            restored: 5,
            kept: 0
        })
    );
    assert_eq!(browser.texts(), before);
    assert!(!tab.is_ticked("rollback/one") && tab.is_ticked("rollback/two"));
    assert_eq!(tab.study.is_open("drift"), None);
    tab.tick("rollback/more");
    tab.flush();
    tab.reload();
    assert_eq!(
        browser.open(&guide()).study.summary().ticked,
        2,
        "it does not come back"
    );
}

#[test]
fn what_was_done_since_an_import_is_not_undone_with_it() {
    let (_, export) = met();
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    let (_, undo) = tab.study.import_undoably(&export, START).unwrap();
    tab.tick("rollback/two");
    let report = tab.study.undo_import(&undo, START).unwrap();
    assert_eq!((report.restored, report.kept), (3, 1));
    assert!(tab.is_ticked("rollback/two") && !tab.is_ticked("drift/one"));
}

#[test]
fn what_undoes_an_import_is_the_same_after_a_reload() {
    let (_, export) = met();
    let browser = Browser::new();
    let before = browser.open(&guide()).study.export(START);
    let mut tab = browser.open(&guide());
    let (_, undo) = tab.study.import_undoably(&export, START).unwrap();
    let undo = ImportUndo::read(&undo.write()).unwrap();
    let mut reloaded = browser.open(&guide());
    let report = reloaded.study.undo_import(&undo, START).unwrap();
    assert_eq!(report.kept, 0);
    assert_eq!(reloaded.study.export(START), before);
}

#[test]
fn what_undoes_an_import_names_no_key_of_others() {
    for text in [
        "",
        "{}",
        r#"[["theme",null,"dark"]]"#,
        r#"[["study-widget",null,null]]"#,
    ] {
        assert!(ImportUndo::read(text).is_none(), "{text}");
    }
}

#[test]
fn what_could_not_be_read_stays_set_aside_where_an_undoing_does_not_put_it_back() {
    let (_, export) = met();
    let browser = Browser::new();
    browser.put(KEY, "{oops");
    let mut tab = browser.open(&guide());
    let (_, undo) = tab.study.import_undoably(&export, START).unwrap();
    tab.tick("rollback/two");
    let report = tab.study.undo_import(&undo, START).unwrap();
    assert_eq!((report.restored, report.kept), (3, 2));
    assert_eq!(browser.text(&format!("{KEY}.unreadable")), "{oops");
}

#[test]
fn an_undoing_that_cannot_be_stored_undoes_nothing() {
    let (_, export) = met();
    let browser = Browser::new();
    browser.open(&guide()).tick("rollback/two");
    let mut tab = browser.open(&guide());
    let (_, undo) = tab.study.import_undoably(&export, START).unwrap();
    let imported = browser.texts();
    browser.store.fail(Some(StoreError::Blocked));
    assert_eq!(
        tab.study.undo_import(&undo, START),
        Err(StoreError::Blocked)
    );
    browser.store.fail(None);
    assert_eq!(browser.texts(), imported);
    assert!(tab.is_ticked("drift/one"));
}

#[test]
fn what_could_not_be_saved_survives_an_undoing() {
    let (_, export) = met();
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    let (_, undo) = tab.study.import_undoably(&export, START).unwrap();
    browser.store.fail(Some(StoreError::Full));
    tab.tick("drift/more");
    browser.store.fail(None);
    tab.study.undo_import(&undo, START).unwrap();
    assert!(tab.is_ticked("drift/more"));
    assert!(browser.open(&guide()).is_ticked("drift/more"));
}

#[test]
fn an_undoing_takes_back_what_followed_into_another_question() {
    let browser = Browser::new();
    let old = of(vec![question("old", "How do you roll back?")]);
    let elsewhere = Browser::new();
    elsewhere.open(&old).tick("old/one");
    let export = elsewhere.open(&old).study.export(START);
    let export = export.replace(
        "\"old\":{\"v\":1",
        "\"old\":{\"v\":1,\"was\":[\"rollback\"]",
    );
    let mut tab = browser.open(&guide());
    let (_, undo) = tab.study.import_undoably(&export, START).unwrap();
    assert!(tab.is_ticked("rollback/one"));
    tab.study.undo_import(&undo, START).unwrap();
    assert!(!tab.is_ticked("rollback/one"));
    assert_eq!(browser.keys(), [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_preview_is_what_the_import_then_does(
        here in proptest::collection::vec((0..6_usize, any::<bool>()), 0..8),
        there in proptest::collection::vec((0..6_usize, any::<bool>()), 0..8),
        broken in any::<bool>(),
    ) {
        const ITEMS: [&str; 6] = ["rollback/one", "rollback/two", "rollback/more", "drift/one", "drift/two", "drift/more"];
        let [mine, theirs] = [here, there].map(|acts| {
            let browser = Browser::new();
            let mut tab = browser.open(&guide());
            for (item, on) in acts {
                if on { tab.tick(ITEMS[item]) } else { tab.untick(ITEMS[item]) };
            }
            browser
        });
        if broken {
            mine.put(KEY, "{oops");
        }
        let export = theirs.open(&guide()).study.export(START);
        let before = mine.texts();
        let mut tab = mine.open(&guide());
        let preview = tab.study.preview(&export, START + 100_000).unwrap();
        let (report, undo) = tab.study.import_undoably(&export, START + 100_000).unwrap();
        prop_assert_eq!(preview.report(), report);
        prop_assert_eq!(preview.changes(), mine.texts() != before);
        tab.study.undo_import(&undo, START + 100_000).unwrap();
        prop_assert_eq!(mine.texts(), before);
    }
}

#[test]
fn texts_that_could_not_be_read_are_shown_before_they_are_kept_and_do_not_fill_the_storage() {
    let long = "x".repeat(50_000);
    let texts: Vec<String> = (0..90)
        .map(|n| match n {
            0..10 => format!("\"study-widget:devops:q{n:02}.unreadable\":\"{long}\""),
            _ => format!("\"study-widget:devops:q{n:02}.unreadable\":\"{{oops\""),
        })
        .collect();
    let export = format!(
        "{{\"format\":\"study-widget/1\",\"guides\":{{}},\"aside\":{{\"theme\":\"dark\",{}}}}}",
        texts.join(",")
    );
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    let preview = tab.study.preview(&export, START).unwrap();
    assert_eq!((preview.aside.len(), preview.too_many_aside), (64, 26));
    let [first, .., last] = &preview.aside[..] else {
        panic!("some")
    };
    assert_eq!((first.begins.len(), first.bytes), (80, 50_000));
    assert_eq!((last.begins.as_str(), last.bytes), ("{oops", 5));
    tab.study.import(&export, START).unwrap();
    let shown: Vec<&String> = preview.aside.iter().map(|aside| &aside.key).collect();
    assert_eq!(browser.keys().iter().collect::<Vec<_>>(), shown);
}
