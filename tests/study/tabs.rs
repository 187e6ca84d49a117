//! Several tabs over one store, in any order, with writes that overwrite each other.

use std::collections::BTreeMap;

use proptest::prelude::*;
use study_widget::progress::{Event, Rating};
use study_widget::study::{Store, StoreError};

use crate::desk::{Browser, Tab, guide};

const KEY: &str = "study-widget:devops:rollback";

#[test]
fn a_tick_shows_in_the_other_tab_when_it_hears_of_it() {
    let browser = Browser::new();
    let (mut one, mut two) = (browser.open(&guide()), browser.open(&guide()));
    one.tick("rollback/one");
    assert!(!two.is_ticked("rollback/one"));
    assert_eq!(two.on_storage(KEY), ["rollback"]);
    assert!(two.is_ticked("rollback/one"));
    assert_eq!(two.study.summary().ticked, 1);
    assert_eq!(two.on_storage(KEY), [""; 0], "there is nothing new");
    assert_eq!(two.on_storage("theme"), [""; 0]);
    assert_eq!(two.on_storage("study-widget:other:rollback"), [""; 0]);
}

#[test]
fn where_the_reader_stands_is_told_as_it_is_however_often_they_asked() {
    let browser = Browser::new();
    let (mut one, mut two) = (browser.open(&guide()), browser.open(&guide()));
    let agrees = |tab: &Tab| tab.study.topics() == browser.open(&guide()).study.topics();
    assert!(agrees(&one) && agrees(&two));
    one.rate("rollback", Rating::Good, 3, &["one"]);
    two.on_storage(KEY);
    assert!(agrees(&one) && agrees(&two), "after a rating");
    two.rate("rollback", Rating::Again, 1, &[]);
    one.on_storage(KEY);
    assert!(agrees(&one) && agrees(&two), "after another");
    for event in [Event::Reset, Event::Undone] {
        one.act(event.clone());
        two.reload();
        assert!(agrees(&one) && agrees(&two), "after {event:?}");
    }
}

#[test]
fn a_tick_in_a_stale_tab_loses_nothing() {
    let browser = Browser::new();
    let (mut one, mut two) = (browser.open(&guide()), browser.open(&guide()));
    one.tick("rollback/one");
    two.tick("rollback/two");
    let three = browser.open(&guide());
    assert!(three.is_ticked("rollback/one") && three.is_ticked("rollback/two"));
}

#[test]
fn show_all_in_another_tab_changes_only_what_looks_different() {
    let browser = Browser::new();
    let (mut one, mut two) = (browser.open(&guide()), browser.open(&guide()));
    two.show("drift");
    one.act(Event::AllOpened(true));
    assert_eq!(two.on_storage("study-widget:devops"), ["rollback"]);
}

#[test]
fn a_tab_that_returns_from_the_back_forward_cache_catches_up() {
    let browser = Browser::new();
    let mut away = browser.open(&guide());
    away.tick("drift/one");
    let mut here = browser.open(&guide());
    here.tick("rollback/one");
    here.untick("drift/one");
    assert_eq!(away.reload(), ["drift", "rollback"]);
    assert!(away.is_ticked("rollback/one") && !away.is_ticked("drift/one"));
}

#[test]
fn a_tick_overwritten_by_another_process_is_written_again() {
    let browser = Browser::new();
    let (mut one, mut two) = (browser.open(&guide()), browser.open(&guide()));
    overwrite(
        &browser,
        |_| one.tick("rollback/one"),
        |_| two.tick("rollback/two"),
    );
    assert!(!browser.open(&guide()).is_ticked("rollback/one"));
    assert_eq!(one.on_storage(KEY), ["rollback"]);
    let three = browser.open(&guide());
    assert!(three.is_ticked("rollback/one") && three.is_ticked("rollback/two"));
}

