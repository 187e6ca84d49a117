//! The days before an interview, as a reader has them: a date, a day off, tomorrow's work today, and the day after.

use crate::reader::{Reader, story};

const PLAIN: &str = "pages/plain.html";
const REVIEW: [&str; 2] = ["Review", "of this guide"];

/// Gives the date of an interview in so many days, or a day off.
fn gives_the_day(reader: &Reader, nth_field: usize, days: i32) {
    let give = "const date = desk.all('input[type=date]')[args[0]];
        date.value = new Date(Date.now() + args[1] * 864e5 - 4 * 36e5).toLocaleDateString('sv');
        for (const event of ['input', 'change']) date.dispatchEvent(new Event(event))";
    reader.does(give, (nth_field, days));
}

#[test]
fn what_i_know_for_months_is_asked_once_more_before_my_interview() {
    story(|reader| {
        reader.comes_back_days_later(0);
        reader.opens(PLAIN);
        reader.sits_down(&REVIEW);
        let question = reader.is_asked();
        reader.shows_the_framework();
        reader.rates("Easy");
        reader.turns_to("Plan");
        gives_the_day(reader, 0, 7);
        reader.sees_at_the_desk("1 question moved to another day.");
        // Tomorrow is no day for this.
        reader.works("summary", &["Days off"]);
        gives_the_day(reader, 1, 6);
        reader.works("button", &["Take it off"]);
        reader.sees_at_the_desk("Days off: 1");
        reader.leaves_the_desk();
        reader.comes_back_days_later(5);
        reader.reloads();
        reader.sits_down(&["Review", "1", "due"]);
        assert_eq!(reader.is_asked(), question);
        reader.shows_the_framework();
        let back = reader.rates("Good");
        assert!(
            back.contains("days") || back.contains("months"),
            "the last look is over: {back}"
        );
        reader.leaves_the_desk();
        // The day has come and gone.
        reader.comes_back_days_later(8);
        reader.reloads();
        reader.sits_down(&["Plan"]);
        reader.sees_at_the_desk("How did it go?");
        reader.works("button", &["Well"]);
        reader.sees_at_the_desk("From here on it goes by the ordinary schedule.");
        reader.sees_at_the_desk("When is the interview?");
        reader.sees_at_the_desk(": Well.");
        reader.works("button", &["Undo"]);
        reader.sees_at_the_desk("How did it go?");
    });
}

#[test]
fn i_take_today_off_or_do_tomorrows_work_today() {
    story(|reader| {
        reader.comes_back_days_later(0);
        reader.opens(PLAIN);
        reader.sits_down(&REVIEW);
        for _ in 0..2 {
            reader.is_asked();
            reader.shows_the_framework();
            reader.rates("Again");
        }
        reader.turns_to("Plan");
        reader.works("button", &["Do tomorrow's today"]);
        reader.sees_at_the_desk("2 questions moved to another day.");
        reader.sees_at_the_desk("2 to review");
        reader.works("button", &["Take today off"]);
        reader.sees_at_the_desk("A day off.");
        reader.sees_at_the_desk("Nothing more today");
        reader.works("button", &["Undo"]);
        reader.sees_at_the_desk("2 to review");
        for &(scheme, width) in reader.looks() {
            reader.has_the_look((scheme, width));
            reader.works("summary", &["Days off"]);
            reader.settles();
            let state = format!("the plan, {scheme}, {width} px");
            reader.finds_nothing_to_blame(&state);
            reader.need_not_scroll_the_desk_sideways(&state);
        }
    });
}
