//! Storage fails the reader: blocked, full, emptied, unreadable, or written by a newer version.

use crate::reader::{story, story_at};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const SLOW: &str = "A query that was fast last week";
const COLUMN: &str = "How do you change the type of a column";
const POINT: &str = "Look before touching.";

#[test]
fn where_storage_is_blocked_the_reader_studies_and_is_told_nothing_is_saved() {
    story_at(
        || Site::new().with_header("content-security-policy", "sandbox allow-scripts"),
        |reader| {
            reader.opens(PLAIN);
            reader.sees_in_panel("not saved");
            reader.shows_framework(SLOW);
            reader.ticks(POINT);
            reader.sees_status(SLOW, "Learning");
            reader.sees_progress(1, 15);
        },
    );
}

#[test]
fn a_sandboxed_frame_is_a_place_to_study_too() {
    let frame = "<!doctype html><html lang=en><head><title>A frame</title></head><body>
        <iframe title=Guide sandbox=allow-scripts src=plain.html width=900 height=700></iframe></body></html>";
    story_at(
        || Site::new().with_page("frame.html", frame),
        |reader| {
            reader.visits("pages/frame.html");
            reader.enters_the_frame();
            reader.finds_it_ready();
            reader.sees_in_panel("not saved");
            reader.shows_framework(SLOW);
            reader.ticks(POINT);
            reader.sees_progress(1, 15);
        },
    );
}

#[test]
fn where_storage_is_full_the_reader_is_told_and_goes_on() {
    let fill = "localStorage.clear();
        for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
            for (let n = 0; n < 20; n += 1) try { localStorage.setItem(`filler-${size}-${n}`, 'x'.repeat(size)); } catch { break; }
        }";
    story(|reader| {
        reader.opens(PLAIN);
        reader.does(fill, ());
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.sees_in_panel("not saved");
        reader.sees_ticked(POINT, true);
        reader.does("for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key)", ());
        reader.ticks("Ask what changed.");
        reader.reloads();
        reader.sees_ticked("Ask what changed.", true);
        reader.sees_ticked(POINT, true);
    });
}

#[test]
fn storage_emptied_while_the_page_is_open_gets_back_what_the_page_knows() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.does("localStorage.clear()", ());
        reader.ticks("Ask what changed.");
        reader.reloads();
        reader.sees_ticked("Ask what changed.", true);
        reader.sees_ticked(POINT, true);
    });
}

#[test]
fn a_record_that_cannot_be_read_is_set_aside_and_the_others_load() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.presses(&["Show all"]);
        reader.ticks(POINT);
        reader.ticks("Add beside, do not alter.");
        let broken = record_of(reader, "slow-query");
        reader.visits("pages/essay.html");
        reader.loses_the_journal();
        reader.puts(&broken, "{\"half a rec");
        reader.opens(PLAIN);
        reader.sees_ticked("Add beside, do not alter.", true);
        reader.sees_ticked(POINT, false);
        reader.sees_in_panel("cannot be read");
        reader.ticks("Ask what changed.");
        assert_eq!(
            reader.kept(&format!("{broken}.unreadable")).as_deref(),
            Some("{\"half a rec")
        );
        reader.reloads();
        reader.sees_ticked("Ask what changed.", true);
        assert_eq!(
            reader.kept(&format!("{broken}.unreadable")).as_deref(),
            Some("{\"half a rec")
        );
    });
}

#[test]
fn a_record_that_cannot_be_read_comes_back_from_the_journal() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.presses(&["Show all"]);
        reader.ticks(POINT);
        let broken = record_of(reader, "slow-query");
        reader.settles();
        reader.visits("pages/essay.html");
        reader.puts(&broken, "{\"half a rec");
        reader.opens(PLAIN);
        reader.sees_ticked(POINT, true);
        assert_eq!(
            reader.kept(&format!("{broken}.unreadable")).as_deref(),
            Some("{\"half a rec")
        );
    });
}

#[test]
fn a_record_from_a_newer_version_is_left_alone() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.presses(&["Show all"]);
        reader.ticks(POINT);
        let record = record_of(reader, "slow-query");
        let newer = reader
            .kept(&record)
            .unwrap_or_default()
            .replacen("\"v\":1", "\"v\":999", 1);
        assert!(newer.contains("999"), "{newer}");
        reader.visits("pages/essay.html");
        reader.puts(&record, &newer);
        reader.opens(PLAIN);
        reader.sees_in_panel("newer version");
        reader.cannot_tick(POINT);
        reader.sees_button(&["Hide framework", COLUMN]);
        reader.ticks("Add beside, do not alter.");
        reader.presses(&["Reset progress"]);
        assert_eq!(reader.kept(&record), Some(newer));
    });
}

/// The key of a question's record on the page at hand.
fn record_of(reader: &crate::reader::Reader, question: &str) -> String {
    let found = reader
        .kept_keys()
        .into_iter()
        .find(|key| key.ends_with(&format!(":{question}")));
    found.unwrap_or_else(|| panic!("no record of {question} among {:?}", reader.kept_keys()))
}
