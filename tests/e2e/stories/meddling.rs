//! Hosts that interfere: they define classes with the browser's names, refuse style sheets, clone our controls, or
//! remove our marks.

use crate::pages::{page, question};
use crate::reader::{Reader, story_at};
use crate::server::Site;

const TITLE: &str = "How do you keep shelf 4 in order?";
const POINT: &str = "Count shelf 4 first.";

/// Four questions, with this script in the head.
fn host(script: &str) -> Site {
    let questions = (1..=4).map(|number| {
        let title = format!("How do you keep shelf {number} in order?");
        let points = ["Count shelf", "Name shelf", "Empty shelf"]
            .map(|point| format!("{point} {number} first."));
        question(
            &format!("q{number}"),
            &title,
            &points.each_ref().map(String::as_str),
        )
    });
    let head = format!("<meta name=study-guide content=shelves><script>{script}</script>");
    let article: String = questions.collect();
    Site::new().with_page("host.html", page(&head, &article))
}

fn tells(script: &str, tell: impl Fn(&mut Reader)) {
    story_at(|| host(script), tell);
}

fn ticks_a_point(reader: &Reader) {
    reader.shows_framework(TITLE);
    reader.ticks(POINT);
    reader.sees_progress(1, 12);
}

#[test]
fn a_library_may_scroll_to_elements_in_its_own_way() {
    // As Prototype does, whatever the options.
    let script =
        "Element.prototype.scrollTo = function () { scroll(0, this.offsetTop); return this }";
    tells(script, |reader| {
        reader.opens("pages/host.html");
        reader.resizes_to(700, 320);
        reader.scrolls_to(TITLE);
        // A driver's click would first scroll to the button.
        let press = "control('button', ['Next open question'], 'study-widget').click()";
        reader.executes(press, ());
        reader.waits_until_idle();
        reader.finds_on_the_screen(TITLE);
    });
}

#[test]
fn a_page_may_name_its_own_classes_as_the_browser_does() {
    for script in [
        "class Node { constructor(value) { this.value = value } } class Range {} class Element {}",
        // Without `Map` and `Set`, which WebKit's driver takes from the page.
        "const URL = 'https://api.example/'; class Response {} class Window {} class CustomEvent {} const localStorage = {}",
        "var URL = 'https://api.example/'",
        "var Node = function (value) { this.value = value }; function Element() {}",
    ] {
        tells(script, |reader| {
            reader.opens("pages/host.html");
            ticks_a_point(reader);
            reader.finds_the_page_restored_without_the_widget();
        });
    }
}

#[test]
fn a_page_may_put_its_own_in_the_place_of_what_the_browser_has() {
    for script in [
        "window.Set = function () {}",
        "window.Event = 1; window.CustomEvent = function () {}",
        "window.MutationObserver = undefined",
        "window.queueMicrotask = undefined",
        "const { fetch } = window; window.fetch = (...asked) => fetch(...asked).then((answer) => answer)",
    ] {
        tells(script, |reader| {
            reader.visits("pages/host.html");
            ticks_a_point(reader);
            let failed: Vec<String> = reader.evaluates("return recorder.errors", ());
            // The recorder needs an observer too, so its own error is allowed.
            let own = usize::from(script.contains("MutationObserver"));
            assert!(failed.len() <= own, "{script}: {failed:#?}");
        });
    }
}

/// Morphs the page: removes every node its server did not send, and keeps its own. In a task of the page, since a
/// script run by WebKit's driver is interrupted by other turns.
const MORPH: &str = "setTimeout(() => { for (const host of document.querySelectorAll('study-widget, study-status, study-fold, study-tick')) host.remove();
    for (const name of ['hidden', 'style', 'data-study-closed', 'data-study-unmarked']) {
        for (const block of document.querySelectorAll(`article [${name}]`)) block.removeAttribute(name);
    } window.morphed = true })";

