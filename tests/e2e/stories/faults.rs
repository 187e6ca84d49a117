//! Storage fails: blocked, full, emptied, unreadable, or written by a newer version.

use crate::reader::{Reader, story, story_at};
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
            reader.waits_until_ready();
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
        reader.executes(fill, ());
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.sees_in_panel("not saved");
        reader.sees_ticked(POINT, true);
        reader.executes("for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key)", ());
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
        reader.executes("localStorage.clear()", ());
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
        reader.stores(&broken, "{\"half a rec");
        reader.opens(PLAIN);
        reader.sees_ticked("Add beside, do not alter.", true);
        reader.sees_ticked(POINT, false);
        reader.sees_in_panel("cannot be read");
        reader.ticks("Ask what changed.");
        assert_eq!(
            reader.stored(&format!("{broken}.unreadable")).as_deref(),
            Some("{\"half a rec")
        );
        reader.reloads();
        reader.sees_ticked("Ask what changed.", true);
        assert_eq!(
            reader.stored(&format!("{broken}.unreadable")).as_deref(),
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
        reader.waits_until_idle();
        reader.visits("pages/essay.html");
        reader.stores(&broken, "{\"half a rec");
        reader.opens(PLAIN);
        reader.sees_ticked(POINT, true);
        assert_eq!(
            reader.stored(&format!("{broken}.unreadable")).as_deref(),
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
            .stored(&record)
            .unwrap_or_default()
            .replacen("\"v\":1", "\"v\":999", 1);
        assert!(newer.contains("999"), "{newer}");
        reader.visits("pages/essay.html");
        reader.stores(&record, &newer);
        reader.opens(PLAIN);
        reader.sees_in_panel("newer version");
        reader.cannot_tick(POINT);
        reader.sees_button(&["Hide framework", COLUMN]);
        reader.ticks("Add beside, do not alter.");
        reader.presses(&["Reset progress"]);
        assert_eq!(reader.stored(&record), Some(newer));
    });
}

#[test]
fn storage_that_is_blocked_for_a_while_gets_everything_at_the_next_tick() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.presses(&["Show all"]);
        let block = "recorder.write = Storage.prototype.setItem;
            Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); }";
        reader.executes(block, ());
        reader.ticks(POINT);
        reader.sees_in_panel("not saved: this browser blocks storage here");
        reader.executes("Storage.prototype.setItem = recorder.write", ());
        // A tick in another question also stores what could not be stored before.
        reader.ticks("Add beside, do not alter.");
        reader.does_not_see_in_panel("not saved");
        reader.reloads();
        reader.sees_ticked("Add beside, do not alter.", true);
        reader.sees_ticked(POINT, true);
    });
}

#[test]
fn storage_cleared_by_another_tab_gets_back_what_this_one_knows() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.presses(&["Show all"]);
        reader.ticks(POINT);
        // The reload makes the tick part of an earlier visit.
        reader.reloads();
        reader.has_another_tab();
        // The essay page has no widget, so nothing restores from the journal.
        reader.visits("pages/essay.html");
        reader.executes("localStorage.clear()", ());
        reader.switches_to_tab(0);
        reader.sees_ticked(POINT, true);
        // A tick in another question also restores this one.
        reader.ticks("Add beside, do not alter.");
        reader.sees_in_panel("was cleared while the page was open, and was saved again from here");
        // Without the journal, so that it cannot be what restores them.
        reader.visits("pages/essay.html");
        reader.loses_the_journal();
        reader.opens(PLAIN);
        reader.sees_ticked("Add beside, do not alter.", true);
        reader.sees_ticked(POINT, true);
    });
}

#[test]
fn a_record_of_five_megabytes_does_not_keep_the_reader_from_studying() {
    let ticks = "let ticks = ''; for (let n = 0; ticks.length < 4_900_000; n += 1) ticks += `\"item-${String(n).padStart(6, '0')}\":[true,5,0,1],`;";
    story(|reader| {
        reader.opens(PLAIN);
        reader.presses(&["Show all"]);
        reader.ticks(POINT);
        let record = record_of(reader, "slow-query");
        reader.visits("pages/essay.html");
        reader.loses_the_journal();
        reader.executes(&format!("{ticks} const text = localStorage.getItem(args[0]); localStorage.setItem(args[0], text.replace('\"ticks\":{{', '\"ticks\":{{' + ticks))"), [&record]);
        reader.opens(PLAIN);
        reader.sees_ticked(POINT, true);
        reader.ticks("Add beside, do not alter.");
        reader.ticks("Ask what changed.");
        reader.reloads();
        reader.sees_ticked("Ask what changed.", true);
        reader.sees_ticked(POINT, true);
        reader.sees_progress(3, 15);
    });
}

