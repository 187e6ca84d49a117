//! The reader's progress is there again: after a reload, in another tab, on another day, and after faults in between.

use serde_json::json;

use crate::reader::{chromium_story, persistent_story, story, story_at};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const SLOW: &str = "A query that was fast last week";
const POINT: &str = "Look before touching.";

#[test]
fn a_tick_survives_a_reload() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.reloads();
        reader.sees_progress(1, 15);
        reader.sees_ticked(POINT, true);
        reader.sees_ticked("Ask what changed.", false);
    });
}

#[test]
fn what_was_left_open_stays_open() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.reloads();
        reader.sees(POINT);
        reader.does_not_see("Add beside, do not alter.");
        reader.hides_framework(SLOW);
        reader.reloads();
        reader.does_not_see(POINT);
    });
}

#[test]
fn another_tab_shows_a_tick_at_once() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.opens_another_tab(PLAIN);
        reader.sees(POINT);
        reader.switches_to_tab(0);
        reader.ticks(POINT);
        reader.switches_to_tab(1);
        reader.sees_progress(1, 15);
        reader.sees_ticked(POINT, true);
        reader.sees_status(SLOW, "Learning");
        assert_eq!(reader.events("study-progress").len(), 1);
    });
}

#[test]
fn a_browser_closed_and_opened_again_remembers() {
    persistent_story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.closes_the_browser_and_opens_it_again();
        reader.opens(PLAIN);
        reader.sees_ticked(POINT, true);
        reader.sees_progress(1, 15);
    });
}

#[test]
fn going_back_finds_the_page_as_it_was_left() {
    chromium_story(Site::new, |reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        // The back/forward cache keeps only a page that is at rest when it is left.
        reader.waits_until_idle();
        reader.visits("pages/essay.html");
        reader.waits_until_idle();
        reader.goes_back();
        reader.waits_for("the page as it was left", "return recorder.cameBack", ());
        reader.sees(POINT);
        reader.ticks("Ask what changed.");
        reader.sees_progress(2, 15);
    });
}

#[test]
fn going_back_shows_what_was_ticked_meanwhile() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.visits("pages/essay.html");
        reader.opens_another_tab(PLAIN);
        reader.ticks(POINT);
        reader.switches_to_tab(0);
        reader.goes_back();
        reader.waits_until_ready();
        reader.sees_ticked(POINT, true);
        reader.sees_progress(1, 15);
    });
}

#[test]
fn a_page_that_goes_as_it_is_ticked_keeps_the_tick() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.sees_ticked(POINT, false);
        reader.executes("control('input[type=checkbox]', args, 'study-tick').click(); location.replace('essay.html')", [POINT]);
        reader.sees("The handover");
        reader.opens(PLAIN);
        reader.sees_ticked(POINT, true);
    });
}

#[test]
fn a_page_that_dies_as_it_is_ticked_keeps_the_tick() {
    story_at(Site::new, |reader| {
        reader.visits("pages/essay.html");
        reader.opens_another_tab(PLAIN);
        reader.shows_framework(SLOW);
        reader.sees_ticked(POINT, false);
        reader.executes(
            "control('input[type=checkbox]', args, 'study-tick').click()",
            [POINT],
        );
        reader.crashes_the_page();
        reader.switches_to_tab(0);
        reader.opens(PLAIN);
        reader.sees_ticked(POINT, true);
    });
}

#[test]
fn nothing_is_written_until_the_reader_acts_and_nothing_of_the_neighbours_ever() {
    story(|reader| {
        reader.visits("pages/essay.html");
        reader.stores("theme", "dark");
        reader.stores("study-widgets", "not ours");
        reader.opens(PLAIN);
        reader.scrolls_to("Before you go");
        assert_eq!(reader.stored_keys(), ["study-widgets", "theme"]);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        let guide = reader.events("study-ready")[0]["guide"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let ours = format!("study-widget:{guide}");
        let keys = reader.stored_keys();
        assert!(keys.contains(&format!("{ours}:slow-query")), "{keys:?}");
        for key in keys
            .iter()
            .filter(|key| !["study-widgets", "theme"].contains(&key.as_str()))
        {
            assert!(
                *key == ours || key.starts_with(&format!("{ours}:")),
                "{key}"
            );
        }
        assert_eq!(
            json!([reader.stored("theme"), reader.stored("study-widgets")]),
            json!(["dark", "not ours"])
        );
    });
}
