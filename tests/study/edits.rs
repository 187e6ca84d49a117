//! The author edits the article: which question a reader's progress belongs to then.

use std::rc::Rc;

use study_widget::guide::{Guide, Question};

use crate::desk::{Browser, of, question, with_points};

const ROLLBACK: [(&str, &str); 4] = [
    (
        "triage",
        "Say first who is hurt and how badly, and stop the bleeding before looking for the cause of it.",
    ),
    (
        "flag",
        "Turn the feature flag off, which takes seconds, where redeploying an image takes minutes.",
    ),
    (
        "schema",
        "A schema change must be readable by the version before, so that code can go back while data does not.",
    ),
    (
        "learn",
        "Write down what the alert should have said, and make it say that before the next release goes out.",
    ),
];
const DRIFT: [(&str, &str); 3] = [
    (
        "plan",
        "Run a plan each night against every workspace and page nobody, but open a ticket for each difference.",
    ),
    (
        "who",
        "Ask the audit log who changed it by hand, and why the pipeline was too slow for them that day.",
    ),
    (
        "lock",
        "Take away the console's write access step by step, with a break-glass role that tells on itself.",
    ),
];

fn rollback(id: &str) -> Question {
    with_points(id, "How would you roll back a bad release?", &ROLLBACK)
}

fn drift(id: &str) -> Question {
    with_points(id, "How do you find configuration drift?", &DRIFT)
}

/// A browser whose reader ticked two points of the question `rollback`.
fn studied(guide: &Rc<Guide>) -> Browser {
    let browser = Browser::new();
    let mut tab = browser.open(guide);
    tab.tick("rollback/triage");
    tab.tick("rollback/flag");
    browser
}

#[test]
fn progress_follows_a_question_whose_id_changed() {
    let browser = studied(&of(vec![rollback("rollback"), drift("drift")]));
    let before = browser.texts();
    let tab = browser.open(&of(vec![drift("drift"), rollback("bad-release")]));
    assert!(tab.is_ticked("bad-release/triage") && tab.is_ticked("bad-release/flag"));
    assert_eq!(tab.study.summary().ticked, 2);
    assert_eq!(tab.orphans(), [""; 0]);
    assert_eq!(browser.texts(), before, "the reader did not act yet");
}

#[test]
fn progress_that_followed_is_saved_with_the_next_act() {
    let browser = studied(&of(vec![rollback("rollback")]));
    browser
        .open(&of(vec![rollback("bad-release")]))
        .tick("bad-release/learn");
    let rewritten = with_points(
        "bad-release",
        "Another text",
        &[("triage", "One"), ("flag", "Two"), ("learn", "Three")],
    );
    let tab = browser.open(&of(vec![rewritten]));
    assert!(tab.is_ticked("bad-release/triage") && tab.is_ticked("bad-release/learn"));
    assert_eq!(
        tab.orphans(),
        [""; 0],
        "the old record is known to have become this one"
    );
}

#[test]
fn progress_follows_a_text_that_was_edited() {
    let browser = studied(&of(vec![rollback("rollback"), drift("drift")]));
    let mut points = ROLLBACK;
    points[0].1 = "Say who is hurt and how badly; stop the bleeding before looking for its cause.";
    let edited = with_points(
        "undo",
        "A release went bad: how would you roll it back?",
        &points,
    );
    let tab = browser.open(&of(vec![drift("drift"), edited]));
    assert!(tab.is_ticked("undo/triage"));
}

#[test]
fn progress_does_not_follow_a_text_that_is_another() {
    let browser = studied(&of(vec![rollback("rollback")]));
    let mut points = ROLLBACK;
    points[..3].copy_from_slice(&DRIFT);
    let other = with_points("other", "How would you roll back a bad release?", &points);
    let tab = browser.open(&of(vec![drift("drift"), other]));
    assert_eq!(tab.study.summary().ticked, 0);
    assert_eq!(tab.orphans(), ["rollback"]);
}

#[test]
fn progress_does_not_follow_when_two_questions_have_the_text() {
    let browser = studied(&of(vec![rollback("rollback")]));
    let tab = browser.open(&of(vec![rollback("here"), rollback("there")]));
    assert_eq!(tab.study.summary().ticked, 0);
    assert_eq!(tab.orphans(), ["rollback"]);
}

#[test]
fn two_records_with_one_text_do_not_both_follow() {
    let browser = studied(&of(vec![rollback("rollback")]));
    browser
        .open(&of(vec![rollback("rollback"), rollback("twin")]))
        .tick("twin/learn");
    let tab = browser.open(&of(vec![rollback("here")]));
    assert_eq!(tab.study.summary().ticked, 0);
    assert_eq!(tab.orphans(), ["rollback", "twin"]);
}

