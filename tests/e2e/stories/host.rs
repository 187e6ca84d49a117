//! The page belongs to its author: nothing of it moves, and whatever the author's scripts do later, one widget works
//! on.

use crate::pages::{TAG, known_page, page, question};
use crate::reader::{story, story_at};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const SLOW: &str = "A query that was fast last week";
const COLUMN: &str = "How do you change the type of a column";
const POINT: &str = "Look before touching.";

#[test]
fn a_page_the_widget_leaves_is_byte_for_byte_what_it_was() {
    let strangers = ["plain", "blog", "disclosures", "quiz", "items", "arabic"];
    story(|reader| {
        for stranger in strangers {
            reader.opens(&format!("pages/{stranger}.html"));
            reader.presses(&["Show all"]);
            reader.scrolls_through();
            reader.presses(&["Hide all"]);
            reader.finds_the_page_undisturbed();
            reader.finds_the_page_restored_without_the_widget();
            reader.finds_the_page_undisturbed();
        }
    });
}

#[test]
fn a_widget_taken_away_and_put_back_works_again() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.executes(
            "window.kept = document.querySelector('study-widget'); kept.remove()",
            (),
        );
        reader.sees("Write down the time line.");
        reader.executes("document.querySelector('h1').after(kept)", ());
        reader.does_not_see("Write down the time line.");
        reader.sees_ticked(POINT, true);
        reader.sees_one_widget(3);
    });
}

#[test]
fn a_widget_that_is_moved_keeps_its_state() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.scrolls_to("Before you go");
        reader.waits_for_the_panel_in_place();
        reader.chooses("New");
        reader.executes(
            "document.querySelector('header').append(document.querySelector('study-widget'))",
            (),
        );
        reader.waits_until_idle();
        reader.sees(POINT);
        reader.sees_one_widget(3);
        reader.presses(&["Hide all"]);
        reader.does_not_see(POINT);
    });
}

#[test]
fn the_tag_twice_makes_one_widget() {
    let article = question("twice", "Is one enough?", &["One is enough."]);
    let site = move || {
        let again =
            format!("{TAG}<script type=module src=../embed/study-widget.js?again></script>");
        Site::new().with_page("twice.html", page(&again, &article))
    };
    story_at(site, |reader| {
        reader.opens("pages/twice.html");
        reader.waits_until_idle();
        reader.sees_one_widget(1);
        reader.shows_framework("Is one enough?");
        reader.ticks("One is enough.");
        reader.sees_progress(1, 1);
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn an_article_taken_out_and_put_back_is_studied_on() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.executes(
            "window.article = document.querySelector('article'); article.remove()",
            (),
        );
        reader.waits_until_idle();
        reader.executes("document.querySelector('main').append(article)", ());
        reader.sees_progress(1, 15);
        reader.sees_ticked(POINT, true);
        reader.sees_one_widget(3);
        reader.ticks("Ask what changed.");
        reader.sees_progress(2, 15);
    });
}

#[test]
fn an_article_written_anew_by_its_host_is_studied_on() {
    // As a framework does that renders the whole article again from its data.
    let redraw = "const main = document.querySelector('main');
        main.replaceChildren(new DOMParser().parseFromString(recorder.html, 'text/html').querySelector('article'))";
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        for _ in 0..3 {
            reader.executes(redraw, ());
            reader.sees_progress(1, 15);
            reader.sees_ticked(POINT, true);
            reader.does_not_see("Add beside, do not alter.");
            reader.sees_one_widget(3);
        }
    });
}

#[test]
fn a_part_written_anew_by_its_host_gets_its_controls_back() {
    let redraw = "const list = document.querySelector('#slow-query ~ ul');
        const fresh = new DOMParser().parseFromString(recorder.html, 'text/html').querySelector('#slow-query ~ ul');
        list.replaceWith(fresh)";
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.executes(redraw, ());
        reader.sees_ticked(POINT, true);
        reader.sees(POINT);
        reader.ticks("Ask what changed.");
        reader.sees_progress(2, 15);
        reader.hides_framework(SLOW);
        reader.does_not_see(POINT);
        reader.sees_one_widget(3);
    });
}

#[test]
fn a_question_added_later_is_studied_too() {
    let later = question("later", "What did I forget?", &["The backup."]);
    story(|reader| {
        reader.opens(PLAIN);
        reader.shows_framework(COLUMN);
        reader.executes(
            "document.querySelector('article').insertAdjacentHTML('beforeend', args[0])",
            [&later],
        );
        reader.shows_framework("What did I forget?");
        reader.ticks("The backup.");
        reader.sees_progress(1, 16);
        reader.sees("Add beside, do not alter.");
        reader.sees_one_widget(4);
    });
}

