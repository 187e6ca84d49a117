//! Pages that change beside the widget: scripts that finish late, addresses with and without a slash.

use crate::pages::{TAG, known_page, long, page, question};
use crate::reader::story_at;
use crate::server::Site;

const TITLE: &str = "What stands on shelf 1?";

#[test]
fn a_text_that_a_script_finishes_late_is_no_edit_of_the_authors() {
    let late = "document.querySelector('li').innerHTML = args[0]";
    let site = || {
        let html = question(
            "one",
            TITLE,
            &["Count shelf 1 before you touch it.", "Then close it."],
        );
        Site::new().with_page("late.html", known_page("late", &html))
    };
    story_at(site, |reader| {
        reader.opens("pages/late.html");
        reader.executes(late, ["Count shelf 1 <i>∫</i> before you touch it."]);
        reader.opens_the_desk_by(&["Review", "of this guide"]);
        reader.shows_the_framework_in_the_desk();
        reader.rates("Good");
        reader.closes_the_desk();
        reader.executes(late, ["Count shelf 1 <i>∫</i> before you touch it now."]);
        reader.shifts_the_clock_by_days(3);
        reader.opens("pages/late.html");
        reader.executes(late, ["Count shelf 1 <i>∫</i> before you touch it."]);
        reader.does_not_see_in_panel("changed");
        reader.opens_the_desk_by(&["Review"]);
        reader.shows_the_framework_in_the_desk();
        let told = "return desk('dialog').textContent.includes('The author changed')";
        assert!(!reader.evaluates::<bool>(told, ()));
    });
}

/// Replaces each word and names the language, as a translator without marks does.
const TRANSLATES: &str = "const texts = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
    const other = (word) => [...word].reverse().join('') + 'o';
    while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(/[a-z]+/gi, other);
    document.documentElement.lang = 'eo'";
const IS_READ_AGAIN: &str =
    "return document.querySelector('study-widget').outline.title === 'Ao ediugo'";

#[test]
fn a_page_translated_without_marks_keeps_its_questions() {
    let site = || Site::new().with_page("words.html", page("", &long(3)));
    let questions = "return JSON.stringify(document.querySelector('study-widget').outline.questions.map(({ id, points }) => [id, points]))";
    story_at(site, |reader| {
        reader.opens("pages/words.html");
        reader.ticks("Thing 2 of case 1.");
        let original: String = reader.evaluates(questions, ());
        reader.executes(TRANSLATES, ());
        reader.waits_for("the page to be read again", IS_READ_AGAIN, ());
        reader.sees_progress(1, 27);
        assert_eq!(original, reader.evaluates::<String>(questions, ()));
    });
}

#[test]
fn a_point_ticked_at_the_desk_of_a_translated_page_is_ticked_in_the_article() {
    let site = || Site::new().with_page("words.html", page("", &long(3)));
    story_at(site, |reader| {
        reader.opens("pages/words.html");
        reader.executes(TRANSLATES, ());
        reader.waits_for("the page to be read again", IS_READ_AGAIN, ());
        reader.opens_the_desk_by(&["Review", "of this guide"]);
        reader.shows_the_framework_in_the_desk();
        reader.ticks_the_first_point();
        reader.closes_the_desk();
        reader.sees_progress(1, 27);
    });
}

#[test]
fn the_desk_of_a_translated_page_asks_in_its_words() {
    let site = || {
        let titles = [
            "What is on the shelf?",
            "Who put it there?",
            "When is it due?",
        ];
        let asked = titles.map(|title| question("x", title, &["Count it.", "Name it."]));
        let html = asked.concat().replace(" id=\"x\"", "");
        let html = html.replace("<p><b>Answer framework</b></p>", "");
        Site::new().with_page("asked.html", page("", &html))
    };
    story_at(site, |reader| {
        reader.opens("pages/asked.html");
        reader.executes(TRANSLATES, ());
        let asks = "return document.querySelector('h2').textContent.includes('flehso') && document.documentElement.lang === 'eo'";
        reader.waits_for("the translation", asks, ());
        reader.opens_the_desk_by(&["Review", "of this guide"]);
        let asked = reader.question_asked();
        assert!(asked.contains("tahWo sio"), "{asked}");
    });
}

