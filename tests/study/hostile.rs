//! Imports made to do harm: what happens, and what the reader is told.

use std::fmt::Write;
use std::time::Duration;

use cpu_time::ThreadTime;
use study_widget::study::ImportReport;

use crate::desk::{Browser, START, Tab, guide};

fn told(tab: &mut Tab, text: &str) -> String {
    let preview = tab.study.preview(text, START).unwrap_err();
    let import = tab.study.import(text, START).unwrap_err();
    assert_eq!(preview, import);
    import.to_string()
}

/// An export of one guide with these records, as JSON.
fn export(records: &str) -> String {
    format!(r#"{{"format":"study-widget/1","guides":{{"devops":{{{records}}}}}}}"#)
}

const SOUND: &str = r#"{"v":1,"ticks":{"one":[true,5,0,1]}}"#;

#[test]
fn script_in_every_string_stays_text() {
    let script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    let record = format!(
        r#"{{"v":1,"title":"{script}","ticks":{{"{script}":[true,5,0,1]}},"was":["{script}"],"{script}":"{script}"}}"#
    );
    let text = format!(
        r#"{{"format":"study-widget/1","{script}":"{script}","guides":{{"{script}":{{"{script}":{record}}},"devops":{{"{script}":{record},"rollback":{SOUND}}}}},"aside":{{"study-widget:{script}.unreadable":"{script}"}}}}"#
    );
    let preview = tab.study.preview(&text, START).unwrap();
    assert_eq!(preview.report().added, 3);
    tab.study.import(&text, START).unwrap();
    assert!(tab.is_ticked("rollback/one"));
    assert_eq!(tab.study.orphans()[0].title, script);
    assert!(
        browser
            .keys()
            .iter()
            .all(|key| key.starts_with("study-widget:"))
    );
    // It went in as text and comes out as the same text.
    let again = Browser::new();
    again
        .open(&guide())
        .study
        .import(&tab.study.export(START), START)
        .unwrap();
    assert_eq!(again.texts(), browser.texts());
}

#[test]
fn more_guides_and_records_than_any_export_has_are_refused() {
    let mut tab = Browser::new().open(&guide());
    let many = |count: usize, each: &str| -> String {
        let each: Vec<String> = (0..count).map(|n| format!(r#""n{n}":{each}"#)).collect();
        each.join(",")
    };
    let said =
        "this file has more guides and records than any export; choose one that this page made";
    for text in [
        export(&many(40_000, r#"{"v":1}"#)),
        format!(
            r#"{{"format":"study-widget/1","guides":{{{}}}}}"#,
            many(40_000, "{}")
        ),
    ] {
        assert!(told(&mut tab, &text).ends_with(said));
    }
    let text = export(&many(30_000, SOUND));
    assert_eq!(
        tab.study.preview(&text, START).unwrap().report().added,
        30_000
    );
}

#[test]
fn names_that_mean_something_to_a_script_are_names() {
    let names = [
        "__proto__",
        "constructor",
        "prototype",
        "toString",
        "hasOwnProperty",
    ];
    let records: Vec<String> = names
        .iter()
        .map(|name| format!(r#""{name}":{SOUND}"#))
        .collect();
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    let report = tab
        .study
        .import(&export(&records.join(",")), START)
        .unwrap();
    assert_eq!(report.added, names.len());
    assert_eq!(tab.orphans().len(), names.len());
    let text = r#"{"__proto__":{"format":"study-widget/1","guides":{}}}"#;
    assert!(told(&mut tab, text).contains("not an export of study progress"));
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_unread() {
    let text = format!(
        "{}{}",
        r#"{"format":"study-widget/1","guides":{"#,
        " ".repeat(100 << 20)
    );
    let mut tab = Browser::new().open(&guide());
    // Read, it would be said to stop being JSON.
    assert_eq!(
        told(&mut tab, &text),
        "nothing was imported: this file has 100 MB and no export has more than 16; choose one that this page made"
    );
}

#[test]
fn a_file_of_nothing_but_values_does_not_take_all_memory() {
    let text = format!(
        r#"{{"format":"study-widget/1","x":[{}0]}}"#,
        "0,".repeat(7 << 20)
    );
    assert!(text.len() < 16 << 20);
    let said = told(&mut Browser::new().open(&guide()), &text);
    assert!(
        said.contains("stops being JSON at line 1, column"),
        "{said}"
    );
}

#[test]
fn deep_nesting_is_refused_where_it_begins() {
    let mut tab = Browser::new().open(&guide());
    for [open, close] in [["[", "]"], ["{\"a\":", "}"]] {
        let text = format!(
            r#"{{"format":"study-widget/1","guides":{}1{}}}"#,
            open.repeat(1_000_000),
            close.repeat(1_000_000)
        );
        let said = told(&mut tab, &text);
        assert!(said.starts_with("nothing was imported: this text is not an export: it stops being JSON at line 1, column "), "{said}");
    }
}

#[test]
fn of_duplicated_keys_each_guide_counts_and_the_last_of_each_record() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    let text = r#"{"format":"study-widget/2","format":"study-widget/1","guides":{"x":1},"guides":{
        "devops":{"rollback":{"v":99},"rollback":{"v":1,"ticks":{"one":[false,5,0,1],"one":[true,5,0,1]}}},
        "devops":{"drift":{"v":1,"ticks":{"two":[true,5,0,1]}}}}}"#;
    assert_eq!(
        tab.study.import(text, START),
        Ok(ImportReport {
            added: 2,
            ..ImportReport::default()
        })
    );
    assert!(tab.is_ticked("rollback/one") && tab.is_ticked("drift/two"));
    assert_eq!(browser.keys().len(), 2);
}

#[test]
fn numbers_out_of_range_keep_their_record_out_and_no_other() {
    let numbers = [
        "-1",
        "1.5",
        "1e3",
        "18446744073709551616",
        "1e999",
        "4294967296,0",
        "null",
        "\"5\"",
        "[]",
    ];
    let mut records = format!(r#""rollback":{SOUND}"#);
    for (nth, number) in numbers.iter().enumerate() {
        let _ = write!(
            records,
            r#","at{nth}":{{"v":1,"open":[true,{number},0,1]}},"count{nth}":{{"v":1,"open":[true,1,{number},1]}}"#
        );
    }
    records
        .push_str(r#","v":{"v":-1},"w":{"v":18446744073709551616},"x":{"v":18446744073709551615}"#);
    let mut tab = Browser::new().open(&guide());
    let preview = tab.study.preview(&export(&records), START).unwrap();
    assert_eq!(preview.guides[0].new, 1);
    assert_eq!(preview.guides[0].too_new, 1);
    assert_eq!(preview.guides[0].unreadable, 2 * numbers.len() + 2);
    assert_eq!(
        preview.guides[0].to_string(),
        "1 new, 20 unreadable, 1 from a newer version"
    );
    tab.study.import(&export(&records), START).unwrap();
    assert!(tab.is_ticked("rollback/one"));
}

#[test]
fn half_a_character_keeps_its_record_out_and_no_other() {
    let odd = r#"{"v":1,"title":"\ud800"}"#;
    let text = export(&format!(r#""a":{odd},"rollback":{SOUND},"z":{odd}"#));
    let mut tab = Browser::new().open(&guide());
    let report = tab.study.import(&text, START).unwrap();
    assert_eq!((report.added, report.rejected), (1, 2));
    // As an id it cannot be passed over.
    let text = export(&format!("\n  \"\\ud800\":{SOUND}"));
    let said = told(&mut tab, &text);
    assert!(
        said.contains("stops being JSON at line 2, column 10"),
        "{said}"
    );
}

#[test]
fn what_is_no_object_has_no_records() {
    let mut tab = Browser::new().open(&guide());
    for part in ["7", "1e9", "\"x\"", "[]", "null", "{\"x\":[1]}"] {
        let text = format!(r#"{{"format":"study-widget/1","guides":{part},"aside":{part}}}"#);
        let report = tab.study.import(&text, START);
        assert_eq!(report, Ok(ImportReport::default()), "{part}");
    }
}

#[test]
fn a_stamp_from_the_end_of_time_does_not_win_for_ever() {
    let browser = Browser::new();
    let mut tab = browser.open(&guide());
    let last = format!("[true,{},{},{}]", u64::MAX, u32::MAX, u32::MAX);
    let text = export(&format!(
        r#""rollback":{{"v":1,"ticks":{{"one":{last}}},"open":{last}}}"#
    ));
    tab.study.import(&text, START).unwrap();
    assert!(tab.is_ticked("rollback/one"));
    tab.untick("rollback/one");
    tab.hide("rollback");
    tab.study.import(&text, START + 60_000).unwrap();
    let tab = browser.open(&guide());
    assert!(!tab.is_ticked("rollback/one"));
    assert_eq!(tab.study.is_open("rollback"), Some(false));
}

#[test]
fn a_record_of_five_megabytes_is_read_and_studied_on() {
    let mut ticks = String::new();
    for n in 0..150_000 {
        let _ = write!(ticks, r#""item-{n:06}":[true,{START},0,1],"#);
    }
    let record = format!(r#"{{"v":1,"ticks":{{{ticks}"one":[true,5,0,1]}}}}"#);
    assert!(record.len() > 5 << 20);
    let browser = Browser::new();
    browser.put("study-widget:devops:rollback", &record);
    let mut tab = browser.open(&guide());
    assert!(tab.is_ticked("rollback/one"));
    tab.tick("rollback/two");
    assert_eq!(tab.study.summary().ticked, 2);
    let tab = browser.open(&guide());
    assert!(tab.is_ticked("rollback/two"));
    assert_eq!(tab.notices(), [""; 0]);
}

#[test]
fn what_is_put_in_the_worst_order_is_read_nearly_as_fast_as_in_the_best() {
    let mut names: Vec<String> = (0..60_000).map(|n| format!("{n:05}")).collect();
    let best = reading(&names);
    names.sort_by_key(|name| name.chars().rev().collect::<String>());
    names.reverse();
    let worst = reading(&names);
    assert!(worst < 4 * best, "{worst:?} for {best:?}");
}

/// The processor's time for reading exports of many guides, questions, items and ids.
fn reading(names: &[String]) -> Duration {
    let [guides, questions, items, ids] = [
        |name: &String| format!(r#""{name}":{{}}"#),
        |name: &String| format!(r#""{name}":{SOUND}"#),
        |name: &String| format!(r#""{name}":[true,5,0,1]"#),
        |name: &String| format!(r#""{name}""#),
    ]
    .map(|write: fn(&String) -> String| names.iter().map(write).collect::<Vec<_>>());
    // More guides or records would be refused.
    let [guides, questions] = [guides, questions].map(|all| all[..30_000].join(","));
    let [items, ids] = [items, ids].map(|all| all.join(","));
    let texts = [
        format!(r#"{{"format":"study-widget/1","guides":{{{guides}}}}}"#),
        export(&questions),
        export(&format!(r#""q":{{"v":1,"ticks":{{{items}}}}}"#)),
        export(&format!(r#""q":{{"v":1,"was":[{ids}]}}"#)),
    ];
    let tab = Browser::new().open(&guide());
    let begun = ThreadTime::now();
    for text in texts {
        tab.study.preview(&text, START).unwrap();
    }
    begun.elapsed()
}

#[test]
fn members_that_nobody_knows_merge_as_fast_as_ticks() {
    let ticks = merging("\"ticks\":{", "[true,5,0,1]", "}");
    let unknown = merging("\"title\":\"x\",", "1", "");
    assert!(unknown < 2 * ticks, "{unknown:?} for {ticks:?}");
}

/// The processor's time for merging many members between as many others.
fn merging(before: &str, value: &str, after: &str) -> Duration {
    let record = |rest: usize| {
        let names = (0..60_000).filter(|n| n % 2 == rest);
        let members: Vec<String> = names.map(|n| format!(r#""n{n:05}":{value}"#)).collect();
        format!(r#"{{"v":1,{before}{}{after}}}"#, members.join(","))
    };
    let browser = Browser::new();
    browser.put("study-widget:devops:rollback", &record(0));
    let mut tab = browser.open(&guide());
    let text = export(&format!(r#""rollback":{}"#, record(1)));
    let begun = ThreadTime::now();
    assert_eq!(tab.study.import(&text, START).unwrap().updated, 1);
    begun.elapsed()
}

#[test]
fn fifteen_hundred_questions_move_to_a_clean_browser_in_a_moment_byte_for_byte() {
    let mut records = String::new();
    for n in 0..1500 {
        let ticks: Vec<String> = (0..9)
            .map(|item| format!(r#""item-{item}":[true,{START},{item},41]"#))
            .collect();
        let _ = write!(
            records,
            r#"{}"question-{n:04}":{{"v":1,"title":"What would you do about case {n}?","ticks":{{{}}}}}"#,
            if n > 0 { "," } else { "" },
            ticks.join(",")
        );
    }
    let from = Browser::new();
    from.open(&guide())
        .study
        .import(&export(&records), START)
        .unwrap();
    let export = from.open(&guide()).study.export(START);
    let to = Browser::new();
    let mut tab = to.open(&guide());
    let begun = ThreadTime::now();
    let report = tab.study.import(&export, START).unwrap();
    let took = begun.elapsed();
    assert_eq!(report.added, 1500);
    assert_eq!(tab.study.export(START), export);
    assert_eq!(to.texts(), from.texts());
    assert!(took < Duration::from_secs(5), "{took:?} unoptimised");
    println!("{took:?} for {} bytes", export.len());
}
