//! Opening the desk: its first question shows before the page becomes inert, and what it has read is kept for the next
//! time.

use thirtyfour::Key;

use crate::reader::{Reader, story};

const PLAIN: &str = "pages/plain.html";
const REVIEW: [&str; 2] = ["Review", "of this guide"];
const SLOW: &str = "A query that was fast last week";
const COLUMN: &str = "How do you change the type of a column";

/// Opens the desk on a page so busy that the desk is not modal yet.
fn is_early(reader: &Reader) {
    reader.opens(PLAIN);
    reader.executes(
        "window.busy = []; window.requestIdleCallback = (work) => busy.push(work)",
        (),
    );
    reader.tabs_to(&REVIEW);
    reader.types(&[Key::Enter]);
    reader.question_asked();
    let early = "return focused() === desk('h2') && !desk('dialog:modal')";
    reader.waits_for("the keys at a desk that is not modal yet", early, ());
}

#[test]
fn a_question_can_be_answered_before_all_else_is_out_of_reach() {
    story(|reader| {
        is_early(reader);
        reader.types_into("Your answer", "I look");
        reader.executes("busy.forEach((work) => work())", ());
        reader.waits_for("a modal desk", "return desk('dialog:modal')", ());
        // The focus did not move: typing goes on in the same field.
        reader.types_text(" first");
        reader.sees_value("Your answer", "I look first");
        reader.shows_the_framework_in_the_desk();
        reader.closes_the_desk();
        let back = "return name(focused()).includes(args[0])";
        reader.waits_for("the focus where it came from", back, ["Review"]);
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn a_desk_that_is_not_modal_yet_lets_no_key_past_it() {
    story(|reader| {
        is_early(reader);
        reader.types(&[Key::Space]);
        reader.sees_in_the_desk("0 of 4 points covered");
        for _ in 0..20 {
            reader.types(&[Key::Tab]);
            let inside = "return focused() === document.body || focused().closest('study-exhibit') !== null || focused().getRootNode().host.closest('study-desk') !== null";
            reader.waits_for("the focus at the desk", inside, ());
        }
    });
}

#[test]
fn a_desk_that_is_not_modal_yet_is_left_by_escape_or_its_button() {
    story(|reader| {
        for way in ["Escape", "Close the desk"] {
            is_early(reader);
            if way == "Escape" {
                reader.types(&[Key::Escape]);
            } else {
                reader.presses_in_the_desk(way);
            }
            reader.sees_the_desk_closed();
            let back = "return name(focused()).includes(args[0])";
            reader.waits_for("the focus where it came from", back, ["Review"]);
            reader.executes("busy.forEach((work) => work())", ());
            reader.sees_the_desk_closed();
            reader.finds_the_page_undisturbed();
        }
    });
}

#[test]
fn what_is_ticked_in_the_article_is_known_at_the_desk_that_opens_again() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        assert!(reader.question_asked().contains(SLOW));
        reader.closes_the_desk();
        reader.shows_framework(SLOW);
        for point in [
            "Look before touching.",
            "Ask what changed.",
            "Fix the cause once.",
            "Leave an alarm behind.",
        ] {
            reader.ticks(point);
        }
        reader.sees_status(SLOW, "Confident");
        // Confident questions come last.
        reader.opens_the_desk_by(&REVIEW);
        assert!(reader.question_asked().contains(COLUMN));
    });
}

#[test]
fn what_was_rated_in_another_tab_is_not_asked_again() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        let question = reader.question_asked();
        reader.closes_the_desk();
        reader.opens_another_tab(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        assert_eq!(reader.question_asked(), question);
        reader.shows_the_framework_in_the_desk();
        reader.ticks_the_first_point();
        reader.rates("Good");
        reader.switches_to_tab(0);
        reader.sees_progress(1, 15);
        reader.opens_the_desk_by(&REVIEW);
        assert_ne!(reader.question_asked(), question);
        // Ratings from both places are counted.
        reader.shows_the_framework_in_the_desk();
        reader.rates("Good");
        reader.switches_to("Where I stand");
        reader.sees_in_the_desk("2 of 3");
    });
}

#[test]
fn an_article_that_changed_meanwhile_is_read_anew() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        let question = reader.question_asked();
        reader.closes_the_desk();
        let changes = [
            "holding('1. A query')[0].firstChild.data = '1. A query that is new. What do you do?'",
            "document.querySelector('study-widget').setAttribute('guide', 'another')",
        ];
        reader.executes(changes[0], ());
        reader.opens_the_desk_by(&REVIEW);
        let asked = reader.question_asked();
        assert!(asked.contains("A query that is new"), "{question} {asked}");
        reader.shows_the_framework_in_the_desk();
        reader.rates("Good");
        reader.closes_the_desk();
        // With another id it is another guide, with nothing rated.
        reader.executes(changes[1], ());
        reader.opens_the_desk_by(&REVIEW);
        assert_eq!(reader.question_asked(), asked);
    });
}

/// Whether the browser has loaded this file of the desk.
const LOADED: &str =
    "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith(args[0]))";

#[test]
fn who_rated_an_answer_finds_the_desk_read_ahead_in_the_next_visit() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        let question = reader.question_asked();
        reader.shows_the_framework_in_the_desk();
        reader.rates("Good");
        reader.closes_the_desk();
        reader.reloads();
        reader.waits_for("a desk in the memory", LOADED, ["study-desk.wasm"]);
        reader.opens_the_desk_by(&REVIEW);
        assert_ne!(reader.question_asked(), question);
        reader.closes_the_desk();
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn nobody_else_loads_the_desk_before_they_ask_for_it() {
    let saves = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })";
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks("Look before touching.");
        // Without the journal, since the desk's module would load to merge what only the journal has.
        reader.loses_the_journal();
        reader.reloads();
        reader.sees_progress(1, 15);
        reader.waits_until_idle();
        assert!(!reader.evaluates::<bool>(LOADED, ["study-desk.js"]));
        reader.opens_the_desk_by(&REVIEW);
        reader.shows_the_framework_in_the_desk();
        reader.rates("Good");
        // Nor does it preload for a reader who saves data, whatever they rated.
        reader.adds_init_script(saves);
        reader.loses_the_journal();
        reader.reloads();
        reader.waits_for("the small half", LOADED, ["study-desk.js"]);
        reader.waits_until_idle();
        assert!(!reader.evaluates::<bool>(LOADED, ["study-desk.wasm"]));
    });
}