#[test]
fn questions_that_change_places_on_their_nodes_stay_apart() {
    let titles = ["Is oak hard?", "Is ash tough?", "Is pine heavy?"];
    let site = || {
        let asked = ["True.", "True.", "False."].iter().zip(titles);
        let asked = asked.map(|(answer, title)| question("x", title, &[answer]));
        let html = asked.collect::<String>().replace(" id=\"x\"", "");
        Site::new().with_page("woods.html", known_page("woods", &html))
    };
    let write = "const texts = (selector) => [...document.querySelectorAll(selector)]
            .map((element) => [...element.childNodes].find(({ nodeType, data }) => nodeType === 3 && data.trim()));
        for (const selector of ['h2', 'li']) {
            const now = texts(selector), words = now.map(({ data }) => data);
            now.forEach((text, at) => { text.data = words[(at + 1) % 3] });
        }";
    let ids = "return [...new Set(document.querySelector('study-widget').outline.questions.map(({ id }) => id))].sort().join(' ')";
    story_at(site, |reader| {
        reader.opens("pages/woods.html");
        let before: String = reader.evaluates(ids, ());
        reader.executes(write, ());
        let read =
            "return document.querySelector('study-widget').outline.questions[0].title === args[0]";
        reader.waits_for("the page to be read again", read, [titles[1]]);
        assert_eq!(before, reader.evaluates::<String>(ids, ()));
    });
}

#[test]
fn a_desk_opened_as_the_address_changes_keeps_its_questions_in_their_guide() {
    let site = || {
        let asked = question("one", TITLE, &["Count it."]);
        Site::new().with_page("sets.html", page("", &asked.replace(" id=\"one\"", "")))
    };
    let turn = "history.pushState(null, '', '?set=2');
        document.querySelector('h2').firstChild.data = 'What stands on shelf 2?'";
    story_at(site, |reader| {
        reader.opens("pages/sets.html");
        reader.executes(turn, ());
        reader.opens_the_desk_by(&["Review", "of this guide"]);
        let asked = reader.question_asked();
        reader.shows_the_framework_in_the_desk();
        reader.ticks_the_first_point();
        let keys = reader.stored_keys();
        let is_second = |key: &String| key.contains("set=2");
        assert_eq!(
            asked.contains("shelf 2"),
            keys.iter().any(is_second),
            "{asked} {keys:?}"
        );
    });
}

#[test]
fn another_topic_on_the_same_nodes_has_questions_of_its_own() {
    const LOCKS: [&str; 3] = ["How does a lock work?", "It guards one thing.", "Locks"];
    const BREAD: [&str; 3] = ["Why does dough rise?", "Yeast eats sugar.", "Bread"];
    let site = || {
        let [title, point, topic] = LOCKS;
        let asked = question("one", title, &[point]).replace(" id=\"one\"", "");
        let html = format!("<h1>{topic}</h1>{asked}");
        Site::new().with_page("topics.html", known_page("topics", &html))
    };
    let show = "const [title, point, topic] = args;
        document.querySelector('h2').firstChild.data = title;
        document.querySelector('h1').firstChild.data = topic;
        [...document.querySelector('li').childNodes].find((node) => node.nodeType === 3).data = point";
    story_at(site, |reader| {
        reader.opens("pages/topics.html");
        reader.ticks("It guards one thing.");
        reader.executes(show, BREAD);
        reader.sees_progress(0, 1);
        reader.executes(show, LOCKS);
        reader.sees_progress(1, 1);
        reader.sees_ticked("It guards one thing.", true);
    });
}

