//! The page stays responsive, however long it is.
//!
//! Stories run in the order of their names; this one takes longest, so its name puts it early.

use crate::pages::{known_page, long};
use crate::reader::story_at;
use crate::server::Site;

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
        // The page opens in idle turns, and each check for the words reads fifteen million characters in between.
        reader.has_a_long_timeout();
        reader.sees("Thing 1 of case 2500.");
        reader.reloads();
        reader.sees_progress(2, 45_000);
        reader.scrolls_to("Thing 6 of case 4999.");
        reader.sees_ticked("Thing 6 of case 4999.", true);
    });
}
