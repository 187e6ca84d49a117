//! A copy of everything, brought back after something was taken away.

use study_widget::progress::{Answer, Day, Event, Rating};
use study_widget::saved;

use crate::desk::{Browser, guide};

const TODAY: Day = Day(20_781);

/// Rates a question, writes a note on it and ticks a point.
fn studied() -> Browser {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    tab.answer(Answer::Rated {
        question: "rollback".to_owned(),
        rating: Rating::Good,
        on: TODAY,
        due: TODAY.plus(3),
        covered: vec!["one".to_owned()],
    });
    note(&browser, "first words");
    browser
}

fn note(browser: &Browser, text: &str) {
    browser.open(&guide()).answer(Answer::Wrote {
        question: "rollback".to_owned(),
        name: "note".to_owned(),
        text: text.to_owned(),
    });
}

#[test]
fn what_was_reset_is_as_it_was_in_every_tab_and_at_the_next_visit() {
    let browser = studied();
    let mut other = browser.open(&guide());
    let mut tab = browser.open(&guide());
    let copy = saved::import(&tab.study.export(browser.now())).unwrap();
    tab.act(Event::Reset);
    tab.tick("drift/two");
    note(&browser, "other words");
    tab.study.restore(&copy, browser.now());
    other.reload();
    for (which, tab) in [tab, other, browser.open(&guide())].iter().enumerate() {
        assert!(tab.is_ticked("rollback/one"), "tab {which}");
        assert!(!tab.is_ticked("drift/two"));
        assert_eq!(tab.study.text("rollback", "note"), "first words");
        let due = tab.study.last_review("rollback").map(|review| review.due);
        assert_eq!(due, Some(TODAY.plus(3)));
    }
}

#[test]
fn a_copy_of_the_present_brings_the_present_back() {
    let browser = studied();
    let mut tab = browser.open(&guide());
    let then = saved::import(&tab.study.export(browser.now())).unwrap();
    tab.act(Event::Reset);
    tab.tick("drift/two");
    let now = saved::import(&tab.study.export(browser.now())).unwrap();
    tab.study.restore(&then, browser.now());
    tab.study.restore(&now, browser.now());
    assert!(tab.is_ticked("drift/two") && !tab.is_ticked("rollback/one"));
    assert!(tab.study.last_review("rollback").is_none());
}

#[test]
fn a_copy_that_says_what_is_here_writes_nothing() {
    let browser = studied();
    let mut tab = browser.open(&guide());
    let before = browser.texts();
    let copy = saved::import(&tab.study.export(browser.now())).unwrap();
    tab.study.restore(&copy, browser.now());
    assert_eq!(browser.texts(), before);
}
