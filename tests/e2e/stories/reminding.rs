//! Work that is in this browser and nowhere else gets old: a quiet line says so, outside the desk too.

use crate::pages::{known_page, question};
use crate::reader::{LOOKS, Reader, chromium_story, story};
use crate::server::{Fault, Site};

const GUIDE: &str = "guides/devops-senior/";
const DELIVERY: &str = "How would you build delivery for a fleet";
/// A page that begins with the panel, and has enough after it to read on.
const LONG: &str = "pages/long.html";
const LINE: &str = "days of work are in this browser only.";

fn ticks(reader: &Reader, point: &str) {
    reader.opens(GUIDE);
    reader.shows_framework(DELIVERY);
    reader.ticks(point);
}

/// A reader who ticked one point, and comes back after so many days.
fn comes_back(reader: &Reader, days: u64) {
    ticks(reader, "Ask about the shape first.");
    // A journal that was cut short would have the desk's script merge it.
    reader.visits("pages/essay.html");
    reader.loses_the_journal();
    reader.comes_back_days_later(days);
    reader.opens(GUIDE);
}

fn is_told(reader: &Reader) {
    reader.scrolls_to(DELIVERY);
    reader.does(
        "document.scrollingElement.scrollTo({ top: 1e6, behavior: 'instant' })",
        (),
    );
    reader.sees_in_panel(LINE);
}

/// Leaves the panel and comes back, and is told nothing.
fn is_told_nothing(reader: &Reader) {
    reader.does(
        "document.scrollingElement.scrollTo({ top: 1e6, behavior: 'instant' })",
        (),
    );
    reader.settles();
    reader.does(
        "document.scrollingElement.scrollTo({ top: 0, behavior: 'instant' })",
        (),
    );
    reader.settles();
    let told: bool = reader.asks("return panelText().includes(args[0])", [LINE]);
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
        // So that nothing closes while the reader reads on.
        reader.presses(&["Show all"]);
        reader.ticks("Point 6,");
        reader.comes_back_days_later(20);
        reader.opens(LONG);
        reader.sees_button(&["Review", "of this guide"]);
        let fetched = "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('study-desk.js'))";
        reader.waits("the script that knows", fetched, ());
        reader.settles();
        let told_at_once: bool = reader.asks("return panelText().includes(args[0])", [LINE]);
        assert!(!told_at_once, "the panel grew while it was looked at");
        // The word comes when all else stands.
        let script = "embed/study-desk.js";
        reader.site().fails(script, Fault::Held);
        reader.opens(LONG);
        reader.scrolls_to("Point 40,");
        reader.settles();
        reader.does(
            "window.stood = holding(args[0])[0].getBoundingClientRect().top",
            ["Point 40,"],
        );
        reader.site().lets_go();
        reader.sees_in_panel(LINE);
        let moved: f64 = reader.asks(
            "return holding(args[0])[0].getBoundingClientRect().top - stood",
            ["Point 40,"],
        );
        assert!(moved.abs() < 1.0, "what is read moved by {moved} px");
        for look in LOOKS {
            reader.has_the_look(look);
            reader.does("document.querySelector('study-widget').scrollIntoView({ block: 'center', behavior: 'instant' })", ());
            reader.settles();
            let state = format!("reminder-{}-{}", look.1, look.0);
            reader.takes_a_picture(&state);
            reader.finds_nothing_to_blame(&state);
            reader.need_not_scroll_sideways();
        }
        reader.presses(&["Back it up"]);
        reader.sees_at_the_desk("You have no backup yet.");
        reader.is_handed_a_backup();
        reader.sees_at_the_desk("You took a backup today.");
        reader.opens(LONG);
        is_told_nothing(reader);
        reader.finds_the_page_undisturbed();
        reader.finds_the_page_as_it_was_without_the_widget();
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
                .asked()
                .iter()
                .any(|(path, _)| path.ends_with("study-desk.js"))
        };
        assert!(
            !asked(reader),
            "the study modes' script was asked for by reading"
        );
        reader.comes_back_days_later(15);
        reader.opens(GUIDE);
        is_told(reader);

        reader.sits_down(&["Plan"]);
        reader.turns_to("Your data");
        reader.is_handed_a_backup();
        reader.leaves_the_desk();
        reader.opens(GUIDE);
        reader.ticks("Build once, promote the digest.");
        reader.comes_back_days_later(10);
        reader.opens(GUIDE);
        is_told_nothing(reader);
        reader.comes_back_days_later(6);
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
        reader.settles();
        reader.visits("");
        reader.sees("1 of 160 ticked");
        reader.settles();
        assert!(!reader.asks::<bool>("return Boolean(document.querySelector('.reminder'))", ()));
        reader.comes_back_days_later(13);
        reader.opens(GUIDE);
        is_told_nothing(reader);
        reader.comes_back_days_later(2);
        reader.opens(GUIDE);
        is_told(reader);
    });
}

#[test]
fn the_library_tells_of_old_work_and_leads_to_the_data() {
    chromium_story(Site::new, |reader| {
        comes_back(reader, 20);
        // The desk's module, its rooms in IndexedDB and the line come one after the other.
        reader.has_a_minute();
        for look in LOOKS {
            reader.has_the_look(look);
            reader.visits("");
            reader.sees(LINE);
            reader.scrolls_to(LINE);
            reader.settles();
            let state = format!("library-reminder-{}-{}", look.1, look.0);
            reader.takes_a_picture(&state);
            reader.finds_nothing_to_blame(&state);
            reader.need_not_scroll_sideways();
        }
        reader.tabs_to(&["Back it up"]);
        reader.types(&[thirtyfour::Key::Enter]);
        reader.finds_it_ready();
        reader.finds_the_desk_furnished();
        reader.sees_at_the_desk("You have no backup yet.");
    });
}
