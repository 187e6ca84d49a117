//! An author edits an answer after a reader rated it: what the reader is told, on every device, and what that weighs.

use std::rc::Rc;

use study_widget::guide::Guide;
use study_widget::progress::Rating;
use study_widget::study::{PointChange, PointDiff, Store};

use crate::desk::{Browser, Tab, of, with_points};

const RECORD: &str = "study-widget:devops:rollback";
const BEFORE: [(&str, &str); 4] = [
    (
        "triage",
        "Say first who is hurt, and stop the bleeding before looking for the cause.",
    ),
    ("flag", "Turn the feature flag off, which takes seconds."),
    (
        "schema",
        "A schema change must be readable by the version before.",
    ),
    ("learn", "Write down what the alert should have said."),
];

fn guide_of(points: &[(&str, &str)]) -> Rc<Guide> {
    of(vec![with_points(
        "rollback",
        "How would you roll back?",
        points,
    )])
}

fn rated(browser: &Browser) -> Tab {
    let mut tab = browser.open(&guide_of(&BEFORE));
    tab.rate("rollback", Rating::Good, 3, &["triage"]);
    tab
}

/// What a reader who rated `BEFORE` is told once it is `after`.
fn told(after: &[(&str, &str)]) -> Option<PointDiff> {
    let browser = Browser::new();
    rated(&browser);
    let tab = browser.open(&guide_of(after));
    tab.study.diff_since_rated("rollback")
}

fn in_words(after: &[(&str, &str)]) -> String {
    told(after).unwrap().to_string()
}

fn reworded(words: &str) -> Option<PointChange> {
    Some(PointChange::Reworded(words.to_owned()))
}

#[test]
fn an_answer_that_says_what_it_said_has_no_changes() {
    assert_eq!(told(&BEFORE), None);
    let punctuated = BEFORE.map(|(id, text)| (id, text.trim_end_matches('.')));
    assert_eq!(told(&punctuated), None);
    let renamed = BEFORE.map(|(_, text)| (text, text));
    assert_eq!(told(&renamed), None, "only the ids are others");
}

#[test]
fn a_reader_is_told_which_points_are_new_reworded_and_gone() {
    let mut after = BEFORE.to_vec();
    after[1].1 = "Switch it off behind its flag.";
    after[3] = ("people", "Tell the people who wait.");
    after.push(("cost", "Say what it cost."));
    let diff = told(&after).unwrap();
    assert_eq!(
        diff.points,
        [
            None,
            reworded(BEFORE[1].1),
            None,
            Some(PointChange::New),
            Some(PointChange::New)
        ]
    );
    assert_eq!(diff.gone, [BEFORE[3].1]);
    assert_eq!(
        diff.to_string(),
        "2 points are new, 1 was reworded, 1 is gone"
    );
    assert_eq!(in_words(&BEFORE[..2]), "2 points are gone");
}

#[test]
fn a_point_whose_id_was_made_of_its_words_is_known_again_by_most_of_them() {
    let mut after = BEFORE.to_vec();
    after[2] = (
        "each-schema",
        "Each schema change must be readable by both versions.",
    );
    let diff = told(&after).unwrap();
    assert_eq!(diff.points[2], reworded(BEFORE[2].1));
    assert_eq!(diff.gone, [""; 0]);
    assert_eq!(diff.to_string(), "1 point was reworded");
}

#[test]
fn points_in_another_order_are_called_that() {
    let mut after = BEFORE;
    after.swap(0, 3);
    let diff = told(&after).unwrap();
    assert_eq!(diff.points, [None, None, None, None]);
    assert_eq!(diff.to_string(), "its points stand in another order");
}

#[test]
fn a_rating_of_the_new_answer_ends_it() {
    let browser = Browser::new();
    rated(&browser);
    let mut tab = browser.open(&guide_of(&BEFORE[1..]));
    assert!(tab.study.diff_since_rated("rollback").is_some());
    tab.rate("rollback", Rating::Good, 3, &[]);
    assert_eq!(tab.study.diff_since_rated("rollback"), None);
}

