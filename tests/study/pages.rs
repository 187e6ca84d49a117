//! An author's page before and after an edit: where the reader's progress is then, and what they can do about the rest.

use std::rc::Rc;

use study_widget::guide::Guide;
use study_widget::html;
use study_widget::recognise::recognise;
use study_widget::study::OrphanTick;

use crate::desk::{Browser, START, Tab};

const LATER: u64 = START + 3_600_000;

const ROLLBACK: &str = "<h2>How would you roll back a bad release?</h2><p><b>Answer framework</b></p><ul>
    <li>Say first who is hurt and how badly, and stop the bleeding before looking for the cause of it.</li>
    <li>Turn the feature flag off, which takes seconds, where redeploying an image takes minutes.</li>
    <li>A schema change must be readable by the version before, so that code can go back while data does not.</li></ul>";
const DRIFT: &str = "<h2>How do you find configuration drift?</h2><p><b>Answer framework</b></p><ul>
    <li>Run a plan each night against every workspace and open a ticket for each difference it shows.</li>
    <li>Ask the audit log who changed it by hand, and why the pipeline was too slow for them that day.</li></ul>";

const ROLLBACK_ID: &str = "how-would-you-roll-back-a-bad-release";
const HURT: &str = "say-first-who-is-hurt-and";
const FLAG: &str = "turn-the-feature-flag-off-which";

fn guide(page: &str) -> Rc<Guide> {
    let page = format!("<!doctype html><title>x</title><article><h1>DevOps</h1>{page}</article>");
    let page = html::read(&page).remove(0);
    Rc::new(recognise(&page.article, &page.hints).0)
}

/// A reader who ticked two points of the first question on this page.
fn studied(page: &str) -> Browser {
    let browser = Browser::new();
    let guide = guide(page);
    let mut tab = browser.open(&guide);
    let question = &guide.questions[0];
    for point in &question.framework.points[..2] {
        tab.tick(&format!("{}/{}", question.id, point.id));
    }
    browser
}

fn both() -> String {
    [ROLLBACK, DRIFT].concat()
}

/// What is ticked, as `question/item`, in the order of the page.
fn ticked(tab: &Tab, page: &str) -> Vec<String> {
    let guide = guide(page);
    let items = guide.questions.iter().flat_map(|question| {
        question
            .items()
            .map(|(item, _)| format!("{}/{item}", question.id))
            .collect::<Vec<_>>()
    });
    items.filter(|item| tab.is_ticked(item)).collect()
}

fn tick(question: &str, item: &str, guess: Option<(&str, &str)>) -> OrphanTick {
    OrphanTick {
        question: question.to_owned(),
        item: item.to_owned(),
        guess: guess.map(|(question, item)| (question.to_owned(), item.to_owned())),
    }
}

#[test]
fn the_ids_on_the_page_are_what_these_stories_say() {
    let tab = studied(&both()).open(&guide(&both()));
    let ids = [HURT, FLAG].map(|item| format!("{ROLLBACK_ID}/{item}"));
    assert_eq!(ticked(&tab, &both()), ids);
}

#[test]
fn a_question_retitled_keeps_its_ticks() {
    let after = both().replace(
        "How would you roll back a bad release?",
        "A release went bad: what now?",
    );
    let tab = studied(&both()).open(&guide(&after));
    assert_eq!(
        ticked(&tab, &after),
        [HURT, FLAG].map(|item| format!("a-release-went-bad-what-now/{item}"))
    );
    assert_eq!(
        (tab.orphans().len(), tab.study.orphan_ticks().len()),
        (0, 0)
    );
}

#[test]
fn questions_and_points_may_change_places() {
    let rows: Vec<&str> = ROLLBACK.split("<li>").collect();
    let turned = [rows[0], "<li>", rows[2], "<li>", rows[1], "<li>", rows[3]].concat();
    let after = [DRIFT, &turned].concat();
    let tab = studied(&both()).open(&guide(&after));
    assert_eq!(ticked(&tab, &after).len(), 2);
    assert_eq!(
        (tab.orphans().len(), tab.study.orphan_ticks().len()),
        (0, 0)
    );
}

#[test]
fn an_id_given_by_the_author_holds_whatever_is_reworded() {
    let before = r#"<h2 data-study-id="rollback">How would you roll back?</h2><p><b>Answer framework</b></p><ul><li data-study-id=one>Say who is hurt.</li><li data-study-id=two>Turn it off.</li></ul>"#;
    let after = r#"<h2 data-study-id="rollback">Undo?</h2><p><b>Answer framework</b></p><ul><li data-study-id=two>Flags!</li><li data-study-id=one>Triage.</li></ul>"#;
    let tab = studied(before).open(&guide(after));
    assert_eq!(ticked(&tab, after), ["rollback/two", "rollback/one"]);
}

#[test]
fn a_point_reworded_after_its_first_words_keeps_its_tick() {
    let after = both().replace(
        "takes seconds, where redeploying an image takes minutes",
        "is done in no time",
    );
    let tab = studied(&both()).open(&guide(&after));
    assert_eq!(ticked(&tab, &after).len(), 2);
}