#[test]
fn a_heading_that_a_script_finishes_late_keeps_its_question() {
    const POINT: &str = "Say what you saw in case 2, with numbers.";
    let site = || {
        let cases = (1..=4).map(|number| {
            let title = format!("What would you do about $n^2$ and case number {number}?");
            let points = ["reasons", "numbers", "a doubt"]
                .map(|with| format!("Say what you saw in case {number}, with {with}."));
            let id = format!("q{number}");
            let html = question(&id, &title, &points.each_ref().map(String::as_str));
            html.replace(&format!(" id=\"{id}\""), "")
        });
        Site::new().with_page("late.html", known_page("late", &cases.collect::<String>()))
    };
    let typeset = "for (const heading of document.querySelectorAll('h2')) {
        const text = [...heading.childNodes].find(({ data }) => data?.includes('$n^2$'));
        const [before, after] = text.data.split('$n^2$'), formula = document.createElement('mjx-container');
        formula.innerHTML = '<math><msup><mi>n</mi><mn>2</mn></msup></math>';
        text.replaceWith(before, formula, after);
    }";
    story_at(site, |reader| {
        reader.opens("pages/late.html");
        reader.ticks(POINT);
        reader.executes(typeset, ());
        reader.waits_for(
            "the titles as they are now",
            "return document.querySelector('study-widget').outline.questions.every(({ title }) => !title.includes('$'))",
            (),
        );
        reader.sees_progress(1, 12);
        reader.sees_ticked(POINT, true);
    });
}

#[test]
fn an_address_with_a_slash_and_one_without_are_one_guide() {
    let html = question("one", TITLE, &["Count it."]);
    let html = format!(
        "<!doctype html><html lang=en><head><title>Shelves</title>{}</head><body><article><h1>Shelves</h1>{html}</article></body></html>",
        TAG.replace("../embed", "/embed")
    );
    story_at(Site::new, |reader| {
        reader.site().set_page_at("shelves/", &html);
        reader.site().set_page_at("shelves", &html);
        reader.opens("shelves/");
        reader.ticks("Count it.");
        reader.sees_progress(1, 1);
        reader.opens("shelves");
        reader.sees_progress(1, 1);
    });
}

#[test]
fn a_database_that_never_answers_keeps_nobody_from_studying() {
    let dead = "<script>indexedDB.open = () => new EventTarget()</script>";
    let html = question("one", TITLE, &["Count it."]);
    story_at(
        || Site::new().with_page("dead.html", page(dead, &html)),
        |reader| {
            reader.opens("pages/dead.html");
            reader.ticks("Count it.");
            reader.sees_progress(1, 1);
            reader.reloads();
            reader.sees_progress(1, 1);
            reader.finds_the_page_undisturbed();
        },
    );
}

/// As AOS and its like: each heading appears once it is scrolled to, by its place when the page measured itself last.
#[test]
fn a_script_that_shows_sections_when_one_comes_to_them_shows_all() {
    let script = "<style>h2 { opacity: 0 } h2.shown { opacity: 1 }</style><script>
        let places = [];
        const shows = () => { for (const [heading, top] of places) if (scrollY + innerHeight > top + 120) heading.classList.add('shown') };
        const measures = () => {
            places = [...document.querySelectorAll('h2')].map((heading) => [heading, heading.getBoundingClientRect().top + scrollY]);
            shows();
        };
        for (const when of ['load', 'resize']) addEventListener(when, measures);
        addEventListener('scroll', shows);
        </script>";
    let article = format!("{}<footer style='height: 300px'></footer>", long(12));
    let site = || Site::new().with_page("sections.html", page(script, &article));
    story_at(site, |reader| {
        reader.opens("pages/sections.html");
        reader.waits_until_idle();
        reader.scrolls_through();
        let unseen = "return [...document.querySelectorAll('h2:not(.shown)')].map((heading) => heading.textContent)";
        assert_eq!(reader.evaluates::<Vec<String>>(unseen, ()), [""; 0]);
    });
}
