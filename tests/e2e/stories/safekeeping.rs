//! The reader's data is safe: the desk says how safe, and keeps a copy from before any loss.

use crate::reader::{APPEARANCES, story, story_at};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const SLOW: &str = "A query that was fast last week";
const POINT: &str = "Look before touching.";
const OTHER: &str = "Ask what changed.";

#[test]
fn what_was_reset_comes_back_on_another_day() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        // Leaves the page in the same task, before a database could open.
        let leave = "window.isLeft = true; document.querySelector('study-widget').reset(); location.reload()";
        reader.executes(leave, ());
        reader.waits_for("the page anew", "return !window.isLeft", ());
        reader.waits_until_ready();
        reader.sees_progress(0, 15);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        reader.sees_in_the_desk("before a guide was reset");
        reader.presses_in_the_desk("Bring it back");
        reader.sees_in_the_desk("Everything is as it was then.");
        // Restoring a copy is a change, too, and keeps a copy.
        reader.sees_in_the_desk("before an older copy was brought back");
        reader.closes_the_desk();
        reader.sees_progress(1, 15);
        reader.reloads();
        reader.sees_progress(1, 15);
    });
}

#[test]
fn what_a_merge_changed_can_be_as_it_was_long_after() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.ticks(OTHER);
        let export: String = reader.evaluates(
            "return document.querySelector('study-widget').exportProgress()",
            (),
        );
        reader.ticks(OTHER);
        reader.sees_progress(1, 15);
        // Imports by the page's own API: newer changes from another device.
        let newer = "const text = args[0].replaceAll(/\\[true,(\\d+)/g, (_, at) => `[true,${Number(at) + 60000}`);
            document.querySelector('study-widget').importProgress(text).then((report) => { recorder.report = report; })";
        reader.executes(newer, [export]);
        reader.sees_progress(2, 15);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        reader.sees_in_the_desk("before a backup or a link was merged");
        reader.presses_in_the_desk("Bring it back");
        reader.sees_in_the_desk("Everything is as it was then.");
        reader.closes_the_desk();
        reader.sees_progress(1, 15);
    });
}

#[test]
fn a_line_says_how_safe_the_data_is_and_what_to_do() {
    const BROWSER: &str = "let kept = false; Object.defineProperty(navigator, 'storage', { value: {
        persisted: async () => kept, persist: async () => (kept = true) } });";
    story(|reader| {
        reader.adds_init_script(BROWSER);
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        reader.sees_in_the_desk(
            "The browser may clear it when space runs short, or after a while without a visit.",
        );
        reader.sees_in_the_desk("1 KB / 5 MB.");
        reader.presses_in_the_desk("Take a backup now");
        reader.sees_in_the_desk("You took a backup today.");
        reader.presses_in_the_desk("Ask the browser to keep it");
        reader.sees_in_the_desk("The browser has promised to keep it until you clear it yourself.");
        let left = "return controls('button', 'study-desk').some(({ element, name }) => /Ask the browser|Take a backup/.test(name) && shown(element))";
        assert!(
            !reader.evaluates::<bool>(left, ()),
            "something is left to do"
        );
    });
}

#[test]
fn axe_finds_nothing_to_blame_in_your_data() {
    story_at(Site::new, |reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.executes("document.querySelector('study-widget').reset()", ());
        for look in APPEARANCES {
            reader.emulates(look);
            reader.opens(PLAIN);
            reader.opens_the_desk_by(&["Plan"]);
            reader.finds_the_desk_accessible(&format!("plan-{}-{}", look.1, look.0));
            reader.switches_to("Your data");
            reader.sees_in_the_desk("before a guide was reset");
            reader.finds_the_desk_accessible(&format!("data-{}-{}", look.1, look.0));
            reader.closes_the_desk();
        }
    });
}