#[test]
fn a_point_reworded_from_its_first_word_is_an_orphan_that_can_be_put_back() {
    let after = both().replace(
        "Turn the feature flag off, which",
        "Switch the feature flag off, which",
    );
    let now = "switch-the-feature-flag-off-which";
    let browser = studied(&both());
    let mut tab = browser.open(&guide(&after));
    assert_eq!(ticked(&tab, &after), [format!("{ROLLBACK_ID}/{HURT}")]);
    let orphans = tab.study.orphan_ticks();
    assert_eq!(orphans, [tick(ROLLBACK_ID, FLAG, Some((ROLLBACK_ID, now)))]);
    assert_eq!(
        tab.study
            .reattach_tick(&orphans[0], (ROLLBACK_ID, now), LATER),
        [ROLLBACK_ID]
    );
    let tab = browser.open(&guide(&after));
    assert_eq!(ticked(&tab, &after).len(), 2);
    assert_eq!(tab.study.orphan_ticks(), []);
}

#[test]
fn no_guess_is_made_where_two_would_do_or_none_is_half_like_it() {
    let two = both().replace(
        "<li>Turn the feature flag off, which takes seconds, where redeploying an image takes minutes.</li>",
        "<li>Switch the feature flag off.</li><li>Keep the feature flag off.</li>",
    );
    let tab = studied(&both()).open(&guide(&two));
    assert_eq!(tab.study.orphan_ticks(), [tick(ROLLBACK_ID, FLAG, None)]);
    let none = both().replace(
        "Turn the feature flag off, which takes seconds",
        "Revert, which takes an hour",
    );
    let tab = studied(&both()).open(&guide(&none));
    assert_eq!(tab.study.orphan_ticks(), [tick(ROLLBACK_ID, FLAG, None)]);
}

#[test]
fn a_point_removed_leaves_a_tick_that_can_be_discarded_and_set_again() {
    let row = "<li>Turn the feature flag off, which takes seconds, where redeploying an image takes minutes.</li>";
    let after = both().replace(row, "");
    let browser = studied(&both());
    let old_export = browser.open(&guide(&both())).study.export(START);
    let mut tab = browser.open(&guide(&after));
    let orphans = tab.study.orphan_ticks();
    assert_eq!(orphans, [tick(ROLLBACK_ID, FLAG, None)]);
    tab.study.discard_tick(&orphans[0], true, LATER);
    assert_eq!(tab.study.orphan_ticks(), []);
    tab.study.import(&old_export, LATER).unwrap();
    assert_eq!(
        tab.study.orphan_ticks(),
        [],
        "a backup does not bring it back"
    );
    tab.study.discard_tick(&orphans[0], false, LATER);
    assert_eq!(browser.open(&guide(&after)).study.orphan_ticks(), orphans);
    assert_eq!(
        ticked(&browser.open(&guide(&both())), &both()).len(),
        2,
        "nor is it lost"
    );
}

#[test]
fn a_question_split_in_two_keeps_what_stayed_and_offers_what_moved() {
    let moved = "<li>Turn the feature flag off, which takes seconds, where redeploying an image takes minutes.</li>";
    let after = format!(
        "{}<h2>When do you use a feature flag?</h2><p><b>Answer framework</b></p><ul>{moved}<li>Name its owner.</li></ul>{DRIFT}",
        ROLLBACK.replace(moved, "")
    );
    let browser = studied(&both());
    let mut tab = browser.open(&guide(&after));
    assert_eq!(ticked(&tab, &after), [format!("{ROLLBACK_ID}/{HURT}")]);
    let to = "when-do-you-use-a-feature-flag";
    let orphans = tab.study.orphan_ticks();
    assert_eq!(orphans, [tick(ROLLBACK_ID, FLAG, Some((to, FLAG)))]);
    assert_eq!(
        tab.study.reattach_tick(&orphans[0], (to, FLAG), LATER),
        [ROLLBACK_ID, to]
    );
    let tab = browser.open(&guide(&after));
    assert_eq!(
        ticked(&tab, &after),
        [format!("{ROLLBACK_ID}/{HURT}"), format!("{to}/{FLAG}")]
    );
    assert_eq!(tab.study.orphan_ticks(), []);
}

/// The same subject in other words throughout, under another heading.
const REWRITTEN: &str =
    "<h2>Undo a bad release: how would you?</h2><p><b>Answer framework</b></p><ul>
    <li>Find the customers who suffer.</li><li>Flags before images.</li></ul>";
const REWRITTEN_ID: &str = "undo-a-bad-release-how-would-you";

