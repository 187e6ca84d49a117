//! Nothing the reader looks at moves, unless they asked for it.

use thirtyfour::Key;

use crate::pages::{known_page, long, page, question};
use crate::reader::{Reader, chromium_story, story, story_at, story_except_in_webkit};
use crate::server::{Fault, Site};

const PAGES: [&str; 9] = [
    "guides/devops-senior/",
    "guides/sql-for-backend/",
    "guides/system-design-basics/",
    "pages/plain.html",
    "pages/blog.html",
    "pages/disclosures.html",
    "pages/quiz.html",
    "pages/items.html",
    "pages/arabic.html",
];

#[test]
fn nothing_moves_by_the_widgets_coming() {
    chromium_story(Site::new, |reader| {
        for width in [1000, 320] {
            reader.resizes_to(width, 800);
            for page in PAGES {
                has_the_widget_come_late(reader, page);
                reader.finds_no_layout_shift(&format!("{page} at {width}"));
            }
        }
    });
}

#[test]
fn what_a_waiting_panel_covers_can_be_scrolled_from_under_it() {
    let site = || {
        let questions = ["one", "two"]
            .map(|id| question(id, &format!("What is {id}?"), &[&format!("Say {id}.")]));
        Site::new().with_page("short.html", known_page("g", &questions.concat()))
    };
    story_at(site, |reader| {
        reader.resizes_to(1280, 600);
        reader.opens("pages/short.html");
        reader.shows_framework("What is two?");
        reader.ticks("Say two.");
        reader.sees_ticked("Say two.", true);
        reader.sees_progress_of(1);
    });
}

#[test]
fn a_page_longer_than_its_body_goes_on_below_a_waiting_panel() {
    let style = "<style>html, body { height: 100% } body { margin: 0 }</style>";
    let html = known_page("g", &format!("{style}{}", long(2)));
    let goes_on = "const bottom = (element) => element.getBoundingClientRect().bottom + scrollY;
        const panel = document.querySelector('study-widget').shadowRoot.querySelector('section').getBoundingClientRect();
        return document.scrollingElement.scrollHeight > bottom([...document.querySelectorAll('li')].at(-1)) + panel.height";
    story_at(
        || Site::new().with_page("short.html", html.as_str()),
        |reader| {
            reader.resizes_to(1000, 600);
            reader.opens("pages/short.html");
            reader.waits_for("room below the end", goes_on, ());
        },
    );
}

#[test]
fn a_page_that_ends_under_a_waiting_panel_can_be_scrolled_once_the_reader_tries() {
    // A scroll bar that appears beside the text would move it.
    let bar = "<style>::-webkit-scrollbar { width: 14px }</style>";
    let site = || {
        let arabic = include_str!("../pages/arabic.html");
        Site::new().with_page(
            "barred.html",
            arabic.replace("</head>", &format!("{bar}</head>")),
        )
    };
    story_except_in_webkit(
        "its scroll bar takes no room, whatever the page says of it",
        site,
        |reader| {
            reader.resizes_to(1000, 700);
            reader.opens("pages/barred.html");
            let scrolls = "const page = document.scrollingElement; return page.scrollHeight > page.clientHeight";
            assert!(!reader.evaluates::<bool>(scrolls, ()));
            reader.types(&[Key::Down]);
            reader.waits_for("a longer page", scrolls, ());
        },
    );
}

#[test]
fn nothing_moves_by_a_tick_or_by_what_a_fold_says() {
    story(|reader| {
        reader.opens(PAGES[0]);
        let size = "return document.querySelector('study-fold').shadowRoot.querySelector('.size').getBoundingClientRect().left";
        let before: f64 = reader.evaluates(size, ());
        reader.executes(
            "document.querySelector('study-fold').shadowRoot.querySelector('button').click()",
            (),
        );
        assert_eq!(before, reader.evaluates::<f64>(size, ()));
        reader.waits_until_idle();
        reader.executes("recorder.shift = 0", ());
        reader.executes(
            "document.querySelector('study-tick').shadowRoot.querySelector('input').click()",
            (),
        );
        reader.finds_no_layout_shift("after a tick");
    });
}

#[test]
fn a_browser_that_does_not_hold_the_page_in_place_has_it_held() {
    story(|reader| {
        reader.opens(PAGES[0]);
        reader.executes(
            "document.documentElement.style.overflowAnchor = 'none';
            const supports = CSS.supports;
            CSS.supports = (name, ...more) => name !== 'overflow-anchor' && supports.call(CSS, name, ...more);
            window.held = document.querySelector('#chaos-engineering');
            scrollTo(0, held.offsetTop - 10)",
            (),
        );
        reader.waits_until_idle();
        for words in ["showAll", "hideAll"] {
            let top = "return Math.round(held.getBoundingClientRect().top)";
            let before: i32 = reader.evaluates(top, ());
            let height: f64 = reader.evaluates("return document.body.scrollHeight", ());
            reader.executes("document.querySelector('study-widget')[args[0]]()", [words]);
            reader.waits_for(
                "the page to be another length and at rest",
                "const was = window.length_, now = document.body.scrollHeight; window.length_ = now; return now === was && now !== args[0]",
                [height],
            );
            reader.waits_until_idle();
            let after: i32 = reader.evaluates(top, ());
            assert!(
                (before - after).abs() <= 1,
                "{words}: {before} became {after}"
            );
        }
    });
}

