//! Own words first: what a reader wrote stands beside the points, and earlier answers can be read.

use crate::reader::story;

const PLAIN: &str = "pages/plain.html";
const REVIEW: [&str; 2] = ["Review", "of this guide"];

#[test]
fn my_words_stand_beside_the_points_with_those_marked_that_both_have() {
    story(|reader| {
        reader.opens(PLAIN);
        for &(scheme, width) in reader.looks() {
            reader.has_the_look((scheme, width));
            reader.sits_down(&REVIEW);
            reader.is_asked();
            let written = format!("I would look around before touching, {scheme}");
            reader.writes_into("Your answer", &written);
            reader.shows_the_framework();
            let marked = "return [...desk.all('blockquote mark')].map((mark) => mark.textContent).join(' ') === 'look before touching'
                && [...desk.all('.own-words li mark')].some((mark) => mark.textContent === 'Look')";
            reader.waits("the words that both have", marked, ());
            let state = format!("own words, {scheme}, {width} px");
            reader.settles();
            reader.finds_nothing_to_blame(&state);
            reader.need_not_scroll_the_desk_sideways(&state);
            reader.leaves_the_desk();
        }
        // The same question again: the earlier answer is there, under the answer and not before.
        reader.sits_down(&REVIEW);
        reader.shows_the_framework();
        let earlier = match reader.looks().len() {
            1 => "Earlier: 1 answer",
            _ => "Earlier: 2 answers",
        };
        reader.works("summary", &[earlier]);
        reader.sees_at_the_desk("I would look around before touching, light");
        reader.reloads();
        reader.sits_down(&REVIEW);
        reader.shows_the_framework();
        reader.sees_at_the_desk(earlier);
    });
}
