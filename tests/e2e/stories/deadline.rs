//! The days before an interview: giving the date, taking a day off, doing tomorrow's work today, and the day after.

use crate::reader::{Reader, story};

const PLAIN: &str = "pages/plain.html";
const REVIEW: [&str; 2] = ["Review", "of this guide"];

/// Enters the date of an interview in so many days, or a day off.
fn gives_the_day(reader: &Reader, nth_field: usize, days: i32) {
    let give = "const date = desk.all('input[type=date]')[args[0]];
        date.value = new Date(Date.now() + args[1] * 864e5 - 4 * 36e5).toLocaleDateString('sv');
        for (const event of ['input', 'change']) date.dispatchEvent(new Event(event))";
    reader.executes(give, (nth_field, days));
}

#[test]
fn what_i_know_for_months_is_asked_once_more_before_my_interview() {
    story(|reader| {
        reader.shifts_the_clock_by_days(0);
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        let question = reader.question_asked();
        reader.shows_the_framework_in_the_desk();
        reader.rates("Easy");
        reader.switches_to("Plan");
        gives_the_day(reader, 0, 7);
        reader.sees_in_the_desk("1 question moved to another day.");
        // Takes a day before the interview off.
        reader.clicks_in_the_desk("summary", &["Days off"]);
        gives_the_day(reader, 1, 6);
        reader.clicks_in_the_desk("button", &["Take it off"]);
        reader.sees_in_the_desk("Days off: 1");
        reader.closes_the_desk();
        reader.shifts_the_clock_by_days(5);
        reader.reloads();
        reader.opens_the_desk_by(&["Review", "1", "due"]);
        assert_eq!(reader.question_asked(), question);
        reader.shows_the_framework_in_the_desk();
        let back = reader.rates("Good");
        assert!(
            back.contains("days") || back.contains("months"),
            "the last look is over: {back}"
        );
        reader.closes_the_desk();
        // The day of the interview has passed.
        reader.shifts_the_clock_by_days(8);
        reader.reloads();
        reader.opens_the_desk_by(&["Plan"]);
        reader.sees_in_the_desk("How did it go?");
        reader.clicks_in_the_desk("button", &["Well"]);
        reader.sees_in_the_desk("From now on the ordinary schedule applies.");
        reader.sees_in_the_desk("When is the interview?");
        reader.sees_in_the_desk(": Well.");
        reader.clicks_in_the_desk("button", &["Undo"]);
        reader.sees_in_the_desk("How did it go?");
    });
}

/// The button that was pressed is gone; the keyboard goes on from the heading.
fn finds_the_focus_on_the_heading(reader: &Reader) {
    let script = "return focused()?.localName === 'h2'";
    reader.waits_for("the focus on the heading", script, ());
}

#[test]
fn what_was_announced_is_not_repeated_in_another_mode() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        reader.question_asked();
        reader.shows_the_framework_in_the_desk();
        reader.rates("Again");
        reader.switches_to("Plan");
        let announced = "return !desk('.news').textContent.includes('back')";
        reader.waits_for("no word of the review", announced, ());
    });
}

#[test]
fn i_take_today_off_or_do_tomorrows_work_today() {
    story(|reader| {
        reader.shifts_the_clock_by_days(0);
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        for _ in 0..2 {
            reader.question_asked();
            reader.shows_the_framework_in_the_desk();
            reader.rates("Again");
        }
        reader.switches_to("Plan");
        reader.clicks_in_the_desk("button", &["Do tomorrow’s today"]);
        reader.sees_in_the_desk("2 questions moved to another day.");
        finds_the_focus_on_the_heading(reader);
        reader.sees_in_the_desk("2 to review");
        reader.clicks_in_the_desk("button", &["Take today off"]);
        reader.sees_in_the_desk("A day off.");
        reader.sees_in_the_desk("Nothing more today");
        finds_the_focus_on_the_heading(reader);
        reader.clicks_in_the_desk("button", &["Undo"]);
        reader.sees_in_the_desk("2 to review");
        for &(scheme, width) in reader.appearances() {
            reader.emulates((scheme, width));
            reader.clicks_in_the_desk("summary", &["Days off"]);
            reader.waits_until_idle();
            let state = format!("the plan, {scheme}, {width} px");
            reader.finds_no_axe_violations(&state);
            reader.finds_no_overflow_in_the_desk(&state);
        }
    });
}
