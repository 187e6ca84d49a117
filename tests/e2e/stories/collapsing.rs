//! A closed framework is still part of the page: links lead into it, searches find it, printers print it.

use serde_json::json;

use crate::pages::{long, page};
use crate::reader::{chromium_story, story, story_at, story_except_in_webkit};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const INDEX: &str = "create index concurrently";

#[test]
fn an_address_of_something_inside_a_closed_framework_opens_it() {
    story(|reader| {
        reader.opens("pages/plain.html#the-index");
        reader.sees(INDEX);
        reader.finds_on_the_screen(INDEX);
        reader.does_not_see("Take it out of the pool.");
        reader.sees_button(&["Hide framework", "A query that was fast"]);
    });
}

#[test]
fn a_link_to_something_inside_a_closed_framework_opens_it() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.hides_if_open("A query that was fast");
        reader.does_not_see(INDEX);
        reader.follows("#the-index");
        reader.sees(INDEX);
        reader.finds_on_the_screen(INDEX);
        reader.hides_framework("A query that was fast");
        reader.does_not_see(INDEX);
        reader.waits_until_idle();
        reader.executes("const link = document.createElement('a'); link.href = '#the-index'; link.textContent = 'again'; document.body.append(link); link.click()", ());
        reader.sees(INDEX);
    });
}

#[test]
fn a_search_finds_closed_text_and_opens_it() {
    story_at(Site::new, |reader| {
        reader.opens(PLAIN);
        reader.does_not_see("Copy in small bites.");
        reader.finds_in_page("Copy in small bites.");
        reader.sees("Copy in small bites.");
        reader.sees_button(&["Hide framework", "How do you change the type"]);
        reader.sees("swap names");
    });
}

#[test]
fn a_search_opens_a_closed_sketch() {
    story_except_in_webkit(
        "it opens nothing that a search finds",
        Site::new,
        |reader| {
            reader.opens(PLAIN);
            reader.finds_in_page("Buffers read against time waited");
            reader.sees("Buffers read against time waited");
            reader.sees_button(&["Hide sketch", "How do you tell a bad plan"]);
        },
    );
}

#[test]
fn a_printed_page_is_whole() {
    story_except_in_webkit("its driver cannot print", Site::new, |reader| {
        for path in [PLAIN, "guides/devops-senior/"] {
            reader.opens(path);
            let folded = reader.prints();
            reader.presses(&["Show all"]);
            reader.scrolls_through();
            reader.executes("document.querySelectorAll('study-sketch').forEach(({ shadowRoot }) => shadowRoot.querySelector('[aria-expanded=false]')?.click())", ());
            let open = reader.prints();
            assert_eq!(
                folded, open,
                "{path}: pages printed from the folded and from the open article"
            );
        }
    });
}

/// As a preview shows it, which no event comes before.
#[test]
fn a_page_as_it_is_printed_has_all_answers_and_no_controls() {
    for style in [
        "[hidden] { display: none !important }",
        "main { overflow: hidden; width: 18rem; padding: 0 }",
        "html, body { height: 100% } main { height: 300px; overflow: auto }",
    ] {
        let html = page(&format!("<style>{style}</style>"), &long(3));
        chromium_story(
            || Site::new().with_page("print.html", html.as_str()),
            |reader| {
                reader.opens("pages/print.html");
                reader.scrolls_through();
                reader.waits_until_idle();
                reader.sends_command("Emulation.setEmulatedMedia", json!({ "media": "print" }));
                let shown = "const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
                    return [seen('ul > li').length, seen('study-widget, study-status, study-fold, study-sketch, study-tick').length]";
                let (points, controls): (u32, u32) = reader.evaluates(shown, ());
                assert_eq!((points, controls), (18, 0), "{style}");
            },
        );
    }
}

#[test]
fn after_printing_the_page_is_folded_as_before() {
    story_except_in_webkit("its driver cannot print", Site::new, |reader| {
        reader.opens(PLAIN);
        reader.hides_if_open("A query that was fast");
        reader.hides_if_open("When would you rather not");
        reader.prints();
        reader.does_not_see(INDEX);
        reader.does_not_see("When writes outnumber reads");
        reader.sees_button(&["Show framework", "A query that was fast"]);
    });
}

#[test]
fn the_outline_of_headings_is_the_authors() {
    let headings = "return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => `${heading.localName} ${folded(heading.textContent)}`)";
    story(|reader| {
        reader.opens(PLAIN);
        let with: Vec<String> = reader.evaluates(headings, ());
        reader.finds_the_page_restored_without_the_widget();
        let without: Vec<String> = reader.evaluates(headings, ());
        assert_eq!(with, without);
        let ours: usize = reader.evaluates("return controls('h1, h2, h3, h4, h5, h6').length", ());
        assert_eq!(ours, 0);
    });
}
