//! Records that say which ids their questions had before, in whatever order and number somebody wrote them.

use std::time::Duration;

use cpu_time::ThreadTime;
use study_widget::study::{MemoryStore, Store, Study};

use crate::desk::{Browser, START, guide};

/// More questions than any guide has.
const MANY: usize = 8_000;

fn key(id: &str) -> String {
    format!("study-widget:devops:{id}")
}

/// Records of ids that are not in the guide, each ticked, with the ids it had before.
fn stored(was: impl Fn(usize) -> String) -> MemoryStore {
    let store = MemoryStore::default();
    for n in 0..MANY {
        let (id, was) = (format!("q{n:04}"), was(n));
        let text = format!(r#"{{"v":1,"ticks":{{"t{n}":[true,{START},0,1]}},"was":[{was}]}}"#);
        store.write(&key(&id), &text).unwrap();
    }
    store
}

/// The processor's time, the least of three.
fn opening(store: &MemoryStore) -> Duration {
    let open = || {
        let store = Box::new(store.clone());
        let begun = ThreadTime::now();
        let study = Study::open("devops", guide(), store, 1, START);
        assert_eq!(study.notices(), []);
        begun.elapsed()
    };
    (0..3).map(|_| open()).min().unwrap()
}

#[test]
fn records_linked_against_their_order_load_nearly_as_fast_as_honest_ones() {
    let honest = opening(&stored(|_| String::new()));
    // Each was the next, and the last of all is in the guide.
    let chain = |n: usize| match n + 1 {
        MANY => "\"rollback\"".to_owned(),
        next => format!("\"q{next:04}\""),
    };
    let back = |n: usize| match n {
        0 => "\"rollback\"".to_owned(),
        _ => format!("\"q{:04}\"", n - 1),
    };
    let all = |_: usize| "\"rollback\",\"drift\",\"gone\"".to_owned();
    for (name, hostile) in [
        ("forwards", opening(&stored(chain))),
        ("backwards", opening(&stored(back))),
        ("all at once", opening(&stored(all))),
    ] {
        println!("{name}: {hostile:?} for {honest:?}");
        assert!(hostile < 8 * honest, "{name}: {hostile:?} for {honest:?}");
    }
}

#[test]
fn an_id_goes_where_its_nearest_kin_is_however_long_the_way() {
    let browser = Browser::new();
    let link = |id: &str, was: &str| {
        let text = format!(r#"{{"v":1,"ticks":{{"{id}":[true,{START},0,1]}},"was":[{was}]}}"#);
        browser.put(&key(id), &text);
    };
    link("a", r#""b""#);
    link("b", r#""c""#);
    link("z", r#""b""#);
    link("c", r#""drift","y""#);
    link("x", r#""y","rollback""#);
    let tab = browser.open(&guide());
    assert!(
        ["a", "b", "c", "z"]
            .iter()
            .all(|id| tab.is_ticked(&format!("drift/{id}")))
    );
    assert!(tab.is_ticked("rollback/x") && !tab.is_ticked("rollback/c"));
    assert_eq!(tab.orphans(), [""; 0]);
}

#[test]
fn reviews_take_as_long_again_to_look_at_and_merge_where_there_are_twice_as_many() {
    let taken = |count: usize| {
        let reviews: Vec<String> = (0..count)
            .map(|n| format!(r#""r{n:06}":["3 1 2",{n},0,1]"#))
            .collect();
        let record = format!(
            r#"{{"v":2,"texts":{{"memory":["9 5 1 2",{START},0,1]}},"reviews":{{{}}}}}"#,
            reviews.join(",")
        );
        let text =
            format!(r#"{{"format":"study-widget/1","guides":{{"devops":{{"drift":{record}}}}}}}"#);
        let mut tab = Browser::new().open(&guide());
        let begun = ThreadTime::now();
        let preview = tab.study.preview(&text, START).unwrap();
        assert_eq!(preview.guides[0].new, 1);
        assert_eq!(tab.study.import(&text, START).unwrap().added, 1);
        begun.elapsed()
    };
    let few = (0..3).map(|_| taken(15_000)).min().unwrap();
    let many = (0..3).map(|_| taken(60_000)).min().unwrap();
    assert!(many < 9 * few, "{many:?} for {few:?}");
}
