//! Imported progress: without room for it, hostile, from another version, and in two tabs at once.

use std::path::Path;

use serde_json::{Value, json};

use crate::reader::{Reader, chromium_story, story, story_at};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const SLOW: &str = "A query that was fast last week";
const POINT: &str = "Look before touching.";
const OTHER: &str = "Ask what changed.";

#[test]
fn an_export_brings_everything_to_a_clean_browser_byte_for_byte() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        let export = exported(reader);
        empties_the_storage(reader);
        reader.opens(PLAIN);
        reader.sees_progress(0, 15);
        assert_eq!(
            imports(reader, &export),
            json!({ "added": 1, "updated": 0, "unchanged": 0, "rejected": 0 })
        );
        reader.sees_progress(1, 15);
        assert_eq!(without_time(&exported(reader)), without_time(&export));
    });
}

#[test]
fn fifteen_hundred_questions_are_imported_whole() {
    story_at(Site::new, |reader| {
        reader.opens(PLAIN);
        let ticks: String = (0..9)
            .map(|n| format!(r#","item-{n}":[true,1795500000000,{n},41]"#))
            .collect();
        let records: String = (0..1500).map(|n| format!(r#","question-{n:04}":{{"v":1,"title":"What would you do about case {n}?","ticks":{{{}}}}}"#, &ticks[1..])).collect();
        let export = format!(
            r#"{{"format":"study-widget/1","exported":0,"guides":{{"big":{{{}}}}}}}"#,
            &records[1..]
        );
        assert_eq!(imports(reader, &export)["added"], json!(1500));
        let export = exported(reader);
        empties_the_storage(reader);
        reader.opens(PLAIN);
        let script = "const begun = performance.now();
            document.querySelector('study-widget').importProgress(args[0]).then((report) => { recorder.took = [performance.now() - begun, report.added]; });";
        reader.executes(script, [&export]);
        reader.waits_for("the import", "return recorder.took", ());
        let [took, added]: [f64; 2] = reader.evaluates("return recorder.took", ());
        assert!(added == 1500.0, "{added}");
        println!("1,500 questions in {took} ms");
        assert_eq!(without_time(&exported(reader)), without_time(&export));
    });
}

#[test]
fn an_import_with_no_room_for_all_of_it_brings_nothing() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        let guide = guide(reader);
        let long = "x".repeat(60_000);
        let export = format!(
            r#"{{"format":"study-widget/1","guides":{{"{guide}":{{"a":{{"v":1,"title":"small"}},"b":{{"v":1,"title":"{long}"}}}}}}}}"#
        );
        // Leaves room for the first record but not for the second.
        let fill = "for (let size = 1_000_000; size >= 10_000; size = Math.floor(size / 2)) {
            for (let n = 0; n < 20; n += 1) try { localStorage.setItem(`filler-${size}-${n}`, 'x'.repeat(size)); } catch { break; }
        }";
        reader.executes(fill, ());
        let before = kept(reader);
        assert_eq!(
            refuses(reader, &export),
            "nothing was imported: the storage of this site is full; make room, and the next tick saves everything"
        );
        assert_eq!(kept(reader), before);
        reader.sees_progress(1, 15);
    });
}

#[test]
fn an_export_of_another_version_is_named() {
    story(|reader| {
        reader.opens(PLAIN);
        assert_eq!(
            refuses(reader, r#"{"format":"study-widget/99","guides":{}}"#),
            "nothing was imported: this export has version 99 and this page reads up to 1; reload the page to get the newer one, then import again"
        );
        let first = include_str!("../../saved/v1-export.json");
        assert_eq!(imports(reader, first)["added"], json!(2));
        assert_eq!(reader.stored_keys().len(), 3);
    });
}

#[test]
fn an_import_made_to_do_harm_does_none() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.stores("theme", "dark");
        let guide = guide(reader);
        let script =
            "</script><script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>";
        let record = json!({ "v": 1, "title": script, "ticks": { script: [true, 5, 0, 1] }, "was": [script] });
        let export = json!({
            "format": "study-widget/1",
            script: script,
            "guides": { &guide: { "slow-query": record, "__proto__": record, "constructor": record, script: record }, "__proto__": { "toString": record } },
            "aside": { "theme": script, format!("study-widget:{guide}:x.unreadable"): script, "study-widget": script },
        });
        let report = imports(reader, &export.to_string());
        assert_eq!(
            (&report["added"], &report["rejected"]),
            (&json!(5), &json!(0))
        );
        reader.presses(&["Show all"]);
        reader.waits_until_idle();
        reader.reloads();
        let harm: Vec<Value> = reader.evaluates("return [window.hurt ?? null, ({}).v ?? null, document.querySelectorAll('img[src=x]').length]", ());
        assert_eq!(harm, [json!(null), json!(null), json!(0)]);
        assert_eq!(reader.stored("theme").as_deref(), Some("dark"));
        assert!(
            reader
                .stored_keys()
                .iter()
                .all(|key| key == "theme" || key.starts_with("study-widget:"))
        );
        reader.finds_the_page_undisturbed();
        for (text, says) in [
            ("{".repeat(100_000), "stops being JSON"),
            (
                format!("{{\"a\":{}", "[".repeat(1_000_000)),
                "stops being JSON",
            ),
        ] {
            let said = refuses(reader, &text);
            assert!(said.contains(says), "{said}");
        }
        reader.sees_progress(0, 15);
    });
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_and_the_page_goes_on() {
    story_at(Site::new, |reader| {
        reader.opens(PLAIN);
        let script = "document.querySelector('study-widget').importProgress('{\"format\":\"study-widget/1\"' + ' '.repeat(100 << 20)).catch(({ message }) => { recorder.refused = message; })";
        reader.executes(script, ());
        reader.waits_for("the refusal", "return recorder.refused", ());
        let said: String = reader.evaluates("return recorder.refused", ());
        assert_eq!(
            said,
            "nothing was imported: this file has 100 MB and no export has more than 16; choose one that this page made"
        );
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.sees_progress(1, 15);
    });
}

