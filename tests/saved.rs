//! The stored text: each version's form, which must stay readable for ever, and hostile texts that must not harm its
//! reader.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use litemap::LiteMap;
use study_widget::progress::{Day, Print, Rating, Record, Register, Stamp};
use study_widget::saved::{self, Unreadable};

#[path = "saved/properties.rs"]
mod properties;

const V1: &str = include_str!("saved/v1.json");
const V2: &str = include_str!("saved/v2.json");

fn set<T>(value: T, at: u64, count: u32, replica: u32) -> Register<T> {
    Register {
        value,
        stamp: Stamp { at, count, replica },
    }
}

fn by_id<V, const N: usize>(members: [(&str, V); N]) -> LiteMap<String, V> {
    let owned = |(id, value): (&str, V)| (id.to_owned(), value);
    members.into_iter().map(owned).collect()
}

fn fixture() -> Record {
    Record {
        title: "How would you roll back a “bad” release\\deploy?".to_owned(),
        print: Print::parse("0a11ce0b0b0b0c0ffe0dd0dd0e0e0e0f00ba10010112345613579b"),
        ticks: by_id([
            ("flag", set(false, 1_795_491_300_123, 2, u32::MAX)),
            ("gone \"for\" now", set(true, 0, 0, 0)),
            ("triage", set(true, 1_795_491_234_567, 0, 41)),
        ]),
        open: Some(set(true, 1_795_491_200_000, 0, 41)),
        former_ids: by_id([("bad-release", ()), ("rückgängig", ())]),
        ..Record::default()
    }
}

fn text(value: &str, at: u64, count: u32, replica: u32) -> Register<String> {
    set(value.to_owned(), at, count, replica)
}

fn fixture_2() -> Record {
    Record {
        texts: by_id([
            (
                "memory",
                text("23.099999999999998 5.1 12 20763", 1_794_000_000_000, 1, 7),
            ),
            (
                "note",
                text("Ask “Ada”:\nwho\\when", 1_795_491_400_000, 0, 41),
            ),
            ("rated", text("3405691582", 1_795_491_234_567, 0, 41)),
            ("since", text("1793000000000-0-7", 1_793_000_000_001, 3, 41)),
        ]),
        reviews: by_id([
            (
                "1794600000000-0-41",
                text("1 20770 20771", 1_794_600_000_000, 0, 41),
            ),
            (
                "1795491234567-0-41",
                text("4 20780 20799", 1_795_491_234_567, 0, 41),
            ),
        ]),
        ..fixture()
    }
}

#[test]
fn version_1_is_read_for_ever() {
    assert_eq!(saved::decode(V1), Ok(fixture()));
}