#[test]
fn nothing_moves_where_headings_stay_or_blocks_have_no_box() {
    let article: String = questions(7)
        .map(|question| format!("<section>{question}</section>"))
        .collect();
    let in_bars = article
        .replace("<h2", "<div class=bar><h2")
        .replace("</h2>", "</h2></div>");
    for (style, article) in [
        (
            ".bar { position: sticky; top: 0; background: Canvas }",
            &in_bars,
        ),
        (
            "html { overflow-anchor: none } h2 { position: sticky; top: 0; margin: 0; padding: 8px 0; background: Canvas; z-index: 1 }",
            &article,
        ),
        (
            "section, ul { display: contents } li { list-style: none }",
            &article,
        ),
    ] {
        let html = page(&format!("<style>{style}</style>"), article);
        chromium_story(
            || Site::new().with_page("still.html", html.as_str()),
            |reader| {
                reader.resizes_to(1000, 800);
                has_the_widget_come_late(reader, "pages/still.html");
                reader.finds_no_layout_shift(&format!("as it came, with {style}"));
                reader.executes("scrollTo({ top: 500, behavior: 'instant' })", ());
                reader.waits_for_the_panel_in_place();
                reader.finds_no_layout_shift(&format!("after a jump, with {style}"));
                reader.scrolls_by_wheel();
                reader.finds_no_layout_shift(&format!("by the wheel, with {style}"));
            },
        );
    }
}

#[test]
fn nothing_moves_by_the_wheel_in_an_article_that_is_painted_for_itself() {
    let article: String = questions(4).collect();
    for style in [
        "article { overflow: hidden }",
        "article { contain: paint; padding: 0 40px }",
        "article { transform: translateZ(0) }",
        "html, body { overflow-x: hidden } main { max-width: none; padding: 0 } ul { padding: 0 4px; list-style: none }",
    ] {
        let html = page(&format!("<style>{style}</style>"), &article);
        chromium_story(
            || Site::new().with_page("still.html", html.as_str()),
            |reader| {
                reader.resizes_to(1000, 500);
                reader.opens("pages/still.html");
                reader.waits_until_idle();
                reader.executes("recorder.shift = 0", ());
                reader.scrolls_by_wheel();
                reader.finds_no_layout_shift(&format!("by the wheel, with {style}"));
                reader.executes("scrollTo({ top: 9999, behavior: 'instant' })", ());
                reader.waits_until_idle();
                reader.waits_until_idle();
                reader.finds_no_layout_shift(&format!("at the end, with {style}"));
            },
        );
    }
}

#[test]
fn nothing_moves_where_a_list_slides_into_its_place() {
    let style = "<style>@keyframes slide { from { transform: translateX(-20px) } }
        li { animation: slide 1.5s backwards } ul { padding-left: 60px }</style>";
    let article: String = questions(4).collect();
    let html = page(style, &article);
    chromium_story(
        || Site::new().with_page("still.html", html.as_str()),
        |reader| {
            reader.resizes_to(1000, 900);
            reader.opens("pages/still.html");
            let is_over = "return document.getAnimations().length === 0";
            reader.waits_for("a list in its place", is_over, ());
            reader.finds_no_layout_shift("by a list that slides");
        },
    );
}

fn questions(count: usize) -> impl Iterator<Item = String> {
    (1..=count).map(|number| {
        let title = format!("What comes as number {number}?");
        let points = ["One thing.", "Another thing.", "And a third."];
        question(&format!("q{number}"), &title, &points)
    })
}

/// A browser may render a page in pieces that move each other, so the widget comes to a complete page, and shifts count
/// from there.
fn has_the_widget_come_late(reader: &Reader, page: &str) {
    reader
        .site()
        .fail("embed/study-widget.wasm", Fault::Stalled);
    reader.visits(page);
    reader.waits_until_idle();
    reader.executes("recorder.shift = 0", ());
    reader.site().clear_faults();
    reader.waits_until_ready();
}

#[test]
fn nothing_moves_where_answers_close_above_a_reader_in_mid_page() {
    let html = page("", &long(12));
    chromium_story(
        || Site::new().with_page("still.html", html.as_str()),
        |reader| {
            reader.resizes_to(1000, 800);
            for share in [0.3, 0.5, 0.8] {
                let fault = "embed/study-widget.wasm";
                reader.site().fail(fault, Fault::Stalled);
                reader.visits("pages/still.html");
                let scroll = "dispatchEvent(new WheelEvent('wheel'));
                    scrollTo({ top: args[0] * document.documentElement.scrollHeight, behavior: 'instant' })";
                reader.executes(scroll, [share]);
                reader.waits_until_idle();
                reader.executes("recorder.shift = 0", ());
                reader.site().clear_faults();
                let folded = "return document.querySelectorAll('[hidden]').length >= 40";
                reader.waits_for("the page folded", folded, ());
                reader.finds_no_layout_shift(&format!("at {share} of the page"));
            }
        },
    );
}

