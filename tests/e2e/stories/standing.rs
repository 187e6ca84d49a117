//! The charts of a reader's standing, each with its numbers in a table.

use crate::reader::story;

const PLAIN: &str = "pages/plain.html";

#[test]
fn i_see_how_a_question_is_forgotten_and_how_long_i_studied() {
    story(|reader| {
        reader.shifts_the_clock_by_days(0);
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&["Review", "of this guide"]);
        let first = reader.question_asked();
        for rating in ["Again", "Good"] {
            reader.question_asked();
            reader.shows_the_framework_in_the_desk();
            reader.rates(rating);
        }
        reader.closes_the_desk();
        reader.shifts_the_clock_by_days(4);
        for &(scheme, width) in reader.appearances() {
            reader.emulates((scheme, width));
            reader.reloads();
            reader.opens_the_desk_by(&["Plan"]);
            reader.switches_to("Where I stand");
            reader.sees_in_the_desk("How a question is forgotten");
            reader.sees_in_the_desk("Time spent");
            let chosen = "return folded(desk('select').selectedOptions[0].textContent) === args[0]";
            reader.waits_for("the weakest question", chosen, [first.as_str()]);
            let open = "for (const each of desk.all('details')) each.open = true";
            reader.executes(open, ());
            reader.sees_in_the_desk("Again");
            reader.sees_in_the_desk("first time");
            let change = "const choice = desk('select'); choice.selectedIndex = 1; choice.dispatchEvent(new Event('change'))";
            reader.executes(change, ());
            let drawn = "return desk('svg.line[aria-label*=\"1 review,\"]')";
            reader.waits_for("the other question's curve", drawn, ());
            reader.waits_until_idle();
            let state = format!("where I stand, {scheme}, {width} px");
            reader.finds_no_axe_violations(&state);
            reader.finds_no_overflow_in_the_desk(&state);
            reader.closes_the_desk();
        }
    });
}