#[test]
fn a_page_that_is_made_equal_to_what_its_server_sent_has_its_controls_again() {
    tells("", |reader| {
        reader.opens("pages/host.html");
        reader.shows_framework(TITLE);
        reader.ticks(POINT);
        for _ in 0..3 {
            reader.executes(&format!("window.morphed = false; {MORPH}"), ());
            reader.waits_for("a morphed page", "return window.morphed", ());
            reader.sees_progress(1, 12);
            reader.sees_one_widget(4);
            reader.sees_ticked(POINT, true);
        }
        reader.hides_framework(TITLE);
        reader.does_not_see(POINT);
        reader.finds_the_page_restored_without_the_widget();
    });
}

#[test]
fn a_page_that_is_made_equal_again_and_again_has_its_controls_in_the_end() {
    let article = question("q4", TITLE, &[POINT]);
    let script = MORPH.replace("study-widget, ", "").replace(
        "window.morphed = true",
        "window.morphed = (window.morphed ?? 0) + 1",
    );
    let html = page(
        &format!(
            "<script>addEventListener('study-ready', () => {{ for (let at = 1; at < 9; at++) setTimeout(() => {{ {script} }}, at * 400) }})</script>"
        ),
        &format!("<study-widget></study-widget>{article}"),
    );
    story_at(
        || Site::new().with_page("host.html", html.as_str()),
        |reader| {
            reader.opens("pages/host.html");
            reader.waits_for("eight such pages", "return window.morphed === 8", ());
            reader.shows_framework(TITLE);
            reader.ticks(POINT);
            reader.sees_progress_of(1);
        },
    );
}

#[test]
fn a_page_that_takes_away_all_that_is_ours_is_left_as_it_was() {
    let takes = "const names = 'study-widget, study-status, study-fold, study-tick';
        new MutationObserver(() => { for (const host of document.querySelectorAll(names)) host.remove() })
            .observe(document, { childList: true, subtree: true })";
    tells(takes, |reader| {
        reader.visits("pages/host.html");
        let unwanted = "return !document.querySelector('[data-study-closed], study-widget') && performance.now() > 3000";
        reader.waits_for("a page left alone", unwanted, ());
        reader.sees_the_plain_page();
    });
}

#[test]
fn where_controls_can_have_no_look_the_page_is_left_as_it_was() {
    for script in [
        "delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets",
        "const { attachShadow } = Element.prototype;
            Element.prototype.attachShadow = function (init) { return attachShadow.call(this, { ...init, mode: 'closed' }) }",
        "Element.prototype.attachShadow = () => null",
    ] {
        // The page writes down what the console is given.
        let listening = format!(
            "const {{ warn }} = console;
            window.warned = [];
            console.warn = (...words) => {{ warned.push(words.join(' ')); warn(...words); }};
            {script}"
        );
        tells(&listening, |reader| {
            reader.visits("pages/host.html");
            let lines =
                "return warned.filter((line) => line.includes('the article is as it was')).length";
            reader.waits_for("a line in the console", lines, ());
            reader.waits_until_idle();
            reader.sees_the_plain_page();
            assert_eq!(reader.evaluates::<u32>(lines, ()), 1);
        });
    }
}

#[test]
fn where_the_browser_cannot_tell_what_is_near_every_question_has_its_controls() {
    tells("delete window.IntersectionObserver", |reader| {
        reader.resizes_to(1000, 400);
        reader.opens("pages/host.html");
        let all = "return document.querySelectorAll('study-fold').length === 4";
        reader.waits_for("a button for each question", all, ());
    });
}

#[test]
fn copies_that_a_page_makes_of_our_controls_go_with_us() {
    tells("", |reader| {
        reader.opens("pages/host.html");
        reader.shows_framework(TITLE);
        reader.executes(
            "const contents = document.createElement('nav');
            for (const heading of document.querySelectorAll('h2')) contents.append(heading.cloneNode(true));
            document.body.append(contents);
            const item = holding(args[0])[0].closest('li');
            item.innerHTML = item.innerHTML.replace('Count', '<mark>Count</mark>')",
            [POINT],
        );
        reader.waits_for(
            "one box beside the text that was written anew",
            "const boxes = holding(args[0])[0].closest('li').querySelectorAll('study-tick');
            return boxes.length === 1 && boxes[0].shadowRoot",
            ["shelf 4 first."],
        );
        reader.executes("document.querySelector('study-widget').remove()", ());
        reader.sees_the_plain_page();
        let left = "return hosts.filter((host) => document.querySelector(host)).length";
        assert_eq!(reader.evaluates::<u32>(left, ()), 0);
    });
}