#[test]
fn nothing_moves_for_who_was_at_the_end_of_a_body_that_cuts_at_its_sides() {
    let style = "<style>body { overflow-x: hidden }</style>";
    let html = page(style, &questions(4).collect::<String>());
    chromium_story(
        || Site::new().with_page("still.html", html.as_str()),
        |reader| {
            reader.resizes_to(1000, 500);
            reader.opens("pages/still.html");
            reader.waits_until_idle();
            reader.turns_to_the_end_and_back();
            reader.finds_no_layout_shift("at the end and back");
        },
    );
}

#[test]
fn a_page_with_a_fixed_bar_is_no_longer_the_more_it_is_scrolled() {
    let style =
        "<style>aside { position: fixed; top: 0; bottom: 0; left: -300px; width: 300px }</style>";
    let html = page(style, &questions(4).collect::<String>());
    let html = html.replace("<main>", "<aside>A bar</aside><main>");
    story_at(
        || Site::new().with_page("still.html", html.as_str()),
        |reader| {
            reader.resizes_to(1000, 500);
            reader.opens("pages/still.html");
            reader.waits_until_idle();
            let longer = "const page = document.scrollingElement;
                const heights = [0, 1, 2].map(() => {
                    page.scrollTop = 99999;
                    dispatchEvent(new WheelEvent('wheel'));
                    return page.scrollHeight;
                });
                return heights[2] - heights[0]";
            assert_eq!(reader.evaluates::<f64>(longer, ()), 0.0);
        },
    );
}

#[test]
fn a_reload_of_a_page_that_cannot_scroll_keeps_the_readers_place() {
    let question =
        "<details><summary>What is it for?</summary><p>Say what, and when.</p></details>";
    let html = page("", &question.repeat(5));
    story_at(
        || Site::new().with_page("still.html", html.as_str()),
        |reader| {
            reader.opens("pages/still.html");
            reader.waits_until_idle();
            let top = "return document.querySelector('summary').getBoundingClientRect().top";
            let before: f64 = reader.evaluates(top, ());
            reader.reloads();
            reader.sees_progress(0, 5);
            reader.waits_until_idle();
            assert_eq!(reader.evaluates::<f64>(top, ()), before);
        },
    );
}

#[test]
fn a_panel_that_waited_waits_again_after_a_reload() {
    let introduction = "<p>A long introduction.</p>".repeat(12);
    let article = format!("{introduction}{}", long(6));
    story_at(
        || Site::new().with_page("still.html", page("", &article)),
        |reader| {
            reader.resizes_to(1000, 800);
            reader.opens("pages/still.html");
            reader.presses(&["Hide all"]);
            reader.waits_until_idle();
            let down = "scrollBy({ top: document.querySelector('h2').getBoundingClientRect().top - 120, behavior: 'instant' })";
            reader.executes(down, ());
            reader.waits_until_idle();
            let place =
                "return [...document.querySelectorAll('p')].at(12).getBoundingClientRect().top";
            let before: f64 = reader.evaluates(place, ());
            reader.reloads();
            reader.sees_progress(0, 54);
            reader.waits_until_idle();
            let moved = reader.evaluates::<f64>(place, ()) - before;
            assert!(
                moved.abs() <= 4.0,
                "what is above the questions moved by {moved} px"
            );
        },
    );
}

#[test]
fn a_reload_keeps_the_place_in_lines_that_end_before_the_middle_and_below_the_article() {
    let code = "a = b;\n".repeat(60);
    let links = "<li><a href='#a'>A note</a></li>".repeat(60);
    let notes = format!("<h2>Notes</h2><pre><code>{code}</code></pre><ul>{links}</ul>");
    let comments = format!("<section>{}</section>", "<p>A comment.</p>".repeat(60));
    let article = questions(12).chain([notes]).collect::<String>();
    let html = page("", &article).replace("</main>", &format!("</main>{comments}"));
    story_at(
        || Site::new().with_page("still.html", html.as_str()),
        |reader| {
            reader.resizes_to(1000, 600);
            reader.opens("pages/still.html");
            for place in ["pre", "ul:last-of-type", "section"] {
                reader.waits_until_idle();
                let scroll = "dispatchEvent(new WheelEvent('wheel'));
                    const found = document.querySelector(args[0]);
                    found.scrollIntoView({ block: 'center', behavior: 'instant' })";
                reader.executes(scroll, [place]);
                reader.waits_until_idle();
                let top = "return document.querySelector(args[0]).getBoundingClientRect().top";
                let before: f64 = reader.evaluates(top, [place]);
                reader.reloads();
                reader.sees_progress(0, 36);
                reader.waits_until_idle();
                let moved = reader.evaluates::<f64>(top, [place]) - before;
                assert!(moved.abs() <= 4.0, "{place} moved by {moved} px");
            }
        },
    );
}