/// The act used to be taken for nothing new, once what was stored had been read for it.
#[test]
fn what_a_stale_tab_shows_now_is_newer_than_what_another_hid_before() {
    let browser = Browser::new();
    let (mut one, mut two) = (browser.open(&guide()), browser.open(&guide()));
    one.show("rollback");
    browser.store.fail(Some(StoreError::Blocked));
    one.hide("rollback");
    two.on_storage(KEY);
    browser.store.fail(None);
    two.show("rollback");
    one.flush();
    assert_eq!(one.study.is_open("rollback"), Some(true));
    assert_eq!(browser.open(&guide()).study.is_open("rollback"), Some(true));
}

#[test]
fn a_thousand_ticks_from_two_tabs_are_all_there() {
    let browser = Browser::new();
    let (mut one, mut two) = (browser.open(&guide()), browser.open(&guide()));
    for n in 0..500 {
        overwrite(
            &browser,
            |_| one.tick(&format!("rollback/a{n}")),
            |_| two.tick(&format!("rollback/b{n}")),
        );
    }
    one.flush();
    two.flush();
    let tab = browser.open(&guide());
    assert!(
        (0..500).all(|n| tab.is_ticked(&format!("rollback/a{n}"))
            && tab.is_ticked(&format!("rollback/b{n}")))
    );
}

#[test]
fn tabs_that_agree_stop_writing() {
    let browser = Browser::new();
    let (mut one, mut two) = (browser.open(&guide()), browser.open(&guide()));
    overwrite(
        &browser,
        |_| one.tick("rollback/one"),
        |_| two.tick("rollback/two"),
    );
    one.on_storage(KEY);
    two.on_storage(KEY);
    browser.store.fail(Some(StoreError::Full));
    one.flush();
    two.flush();
    one.reload();
    assert_eq!(
        (one.notices(), two.notices()),
        (vec![], vec![]),
        "nothing was left to write"
    );
}

/// Two acts of which the second starts from what the store held before the first, and so undoes its write.
fn overwrite<T>(
    browser: &Browser,
    first: impl FnOnce(&Browser) -> T,
    second: impl FnOnce(&Browser) -> T,
) {
    let before = browser.texts();
    first(browser);
    for key in browser.keys() {
        browser.store.remove(&key).unwrap();
    }
    before.iter().for_each(|(key, text)| browser.put(key, text));
    second(browser);
}

/// Something that happens in one of three tabs.
#[derive(Debug, Clone)]
enum Step {
    /// A box or a framework is changed to what the tab does not show.
    Toggle(usize, Toggle),
    /// Two of them, the second undoing the first's write.
    Overwrite(usize, Toggle, usize, Toggle),
    OnStorage(usize, usize),
    Reload(usize),
    Flush(usize),
    /// The store fails until the next of these.
    Fail(Option<StoreError>),
    Clear,
}

#[derive(Debug, Clone, Copy)]
enum Toggle {
    Item(usize),
    Open(usize),
    All(bool),
}

const ITEMS: [&str; 4] = ["rollback/one", "rollback/two", "drift/one", "drift/more"];
const QUESTIONS: [&str; 2] = ["rollback", "drift"];
const KEYS: [&str; 3] = ["study-widget:devops", KEY, "study-widget:devops:drift"];

/// What the reader last said, of each item and each framework.
type Said = BTreeMap<&'static str, bool>;

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let toggle = || {
        prop_oneof![
            4 => (0..ITEMS.len()).prop_map(Toggle::Item),
            1 => (0..QUESTIONS.len()).prop_map(Toggle::Open),
            1 => any::<bool>().prop_map(Toggle::All),
        ]
    };
    let fault = prop_oneof![Just(StoreError::Blocked), Just(StoreError::Full)];
    let step = prop_oneof![
        6 => (0..3_usize, toggle()).prop_map(|(tab, toggle)| Step::Toggle(tab, toggle)),
        4 => (0..3_usize, toggle(), 1..3_usize, toggle()).prop_map(|(a, x, b, y)| Step::Overwrite(a, x, (a + b) % 3, y)),
        3 => (0..3_usize, 0..KEYS.len()).prop_map(|(tab, key)| Step::OnStorage(tab, key)),
        1 => (0..3_usize).prop_map(Step::Reload),
        1 => (0..3_usize).prop_map(Step::Flush),
        1 => proptest::option::weighted(0.6, fault).prop_map(Step::Fail),
        1 => Just(Step::Clear),
    ];
    proptest::collection::vec(step, 1..30)
}

