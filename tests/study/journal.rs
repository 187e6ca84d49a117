//! What was written down a second time and the store lost: it comes back as an import, at the next start.

use study_widget::study::Store;

use crate::desk::{Browser, START, guide};

const KEY: &str = "study-widget:devops:rollback";

/// What the page's script makes of a journal's entries.
fn exported(entries: &[(String, String)]) -> String {
    let records = entries.iter().map(|(key, text)| {
        let mut ids = key.split(':').skip(1);
        let (guide, question) = (ids.next().unwrap(), ids.next().unwrap_or_default());
        format!("\"{guide}\":{{\"{question}\":{text}}}")
    });
    let records: Vec<String> = records.collect();
    format!(
        "{{\"format\":\"study-widget/1\",\"guides\":{{{}}}}}",
        records.join(",")
    )
}

fn empty(browser: &Browser) {
    for key in browser.keys() {
        browser.store.remove(&key).unwrap();
    }
}

#[test]
fn what_the_store_lost_is_there_again() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    let before = browser.texts();
    tab.tick("rollback/two");
    tab.tick("drift/one");
    browser.open_as("sre", &guide()).tick("drift/two");
    let journal = browser.texts();
    empty(&browser);
    before.iter().for_each(|(key, text)| browser.put(key, text));

    let mut tab = browser.open(&guide());
    assert_eq!(tab.study.summary().ticked, 1);
    tab.study.import(&exported(&journal), START).unwrap();
    assert_eq!(tab.study.summary().ticked, 3);
    assert_eq!(browser.texts(), journal, "the other guide's too");
    assert_eq!(tab.notices(), [""; 0]);
}

#[test]
fn what_is_older_than_the_store_changes_nothing_and_writes_nothing() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    tab.tick("rollback/one");
    let earlier = browser.texts();
    tab.untick("rollback/one");
    tab.tick("rollback/two");
    let now = browser.texts();
    let mut tab = browser.open(&guide());
    // Where nothing fits, whoever writes is told so.
    browser.store.limit(0);
    tab.study.import(&exported(&earlier), START).unwrap();
    tab.flush();
    assert_eq!(tab.notices(), [""; 0]);
    assert!(!tab.is_ticked("rollback/one") && tab.is_ticked("rollback/two"));
    assert_eq!(browser.texts(), now);
}

#[test]
fn nothing_new_is_no_act_and_what_is_gone_stays_gone_until_there_is_one() {
    let browser = Browser::new();
    browser.open(&guide()).tick("rollback/one");
    browser.open(&guide()).tick("drift/one");
    let journal = browser.texts();
    let mut tab = browser.open(&guide());
    tab.study.import(&exported(&journal), START).unwrap();
    browser.store.remove(KEY).unwrap();
    tab.reload();
    tab.flush();
    assert_eq!(browser.keys(), ["study-widget:devops:drift"]);
}

#[test]
fn a_record_that_cannot_be_read_is_set_aside_for_the_one_it_was() {
    let browser = Browser::new();
    browser.open(&guide()).tick("rollback/one");
    let journal = browser.texts();
    browser.put(KEY, "{oops");
    let mut tab = browser.open(&guide());
    assert_eq!(tab.notices().len(), 1);
    tab.study.import(&exported(&journal), START).unwrap();
    assert_eq!(tab.notices(), [""; 0], "nothing starts afresh");
    assert!(tab.is_ticked("rollback/one"));
    assert_eq!(browser.text(&format!("{KEY}.unreadable")), "{oops");
}
