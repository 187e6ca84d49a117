//! Answers beside their questions: pages whose grid or flex rows show both side by side, by their order alone.

use crate::pages::page;
use crate::reader::{Reader, emulated_story};
use crate::server::Site;

/// The styles that put them side by side in a wide window.
const ROWS: [&str; 2] = [
    ".faq { display: grid; grid-template-columns: 14em 1fr; gap: 1.5em 2em } @media (width < 600px) { .faq { grid-template-columns: 1fr } }",
    ".faq { display: flex; flex-wrap: wrap; row-gap: 1.5em } .faq > h3 { flex: 0 0 35% } .faq > div { flex: 0 0 60%; margin-left: auto }
        @media (width < 600px) { .faq > :is(h3, div) { flex-basis: 100% } }",
];

fn side_by_side(style: &str) -> Site {
    let pairs: String = (1..=12)
        .map(|number| {
            format!(
                "<h3>What would you do about case {number}?</h3><div><p>Say what you saw in case {number}, and what you did.</p>\
                <p style='color: navy'>Then say what it cost, and what you would do another time.</p></div>"
            )
        })
        .collect();
    let head = format!("<style>.faq :is(h3, p) {{ margin-top: 0 }} {style}</style>");
    let html = page(&head, &format!("<div class=faq>{pairs}</div>"));
    Site::new().with_page("rows.html", html)
}

/// How many questions do not begin at the first one's left edge.
const ASTRAY: &str = "const lefts = [...document.querySelectorAll('h3')].map((h3) => h3.getBoundingClientRect().left);
    return lefts.filter((left) => Math.abs(left - lefts[0]) >= 1).length";

#[track_caller]
fn finds_all_in_their_rows(reader: &Reader, when: &str) {
    reader.waits_until_idle();
    let astray: u32 = reader.evaluates(ASTRAY, ());
    assert_eq!(astray, 0, "{when}");
}

#[test]
fn an_answer_beside_its_question_keeps_its_row_when_it_closes() {
    for style in ROWS {
        emulated_story(
            || side_by_side(style),
            |reader| {
                reader.resizes_to(1000, 700);
                reader.opens("pages/rows.html");
                reader.turns_to_the_end_and_back();
                finds_all_in_their_rows(reader, "as it came");
                reader.presses(&["Show all"]);
                finds_all_in_their_rows(reader, "with all open");
                reader.presses(&["Hide all"]);
                finds_all_in_their_rows(reader, "with all closed");
                reader.finds_no_layout_shift("side by side");
                reader.finds_the_page_restored_without_the_widget();
            },
        );
    }
}

#[test]
fn answers_that_closed_below_their_questions_are_beside_them_in_a_wider_window() {
    for style in ROWS {
        emulated_story(
            || side_by_side(style),
            |reader| {
                reader.resizes_to(520, 700);
                reader.opens("pages/rows.html");
                reader.turns_to_the_end_and_back();
                reader.presses(&["Hide all"]);
                reader.resizes_to(1000, 700);
                finds_all_in_their_rows(reader, "in a wider window");
            },
        );
    }
}
