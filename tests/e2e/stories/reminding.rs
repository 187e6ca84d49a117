//! Reminders of progress that exists in this browser only: after some weeks a line says so, outside the desk too.

use crate::pages::{known_page, question};
use crate::reader::{APPEARANCES, Reader, chromium_story, emulated_story, story};
use crate::server::{Fault, Site};

const GUIDE: &str = "guides/devops-senior/";
const DELIVERY: &str = "How would you build delivery for a fleet";
/// A page that begins with the panel, and is long enough to scroll.
const LONG: &str = "pages/long.html";
const LINE: &str = "days of work are in this browser only.";

fn ticks(reader: &Reader, point: &str) {
    reader.opens(GUIDE);
    reader.shows_framework(DELIVERY);
    reader.ticks(point);
}

/// A reader who ticked one point returns after so many days.
fn comes_back(reader: &Reader, days: u64) {
    ticks(reader, "Ask about the shape first.");
    // Without the journal, since the desk's script would load to merge a partial one.
    reader.visits("pages/essay.html");
    reader.loses_the_journal();
    reader.shifts_the_clock_by_days(days);
    reader.opens(GUIDE);
}

fn is_told(reader: &Reader) {
    reader.scrolls_to(DELIVERY);
    reader.executes(
        "document.scrollingElement.scrollTo({ top: 1e6, behavior: 'instant' })",
        (),
    );
    reader.sees_in_panel(LINE);
}

/// Scrolls away from the panel and back, and sees no reminder.
fn is_told_nothing(reader: &Reader) {
    reader.executes(
        "document.scrollingElement.scrollTo({ top: 1e6, behavior: 'instant' })",
        (),
    );
    reader.waits_until_idle();
    reader.executes(
        "document.scrollingElement.scrollTo({ top: 0, behavior: 'instant' })",
        (),
    );
    reader.waits_until_idle();
    let told: bool = reader.evaluates("return panelText().includes(args[0])", [LINE]);
    assert!(!told, "told of work that is not old");
}

fn long() -> Site {
    let point = |nth: usize| format!("Point {nth}, for which there is something to say.");
    let questions = (1..=12).map(|nth| {
        let points: Vec<String> = (6 * nth..6 * nth + 6).map(point).collect();
        let points: Vec<&str> = points.iter().map(String::as_str).collect();
        question(
            &format!("q{nth}"),
            &format!("What is question {nth}?"),
            &points,
        )
    });
    Site::new().with_page(
        "long.html",
        known_page("long", &questions.collect::<String>()),
    )
}

#[test]
fn old_work_is_told_of_once_the_panel_is_out_of_sight_and_leads_to_the_data() {
    chromium_story(long, |reader| {
        reader.opens(LONG);
        // Shows all, so that nothing closes while the reader scrolls.
        reader.presses(&["Show all"]);
        reader.ticks("Point 6,");
        reader.shifts_the_clock_by_days(20);
        reader.opens(LONG);
        reader.sees_button(&["Review", "of this guide"]);
        let fetched = "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('study-desk.js'))";
        reader.waits_for("the script that knows", fetched, ());
        reader.waits_until_idle();
        let told_at_once: bool = reader.evaluates("return panelText().includes(args[0])", [LINE]);
        assert!(!told_at_once, "the panel grew while it was looked at");
        // The line comes only after everything else has loaded.
        let script = "embed/study-desk.js";
        reader.site().fail(script, Fault::Stalled);
        reader.opens(LONG);
        reader.scrolls_to("Point 40,");
        reader.waits_until_idle();
        reader.executes(
            "window.stood = holding(args[0])[0].getBoundingClientRect().top",
            ["Point 40,"],
        );
        reader.site().clear_faults();
        reader.sees_in_panel(LINE);
        let moved: f64 = reader.evaluates(
            "return holding(args[0])[0].getBoundingClientRect().top - stood",
            ["Point 40,"],
        );
        assert!(moved.abs() < 1.0, "what is read moved by {moved} px");
        for look in APPEARANCES {
            reader.emulates(look);
            reader.executes("document.querySelector('study-widget').scrollIntoView({ block: 'center', behavior: 'instant' })", ());
            reader.waits_until_idle();
            let state = format!("reminder-{}-{}", look.1, look.0);
            reader.takes_a_picture(&state);
            reader.finds_no_axe_violations(&state);
            reader.finds_no_overflow();
        }
        reader.presses(&["Back it up"]);
        reader.sees_in_the_desk("You have no backup yet.");
        reader.downloads_a_backup();
        reader.sees_in_the_desk("You took a backup today.");
        reader.opens(LONG);
        is_told_nothing(reader);
        reader.finds_the_page_undisturbed();
        reader.finds_the_page_restored_without_the_widget();
    });
}

#[test]
fn work_that_is_new_or_backed_up_is_not_told_of() {
    chromium_story(Site::new, |reader| {
        comes_back(reader, 13);
        is_told_nothing(reader);
        let asked = |reader: &Reader| {
            reader
                .site()
                .requests()
                .iter()
                .any(|(path, _)| path.ends_with("study-desk.js"))
        };
        assert!(
            !asked(reader),
            "the study modes' script was asked for by reading"
        );
        reader.shifts_the_clock_by_days(15);
        reader.opens(GUIDE);
        is_told(reader);

        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Your data");
        reader.downloads_a_backup();
        reader.closes_the_desk();
        reader.opens(GUIDE);
        reader.ticks("Build once, promote the digest.");
        reader.shifts_the_clock_by_days(10);
        reader.opens(GUIDE);
        is_told_nothing(reader);
        reader.shifts_the_clock_by_days(6);
        reader.opens(GUIDE);
        is_told(reader);
    });
}

#[test]
fn a_reader_who_wants_no_word_of_it_has_none_for_two_weeks() {
    story(|reader| {
        comes_back(reader, 20);
        is_told(reader);
        reader.presses(&["Not now"]);
        reader.does_not_see_in_panel(LINE);
        reader.waits_until_idle();
        reader.visits("");
        reader.sees("1 of 160 ticked");
        reader.waits_until_idle();
        assert!(
            !reader.evaluates::<bool>("return Boolean(document.querySelector('.reminder'))", ())
        );
        reader.shifts_the_clock_by_days(13);
        reader.opens(GUIDE);
        is_told_nothing(reader);
        reader.shifts_the_clock_by_days(2);
        reader.opens(GUIDE);
        is_told(reader);
    });
}

#[test]
fn the_library_tells_of_old_work_and_leads_to_the_data() {
    emulated_story(Site::new, |reader| {
        comes_back(reader, 20);
        // The desk's module, its IndexedDB stores and the line load one after the other.
        reader.has_a_long_timeout();
        for look in APPEARANCES {
            reader.emulates(look);
            reader.visits("");
            reader.sees(LINE);
            reader.scrolls_to(LINE);
            reader.waits_until_idle();
            let state = format!("library-reminder-{}-{}", look.1, look.0);
            reader.takes_a_picture(&state);
            reader.finds_no_axe_violations(&state);
            reader.finds_no_overflow();
        }
        reader.tabs_to(&["Back it up"]);
        reader.types(&[thirtyfour::Key::Enter]);
        reader.waits_until_ready();
        reader.waits_for_the_desk();
        reader.sees_in_the_desk("You have no backup yet.");
    });
}
