//! Tests of the texts in a language file, and of English where there is no file.

use super::*;

/// A locale with the plural categories `one`, `two` and `other`.
struct Counting;

impl Locale for Counting {
    fn tag(&self) -> &str {
        "de-AT"
    }

    fn category(&self, count: usize) -> String {
        ["other", "one", "two"]
            .get(count)
            .unwrap_or(&"other")
            .to_string()
    }

    fn number(&self, number: usize) -> String {
        format!("<{number}>")
    }
}

/// A language file with these categories, in which each of these texts has the given line.
fn file(categories: &str, lines: &[(Text, &str)]) -> String {
    let mut texts = vec![
        "";
        1 + lines
            .iter()
            .map(|(text, _)| text.place())
            .max()
            .unwrap_or(0)
    ];
    for (text, line) in lines {
        texts[text.place()] = line;
    }
    [&[categories], texts.as_slice()].concat().join("\n")
}

#[test]
fn english_stands_where_no_language_is_shown() {
    let (ticked, total) = (3, 8);
    assert_eq!(t!("Show all"), "Show all");
    assert_eq!(
        t!("{ticked} of {total} ticked", ticked, total),
        "3 of 8 ticked"
    );
    let questions = |count: usize| tn!(count, "{n} question", "{n} questions");
    assert_eq!([questions(1), questions(0)], ["1 question", "0 questions"]);
    assert_eq!((tag().as_str(), direction()), ("en", None));
}

#[test]
fn a_text_and_its_numbers_are_said_in_the_language_that_is_shown() {
    let lines = [
        (text!("Show all"), "Alle zeigen"),
        (
            text!("{ticked} of {total} ticked"),
            "{total}, davon {ticked}",
        ),
        (text!("{n} questions"), "{n} Frage\t{n} Fragen"),
    ];
    show(Box::new(Counting), file("one\tother", &lines));
    assert_eq!(t!("Show all"), "Alle zeigen");
    assert_eq!(
        t!("{ticked} of {total} ticked", ticked = 3, total = 8),
        "<8>, davon <3>"
    );
    let questions = |count: usize| tn!(count, "{n} question", "{n} questions");
    assert_eq!([questions(1), questions(5)], ["<1> Frage", "<5> Fragen"]);
    assert_eq!(
        questions(2),
        "<2> Fragen",
        "the last form stands for a category without one"
    );
    assert_eq!(
        t!("Hide all"),
        "Hide all",
        "English stands for what the file lacks"
    );
    assert_eq!(tag(), "de-AT");
}

#[test]
fn a_value_with_braces_is_no_name() {
    let them = "{them} {n}";
    let said = t!(
        "the progress of {them} was saved by a newer version of this page and cannot be changed here; reload the page to get that version",
        them
    );
    assert!(
        said.starts_with("the progress of {them} {n} was saved"),
        "{said}"
    );
}
