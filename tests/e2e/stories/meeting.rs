//! Copies of one reader's progress are merged: from two tabs, from a wrong clock, from a page that changed in between.

use crate::pages::{crowded, known_page, question};
use crate::reader::story_at;
use crate::server::Site;

#[test]
fn two_tabs_ticking_at_once_lose_nothing() {
    let site = || Site::new().with_page("crowd.html", known_page("crowd", &crowded(60)));
    // Each tab toggles each box of its half seventeen times, so that all end ticked: over a thousand changes in all.
    let ticking = "const boxes = controls('input[type=checkbox]', 'study-tick').filter((_, index) => index % 2 === args[0]);
        let left = boxes.length * 17;
        window.doneTicking = false;
        const next = () => {
            boxes[left % boxes.length].element.click();
            left -= 1;
            if (left) setTimeout(next); else window.doneTicking = true;
        };
        next()";
    story_at(site, |reader| {
        reader.opens("pages/crowd.html");
        reader.shows_framework("How many things matter here?");
        reader.opens_another_tab("pages/crowd.html");
        for tab in [0, 1] {
            reader.switches_to_tab(tab);
            reader.sees_ticked("Point 60.", false);
            reader.sees_ticked("Point 1.", false);
        }
        for tab in [0, 1] {
            reader.switches_to_tab(tab);
            reader.executes(ticking, [tab]);
        }
        // The browser throttles a background tab.
        reader.has_a_long_timeout();
        for tab in [0, 1] {
            reader.switches_to_tab(tab);
            reader.waits_for("the ticking to end", "return doneTicking", ());
            reader.sees_progress(60, 60);
        }
        reader.reloads();
        reader.sees_progress(60, 60);
    });
}

#[test]
fn a_clock_that_runs_years_ahead_does_not_win_for_ever() {
    let article = question(
        "clock",
        "What time is it?",
        &["Ask the sun.", "Ask a neighbour."],
    );
    let ahead = known_page("clock", &article).replace(
        "<meta charset",
        "<script>{ const now = Date.now; Date.now = () => now() + 1e11 }</script><meta charset",
    );
    let site = move || {
        Site::new()
            .with_page("ahead.html", ahead.clone())
            .with_page("right.html", known_page("clock", &article))
    };
    story_at(site, |reader| {
        reader.opens("pages/ahead.html");
        reader.shows_framework("What time is it?");
        reader.ticks("Ask the sun.");
        reader.opens("pages/right.html");
        reader.sees_ticked("Ask the sun.", true);
        reader.ticks("Ask the sun.");
        reader.sees_ticked("Ask the sun.", false);
        reader.reloads();
        reader.sees_ticked("Ask the sun.", false);
        reader.opens("pages/ahead.html");
        reader.sees_ticked("Ask the sun.", false);
    });
}

#[test]
fn a_question_that_vanishes_and_returns_still_has_its_ticks() {
    let kept = question("kept", "What stays?", &["This stays."]);
    let gone = question("gone", "What goes?", &["This goes and comes back."]);
    let site = move || {
        let whole = format!("{kept}{gone}");
        Site::new()
            .with_page("whole.html", known_page("g", &whole))
            .with_page("less.html", known_page("g", &kept))
    };
    story_at(site, |reader| {
        reader.opens("pages/whole.html");
        reader.presses(&["Show all"]);
        reader.ticks("This goes and comes back.");
        reader.opens("pages/less.html");
        reader.ticks("This stays.");
        reader.opens("pages/whole.html");
        reader.sees_ticked("This goes and comes back.", true);
        reader.sees_progress(2, 2);
    });
}

#[test]
fn a_question_under_a_new_id_keeps_the_ticks_of_its_text() {
    let points = [
        "Draw the boxes.",
        "Name the arrows.",
        "Say what breaks first.",
    ];
    let page = move |id| {
        known_page(
            "g",
            &question(id, "How would you draw the system you run today?", &points),
        )
    };
    let site = move || {
        Site::new()
            .with_page("before.html", page("draw"))
            .with_page("after.html", page("drawing"))
    };
    story_at(site, |reader| {
        reader.opens("pages/before.html");
        reader.presses(&["Show all"]);
        reader.ticks("Name the arrows.");
        reader.opens("pages/after.html");
        reader.sees_ticked("Name the arrows.", true);
    });
}
