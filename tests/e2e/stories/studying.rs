//! A reader studies: opens and closes frameworks, ticks, and follows the progress.

use crate::pages::{page, question};
use crate::reader::{story, story_at};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const SLOW: &str = "A query that was fast last week";
const COLUMN: &str = "How do you change the type of a column";

#[test]
fn a_guide_opens_folded_below_the_screen_and_says_how_much_there_is() {
    story(|reader| {
        reader.resizes_to(1000, 400);
        reader.opens(PLAIN);
        reader.sees("do you measure before you change anything?");
        reader.sees("Answer framework");
        reader.sees("When would you rather not add an index?");
        reader.sees("Answer aloud, with a clock in sight.");
        reader.does_not_see("Add beside, do not alter.");
        reader.does_not_see("swap names");
        reader.does_not_see("Take it out of the pool.");
        reader.sees_button(&["Show framework", "3 points", COLUMN]);
        reader.sees_progress(0, 15);
        let ready = reader.events("study-ready");
        assert_eq!(ready.len(), 1, "{ready:?}");
        assert_eq!(
            [
                &ready[0]["questions"],
                &ready[0]["points"],
                &ready[0]["followUps"]
            ],
            [3, 10, 5]
        );
    });
}

#[test]
fn what_stands_on_the_screen_stays_open_until_the_reader_is_past_it() {
    story(|reader| {
        reader.resizes_to(1000, 500);
        reader.opens(PLAIN);
        reader.sees("Look before touching.");
        reader.sees_button(&["Hide framework", "4 points", "1 min", SLOW]);
        reader.scrolls_to("The replica is an hour behind");
        reader.does_not_see("Look before touching.");
        reader.sees_button(&["Show framework", "4 points", "1 min", SLOW]);
    });
}

#[test]
fn one_framework_opens_and_closes_and_leaves_the_others() {
    story(|reader| {
        reader.resizes_to(1000, 400);
        reader.opens(PLAIN);
        reader.shows_framework(COLUMN);
        reader.sees("Add beside, do not alter.");
        reader.sees("swap names");
        reader.does_not_see("Take it out of the pool.");
        reader.does_not_see("Look before touching.");
        reader.hides_framework(COLUMN);
        reader.does_not_see("Add beside, do not alter.");
        reader.sees_button(&["Show framework", COLUMN]);
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn show_all_and_hide_all_mean_all() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.presses(&["Show all"]);
        reader.sees("Leave an alarm behind.");
        reader.sees("swap names");
        reader.sees("Write down the time line.");
        reader.presses(&["Hide all"]);
        reader.does_not_see("Leave an alarm behind.");
        reader.does_not_see("swap names");
        reader.does_not_see("Write down the time line.");
        reader.executes("document.querySelector('study-widget').showAll()", ());
        reader.sees("Write down the time line.");
        reader.executes("document.querySelector('study-widget').hideAll()", ());
        reader.does_not_see("Write down the time line.");
    });
}

#[test]
fn a_tick_stands_beside_its_text_and_takes_the_place_of_a_bullet() {
    const BESIDE: std::ops::Range<f64> = 0.0..20.0;
    story(|reader| {
        for (path, question, point) in [
            (
                "guides/devops-senior/",
                "How would you build delivery for a fleet",
                "Ask about the shape first.",
            ),
            (PLAIN, SLOW, "Look before touching."),
            (PLAIN, COLUMN, "Add beside, do not alter."),
        ] {
            reader.opens(path);
            reader.shows_framework(question);
            reader.waits_until_idle();
            let between = "const text = holding(args[0])[0].getBoundingClientRect().left;
                return text - control('input[type=checkbox]', [args[0]], 'study-tick').getBoundingClientRect().right";
            let between: f64 = reader.evaluates(between, [point]);
            assert!(BESIDE.contains(&between), "{point}: {between} px");
            let mark = "const item = holding(args[0])[0].closest('li');
                return item === null || ['none', '\"\"'].includes(getComputedStyle(item).listStyleType) || getComputedStyle(item, '::marker').color === 'rgba(0, 0, 0, 0)'";
            assert!(
                reader.evaluates::<bool>(mark, [point]),
                "{point} has its bullet beside its box"
            );
            reader.hides_framework(question);
        }
    });
}

