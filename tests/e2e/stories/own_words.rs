//! Own words first: the reader's answer stands beside the points, and earlier answers can be read.

use crate::reader::story;

const PLAIN: &str = "pages/plain.html";
const REVIEW: [&str; 2] = ["Review", "of this guide"];

#[test]
fn my_words_stand_beside_the_points_with_those_marked_that_both_have() {
    story(|reader| {
        reader.opens(PLAIN);
        for &(scheme, width) in reader.appearances() {
            reader.emulates((scheme, width));
            reader.opens_the_desk_by(&REVIEW);
            reader.question_asked();
            let written = format!("I would look around before touching, {scheme}");
            reader.types_into("Your answer", &written);
            reader.shows_the_framework_in_the_desk();
            let marked = "return [...desk.all('blockquote mark')].map((mark) => mark.textContent).join(' ') === 'look before touching'
                && [...desk.all('.own-words li mark')].some((mark) => mark.textContent === 'Look')";
            reader.waits_for("the words that both have", marked, ());
            let state = format!("own words, {scheme}, {width} px");
            reader.waits_until_idle();
            reader.finds_no_axe_violations(&state);
            reader.finds_no_overflow_in_the_desk(&state);
            reader.closes_the_desk();
        }
        // At the next review, the earlier answer shows with the framework and not before.
        reader.opens_the_desk_by(&REVIEW);
        reader.shows_the_framework_in_the_desk();
        let earlier = match reader.appearances().len() {
            1 => "Earlier: 1 answer",
            _ => "Earlier: 2 answers",
        };
        reader.clicks_in_the_desk("summary", &[earlier]);
        reader.sees_in_the_desk("I would look around before touching, light");
        reader.reloads();
        reader.opens_the_desk_by(&REVIEW);
        reader.shows_the_framework_in_the_desk();
        reader.sees_in_the_desk(earlier);
    });
}

#[test]
fn what_i_wrote_so_far_is_there_when_i_come_back_until_i_see_the_answer() {
    const SO_FAR: &str = "I would first ask";
    story(|reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        let question = reader.question_asked();
        reader.types_into("Your answer", SO_FAR);
        reader.switches_to("Plan");
        reader.switches_to("Review");
        reader.sees_value("Your answer", SO_FAR);
        reader.closes_the_desk();
        reader.opens_the_desk_by(&REVIEW);
        reader.sees_value("Your answer", SO_FAR);
        reader.reloads();
        reader.opens_the_desk_by(&REVIEW);
        assert_eq!(reader.question_asked(), question);
        reader.sees_value("Your answer", SO_FAR);
        reader.shows_the_framework_in_the_desk();
        reader.sees_in_the_desk(SO_FAR);
        reader.switches_to("Plan");
        reader.switches_to("Review");
        assert_eq!(reader.question_asked(), question);
        reader.sees_value("Your answer", "");
    });
}