#[test]
fn what_an_earlier_version_rated_is_only_said_to_have_changed() {
    let browser = Browser::new();
    rated(&browser);
    let text = browser.text(RECORD);
    let begin = text.find(r#","rated-points""#).unwrap();
    let end = begin + text[begin..].find(']').unwrap() + 1;
    let earlier = [&text[..begin], &text[end..]].concat();
    browser.put(RECORD, &earlier);
    let after = guide_of(&BEFORE[1..]);
    let diff = browser.open(&after).study.diff_since_rated("rollback");
    assert_eq!(diff, Some(PointDiff::default()));
    assert_eq!(diff.unwrap().to_string(), "");

    // And one that rated after this one knew the points.
    let since = text.replace(
        r#""rated":["#,
        r#""rated":["1",1795599999999,0,9],"rated-then":["#,
    );
    browser.put(RECORD, &since);
    let diff = browser.open(&after).study.diff_since_rated("rollback");
    assert_eq!(diff, Some(PointDiff::default()));
}

#[test]
fn devices_tell_the_same_whichever_brings_its_rating_to_which() {
    let (here, there) = (Browser::new(), Browser::new());
    there.set_clock(here.now() + 60_000);
    rated(&here);
    let mut later = there.open(&guide_of(&BEFORE[..3]));
    later.rate("rollback", Rating::Hard, 1, &[]);
    let exports = [&here, &there].map(|browser| {
        let tab = browser.open(&guide_of(&BEFORE));
        tab.study.export(browser.now())
    });
    let meet = |order: [usize; 2]| {
        let browser = Browser::new();
        browser.set_clock(there.now() + 60_000);
        let mut tab = browser.open(&guide_of(&BEFORE));
        for nth in order {
            tab.study.import(&exports[nth], browser.now()).unwrap();
        }
        (tab.study.diff_since_rated("rollback"), browser.texts())
    };
    let (diff, texts) = meet([0, 1]);
    assert_eq!((diff.clone(), texts), meet([1, 0]));
    assert_eq!(diff.unwrap().to_string(), "1 point is new");
}

#[test]
fn a_link_carries_which_points_they_were_without_their_words_and_takes_none_away() {
    let browser = Browser::new();
    let mut tab = rated(&browser);
    let (link, backup) = (
        tab.study.carried(browser.now()),
        tab.study.export(browser.now()),
    );
    assert!(backup.contains("stop the bleeding") && !link.contains("stop the bleeding"));
    assert!(link.len() < backup.len());

    let phone = Browser::new();
    phone.set_clock(browser.now());
    let after = guide_of(&BEFORE[1..]);
    let mut there = phone.open(&after);
    there.study.import(&link, phone.now()).unwrap();
    let diff = there.study.diff_since_rated("rollback").unwrap();
    assert_eq!(diff.to_string(), "1 point is gone");

    let kept = browser.text(RECORD);
    tab.study
        .import(&there.study.carried(phone.now()), browser.now())
        .unwrap();
    assert_eq!(browser.text(RECORD), kept);
    there.study.import(&backup, phone.now()).unwrap();
    assert_eq!(phone.text(RECORD), kept);
    assert_eq!(
        there.study.export(browser.now()),
        tab.study.export(browser.now())
    );
}

#[test]
fn what_is_kept_of_the_points_stays_small_however_long_they_are() {
    let text = "An answer of very many words, each of them needed. ".repeat(400);
    let points: Vec<(String, &str)> = (0..500).map(|n| (format!("p{n}"), text.as_str())).collect();
    let points: Vec<(&str, &str)> = points
        .iter()
        .map(|(id, text)| (id.as_str(), *text))
        .collect();
    let browser = Browser::new();
    let mut tab = browser.open(&guide_of(&points));
    tab.rate("rollback", Rating::Good, 3, &[]);
    let weight = browser.text(RECORD).len();
    assert!(weight < 40_000, "{weight}");
}

#[test]
fn a_record_made_to_be_slow_or_long_is_compared_at_once() {
    let browser = Browser::new();
    rated(&browser);
    let text = browser.text(RECORD);
    let begin = text.find(r#""rated-points":[""#).unwrap() + r#""rated-points":[""#.len();
    let end = begin + text[begin..].find('"').unwrap();
    let lines = "é\\n".repeat(300_000);
    let words = "word ".repeat(300_000);
    browser.put(
        RECORD,
        &[&text[..begin], &words, "\\n", &lines, &text[end..]].concat(),
    );
    let begun = cpu_time::ThreadTime::now();
    let diff = browser
        .open(&guide_of(&BEFORE[1..]))
        .study
        .diff_since_rated("rollback");
    assert!(
        diff.unwrap()
            .gone
            .iter()
            .all(|words| words.chars().count() <= 161)
    );
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    assert!(browser.store.read(RECORD).unwrap().is_some());
}
