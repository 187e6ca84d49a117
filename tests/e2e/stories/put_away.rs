//! Putting away: a reader pauses a question or a point, finds the list of paused ones, and brings one back.

use crate::reader::{Reader, story};

const PLAIN: &str = "pages/plain.html";
const REVIEW: [&str; 2] = ["Review", "of this guide"];

/// Opens the ways to put a question away, and takes one.
fn puts_away(reader: &Reader, way: &str) {
    reader.clicks_in_the_desk("summary", &["Put away"]);
    reader.clicks_in_the_desk("button", &[way]);
}

#[test]
fn a_question_i_do_not_want_today_is_back_tomorrow() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        let question = reader.question_asked();
        puts_away(reader, "Not today");
        reader.sees_in_the_desk("Put away: back tomorrow.");
        assert_ne!(reader.question_asked(), question);
        // Undo brings the question back at once.
        reader.clicks_in_the_desk("button", &["Undo"]);
        reader.sees_in_the_desk("Taken back.");
        assert_eq!(reader.question_asked(), question);
        reader.sees_in_the_desk("Question 1 of 3, weakest first");
        reader.shows_the_framework_in_the_desk();
        puts_away(reader, "Never again");
        reader.sees_in_the_desk("not asked again");
        reader.reloads();
        reader.opens_the_desk_by(&REVIEW);
        assert_ne!(reader.question_asked(), question, "after a reload too");
        reader.switches_to("Plan");
        reader.sees_in_the_desk("1 put away.");
        reader.clicks_in_the_desk("summary", &["Put away: 1"]);
        reader.clicks_in_the_desk("button", &["Bring back", &question]);
        reader.sees_in_the_desk("Brought back.");
        reader.waits_for(
            "an empty list",
            "return desk.all('.away li').length === 0",
            (),
        );
        reader.switches_to("Review");
        assert_eq!(reader.question_asked(), question);
    });
}

#[test]
fn what_is_due_counts_without_what_i_put_away() {
    story(|reader| {
        reader.shifts_the_clock_by_days(0);
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        for _ in 0..2 {
            reader.question_asked();
            reader.shows_the_framework_in_the_desk();
            reader.rates("Again");
        }
        reader.closes_the_desk();
        reader.shifts_the_clock_by_days(1);
        reader.reloads();
        reader.opens_the_desk_by(&["Review", "2", "due"]);
        puts_away(reader, "In a week");
        reader.sees_in_the_desk("back in 7 days");
        reader.closes_the_desk();
        reader.sees_button(&["Review", "1", "due"]);
        reader.shifts_the_clock_by_days(8);
        reader.reloads();
        reader.sees_button(&["Review", "2", "due"]);
    });
}

#[test]
fn a_point_i_put_away_is_not_counted_against_me() {
    story(|reader| {
        let judge = |state: &str| {
            for &look in reader.appearances() {
                reader.emulates(look);
                reader.waits_until_idle();
                let state = format!("{state}, {look:?}");
                reader.finds_no_axe_violations(&state);
                reader.finds_no_overflow_in_the_desk(&state);
            }
        };
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        reader.question_asked();
        reader.shows_the_framework_in_the_desk();
        reader.sees_in_the_desk("0 of 4 points covered");
        reader.clicks_in_the_desk("summary", &["Put away"]);
        let choose = "const choice = desk('details select');
            choice.value = choice.options[1].value;
            choice.dispatchEvent(new Event('change'))";
        reader.executes(choose, ());
        reader.clicks_in_the_desk("button", &["Never again"]);
        reader.sees_in_the_desk("0 of 3 points covered");
        let boxes = "return [...document.querySelectorAll('study-exhibit study-tick')].filter((box) => box.checkVisibility()).length === 3";
        reader.waits_for("three boxes", boxes, ());
        judge("a point put away");
        reader.switches_to("Plan");
        reader.clicks_in_the_desk("summary", &["Put away: 1"]);
        judge("the list of it");
    });
}
