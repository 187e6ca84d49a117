//! One reader, one tab at a time.

use study_widget::progress::{Event, Status};
use study_widget::study::Summary;

use crate::desk::{Browser, guide};

#[test]
fn a_tick_survives_a_reload() {
    let browser = Browser::new();
    assert_eq!(browser.open(&guide()).tick("rollback/one"), ["rollback"]);
    let tab = browser.open(&guide());
    assert!(tab.is_ticked("rollback/one"));
    assert!(!tab.is_ticked("rollback/two"));
    assert!(!tab.is_ticked("drift/one"));
}

#[test]
fn an_unticked_box_stays_unticked() {
    let browser = Browser::new();
    browser.open(&guide()).tick("rollback/one");
    browser.open(&guide()).untick("rollback/one");
    assert!(!browser.open(&guide()).is_ticked("rollback/one"));
}

#[test]
fn looking_writes_nothing() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.flush();
    tab.reload();
    tab.on_storage("study-widget:devops:rollback");
    tab.on_clear();
    tab.flush();
    let _ = tab.study.export(0);
    assert_eq!(browser.keys(), [""; 0]);
}

#[test]
fn each_question_has_a_record_of_its_own() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    assert_eq!(browser.keys(), ["study-widget:devops:rollback"]);
    tab.tick("drift/more");
    tab.act(Event::AllOpened(true));
    assert_eq!(
        browser.keys(),
        [
            "study-widget:devops",
            "study-widget:devops:drift",
            "study-widget:devops:rollback"
        ]
    );
}

#[test]
fn a_question_is_new_then_learned_then_sure() {
    let mut tab = Browser::new().open(&guide());
    assert_eq!(tab.study.status("rollback"), Status::New);
    tab.tick("rollback/more");
    assert_eq!(tab.study.status("rollback"), Status::Learning);
    tab.tick("rollback/one");
    assert_eq!(tab.study.status("rollback"), Status::Learning);
    tab.tick("rollback/two");
    assert_eq!(tab.study.status("rollback"), Status::Confident);
    tab.untick("rollback/more");
    assert_eq!(
        tab.study.status("rollback"),
        Status::Confident,
        "the points are what counts"
    );
    tab.untick("rollback/one");
    assert_eq!(tab.study.status("rollback"), Status::Learning);
    assert_eq!(tab.study.status("drift"), Status::New);
}

#[test]
fn the_summary_counts_what_is_there_to_tick() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    assert_eq!(
        tab.study.summary(),
        Summary {
            total: 6,
            ticked: 0,
            new: 2,
            learning: 0,
            confident: 0
        }
    );
    tab.tick("rollback/one");
    tab.tick("rollback/two");
    tab.tick("drift/more");
    let summary = Summary {
        total: 6,
        ticked: 3,
        new: 0,
        learning: 1,
        confident: 1,
    };
    assert_eq!(tab.study.summary(), summary);
    assert_eq!(browser.open(&guide()).study.summary(), summary);
}

#[test]
fn a_reset_takes_back_every_tick_and_can_be_undone() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    tab.tick("drift/more");
    tab.untick("drift/more");
    tab.tick("drift/two");
    assert!(!tab.study.can_undo());

    assert_eq!(tab.act(Event::Reset), ["drift", "rollback"]);
    assert_eq!(tab.study.summary().ticked, 0);
    assert_eq!(browser.open(&guide()).study.summary().ticked, 0);
    assert!(tab.study.can_undo());

    assert_eq!(tab.act(Event::Undone), ["drift", "rollback"]);
    let tab = browser.open(&guide());
    assert!(tab.is_ticked("rollback/one") && tab.is_ticked("drift/two"));
    assert!(
        !tab.is_ticked("drift/more"),
        "only what the reset took back returns"
    );
}

#[test]
fn a_reset_of_nothing_leaves_the_last_one_to_undo() {
    let mut tab = Browser::new().open(&guide());
    tab.tick("rollback/one");
    tab.act(Event::Reset);
    assert_eq!(tab.act(Event::Reset), [""; 0]);
    tab.act(Event::Undone);
    assert!(tab.is_ticked("rollback/one"));
    assert!(!tab.study.can_undo());
}

#[test]
fn a_reset_reaches_what_another_tab_ticked() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    browser.open(&guide()).tick("drift/one");
    assert_eq!(tab.act(Event::Reset), ["drift"]);
    assert_eq!(browser.open(&guide()).study.summary().ticked, 0);
}

#[test]
fn what_was_left_open_stays_open() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    assert_eq!(tab.study.is_open("rollback"), None);
    assert_eq!(tab.show("rollback"), ["rollback"]);
    assert_eq!(tab.show("rollback"), [""; 0]);
    tab.show("drift");
    tab.hide("drift");
    let tab = browser.open(&guide());
    assert_eq!(tab.study.is_open("rollback"), Some(true));
    assert_eq!(tab.study.is_open("drift"), Some(false));
}

#[test]
fn show_all_holds_until_a_question_is_closed() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.show("drift");
    assert_eq!(
        tab.act(Event::AllOpened(true)),
        ["rollback"],
        "the other was open"
    );
    tab.hide("rollback");
    let mut tab = browser.open(&guide());
    assert_eq!(
        (tab.study.is_open("rollback"), tab.study.is_open("drift")),
        (Some(false), Some(true))
    );
    assert_eq!(tab.act(Event::AllOpened(false)), ["drift"]);
    assert_eq!(browser.open(&guide()).study.is_open("drift"), Some(false));
}

#[test]
fn an_act_in_a_question_that_is_not_there_does_nothing() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    assert_eq!(tab.tick("scaling/one"), [""; 0]);
    assert_eq!(tab.show("scaling"), [""; 0]);
    assert_eq!(browser.keys(), [""; 0]);
}

#[test]
fn neighbours_on_the_origin_are_never_touched() {
    let browser = Browser::new();
    let theirs = [
        "devops",
        "study-widget",
        "study-widget2:devops:rollback",
        "study-widget:other:rollback",
        "theme",
    ];
    theirs.iter().for_each(|key| browser.put(key, "theirs"));
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    tab.act(Event::AllOpened(true));
    tab.act(Event::Reset);
    tab.flush();
    theirs
        .iter()
        .for_each(|key| assert_eq!(browser.text(key), "theirs"));
    assert_eq!(browser.keys().len(), theirs.len() + 2);
    assert_eq!(tab.notices(), [""; 0]);
}

#[test]
fn two_guides_whose_ids_look_alike_are_kept_apart() {
    let browser = Browser::new();
    let ids = ["a", "a:b", "a%3Ab", "a.unreadable", "/a/:", ""];
    for id in ids {
        browser.open_as(id, &guide()).tick("rollback/one");
        let others = ids.iter().skip_while(|other| **other != id).skip(1);
        others.for_each(|other| {
            assert_eq!(
                browser.open_as(other, &guide()).study.summary().ticked,
                0,
                "{id} {other}"
            )
        });
    }
    ids.iter()
        .for_each(|id| assert_eq!(browser.open_as(id, &guide()).study.summary().ticked, 1));
}
