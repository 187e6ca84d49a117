//! The reader's own questions and points: what they mark on a page stands there like the author's, and is found again.

use thirtyfour::Key;

use crate::pages::{TAG, page, question};
use crate::reader::{Extension, Reader, extension_story};
use crate::server::Site;

const ESSAY: &str = "pages/tides.html";
const ARTICLE: &str = "<p>The tide turns twice a day.</p>
    <p>A boat that is drawn up above the line of weed is safe until the next spring tide, and no longer.</p>
    <p>Everything else floats.</p>";
const MARKED: &str = "A boat that is drawn up";

const QUIZ: &str = "pages/quiz.html";
const FIRST: &str =
    "Holds what is waiting, in the order in which it came, until somebody has time for it.";
const PART: &str = "in the order in which it came";

fn bare(article: &str) -> String {
    page("", article).replace(TAG, "")
}

fn essay() -> Site {
    Site::new().with_page("tides.html", bare(ARTICLE))
}

fn quiz_of(first: &str) -> String {
    let questions = [
        question(
            "queue",
            "What is a queue?",
            &[first, "Grows when more comes than goes."],
        ),
        question(
            "stack",
            "What is a stack?",
            &["The last in is the first out."],
        ),
        question("heap", "What is a heap?", &["The least is on top."]),
    ];
    bare(&questions.concat())
}

fn quiz() -> Site {
    Site::new().with_page("quiz.html", quiz_of(FIRST))
}

/// Enters the question that a selected text answers.
#[track_caller]
fn asks(reader: &Reader, question: &str) {
    let field = "return [...document.querySelectorAll('study-guest')].some(({ shadowRoot }) => {
        const field = shadowRoot?.querySelector('input[maxlength]');
        field?.focus();
        return field;
    })";
    reader.waits_for("the field for the question", field, ());
    reader.types_text(question);
    reader.types(&[Key::Enter]);
}

#[track_caller]
fn studies(reader: &Reader, extension: &Extension, address: &str) {
    reader.visits(address);
    reader.presses_the_button(extension);
    reader.sees_in_panel("ticked");
}

#[test]
fn a_passage_that_the_reader_marks_is_a_question_of_theirs_and_is_found_again_after_an_edit() {
    extension_story(essay, |reader, extension| {
        reader.visits(ESSAY);
        let before: String = reader.evaluates("return document.documentElement.outerHTML", ());
        reader.selects(MARKED, "and no longer.");
        reader.presses_in_the_menu(extension, "point.js");
        asks(reader, "Where is a boat safe?");
        reader.sees_progress(0, 1);
        reader.ticks(MARKED);
        reader.sees_progress(1, 1);
        reader.presses_the_button(extension);
        let same = "return document.documentElement.outerHTML === args[0]";
        reader.waits_for("the page to be the author's", same, [before]);
        let edited = ARTICLE.replace("is safe until", "lies safe and dry until");
        let moved = format!("<p>Written at the harbour.</p>{edited}");
        reader.site().set_page("tides.html", &bare(&moved));
        studies(reader, extension, ESSAY);
        reader.sees("Where is a boat safe?");
        reader.sees_ticked(MARKED, true);
    });
}

/// Ticks the box of the point that was made from part of another.
#[track_caller]
fn ticks_the_part(reader: &Reader) {
    let tick = "const found = controls('input[type=checkbox]', 'study-tick').filter(({ name }) => name.startsWith(args[0]));
        found[0]?.element.click();
        return found.length";
    reader.waits_for("the box of the part", tick, [PART]);
}

/// Makes a point from part of the first answer, and ticks it.
#[track_caller]
fn makes_a_part(reader: &Reader, extension: &Extension) {
    studies(reader, extension, QUIZ);
    reader.sees_progress(0, 4);
    reader.shows_framework("What is a queue?");
    reader.selects(PART, PART);
    reader.answers(extension, "Make it a point");
    reader.answers(extension, "A point of “What is a queue?”");
    reader.sees_progress(0, 5);
    ticks_the_part(reader);
    reader.sees_progress(1, 5);
}

#[test]
fn a_part_of_an_answer_becomes_a_point_of_its_question_until_the_reader_takes_it_back() {
    extension_story(quiz, |reader, extension| {
        makes_a_part(reader, extension);
        // Found again after an edit, when the page is loaded again.
        let edited = FIRST.replace("until somebody", "at least until somebody");
        let edited = edited.replace("in the order", "in the very order");
        reader.site().set_page("quiz.html", &quiz_of(&edited));
        studies(reader, extension, QUIZ);
        reader.sees_progress(1, 5);
        let before = "return [...document.querySelectorAll('[data-study-own]')].map((own) => own.textContent)";
        let own: Vec<String> = reader.evaluates(before, ());
        assert_eq!(own, ["in the very order in which it came"]);
        reader.shows_framework("What is a queue?");
        reader.selects("in the very order", "it came");
        reader.answers(extension, "Remove your point");
        reader.answers(extension, "Remove your point");
        reader.sees_progress(0, 4);
        studies(reader, extension, QUIZ);
        reader.sees_progress(0, 4);
    });
}

#[test]
fn a_question_of_the_readers_own_leaves_the_answer_that_it_is_from_whole() {
    extension_story(quiz, |reader, extension| {
        studies(reader, extension, QUIZ);
        reader.shows_framework("What is a stack?");
        reader.selects("The last in", "the first out.");
        reader.answers(extension, "Make it a point");
        asks(reader, "Which comes out first?");
        reader.sees_progress(0, 5);
        studies(reader, extension, QUIZ);
        reader.sees_progress(0, 5);
        reader.sees("Which comes out first?");
    });
}

#[test]
fn a_point_whose_words_are_gone_waits_in_the_library() {
    extension_story(quiz, |reader, extension| {
        makes_a_part(reader, extension);
        let without = quiz_of("Something to stand in while you wait.");
        reader.site().set_page("quiz.html", &without);
        studies(reader, extension, QUIZ);
        reader.sees_progress(0, 4);
        reader.goes_to(&extension.page("library.html"));
        let open = "const link = document.querySelector('.guides h3 a'); link?.click(); return Boolean(link)";
        reader.waits_for("the page in the library", open, ());
        let listed = "const orphans = document.querySelector('.orphans:not([hidden])');
            return orphans?.textContent.includes(args[0])";
        reader.waits_for("the words that are gone", listed, [PART]);
        reader.site().set_page("quiz.html", &quiz_of(FIRST));
        studies(reader, extension, QUIZ);
        reader.sees_progress(1, 5);
    });
}

#[test]
fn the_readers_own_come_with_the_page_that_they_are_of() {
    let other = || {
        bare(&question(
            "heap",
            "What is a heap?",
            &["The least is on top."],
        ))
    };
    extension_story(quiz, |reader, extension| {
        makes_a_part(reader, extension);
        let turn = "history.pushState(null, '', args[0]);
            const page = new DOMParser().parseFromString(args[1], 'text/html');
            document.querySelector('article').replaceWith(page.querySelector('article'))";
        reader.executes(turn, ("other.html", other()));
        reader.sees_progress(0, 1);
        assert!(reader.evaluates::<bool>("return !document.querySelector('[data-study-own]')", ()));
        reader.executes(turn, ("quiz.html", quiz_of(FIRST)));
        reader.sees_progress(1, 5);
    });
}
