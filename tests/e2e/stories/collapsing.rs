//! A closed framework is still part of the page: links lead into it, find-in-page finds it, printing prints it.

use serde_json::json;

use super::edges::sections;
use crate::pages::{long, page, question};
use crate::reader::{chromium_story, emulated_story, story, story_at, story_except_in_webkit};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const INDEX: &str = "create index concurrently";

/// Answers with a box, a table, pictures, and text outside any paragraph, on a page without a margin for boxes.
const MANY_KINDS: &str = r#"<style>body, main { margin: 0; padding: 0 } article { margin: 0; padding-inline: 16px } .box { width: 300px; height: 90px; background: pink; box-shadow: 0 0 0 4px red }</style>
    <h2>What is a box?</h2><p>The first.</p><div class="box">A box of a size that its author gave it.</div><p>The last.</p>
    <h2>What is a table?</h2><p>The first.</p><table class="box"><tr><td>One cell</td></tr></table><p>The last.</p>
    <h2>What is a picture?</h2><p>The first.</p><img class="box" alt="A picture" src="data:,"><p>The last.</p>
    <h2>What is a picture alone?</h2><img class="box" alt="Another picture" src="data:,">
    <h2>What is a drawing?</h2><p>The first.</p><a class="box" href="drawing"><svg><rect width="9" height="9"/></svg></a><p>The last.</p>
    <h2>What are words?</h2><p>The first.</p><span class="words">Words in no paragraph.</span><p>The last.</p><nav>The next page</nav>"#;

#[test]
fn nothing_of_an_answer_is_left_once_it_is_closed() {
    let site = || Site::new().with_page("kinds.html", page("", MANY_KINDS));
    let taken = "return [...document.querySelectorAll('.box, .words')].map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width * height > 0;
    })";
    let all = |open: bool| format!("{taken}.every((takes) => takes === {open})");
    story_at(site, |reader| {
        reader.opens("pages/kinds.html");
        reader.presses(&["Hide all"]);
        reader.waits_for("all answers closed", &all(false), ());
        reader.sees("The next page");
        reader.presses(&["Show all"]);
        reader.waits_for("all answers open", &all(true), ());
        let boxes = "return [...document.querySelectorAll('study-tick')].filter(({ shadowRoot }) => shown(shadowRoot.querySelector('input'))).length";
        let points = "return document.querySelector('study-widget').outline.questions.flatMap(({ points }) => points).length";
        let points: usize = reader.evaluates(points, ());
        reader.waits_for(
            "a box for each point",
            &format!("{boxes} === args[0]"),
            [points],
        );
        let headings = "return [...document.querySelectorAll('h2')].map((heading) => heading.getBoundingClientRect().left)";
        let with: Vec<f64> = reader.evaluates(headings, ());
        reader.finds_the_page_restored_without_the_widget();
        assert_eq!(with, reader.evaluates::<Vec<f64>>(headings, ()));
    });
}

#[test]
fn an_answer_that_is_a_heading_closes_and_can_be_ticked() {
    let text = "<h1>Joints</h1>
        <h3>What is a jig?</h3><h3>Answer: a guide</h3><p>It is clamped to the work.</p>
        <h3>What is a burr?</h3><h3>Answer: an edge</h3>
        <h3>Why is a tap oiled?</h3><h3>Answer: for the chips</h3><p>The end.</p>";
    let site = || Site::new().with_page("headings.html", page("", text));
    story_at(site, |reader| {
        reader.opens("pages/headings.html");
        reader.presses(&["Hide all"]);
        reader.does_not_see("Answer: a guide");
        reader.does_not_see("Answer: an edge");
        reader.sees("What is a burr?");
        reader.presses(&["Show all"]);
        reader.sees("Answer: an edge");
        reader.ticks("an edge");
        reader.sees_progress(1, 5);
        reader.finds_the_page_restored_without_the_widget();
    });
}

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
fn a_link_that_its_host_follows_by_itself_leads_to_an_open_answer() {
    let follow = "<script>document.addEventListener('click', (event) => {
            const { hash } = event.target;
            event.preventDefault();
            history.pushState(null, '', hash);
            document.querySelector(hash).scrollIntoView({ behavior: 'instant' });
        })</script>";
    let last = question("last", "What comes last?", &["<b id=deep>Say it last.</b>"]);
    let html = page(
        follow,
        &format!("<a href='#deep'>The end</a>{}{last}", long(8)),
    );
    story_at(
        || Site::new().with_page("router.html", html.as_str()),
        |reader| {
            reader.opens("pages/router.html");
            reader.executes("document.querySelector('article > a').click()", ());
            reader.sees("Say it last.");
            reader.finds_on_the_screen("Say it last.");
        },
    );
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

/// Printed as in a preview, which sends no event beforehand.
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

#[test]
fn who_scrolls_at_once_after_show_all_finds_boxes_with_their_room() {
    let style = "main { margin: 0 } ul { list-style: decimal; padding-left: 20px }";
    let scrolls = "const frame = () => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
        // The page has no idle time before that.
        window.requestIdleCallback = () => 0;
        document.querySelector('study-widget').showAll();
        return (async () => {
            await frame();
            await frame();
            scrollBy({ top: innerHeight * 0.9, behavior: 'instant' });
            await frame();
            const ticks = [...document.querySelectorAll('li study-tick')];
            const seen = ticks.filter((tick) => tick.closest('li').getBoundingClientRect().top < innerHeight);
            return [seen.length, seen.filter((tick) => tick.hasAttribute('data-waiting')).length];
        })()";
    emulated_story(
        || Site::new().with_page("edges.html", sections(style)),
        |reader| {
            reader.resizes_to(400, 400);
            reader.opens("pages/edges.html");
            reader.waits_until_idle();
            let (seen, waiting): (u32, u32) = reader.evaluates(scrolls, ());
            assert!(seen > 0 && waiting == 0, "{waiting} of {seen} wait");
        },
    );
}
