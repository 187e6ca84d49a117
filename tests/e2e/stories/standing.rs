//! The pictures of where a reader stands, each with its numbers as a table behind.

use crate::reader::story;

const PLAIN: &str = "pages/plain.html";

#[test]
fn i_see_how_a_question_is_forgotten_and_how_long_i_studied() {
    story(|reader| {
        reader.comes_back_days_later(0);
        reader.opens(PLAIN);
        reader.sits_down(&["Review", "of this guide"]);
        let first = reader.is_asked();
        for rating in ["Again", "Good"] {
            reader.is_asked();
            reader.shows_the_framework();
            reader.rates(rating);
        }
        reader.leaves_the_desk();
        reader.comes_back_days_later(4);
        for &(scheme, width) in reader.looks() {
            reader.has_the_look((scheme, width));
            reader.reloads();
            reader.sits_down(&["Plan"]);
            reader.turns_to("Where I stand");
            reader.sees_at_the_desk("How a question is forgotten");
            reader.sees_at_the_desk("Time spent");
            let chosen = "return folded(desk('select').selectedOptions[0].textContent) === args[0]";
            reader.waits("the weakest question", chosen, [first.as_str()]);
            let open = "for (const each of desk.all('details')) each.open = true";
            reader.does(open, ());
            reader.sees_at_the_desk("Again");
            reader.sees_at_the_desk("first time");
            let change = "const choice = desk('select'); choice.selectedIndex = 1; choice.dispatchEvent(new Event('change'))";
            reader.does(change, ());
            let drawn = "return desk('svg.line[aria-label*=\"1 review,\"]')";
            reader.waits("the other question's curve", drawn, ());
            reader.settles();
            let state = format!("where I stand, {scheme}, {width} px");
            reader.finds_nothing_to_blame(&state);
            reader.need_not_scroll_the_desk_sideways(&state);
            reader.leaves_the_desk();
        }
    });
}
