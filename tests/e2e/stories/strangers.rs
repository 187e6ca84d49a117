//! Pages of other sites, in the shapes that question lists on the web really have.

use serde_json::{Value, json};

use crate::reader::{Reader, story};

#[test]
fn the_guide_is_what_its_author_wrote() {
    story(|reader| {
        reader.opens("guides/devops-senior/");
        let ready = reader.events("study-ready");
        assert_eq!(ready[0]["questions"], 15, "{ready:?}");
        let outline: Value =
            reader.evaluates("return document.querySelector('study-widget').outline", ());
        assert_eq!(outline["problems"], json!([]));
        assert!(
            outline["questions"]
                .as_array()
                .is_some_and(|all| all.iter().all(|one| one["points"]
                    .as_array()
                    .is_some_and(|points| points.len() >= 3))),
            "{outline}"
        );
    });
}

#[test]
fn a_guide_of_folded_answers_is_studied_from_a_link_into_one() {
    story(|reader| {
        reader.opens("guides/sql-for-backend/#paging");
        reader.sees("OFFSET reads what it skips.");
        reader.does_not_see("NULL means unknown.");
        reader.ticks("OFFSET reads what it skips.");
        reader.sees_progress(1, 47);
        reader.sees_status("How do you page through a large table?", "Learning");
    });
}

#[test]
fn a_guide_of_bare_questions_is_studied() {
    story(|reader| {
        reader.opens("guides/system-design-basics/");
        reader.shows_framework("Where do you begin when somebody says");
        reader.ticks("Draw one write and one read.");
        reader.sees_progress(1, 48);
    });
}

#[test]
fn a_blog_post_with_bare_questions() {
    story(|reader| {
        reader.opens("pages/blog.html");
        assert_eq!(
            outline(reader),
            [
                ("What is a closure, without the word scope?", 2),
                ("What does this loop print, and why?", 2),
                ("How would you keep a counter private?", 3),
                ("When does a closure leak memory?", 1),
                ("Can you write once?", 2)
            ]
            .map(owned)
        );
        reader.hides_if_open("What is a closure");
        reader.does_not_see("A function together with the variables");
        reader.sees("The whiteboard of doom");
        reader.shows_framework("How would you keep a counter private?");
        reader.ticks("A class with a private field");
        reader.sees_status("How would you keep a counter private?", "Learning");
    });
}

#[test]
fn a_list_of_disclosures_folds_as_its_author_folds_it() {
    story(|reader| {
        reader.opens("pages/disclosures.html");
        assert_eq!(outline(reader).len(), 4);
        reader.does_not_see("The id. Columns of a specificity");
        reader.sees("Grid and one line:");
        reader.executes("document.querySelector('#specificity summary').click()", ());
        reader.sees("The id. Columns of a specificity");
        reader.ticks("The id. Columns of a specificity");
        reader.sees_status("What wins: one id or a hundred classes?", "Learning");
        reader.reloads();
        reader.sees("The id. Columns of a specificity");
        reader.presses(&["Hide all"]);
        reader.does_not_see("Grid and one line:");
        reader.presses(&["Show all"]);
        reader.sees("often not the parent.");
        let folds: usize =
            reader.evaluates("return document.querySelectorAll('study-fold').length", ());
        assert_eq!(folds, 0);
    });
}

#[test]
fn a_quiz_keeps_its_options_in_sight_and_its_answers_folded() {
    story(|reader| {
        reader.opens("pages/quiz.html");
        assert_eq!(outline(reader).len(), 3);
        reader.sees("console.log(typeof null);");
        reader.sees("an empty line");
        reader.does_not_see("A slip from the first week");
        reader.presses(&["Show all"]);
        reader.ticks("Both sides become strings");
        reader.sees_progress_of(1);
        let ids: Vec<String> = reader.evaluates(
            "return document.querySelector('study-widget').outline.questions.map(({ id }) => id)",
            (),
        );
        assert!(ids[0] != ids[1] && ids[1] != ids[2], "{ids:?}");
    });
}

#[test]
fn questions_in_list_items_with_links_back_to_the_top() {
    story(|reader| {
        reader.opens("pages/items.html");
        assert_eq!(
            outline(reader),
            [
                ("What is a component?", 2),
                ("What is a key for?", 3),
                ("When does an effect run?", 1)
            ]
            .map(owned)
        );
        reader.sees("Table of contents");
        reader.hides_if_open("What is a component?");
        reader.does_not_see("A function from what it is given");
        reader.shows_framework("What is a component?");
        reader.ticks("It holds no more of the page");
        reader.sees_status("What is a component?", "Learning");
    });
}

#[test]
fn labels_in_another_language_through_attributes() {
    story(|reader| {
        reader.opens("pages/german.html");
        assert_eq!(
            outline(reader),
            [
                ("Wie finden Sie einen Paketverlust?", 2),
                ("Warum löst ein Name manchmal falsch auf?", 2)
            ]
            .map(owned)
        );
        let intent: String = reader.evaluates(
            "return document.querySelector('study-widget').outline.questions[0].intent",
            (),
        );
        assert_eq!(intent, "Grenzen Sie ein, oder raten Sie?");
        reader.hides_if_open("Paketverlust");
        reader.does_not_see("Strecke halbieren.");
        reader.presses(&["Antwort zeigen", "Paketverlust"]);
        reader.ticks("Strecke halbieren.");
        reader.sees_in_panel("1 von 5 abgehakt");
    });
}

#[test]
fn bare_questions_in_arabic() {
    story(|reader| {
        reader.opens("pages/arabic.html");
        assert_eq!(
            outline(reader)
                .iter()
                .map(|(_, points)| *points)
                .collect::<Vec<_>>(),
            [2, 3, 1]
        );
        reader.hides_if_open("ما الفرق بين العملية والخيط؟");
        reader.does_not_see("للعملية ذاكرة خاصة بها");
        reader.shows_framework("ما الفرق بين العملية والخيط؟");
        reader.ticks("للعملية ذاكرة خاصة بها");
        reader.sees_progress_of(1);
        // The panel's texts are in the page's language and start at the page's starting edge.
        let size = "return controls('.size')[0].element.textContent";
        assert_eq!(
            reader.evaluates::<String>(size, ()),
            reader.localized_number("نقطتان، 1 د")
        );
        reader.sees_in_panel(&reader.localized_number("تم تعليم 1 من 6"));
    });
}

#[test]
fn words_of_ours_that_are_english_stand_in_their_own_order() {
    story(|reader| {
        reader.opens("pages/arabic.html");
        // Persian: a right-to-left language that the widget has no texts in.
        reader.executes("document.documentElement.lang = 'fa'", ());
        reader.sees_in_panel("0 of 6 ticked");
        reader.scrolls_through();
        let begins = "const size = controls('.size')[0].element, [number] = size.childNodes, at = document.createRange();
            const left = (start, end) => { at.setStart(number, start); at.setEnd(number, end); return at.getBoundingClientRect().left; };
            return [size.textContent, left(0, 1) < left(2, 3)]";
        let size: (String, bool) = reader.evaluates(begins, ());
        assert_eq!(size, ("2 points, 1 min".to_owned(), true));
    });
}

/// The titles of the recognised questions, and how many points each has.
fn outline(reader: &Reader) -> Vec<(String, usize)> {
    reader.evaluates("return document.querySelector('study-widget').outline.questions.map(({ title, points }) => [title, points.length])", ())
}

fn owned((title, points): (&str, usize)) -> (String, usize) {
    (title.to_owned(), points)
}