#[test]
fn two_tabs_importing_at_once_lose_nothing_of_either() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        let one = exported(reader);
        reader.ticks(POINT);
        reader.ticks(OTHER);
        let other = exported(reader);
        reader.opens_another_tab(PLAIN);
        // Both tabs import at the same moment.
        for (tab, export) in [(0, &one), (1, &other)] {
            reader.switches_to_tab(tab);
            let script = "setTimeout(() => document.querySelector('study-widget').importProgress(args[0]).then(() => { recorder.imported = true; }), args[1] - Date.now());";
            let soon: u64 = reader.evaluates(
                "return (globalThis.opener, Math.ceil(Date.now() / 1000) * 1000 + 1000)",
                (),
            );
            reader.executes(script, (export, soon));
        }
        for tab in [0, 1] {
            reader.switches_to_tab(tab);
            reader.waits_for("the import", "return recorder.imported", ());
        }
        reader.reloads();
        reader.sees_ticked(OTHER, true);
        reader.sees_ticked(POINT, false);
        reader.sees_progress(1, 15);
    });
}

#[test]
fn a_page_killed_between_two_writes_of_an_import_leaves_each_record_whole() {
    let export = r#"{"format":"study-widget/1","guides":{"g":{
        "a":{"v":1,"title":"One","ticks":{"x":[true,1795500000000,0,41]}},
        "b":{"v":1,"title":"Two","ticks":{"y":[true,1795500000000,0,41]}}}}}"#;
    if !Path::new("/proc/self/stat").exists() {
        println!("left out here: no list of processes in /proc");
        return;
    }
    chromium_story(Site::new, |reader| {
        reader.visits("pages/essay.html");
        let here = r#"{"v":1,"title":"Two","ticks":{"z":[true,1795400000000,0,7]}}"#;
        reader.stores("study-widget:g:b", here);
        reader.opens_another_tab(PLAIN);
        // The second write never ends.
        let stops = "const set = Storage.prototype.setItem;
            Storage.prototype.setItem = function (key, text) {
                if (key === 'study-widget:g:b') for (;;);
                set.call(this, key, text);
            };
            setTimeout(() => document.querySelector('study-widget').importProgress(args[0]))";
        reader.executes(stops, [export]);
        reader.switches_to_tab(0);
        reader.waits_for(
            "the first record",
            "return localStorage.getItem('study-widget:g:a')",
            (),
        );
        let at_work = "return (globalThis.since ??= performance.now()) < performance.now() - 2000";
        reader.waits_for("the other page to have worked most", at_work, ());
        reader.kills_the_busiest_page();
        reader.opens(PLAIN);
        assert_eq!(reader.stored("study-widget:g:b").as_deref(), Some(here));
        assert_eq!(
            imports(reader, export),
            json!({ "added": 0, "updated": 1, "unchanged": 1, "rejected": 0 })
        );
        let both = reader.stored("study-widget:g:b").unwrap_or_default();
        assert!(both.contains("\"y\":") && both.contains("\"z\":"), "{both}");
    });
}

fn guide(reader: &Reader) -> String {
    reader.events("study-ready")[0]["guide"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn exported(reader: &Reader) -> String {
    reader.evaluates(
        "return document.querySelector('study-widget').exportProgress()",
        (),
    )
}

/// The report of an import.
fn imports(reader: &Reader, text: &str) -> Value {
    tries(reader, text);
    reader.evaluates("return recorder.imported", ())
}

/// The error message of an import that changes nothing.
fn refuses(reader: &Reader, text: &str) -> String {
    tries(reader, text);
    reader.evaluates("return recorder.imported.message", ())
}

fn tries(reader: &Reader, text: &str) {
    let script = "delete recorder.imported;
        document.querySelector('study-widget').importProgress(args[0]).then((report) => { recorder.imported = report; }, ({ message }) => { recorder.imported = { message }; });";
    reader.executes(script, [text]);
    reader.waits_for("the import to end", "return recorder.imported", ());
}

/// All entries of the storage.
fn kept(reader: &Reader) -> Value {
    reader.evaluates("return Object.entries(localStorage).sort()", ())
}

fn empties_the_storage(reader: &Reader) {
    reader.visits("pages/essay.html");
    reader.loses_the_journal();
    reader.executes("localStorage.clear()", ());
}

/// An export without its time.
fn without_time(export: &str) -> String {
    let (before, after) = export.split_once("\"exported\":").unwrap_or((export, ""));
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
    [before, after].concat()
}
