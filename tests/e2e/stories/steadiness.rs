//! What the reader looks at stays where it is, and the page answers at once, however long it is.

use crate::pages::{known_page, long};
use crate::reader::{chromium_story, story_at};
use crate::server::{Fault, Site};

const WASM: &str = "embed/study-widget.wasm";
#[test]
fn fifteen_questions_take_no_long_task_on_a_slow_machine() {
    let site = || Site::new().with_page("fifteen.html", known_page("fifteen", &long(15)));
    chromium_story(site, |reader| {
        reader.site().fails(WASM, Fault::Held);
        reader.visits("pages/fifteen.html");
        reader.stages(
            "Emulation.setCPUThrottlingRate",
            serde_json::json!({ "rate": 4 }),
        );
        reader.settles();
        reader.does("witness.longest = 0", ());
        reader.site().lets_go();
        reader.finds_it_ready();
        let longest = reader.longest_task();
        println!("15 questions, 4 times slower: longest task {longest} ms");
        // The bar of 50 ms is the bench's; this machine runs other stories meanwhile.
        assert!(longest <= 200.0, "a task took {longest} ms");
    });
}

#[test]
fn five_thousand_questions_are_studied_like_fifteen() {
    let site = || Site::new().with_page("endless.html", known_page("endless", &long(5_000)));
    story_at(site, |reader| {
        reader.opens("pages/endless.html");
        reader.sees_progress(0, 45_000);
        reader.shows_framework("What would you do about case 3?");
        reader.ticks("Thing 2 of case 3.");
        reader.sees_progress(1, 45_000);
        reader.shows_framework("What would you do about case 4999?");
        reader.ticks("Thing 6 of case 4999.");
        reader.sees_progress(2, 45_000);
        reader.presses(&["Show all"]);
        reader.sees("Thing 1 of case 2500.");
        reader.reloads();
        reader.sees_progress(2, 45_000);
        reader.sees_ticked("Thing 6 of case 4999.", true);
    });
}