fn toggle(tab: &mut Tab, toggle: Toggle, said: &mut Said) {
    match toggle {
        Toggle::Item(item) => {
            let on = !tab.is_ticked(ITEMS[item]);
            if on {
                tab.tick(ITEMS[item])
            } else {
                tab.untick(ITEMS[item])
            };
            said.insert(ITEMS[item], on);
        }
        Toggle::Open(question) => {
            let open = tab.study.is_open(QUESTIONS[question]) != Some(true);
            if open {
                tab.show(QUESTIONS[question])
            } else {
                tab.hide(QUESTIONS[question])
            };
            said.insert(QUESTIONS[question], open);
        }
        Toggle::All(open) => {
            tab.act(Event::AllOpened(open));
            said.extend(QUESTIONS.map(|question| (question, open)));
        }
    }
}

fn play(browser: &Browser, tabs: &mut [Tab], steps: Vec<Step>) -> Said {
    let mut said = Said::new();
    for step in steps {
        match step {
            Step::Toggle(tab, what) => toggle(&mut tabs[tab], what, &mut said),
            Step::Overwrite(a, first, b, second) => {
                let fault = browser.store.fail(None);
                let before = browser.texts();
                toggle(&mut tabs[a], first, &mut said);
                browser
                    .keys()
                    .iter()
                    .for_each(|key| browser.store.remove(key).unwrap());
                before.iter().for_each(|(key, text)| browser.put(key, text));
                browser.store.fail(fault);
                toggle(&mut tabs[b], second, &mut said);
            }
            Step::OnStorage(tab, key) => drop(tabs[tab].on_storage(KEYS[key])),
            Step::Reload(tab) => drop(tabs[tab].reload()),
            Step::Flush(tab) => drop(tabs[tab].flush()),
            Step::Fail(fault) => drop(browser.store.fail(fault)),
            Step::Clear => {
                let fault = browser.store.fail(None);
                browser
                    .keys()
                    .iter()
                    .for_each(|key| browser.store.remove(key).unwrap());
                browser.store.fail(fault);
                tabs.iter_mut().for_each(|tab| drop(tab.on_clear()));
            }
        }
    }
    said
}

/// Enough for every day; `PROPTEST_CASES` names another number.
fn cases() -> u32 {
    let named = std::env::var("PROPTEST_CASES").ok();
    named.and_then(|cases| cases.parse().ok()).unwrap_or(1000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_three_tabs_do_in_whatever_order_the_last_word_on_each_box_holds(steps in steps()) {
        let browser = Browser::new();
        let mut tabs = [browser.open(&guide()), browser.open(&guide()), browser.open(&guide())];
        let said = play(&browser, &mut tabs, steps);
        browser.store.fail(None);
        // Once for each to write what it knows, once more for each to read what the others wrote.
        for _ in 0..2 {
            tabs.iter_mut().for_each(|tab| drop(tab.flush()));
        }
        for tab in tabs.iter_mut() {
            tab.reload();
            prop_assert_eq!(tab.study.notices().iter().filter(|notice| notice.code == "not-saved").count(), 0);
        }
        let fresh = browser.open(&guide());
        for tab in tabs.iter().chain([&fresh]) {
            for (what, state) in &said {
                let is = if what.contains('/') { tab.is_ticked(what) } else { tab.study.is_open(what) == Some(true) };
                prop_assert_eq!(is, *state, "{}", what);
            }
            prop_assert_eq!(tab.study.summary(), fresh.study.summary());
        }
    }
}
