//! The browser dies before it has written the storage to the disk, and the reader's progress is there again.

use std::path::Path;
use std::time::Duration;

use crate::reader::{Reader, chromium_story, story};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const SLOW: &str = "A query that was fast last week";
const POINT: &str = "Look before touching.";
const OTHER: &str = "Ask what changed.";

#[test]
fn a_browser_killed_a_second_after_a_tick_keeps_the_tick() {
    if !Path::new("/proc/self/cmdline").exists() {
        println!("left out here: no list of processes in /proc");
        return;
    }
    chromium_story(Site::new, |reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        waits_a_second();
        reader.loses_the_browser_and_opens_it_again();
        reader.opens(PLAIN);
        reader.sees_progress(1, 15);
        reader.shows_framework(SLOW);
        reader.sees_ticked(POINT, true);
        let kept = reader.stored(&record(reader)).unwrap_or_default();
        assert!(kept.contains("true"), "it is in the store again: {kept}");
    });
}

#[test]
fn what_the_journal_knew_earlier_does_not_undo_what_the_store_knows() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        let record = record(reader);
        let earlier = journaled(reader, &record);
        assert_eq!(reader.stored(&record).as_deref(), Some(earlier.as_str()));
        reader.ticks(POINT);
        reader.ticks(OTHER);
        let later = reader.stored(&record).unwrap_or_default();
        reader.visits("pages/essay.html");
        writes_in_the_journal(reader, &record, &earlier, 0);
        reader.opens(PLAIN);
        reader.waits_for("the journal to be read", &is_gone(&record), ());
        reader.sees_ticked(OTHER, true);
        reader.sees_ticked(POINT, false);
        assert_eq!(reader.stored(&record), Some(later));
    });
}

#[test]
fn what_only_the_journal_knows_is_in_the_store_again_at_the_next_start() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.ticks(OTHER);
        let record = record(reader);
        let text = journaled(reader, &record);
        reader.visits("pages/essay.html");
        reader.executes("localStorage.removeItem(args[0])", [&record]);
        reader.opens(PLAIN);
        reader.sees_progress(2, 15);
        reader.shows_framework(SLOW);
        reader.sees_ticked(POINT, true);
        assert_eq!(
            reader
                .stored(&record)
                .map(|kept| kept.contains(&ticks(&text))),
            Some(true)
        );
        assert_eq!(
            reader.stored_keys().len(),
            1,
            "and nothing stands under another key"
        );
    });
}

#[test]
fn a_page_nobody_acts_in_makes_no_database() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.scrolls_to("Before you go");
        reader.waits_until_idle();
        let names = "indexedDB.databases().then((all) => { recorder.databases = all.map(({ name }) => name); })";
        reader.executes(names, ());
        reader.waits_for("the databases to be told", "return recorder.databases", ());
        let names: Vec<String> = reader.evaluates("return recorder.databases", ());
        assert_eq!(names, [""; 0]);
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn where_there_is_no_second_place_to_keep_things_the_first_serves_alone() {
    let ways = [
        "Object.defineProperty(window, 'indexedDB', { value: undefined })",
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } })",
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }",
        "IDBFactory.prototype.open = () => ({})",
        "IDBDatabase.prototype.transaction = () => { throw new DOMException('no', 'NotFoundError'); }",
    ];
    for way in ways {
        let page = include_str!("../pages/plain.html").replacen(
            "<head>",
            &format!("<head><script>{way}</script>"),
            1,
        );
        let site = || Site::new().with_page("plain.html", page.as_str());
        chromium_story(site, |reader| {
            reader.opens(PLAIN);
            reader.shows_framework(SLOW);
            reader.ticks(POINT);
            reader.ticks(OTHER);
            reader.reloads();
            reader.sees_ticked(POINT, true);
            reader.sees_ticked(OTHER, true);
            reader.sees_progress(2, 15);
            reader.finds_the_page_undisturbed();
            assert_eq!(reader.console(), [""; 0], "{way}");
        });
    }
}

fn waits_a_second() {
    std::thread::sleep(Duration::from_secs(1));
}

/// The key of the record of the question about a slow query.
fn record(reader: &Reader) -> String {
    let keys = reader.stored_keys();
    let found = keys.iter().find(|key| key.ends_with(":slow-query"));
    found
        .unwrap_or_else(|| panic!("no record among {keys:?}"))
        .clone()
}

/// The ticks in a record's text.
fn ticks(text: &str) -> String {
    let (_, ticks) = text.split_once("\"ticks\":").unwrap_or_default();
    ticks.split_once('}').unwrap_or_default().0.to_owned()
}

/// The text of a record in the journal, once it holds what the store holds.
fn journaled(reader: &Reader, record: &str) -> String {
    let look = "const open = indexedDB.open('study-widget');
        open.onsuccess = () => {
            const get = open.result.transaction('journal').objectStore('journal').get(args[0]);
            get.onsuccess = () => { recorder.journaled = get.result?.text; };
            open.result.close();
        };
        return recorder.journaled === localStorage.getItem(args[0])";
    reader.waits_for("the journal to hold the record", look, [record]);
    reader.evaluates("return recorder.journaled", ())
}

/// Writes an entry into the journal as if at this time.
fn writes_in_the_journal(reader: &Reader, record: &str, text: &str, at: u64) {
    let write = "const open = indexedDB.open('study-widget');
        open.onsuccess = () => {
            const write = open.result.transaction('journal', 'readwrite');
            write.objectStore('journal').put({ key: args[0], text: args[1], at: args[2] });
            write.oncomplete = () => { recorder.written = true; };
            open.result.close();
        };";
    reader.executes(write, (record, text, at));
    reader.waits_for("the journal to be written", "return recorder.written", ());
}

/// A script that says whether a record is no longer in the journal.
fn is_gone(record: &str) -> String {
    format!(
        "const open = indexedDB.open('study-widget');
        open.onsuccess = () => {{
            const get = open.result.transaction('journal').objectStore('journal').get('{record}');
            get.onsuccess = () => {{ recorder.isGone = !get.result; }};
            open.result.close();
        }};
        return recorder.isGone"
    )
}