#[test]
fn progress_does_not_follow_into_a_question_that_has_its_own() {
    let browser = studied(&of(vec![rollback("rollback")]));
    browser
        .open(&of(vec![rollback("rollback"), rollback("twin")]))
        .tick("twin/learn");
    let tab = browser.open(&of(vec![rollback("twin")]));
    assert!(tab.is_ticked("twin/learn") && !tab.is_ticked("twin/triage"));
    assert_eq!(tab.orphans(), ["rollback"]);
}

#[test]
fn a_short_text_is_not_enough_to_follow() {
    let browser = Browser::new();
    browser
        .open(&of(vec![with_points(
            "old",
            "True or false?",
            &[("one", "True")],
        )]))
        .tick("old/one");
    let tab = browser.open(&of(vec![with_points(
        "new",
        "True or false?",
        &[("one", "True")],
    )]));
    assert_eq!(tab.study.summary().ticked, 0);
    assert_eq!(tab.orphans(), ["old"]);
}

#[test]
fn an_orphan_is_kept_and_tells_what_it_was() {
    let browser = studied(&of(vec![rollback("rollback")]));
    let mut tab = browser.open(&of(vec![drift("drift")]));
    tab.tick("drift/plan");
    tab.flush();
    let orphans = tab.study.orphans();
    assert_eq!(orphans.len(), 1);
    assert_eq!(
        (orphans[0].title.as_str(), orphans[0].ticked),
        ("How would you roll back a bad release?", 2)
    );
    assert!(
        browser
            .keys()
            .contains(&"study-widget:devops:rollback".to_owned())
    );
}

#[test]
fn an_id_that_returns_has_its_progress_again() {
    let guide = of(vec![rollback("rollback"), drift("drift")]);
    let browser = studied(&guide);
    let mut tab = browser.open(&of(vec![drift("drift")]));
    tab.tick("drift/plan");
    tab.regrow(&guide);
    assert!(tab.is_ticked("rollback/triage"));
    assert_eq!(tab.orphans(), [""; 0]);
    assert_eq!(tab.study.summary().ticked, 3);
}

#[test]
fn an_id_that_changed_and_changed_back_keeps_what_was_done_in_between() {
    let browser = studied(&of(vec![rollback("rollback")]));
    let mut tab = browser.open(&of(vec![rollback("bad-release")]));
    tab.tick("bad-release/learn");
    tab.untick("bad-release/flag");
    let tab = browser.open(&of(vec![rollback("rollback")]));
    assert!(tab.is_ticked("rollback/learn") && tab.is_ticked("rollback/triage"));
    assert!(!tab.is_ticked("rollback/flag"));
    assert_eq!(tab.orphans(), [""; 0]);
}

#[test]
fn an_id_that_changed_twice_is_followed_twice() {
    let browser = studied(&of(vec![rollback("rollback")]));
    browser
        .open(&of(vec![rollback("second")]))
        .tick("second/schema");
    browser
        .open(&of(vec![rollback("third")]))
        .tick("third/learn");
    for id in ["third", "second", "rollback"] {
        let tab = browser.open(&of(vec![rollback(id)]));
        assert_eq!(tab.study.summary().ticked, 4, "{id}");
        assert_eq!(tab.orphans(), [""; 0], "{id}");
    }
}

#[test]
fn a_tab_with_the_old_page_and_one_with_the_new_agree() {
    let browser = studied(&of(vec![rollback("rollback")]));
    let mut old = browser.open(&of(vec![rollback("rollback")]));
    let mut new = browser.open(&of(vec![rollback("bad-release")]));
    new.tick("bad-release/learn");
    old.tick("rollback/schema");
    assert_eq!(
        new.on_storage("study-widget:devops:rollback"),
        ["bad-release"]
    );
    assert!(new.is_ticked("bad-release/schema"));
}

#[test]
fn a_point_that_vanishes_and_returns_keeps_its_tick() {
    let whole = of(vec![rollback("rollback")]);
    let browser = studied(&whole);
    let shorter = of(vec![with_points(
        "rollback",
        "How would you roll back a bad release?",
        &ROLLBACK[2..],
    )]);
    let mut tab = browser.open(&shorter);
    assert_eq!(
        (tab.study.summary().ticked, tab.study.summary().total),
        (0, 3)
    );
    tab.tick("rollback/schema");
    let tab = browser.open(&whole);
    assert!(
        tab.is_ticked("rollback/triage")
            && tab.is_ticked("rollback/flag")
            && tab.is_ticked("rollback/schema")
    );
}

#[test]
fn questions_may_change_places_and_titles() {
    let browser = studied(&of(vec![rollback("rollback"), drift("drift")]));
    let retitled = with_points("rollback", "Undo a release", &ROLLBACK);
    let tab = browser.open(&of(vec![
        drift("drift"),
        question("new", "New here"),
        retitled,
    ]));
    assert!(tab.is_ticked("rollback/triage"));
    assert_eq!(tab.study.summary().ticked, 2);
}
