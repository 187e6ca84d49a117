//! An author edits an answer between two reviews: the reader learns what is new, reworded or removed.

use crate::pages::{known_page, question};
use crate::reader::{APPEARANCES, Reader, story_at};
use crate::server::Site;

const BEFORE: [&str; 4] = [
    "Say first who is hurt, and stop the bleeding before looking for the cause.",
    "Turn the feature flag off, which takes seconds.",
    "A schema change must be readable by the version before.",
    "Write down what the alert should have said.",
];
const AFTER: [&str; 4] = [
    "Say first who is hurt, and stop the bleeding before looking for the cause.",
    "Turn the feature flag off, which takes seconds where a redeploy takes minutes.",
    "A schema change must be readable by the version before.",
    "Tell the people who wait, every quarter of an hour.",
];
const TITLE: &str = "How would you roll back a bad release?";

fn edited() -> Site {
    let page = |points: &[&str]| known_page("edits", &question("rollback", TITLE, points));
    Site::new()
        .with_page("before.html", page(&BEFORE))
        .with_page("after.html", page(&AFTER))
        .with_page("shorter.html", page(&AFTER[..3]))
        .with_page(
            "turned.html",
            page(&[BEFORE[3], BEFORE[0], BEFORE[1], BEFORE[2]]),
        )
}

fn reviews(reader: &Reader, page: &str) {
    reader.opens(page);
    reader.opens_the_desk_by(&["Review", "of this guide"]);
    reader.shows_the_framework_in_the_desk();
}

/// The marks beside the points of the framework on the desk.
fn marks(reader: &Reader) -> Vec<String> {
    reader.evaluates(
        "return [...document.querySelectorAll('study-exhibit li')]
            .map((point) => folded([...(point.querySelector('study-change')?.shadowRoot.children ?? [])].map(({ textContent }) => textContent).join(' ')))",
        (),
    )
}

#[test]
fn a_reader_is_shown_what_changed_since_they_rated_an_answer() {
    story_at(edited, |reader| {
        reviews(reader, "pages/before.html");
        assert_eq!(marks(reader), [""; 4]);
        reader.rates("Good");

        reviews(reader, "pages/after.html");
        reader.sees_in_the_desk(
            "The author changed this answer since you rated it: 1 point is new, 1 was reworded, 1 is gone.",
        );
        reader.sees_in_the_desk("Write down what the alert should have said.");
        let was = format!("Reworded It said: “{}”", BEFORE[1]);
        assert_eq!(marks(reader), ["", &was, "", "New"]);
        reader.finds_the_page_undisturbed();
        reader.rates("Good");

        reviews(reader, "pages/after.html");
        assert_eq!(marks(reader), [""; 4]);
        assert!(!reader.text_of_the_desk().contains("The author changed"));
        reader.closes_the_desk();
        reviews(reader, "pages/shorter.html");
        reader.sees_in_the_desk("since you rated it: 1 point is gone.");
        assert_eq!(marks(reader), [""; 3]);
    });
}

#[test]
fn points_in_another_order_are_said_to_be_that() {
    story_at(edited, |reader| {
        reviews(reader, "pages/before.html");
        reader.rates("Hard");
        reviews(reader, "pages/turned.html");
        reader.sees_in_the_desk("since you rated it: its points stand in another order.");
        assert_eq!(marks(reader), [""; 4]);
    });
}

#[test]
fn axe_finds_nothing_to_blame_where_an_answer_changed() {
    story_at(edited, |reader| {
        reviews(reader, "pages/before.html");
        reader.rates("Good");
        for look in APPEARANCES {
            reader.emulates(look);
            reviews(reader, "pages/after.html");
            reader.sees_in_the_desk("1 point is new, 1 was reworded, 1 is gone.");
            reader.finds_the_desk_accessible(&format!("changed-{}-{}", look.1, look.0));
        }
    });
}