#[test]
fn a_clock_a_year_off_either_way_does_not_win_for_ever() {
    const YEAR: &str = "365 * 864e5";
    const HOURS: &str = "5 * 36e5";
    for (off, by) in [("", YEAR), ("-", YEAR), ("-", HOURS)] {
        let script =
            format!("<script>const now = Date.now; Date.now = () => now() + {off}{by};</script>");
        let page = include_str!("../pages/plain.html").replacen(
            "<head>",
            &format!("<head><meta name=study-guide content=db>{script}"),
            1,
        );
        let right = include_str!("../pages/plain.html").replacen(
            "<head>",
            "<head><meta name=study-guide content=db>",
            1,
        );
        story_at(
            || {
                Site::new()
                    .with_page("off.html", page.as_str())
                    .with_page("right.html", right.as_str())
            },
            |reader| {
                reader.opens("pages/off.html");
                reader.shows_framework(SLOW);
                reader.ticks(POINT);
                reader.ticks("Ask what changed.");
                let ticked: String = exports(reader);
                reader.opens("pages/right.html");
                reader.sees_ticked(POINT, true);
                reader.ticks(POINT);
                reader.sees_ticked(POINT, false);
                reader.opens("pages/off.html");
                reader.ticks("Leave an alarm behind.");
                reader.opens("pages/right.html");
                reader.sees_ticked("Leave an alarm behind.", true);
                reader.sees_ticked("Ask what changed.", true);
                reader.sees_ticked(POINT, false);
                // Changes made after an export are newer than it by whichever clock, so importing it brings nothing
                // back.
                let seen: String = exports(reader);
                reader.opens("pages/off.html");
                reader.ticks("Ask what changed.");
                reader.opens("pages/right.html");
                for backup in [&ticked, &seen] {
                    brings_back(reader, backup);
                    reader.sees_ticked("Ask what changed.", false);
                    reader.sees_ticked(POINT, false);
                    reader.sees_ticked("Leave an alarm behind.", true);
                }
                // A clock hours behind is moved past the stamps it has seen from the right one; one a year behind is
                // not moved so far.
                if by == HOURS {
                    reader.opens("pages/off.html");
                    reader.ticks(POINT);
                    reader.opens("pages/right.html");
                    brings_back(reader, &seen);
                    reader.sees_ticked(POINT, true);
                }
                // Without those stamps, a clock far ahead is not believed.
                reader.visits("pages/essay.html");
                reader.loses_the_journal();
                reader.executes("localStorage.clear()", ());
                reader.opens("pages/right.html");
                reader.shows_framework(SLOW);
                reader.ticks(POINT);
                reader.ticks(POINT);
                brings_back(reader, &ticked);
                reader.sees_ticked("Ask what changed.", true);
                reader.sees_ticked(POINT, false);
            },
        );
    }
}

fn exports(reader: &Reader) -> String {
    reader.evaluates(
        "return document.querySelector('study-widget').exportProgress()",
        (),
    )
}

/// Imports a backup, and waits until the page shows it.
fn brings_back(reader: &Reader, backup: &str) {
    let script = "recorder.imported = undefined;
        document.querySelector('study-widget').importProgress(args[0]).then((report) => { recorder.imported = report; })";
    reader.executes(script, [backup]);
    reader.waits_for("the import", "return recorder.imported", ());
    reader.waits_until_idle();
}

/// The key of a question's record on the current page, once there is one.
fn record_of(reader: &Reader, question: &str) -> String {
    let end = format!(":{question}");
    let is_kept = "return Object.keys(localStorage).some((key) => key.endsWith(args[0]))";
    reader.waits_for(&format!("a record of {question}"), is_kept, [&end]);
    let found = reader
        .stored_keys()
        .into_iter()
        .find(|key| key.ends_with(&end));
    found.unwrap_or_else(|| panic!("no record of {question} any more"))
}

#[test]
fn a_rating_made_while_the_storage_is_full_waits_for_room() {
    let fill = "for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
            for (let n = 0; n < 20; n += 1) try { localStorage.setItem(`filler-${size}-${n}`, 'x'.repeat(size)); } catch { break; }
        }";
    story(|reader| {
        reader.opens(PLAIN);
        reader.executes(fill, ());
        reader.opens_the_desk_by(&["Review", "of this guide"]);
        reader.shows_the_framework_in_the_desk();
        reader.rates("Good");
        reader.sees_in_the_desk("progress is not saved");
        reader.closes_the_desk();
        reader.executes("for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key)", ());
        reader.presses(&["Review", "of this guide"]);
        reader.waits_for(
            "the rating in the storage",
            "return Object.values(localStorage).some((text) => text.includes('\"reviews\"'))",
            (),
        );
    });
}