#[test]
fn version_1_is_written_as_it_always_was() {
    assert_eq!(saved::encode(&fixture()), V1.trim_end());
    assert_eq!(saved::encode(&Record::default()), r#"{"v":1}"#);
}

#[test]
fn the_export_of_version_1_is_read_for_ever() {
    let import = saved::import(include_str!("saved/v1-export.json")).unwrap();
    assert!(import.records.keys().eq(["/guides/sre/", "devops"]));
    for (records, question) in import.records.values().zip(["drift", "rollback"]) {
        assert!(records.get(question).unwrap().is_ok());
    }
    let aside = import.aside.get("study-widget:devops:drift.unreadable");
    assert_eq!(aside.unwrap(), "{oops");
}

#[test]
fn version_2_is_read_for_ever() {
    assert_eq!(saved::decode(V2), Ok(fixture_2()));
}

#[test]
fn version_2_is_written_as_it_always_was() {
    // The first release escaped control characters by number only.
    let text = V2.trim_end().replace("\\u000a", "\\n");
    assert_eq!(saved::encode(&fixture_2()), text);
}

#[test]
fn a_record_is_of_version_2_only_where_something_of_it_is_used() {
    let Record { texts, reviews, .. } = fixture_2();
    let texts = Record { texts, ..fixture() };
    let reviews = Record {
        reviews,
        ..fixture()
    };
    for record in [texts, reviews] {
        let text = saved::encode(&record);
        assert!(text.starts_with(r#"{"v":2,"#), "{text}");
        assert_eq!(saved::decode(&text), Ok(record));
    }
}

#[test]
fn the_export_of_version_2_is_read_for_ever() {
    let import = saved::import(include_str!("saved/v2-export.json")).unwrap();
    let records = import.records.get("devops").unwrap();
    let whole = records.get("").unwrap().as_ref().unwrap();
    assert_eq!(whole.texts.get("interview").unwrap().value, "2026-12-24");
    let rollback = records.get("rollback").unwrap().as_ref().unwrap();
    let last = rollback.last_review(1_795_500_000_000).unwrap();
    let said = (last.rating, last.on, last.due);
    assert_eq!(said, (Rating::Good, Day(20_781), Day(20_784)));
    let old = import.records.get("/guides/sre/").unwrap().get("drift");
    assert!(old.unwrap().is_ok());
}

#[test]
fn an_export_that_another_program_wrote_anew_is_read() {
    let text = r#" { "guides" : { "g" : { "q" : { "v" : 1 } } }, "format" : "study-widget\/1" } "#;
    let import = saved::import(text).unwrap();
    assert_eq!(import.records.get("g").unwrap().len(), 1);
}

#[test]
fn a_field_that_is_not_known_is_kept_as_it_is() {
    let text = V1.replacen("{", r#"{"later":{"deep":[1.5,1e999,null]},"#, 1);
    let record = saved::decode(&text).unwrap();
    let unknown = by_id([("later", r#"{"deep":[1.5,1e999,null]}"#.to_owned())]);
    assert_eq!(
        record,
        Record {
            unknown,
            ..fixture()
        }
    );
    assert_eq!(saved::decode(&saved::encode(&record)), Ok(record));
}

#[test]
fn a_record_in_which_nothing_is_ours_is_none() {
    let text = r#"{"v":2,"later":null}"#;
    assert_eq!(saved::decode(text), Err(Unreadable::Malformed));
}

#[test]
fn a_newer_version_is_named_whatever_its_shape() {
    for text in [r#"{"v":3}"#, r#"{"ticks":7,"v":3,"x":{}}"#] {
        assert_eq!(saved::decode(text), Err(Unreadable::Newer { version: 3 }));
    }
    let newest = Err(Unreadable::Newer { version: u64::MAX });
    assert_eq!(saved::decode(r#"{"v":18446744073709551615}"#), newest);
}

#[test]
fn what_is_not_quite_a_record_is_malformed() {
    let texts = [
        "",
        " ",
        "null",
        "1",
        "[]",
        "{}",
        r#""v""#,
        "{\"v\":1",
        r#"{"v":0}"#,
        r#"{"v":-1}"#,
        r#"{"v":"1"}"#,
        r#"{"v":1.0}"#,
        r#"{"v":1}x"#,
        r#"{"v":1,"title":1}"#,
        r#"{"v":1,"print":"xyz"}"#,
        r#"{"v":1,"print":7}"#,
        r#"{"v":1,"ticks":[]}"#,
        r#"{"v":1,"ticks":{"a":true}}"#,
        r#"{"v":1,"ticks":{"a":[true,1,2]}}"#,
        r#"{"v":1,"ticks":{"a":[true,1,2,3,4]}}"#,
        r#"{"v":1,"ticks":{"a":[1,1,2,3]}}"#,
        r#"{"v":1,"ticks":{"a":[true,-1,2,3]}}"#,
        r#"{"v":1,"ticks":{"a":[true,1e9,2,3]}}"#,
        r#"{"v":1,"ticks":{"a":[true,1,4294967296,3]}}"#,
        r#"{"v":1,"open":null}"#,
        r#"{"v":1,"was":"x"}"#,
        r#"{"v":1,"was":[1]}"#,
        r#"{"v":2,"texts":[]}"#,
        r#"{"v":2,"texts":{"note":"x"}}"#,
        r#"{"v":2,"texts":{"note":[7,1,2,3]}}"#,
        r#"{"v":2,"texts":{"note":["x",1,2]}}"#,
        r#"{"v":2,"reviews":[]}"#,
        r#"{"v":2,"reviews":{"1-0-0":["3 1 2"]}}"#,
        r#"{"v":2,"reviews":{"1-0-0":[3,1,2,3]}}"#,
    ];
    for text in texts {
        assert_eq!(saved::decode(text), Err(Unreadable::Malformed), "{text}");
    }
    let deep = format!(
        r#"{{"v":1,"x":{}{}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(saved::decode(&deep), Err(Unreadable::Malformed));
}

#[test]
fn nothing_of_a_record_is_null() {
    for field in ["title", "print", "ticks", "open", "was", "texts", "reviews"] {
        let text = format!(r#"{{"v":2,"{field}":null}}"#);
        assert_eq!(saved::decode(&text), Err(Unreadable::Malformed), "{text}");
    }
}

#[test]
fn a_list_of_fields_is_no_record() {
    for text in [
        "[1]",
        r#" [2,"How?"]"#,
        r#"[1,"How?",null,{},null,[],{},{}]"#,
    ] {
        assert_eq!(saved::decode(text), Err(Unreadable::Malformed), "{text}");
    }
    let pairs = r#"{"v":1,"ticks":[["a",[true,1,2,3]]]}"#;
    assert_eq!(saved::decode(pairs), Err(Unreadable::Malformed));
}

#[test]
fn a_field_twice_is_malformed_and_of_a_tick_twice_the_last_counts() {
    let fields = [
        r#""v":1"#,
        r#""title":"a""#,
        r#""ticks":{}"#,
        r#""open":[true,1,2,3]"#,
    ];
    for field in fields {
        let text = format!(r#"{{"v":1,{field},{field}}}"#);
        assert_eq!(saved::decode(&text), Err(Unreadable::Malformed), "{text}");
    }
    let text =
        r#"{"v":1,"ticks":{"b":[true,1,0,0],"a":[true,2,0,0],"b":[false,3,0,0]},"x":1,"x":2}"#;
    let ticks = by_id([("a", set(true, 2, 0, 0)), ("b", set(false, 3, 0, 0))]);
    assert_eq!(saved::decode(text).unwrap().ticks, ticks);
}

#[test]
fn control_characters_are_read_by_name_and_by_number() {
    for title in [r"\n\t\u0001", r"\u000a\u0009\u0001"] {
        let record = saved::decode(&format!(r#"{{"v":1,"title":"{title}"}}"#)).unwrap();
        assert_eq!(record.title, "\n\t\u{1}");
    }
}

#[test]
fn more_than_any_record_holds_is_refused() {
    let ids = r#""a","#.repeat(1 << 21);
    for field in ["was", "later"] {
        let text = format!(r#"{{"v":1,"{field}":[{ids}"a"]}}"#);
        assert_eq!(saved::decode(&text), Err(Unreadable::Malformed), "{field}");
    }
    let long = format!(r#"{{"v":1,"title":"{}"}}"#, "[,{".repeat(1 << 21));
    assert!(saved::decode(&long).is_ok());
}

#[test]
fn each_part_of_a_record_cut_short_is_malformed() {
    for whole in [V1.trim_end(), V2.trim_end()] {
        for (end, _) in whole.char_indices() {
            assert_eq!(
                saved::decode(&whole[..end]),
                Err(Unreadable::Malformed),
                "{end}"
            );
        }
    }
}

#[test]
fn keys_are_what_they_always_were() {
    assert_eq!(
        saved::key("devops", "rollback"),
        "study-widget:devops:rollback"
    );
    assert_eq!(saved::key("devops", ""), "study-widget:devops");
    assert_eq!(
        saved::key("/a:b/100%/", "c:d"),
        "study-widget:/a%3Ab/100%25/:c%3Ad"
    );
    assert_eq!(
        saved::key("g", "q.unreadable"),
        "study-widget:g:q%2Eunreadable"
    );
    let aside: Vec<String> = saved::aside("study-widget:g:q").take(3).collect();
    assert_eq!(
        aside,
        [
            "study-widget:g:q.unreadable",
            "study-widget:g:q.unreadable-2",
            "study-widget:g:q.unreadable-3"
        ]
    );
}

#[test]
fn keys_of_others_and_of_texts_set_aside_name_no_record() {
    for key in [
        "",
        "theme",
        "study-widget",
        "study-widgets:g:q",
        "study-widget:g:q:r",
        "study-widget:g:",
        "study-widget:a%b:q",
        "study-widget:g:q.unreadable",
        "study-widget:g:q.unreadable-2",
        "study-widget:g.unreadable",
    ] {
        assert_eq!(saved::ids(key), None, "{key}");
    }
}