#[test]
fn a_copy_that_a_page_shows_of_an_answer_is_open() {
    tells("", |reader| {
        reader.opens("pages/host.html");
        reader.executes(
            "const copy = document.createElement('aside');
            for (const part of document.querySelectorAll('h2, ul')) copy.append(part.cloneNode(true));
            document.body.append(copy)",
            (),
        );
        reader.waits_for(
            "every answer in the copy, without controls",
            "const points = [...document.querySelectorAll('aside li')];
            return points.length > 1 && !document.querySelector('aside :is(study-fold, study-status)')
                && points.every((point) => point.checkVisibility())",
            (),
        );
        let closed = "return document.querySelectorAll('main [data-study-closed]').length > 0";
        assert!(reader.evaluates::<bool>(closed, ()));
    });
}

#[test]
fn a_page_that_takes_our_marks_from_its_blocks_is_left_as_it_was() {
    for marks in ["data-study-closed", "data-study-closed hidden"] {
        story_at(
            || host(""),
            |reader| {
                reader.opens("pages/host.html");
                reader.hides_if_open(TITLE);
                reader.waits_for(
                    "findable answers",
                    "return document.querySelector('[hidden=until-found]')",
                    (),
                );
                let take = "for (const block of document.querySelectorAll('[data-study-closed]')) {
                    for (const name of args[0].split(' ')) block.removeAttribute(name);
                }";
                reader.executes(take, [marks]);
                reader.finds_the_page_restored_without_the_widget();
            },
        );
    }
}

#[test]
fn a_button_says_what_is_open_where_a_page_took_our_marks() {
    tells("", |reader| {
        reader.opens("pages/host.html");
        reader.presses(&["Show all"]);
        reader.presses(&["Hide all"]);
        reader.does_not_see(POINT);
        let take = "for (const block of document.querySelectorAll('[data-study-closed]')) {
            for (const name of ['hidden', 'style', 'data-study-closed']) block.removeAttribute(name);
        }";
        reader.executes(take, ());
        reader.scrolls_through();
        reader.sees_button(&["Hide framework", TITLE]);
        reader.ticks(POINT);
        reader.hides_framework(TITLE);
        reader.does_not_see(POINT);
    });
}

#[test]
fn a_page_that_sets_its_own_sheets_anew_has_answers_closed_all_the_same() {
    tells("", |reader| {
        reader.opens("pages/host.html");
        reader.executes("document.adoptedStyleSheets = []", ());
        reader.presses(&["Show all"]);
        reader.presses(&["Hide all"]);
        reader.does_not_see(POINT);
    });
}

#[test]
fn a_listener_around_the_article_takes_no_notice_of_a_ticked_box() {
    tells("", |reader| {
        reader.opens("pages/host.html");
        reader.executes(
            "window.noticed = 0;
            for (const name of ['input', 'change', 'click']) document.querySelector('main').addEventListener(name, () => noticed++)",
            (),
        );
        reader.shows_framework(TITLE);
        ticks_a_point(reader);
        assert_eq!(reader.evaluates::<u32>("return noticed", ()), 0);
    });
}

#[test]
fn a_form_may_have_a_field_named_as_what_every_element_has() {
    let form = "<form class='ask'><input name='attributes'><input name='id'><input name='children'></form>";
    let html = page("", &question("q1", TITLE, &[POINT]).repeat(3))
        .replace("</ul>", &format!("</ul>{form}"));
    story_at(
        || Site::new().with_page("host.html", html.as_str()),
        |reader| {
            reader.opens("pages/host.html");
            reader.sees_progress(0, 3);
        },
    );
}
