//! The library: a first-time reader sees what this is, and one thing to do.

use serde_json::json;
use thirtyfour::Key;

use crate::reader::{chromium_story, story};
use crate::server::Site;

#[test]
fn the_first_click_leads_into_the_first_guide() {
    story(|reader| {
        reader.visits("");
        reader.sees("Long articles you can study");
        reader.finds_on_the_screen("Start studying");
        reader.tabs_to(&["Start studying", "Senior DevOps"]);
        reader.sees_the_focus();
        reader.types(&[Key::Enter]);
        reader.finds_it_ready();
        reader.sees("How would you build delivery for a fleet");
    });
}

#[test]
fn a_search_that_nothing_answers_yet_is_not_offered() {
    story(|reader| {
        reader.visits("");
        reader.does_not_see("Search the guides");
    });
}

#[test]
fn a_tag_to_copy_works_where_it_is_pasted() {
    story(|reader| {
        reader.visits("");
        let tag = format!("src=\"{}\"", reader.site().address("embed/study-widget.js"));
        reader.sees(&tag);
    });
}

#[test]
fn nothing_is_to_blame_about_the_library_in_any_size_and_colour() {
    chromium_story(Site::new, |reader| {
        for scheme in ["light", "dark"] {
            reader.prefers(json!([{ "name": "prefers-color-scheme", "value": scheme }]));
            for width in [320, 768, 1440] {
                reader.has_a_window_of(width, 900);
                reader.visits("");
                reader.need_not_scroll_sideways();
                reader.finds_nothing_to_blame(&format!("{scheme}, {width} px"));
                reader.takes_a_picture(&format!("library-{width}-{scheme}"));
            }
        }
        reader.prefers(json!([{ "name": "forced-colors", "value": "active" }]));
        reader.visits("");
        reader.finds_nothing_to_blame("forced colours");
        reader.takes_a_picture("library-forced-colors");
    });
}
