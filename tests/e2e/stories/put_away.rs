//! Put away: a reader has a question or a point not asked for a while, finds the list of it, and brings it back.

use crate::reader::{Reader, story};

const PLAIN: &str = "pages/plain.html";
const REVIEW: [&str; 2] = ["Review", "of this guide"];

/// Opens the ways to put away, and takes one.
fn puts_away(reader: &Reader, way: &str) {
    reader.works("summary", &["Put away"]);
    reader.works("button", &[way]);
}

#[test]
fn a_question_i_do_not_want_today_is_back_tomorrow() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.sits_down(&REVIEW);
        let question = reader.is_asked();
        puts_away(reader, "Not today");
        reader.sees_at_the_desk("Put away: back tomorrow.");
        assert_ne!(reader.is_asked(), question);
        // It slipped: the question is before me again.
        reader.works("button", &["Undo"]);
        reader.sees_at_the_desk("Taken back.");
        assert_eq!(reader.is_asked(), question);
        reader.shows_the_framework();
        puts_away(reader, "Never again");
        reader.sees_at_the_desk("not asked again");
        reader.reloads();
        reader.sits_down(&REVIEW);
        assert_ne!(reader.is_asked(), question, "after a reload too");
        reader.turns_to("Plan");
        reader.sees_at_the_desk("1 put away.");
        reader.works("summary", &["Put away: 1"]);
        reader.works("button", &["Bring back", &question]);
        reader.sees_at_the_desk("Brought back.");
        reader.waits(
            "an empty list",
            "return desk.all('.away li').length === 0",
            (),
        );
        reader.turns_to("Review");
        assert_eq!(reader.is_asked(), question);
    });
}

#[test]
fn what_is_due_counts_without_what_i_put_away() {
    story(|reader| {
        reader.comes_back_days_later(0);
        reader.opens(PLAIN);
        reader.sits_down(&REVIEW);
        for _ in 0..2 {
            reader.is_asked();
            reader.shows_the_framework();
            reader.rates("Again");
        }
        reader.leaves_the_desk();
        reader.comes_back_days_later(1);
        reader.reloads();
        reader.sits_down(&["Review", "2", "due"]);
        puts_away(reader, "In a week");
        reader.sees_at_the_desk("back in 7 days");
        reader.leaves_the_desk();
        reader.sees_button(&["Review", "1", "due"]);
        reader.comes_back_days_later(8);
        reader.reloads();
        reader.sees_button(&["Review", "2", "due"]);
    });
}

#[test]
fn a_point_i_put_away_is_not_counted_against_me() {
    story(|reader| {
        let judge = |state: &str| {
            for &look in reader.looks() {
                reader.has_the_look(look);
                reader.settles();
                let state = format!("{state}, {look:?}");
                reader.finds_nothing_to_blame(&state);
                reader.need_not_scroll_the_desk_sideways(&state);
            }
        };
        reader.opens(PLAIN);
        reader.sits_down(&REVIEW);
        reader.is_asked();
        reader.shows_the_framework();
        reader.sees_at_the_desk("0 of 4 points covered");
        reader.works("summary", &["Put away"]);
        let choose = "const choice = desk('details select');
            choice.value = choice.options[1].value;
            choice.dispatchEvent(new Event('change'))";
        reader.does(choose, ());
        reader.works("button", &["Never again"]);
        reader.sees_at_the_desk("0 of 3 points covered");
        let boxes = "return [...document.querySelectorAll('study-exhibit study-tick')].filter((box) => box.checkVisibility()).length === 3";
        reader.waits("three boxes", boxes, ());
        judge("a point put away");
        reader.turns_to("Plan");
        reader.works("summary", &["Put away: 1"]);
        judge("the list of it");
    });
}
