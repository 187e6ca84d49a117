//! The library: a first-time reader sees what this is, and one thing to do.

use thirtyfour::Key;

use crate::reader::{emulated_story, story};
use crate::server::Site;

const GUIDE: &str = "guides/devops-senior/";
const DELIVERY: &str = "How would you build delivery for a fleet";

#[test]
fn the_first_click_leads_into_the_first_guide() {
    story(|reader| {
        reader.visits("");
        reader.sees("Long articles you can study");
        reader.finds_on_the_screen("Start studying");
        reader.tabs_to(&["Start studying", "Senior DevOps"]);
        reader.sees_the_focus();
        reader.types(&[Key::Enter]);
        reader.waits_until_ready();
        reader.sees("How would you build delivery for a fleet");
    });
}

#[test]
fn the_library_tells_what_was_studied_and_goes_on_there() {
    story(|reader| {
        reader.opens(GUIDE);
        reader.shows_framework(DELIVERY);
        reader.ticks("Ask about the shape first.");
        reader.visits("");
        reader.sees("1 of 160 ticked");
        reader.sees("studied today");
        reader.tabs_to(&["Continue", DELIVERY]);
        reader.types(&[Key::Enter]);
        reader.waits_until_ready();
        reader.finds_on_the_screen(DELIVERY);
        reader.sees_progress(1, 160);
    });
}

#[test]
fn a_search_leads_to_the_point_and_opens_it() {
    story(|reader| {
        reader.visits("");
        reader.waits_for(
            "the search",
            "return shown(document.getElementById('find'))",
            (),
        );
        reader.executes("document.getElementById('find').focus()", ());
        reader.types_text("  DRIFT   deserves ");
        reader.sees("1 place");
        reader.tabs_to(&["How would you run infrastructure as code"]);
        reader.types(&[Key::Enter]);
        reader.waits_until_ready();
        reader.sees("Decide what each drift deserves.");
        reader.finds_on_the_screen("Decide what each drift deserves.");
    });
}

#[test]
fn a_search_finds_what_the_reader_noted() {
    story(|reader| {
        reader.opens(GUIDE);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Notes");
        reader.types_into(DELIVERY, "Mention the walrus release");
        reader.visits("");
        reader.waits_for(
            "the search",
            "return shown(document.getElementById('find'))",
            (),
        );
        reader.executes("document.getElementById('find').focus()", ());
        reader.types_text("walrus");
        reader.sees("1 place");
        reader.sees("Mention the walrus release");
    });
}

#[test]
fn a_search_that_finds_nothing_says_so() {
    story(|reader| {
        reader.visits("");
        reader.waits_for(
            "the search",
            "return shown(document.getElementById('find'))",
            (),
        );
        reader.executes("document.getElementById('find').focus()", ());
        reader.types_text("xylophone");
        reader.sees("Nothing here says “xylophone”");
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
    emulated_story(Site::new, |reader| {
        for scheme in ["light", "dark"] {
            reader.emulates_media(&[("prefers-color-scheme", scheme)]);
            for width in [320, 768, 1440] {
                reader.resizes_to(width, 900);
                reader.visits("");
                reader.finds_no_overflow();
                reader.finds_no_axe_violations(&format!("{scheme}, {width} px"));
                reader.takes_a_picture(&format!("library-{width}-{scheme}"));
            }
        }
        reader.emulates_media(&[("forced-colors", "active")]);
        reader.visits("");
        reader.finds_no_axe_violations("forced colours");
        reader.takes_a_picture("library-forced-colors");
    });
}