#[test]
fn a_question_rewritten_under_a_new_title_is_an_orphan_that_can_be_put_back() {
    let after = [REWRITTEN, DRIFT].concat();
    let browser = studied(&both());
    let mut tab = browser.open(&guide(&after));
    assert_eq!(ticked(&tab, &after), [""; 0]);
    let orphan = &tab.study.orphans()[0];
    assert_eq!(
        (
            orphan.question.as_str(),
            orphan.ticked,
            orphan.guess.as_deref()
        ),
        (ROLLBACK_ID, 2, Some(REWRITTEN_ID))
    );
    let old = browser.open(&guide(&both()));
    tab.study.reattach(ROLLBACK_ID, REWRITTEN_ID, LATER);
    assert_eq!(tab.orphans(), [""; 0]);
    // The points are others: each tick is offered in turn.
    assert_eq!(
        tab.study
            .orphan_ticks()
            .iter()
            .map(|orphan| orphan.item.as_str())
            .collect::<Vec<_>>(),
        [HURT, FLAG]
    );
    for tab in [browser.open(&guide(&after)), old] {
        assert_eq!(tab.orphans(), [""; 0], "for good");
    }
    // On another device, which knows of it by an export.
    let elsewhere = studied(&both());
    let mut there = elsewhere.open(&guide(&after));
    assert_eq!(there.orphans(), [ROLLBACK_ID]);
    there.study.import(&tab.study.export(LATER), LATER).unwrap();
    assert_eq!(there.orphans(), [""; 0]);
}

#[test]
fn a_record_put_into_a_question_with_its_own_progress_is_merged_with_it() {
    let browser = studied(&both());
    let before = guide(&both());
    let mut tab = browser.open(&before);
    let drift = &before.questions[1];
    tab.tick(&format!("{}/{}", drift.id, drift.framework.points[0].id));
    let after = DRIFT.replace(
        "</ul>",
        "<li>Turn the feature flag off, which takes a while.</li></ul>",
    );
    let mut tab = browser.open(&guide(&after));
    assert_eq!(
        tab.study.orphans()[0].guess,
        None,
        "it has progress of its own"
    );
    tab.study.reattach(ROLLBACK_ID, &drift.id, LATER);
    assert_eq!(
        ticked(&browser.open(&guide(&after)), &after),
        [
            format!("{}/{}", drift.id, drift.framework.points[0].id),
            format!("{}/{FLAG}", drift.id)
        ]
    );
}

#[test]
fn a_question_removed_is_an_orphan_that_can_be_discarded_and_taken_back() {
    let browser = studied(&both());
    let old_export = browser.open(&guide(&both())).study.export(START);
    let mut other = browser.open(&guide(DRIFT));
    let mut tab = browser.open(&guide(DRIFT));
    assert_eq!(tab.orphans(), [ROLLBACK_ID]);
    tab.study.discard(ROLLBACK_ID, true, LATER);
    assert_eq!(tab.orphans(), [""; 0]);
    other
        .study
        .on_storage(Some(&format!("study-widget:devops:{ROLLBACK_ID}")), LATER);
    assert_eq!(other.orphans(), [""; 0], "another tab hears of it");
    tab.study.import(&old_export, LATER).unwrap();
    assert_eq!(
        browser.open(&guide(DRIFT)).orphans(),
        [""; 0],
        "a backup does not bring it back"
    );
    assert!(tab.study.export(LATER).contains(HURT), "an export keeps it");

    tab.study.discard(ROLLBACK_ID, false, LATER);
    assert_eq!(browser.open(&guide(DRIFT)).orphans(), [ROLLBACK_ID]);
}

#[test]
fn what_is_done_in_a_discarded_question_later_counts_again() {
    let browser = studied(&both());
    let mut old = browser.open(&guide(&both()));
    let mut tab = browser.open(&guide(DRIFT));
    tab.study.discard(ROLLBACK_ID, true, LATER);
    browser.set_clock(LATER);
    old.untick(&format!("{ROLLBACK_ID}/{HURT}"));
    tab.study.on_storage(
        Some(&format!("study-widget:devops:{ROLLBACK_ID}")),
        LATER + 5000,
    );
    assert_eq!(tab.orphans(), [ROLLBACK_ID]);
    let back = browser.open(&guide(&both()));
    assert_eq!(ticked(&back, &both()), [format!("{ROLLBACK_ID}/{FLAG}")]);
}

#[test]
fn a_discarded_question_that_returns_has_its_progress() {
    let browser = studied(&both());
    browser
        .open(&guide(DRIFT))
        .study
        .discard(ROLLBACK_ID, true, LATER);
    assert_eq!(ticked(&browser.open(&guide(&both())), &both()).len(), 2);
}

#[test]
fn only_orphans_can_be_discarded_or_put_elsewhere() {
    let browser = studied(&both());
    let mut tab = browser.open(&guide(&both()));
    let before = browser.texts();
    let drift = guide(DRIFT).questions[0].id.clone();
    tab.study.discard(ROLLBACK_ID, true, LATER);
    tab.study.discard("", true, LATER);
    tab.study.discard("never-was", true, LATER);
    for orphan in [ROLLBACK_ID, "", "never-was"] {
        assert_eq!(tab.study.reattach(orphan, &drift, LATER), [""; 0]);
    }
    let stray = tick(ROLLBACK_ID, "gone", None);
    assert_eq!(
        tab.study.reattach_tick(&stray, (&drift, "nowhere"), LATER),
        [""; 0]
    );
    assert_eq!(
        tab.study.reattach_tick(&stray, ("nowhere", "gone"), LATER),
        [""; 0]
    );
    assert_eq!(browser.texts(), before);
}