#[test]
fn a_sketch_folds_with_its_follow_up() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_sketch("When would you rather not add an index?");
        reader.sees("When writes outnumber reads");
        reader.hides_if_open("How do you tell a bad plan");
        reader.does_not_see("Buffers read against time waited");
        reader.presses(&["Hide sketch", "When would you rather not add an index?"]);
        reader.does_not_see("When writes outnumber reads");
    });
}

#[test]
fn ticks_carry_a_question_from_new_to_confident() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.sees_status(SLOW, "New");
        reader.shows_framework(SLOW);
        reader.ticks("Look before touching.");
        reader.sees_status(SLOW, "Learning");
        reader.sees_progress(1, 15);
        for point in [
            "Ask what changed.",
            "Fix the cause once.",
            "Leave an alarm behind.",
        ] {
            reader.ticks(point);
        }
        reader.sees_status(SLOW, "Confident");
        reader.ticks("Ask what changed.");
        reader.sees_status(SLOW, "Learning");
        reader.sees_progress(3, 15);
        let progress = reader.events("study-progress").pop().unwrap_or_default();
        assert_eq!([&progress["ticked"], &progress["total"]], [3, 15]);
        assert_eq!(
            progress["questions"],
            serde_json::json!({ "new": 2, "learning": 1, "confident": 0 })
        );
    });
}

#[test]
fn only_the_questions_of_a_status_are_shown() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.ticks("When would you rather not add an index?");
        reader.chooses("Learning");
        reader.does_not_see("do you stop the harm");
        reader.does_not_see("have you ever taken a lock");
        reader.sees("do you measure before you change anything?");
        reader.sees("Answer aloud, with a clock in sight.");
        reader.chooses("New");
        reader.sees("have you ever taken a lock");
        reader.does_not_see("do you measure before");
        reader.chooses("All");
        reader.sees("do you measure before");
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn the_next_open_question_comes_to_the_reader() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        for point in [
            "Look before touching.",
            "Ask what changed.",
            "Fix the cause once.",
            "Leave an alarm behind.",
        ] {
            reader.ticks(point);
        }
        reader.executes("scrollTo(0, 0)", ());
        reader.presses(&["Next open question"]);
        reader.finds_on_the_screen(COLUMN);
    });
}

#[test]
fn the_next_open_question_comes_where_the_filter_hides_it() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.turns_to_the_end_and_back();
        reader.chooses("Confident");
        reader.does_not_see("do you measure before");
        reader.presses(&["Next open question"]);
        reader.finds_on_the_screen(SLOW);
        reader.sees("have you ever taken a lock");
        reader.does_not_see_in_panel("Every question is confident");
        let chosen = "return inPanel('select').selectedOptions[0].textContent";
        assert_eq!(reader.evaluates::<String>(chosen, ()), "All questions");
    });
}

#[test]
fn the_filter_stays_where_no_question_is_open() {
    let article = question("only", "Which is the only one?", &["This one."]);
    let article = format!("{}{article}", "<p>A beginning that is long.</p>".repeat(60));
    let site = move || Site::new().with_page("only.html", page("", &article));
    story_at(site, |reader| {
        reader.opens("pages/only.html");
        reader.shows_framework("Which is the only one?");
        reader.ticks("This one.");
        reader.chooses("Confident");
        reader.presses(&["Next open question"]);
        reader.sees_in_panel("Every question is confident");
        let chosen = "return inPanel('select').selectedOptions[0].textContent";
        assert_eq!(reader.evaluates::<String>(chosen, ()), "Confident");
    });
}

#[test]
fn a_reset_can_be_undone() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks("Look before touching.");
        reader.ticks("When would you rather not add an index?");
        reader.presses(&["Reset progress"]);
        reader.sees_progress(0, 15);
        reader.sees_ticked("Look before touching.", false);
        reader.presses(&["Undo reset"]);
        reader.sees_progress(2, 15);
        reader.sees_ticked("Look before touching.", true);
        reader.presses(&["Reset progress"]);
        reader.reloads();
        reader.sees_progress(0, 15);
    });
}