#[test]
fn pages_of_a_single_page_site_are_studied_one_after_the_other() {
    story(|reader| {
        reader.opens("pages/spa.html");
        reader.shows_framework("What does the first page ask?");
        reader.ticks("It asks this.");
        reader.executes("document.querySelector('a[href=\"#two\"]').click()", ());
        reader.sees_progress(0, 2);
        reader.shows_framework("What does the second page ask?");
        reader.ticks("It asks that.");
        reader.sees_one_widget(1);
        reader.goes_back();
        reader.sees_progress(1, 1);
        reader.sees_ticked("It asks this.", true);
        reader.executes("document.querySelector('a[href=\"#none\"]').click()", ());
        reader.waits_for(
            "no widget where there is no question",
            "return !document.querySelector('study-fold, study-status, study-tick')",
            (),
        );
        reader.goes_back();
        reader.sees_ticked("It asks this.", true);
        reader.sees_one_widget(1);
    });
}

#[test]
fn attributes_take_effect_at_any_time() {
    let article = format!(
        "<study-widget></study-widget>{}",
        question("a", "What changes?", &["The label changes."])
    );
    let site = move || Site::new().with_page("a.html", known_page("one", &article));
    story_at(site, |reader| {
        reader.opens("pages/a.html");
        reader.executes(
            "document.querySelector('study-widget').setAttribute('frameworks', 'open')",
            (),
        );
        reader.sees("The label changes.");
        reader.executes(
            "document.querySelector('study-widget').setAttribute('lang', 'de')",
            (),
        );
        reader.sees_in_panel("0 von 1 abgehakt");
        reader.executes(
            "document.querySelector('study-widget').removeAttribute('lang')",
            (),
        );
        reader.ticks("The label changes.");
        reader.sees_progress(1, 1);
        reader.executes(
            "document.querySelector('study-widget').setAttribute('guide', 'two')",
            (),
        );
        reader.sees_progress(0, 1);
        reader.executes(
            "document.querySelector('study-widget').setAttribute('guide', 'one')",
            (),
        );
        reader.sees_progress(1, 1);
        reader.sees_one_widget(1);
    });
}

#[test]
fn an_attribute_that_was_wrong_takes_effect_once_it_is_right() {
    let article = format!(
        "<study-widget for='.nowhere'></study-widget>{}",
        question("a", "What is wrong?", &["The selector."])
    );
    let site = move || Site::new().with_page("a.html", page("", &article));
    story_at(site, |reader| {
        reader.visits("pages/a.html");
        let outline = "return document.querySelector('study-widget').outline === undefined";
        let sets = "document.querySelector('study-widget').setAttribute('for', args[0])";
        for wrong in ["###", ".nowhere"] {
            reader.executes(sets, [wrong]);
            reader.waits_for("a widget without an article", outline, ());
            reader.executes(sets, ["article"]);
            reader.shows_framework("What is wrong?");
            reader.sees_progress(0, 1);
        }
        reader.sees_one_widget(1);
    });
}

#[test]
fn a_listener_of_the_hosts_that_throws_costs_the_reader_nothing() {
    let throws = "for (const kind of ['study-ready', 'study-progress']) {
            addEventListener(kind, () => { window.thrown = (window.thrown ?? 0) + 1; throw new Error('the host is wrong'); });
        }
        addEventListener('error', (event) => event.preventDefault(), true)";
    let article = question("throws", "Who throws?", &["The host does.", "We do not."]);
    let site = move || {
        let script = format!("<script>{throws}</script>");
        Site::new().with_page("throws.html", page(&script, &article))
    };
    story_at(site, |reader| {
        reader.opens("pages/throws.html");
        reader.shows_framework("Who throws?");
        reader.ticks("The host does.");
        reader.waits_for("the host to throw", "return window.thrown > 1", ());
        reader.ticks("We do not.");
        reader.sees_progress(2, 2);
        reader.sees_one_widget(1);
    });
}

#[test]
fn an_element_of_the_hosts_may_be_named_like_ours() {
    let article = question("group", "Whose group is it?", &["The host's."]);
    let article = format!("<study-group>{article}</study-group>");
    let site = move || Site::new().with_page("group.html", page("", &article));
    story_at(site, |reader| {
        reader.opens("pages/group.html");
        reader.shows_framework("Whose group is it?");
        reader.ticks("The host's.");
        reader.sees_progress(1, 1);
        // Adds a later question in such an element, too.
        let later = question("later", "Whose is this?", &["The host's too."]);
        let script = "const group = document.createElement('study-group');
            group.innerHTML = args[0];
            document.querySelector('article').append(group)";
        reader.executes(script, [&later]);
        reader.sees_progress(1, 2);
        reader.sees_one_widget(2);
    });
}

#[test]
fn a_host_that_writes_over_the_panels_paragraph_has_it_back_elsewhere() {
    // As React does with an element whose text changed.
    let overwrite = "document.querySelector('article p:nth-of-type(2)').textContent = args[0]";
    let site = || {
        let html = format!(
            "<p>Words before the questions.</p>{}",
            question("one", "What stays?", &["The panel."])
        );
        Site::new().with_page("g.html", known_page("g", &html))
    };
    story_at(site, |reader| {
        reader.opens("pages/g.html");
        reader.ticks("The panel.");
        for words in ["Other words.", "Other words again.", "The last words."] {
            reader.executes(overwrite, [words]);
            reader.sees_progress(1, 1);
            reader.sees_one_widget(1);
        }
        let beside = "return document.querySelector('study-widget').parentElement.localName";
        assert_eq!(reader.evaluates::<String>(beside, ()), "article");
    });
}
