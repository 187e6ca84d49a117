//! UI kits, themes and third-party scripts: each page is of a kind on which a control was once misplaced or out of
//! reach.

use thirtyfour::Key;

use crate::pages::{long, page, question};
use crate::reader::{Reader, chromium_story, emulated_story, story_at};
use crate::server::Site;

const PAGE: &str = "pages/kit.html";
const TITLE: &str = "What is tool 2 for?";
const POINT: &str = "Say what tool 2 does first.";

fn kit(html: &str) -> Site {
    Site::new().with_page("kit.html", html)
}

/// Opens the page and every framework, and scrolls through all of it.
fn opens_all(reader: &Reader) {
    reader.opens(PAGE);
    reader.presses(&["Show all"]);
    reader.scrolls_through();
}

/// Six questions, each between `before` and `after`.
fn tools(before: &str, after: &str) -> String {
    let tool = |number| {
        let title = format!("What is tool {number} for?");
        let points = [
            format!("Say what tool {number} does first."),
            format!("Say what tool {number} cost you."),
        ];
        let points = points.each_ref().map(String::as_str);
        format!(
            "{before}{}{after}",
            question(&format!("q{number}"), &title, &points)
        )
    };
    (1..=6).map(tool).collect()
}

#[test]
fn a_page_that_listens_to_its_texts_hears_no_press_on_a_control() {
    let script = "<script>addEventListener('DOMContentLoaded', () => {
        window.heard = 0;
        for (const name of ['pointerdown', 'mousedown', 'click']) document.querySelector('article').addEventListener(name, (event) => {
            window.heard += 1;
            event.preventDefault();
            if (name === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
        });
    })</script>";
    let html = page(script, &tools("", ""));
    story_at(
        || kit(&html),
        |reader| {
            reader.opens(PAGE);
            reader.shows_framework(TITLE);
            reader.ticks(POINT);
            reader.sees_progress_of(1);
            assert_eq!(reader.evaluates::<u32>("return window.heard", ()), 0);
        },
    );
}

#[test]
fn a_card_that_is_a_link_all_over_is_not_followed_by_a_button_of_ours() {
    let card = |number| {
        format!(
            "<a href='#elsewhere'><h3>What is tool {number} for?</h3><p>Tool {number} is for one thing.</p>
            <p>And for another.</p></a>"
        )
    };
    let cards: String = (1..=4).map(card).collect();
    let html = page("<style>article a { display: block }</style>", &cards);
    story_at(
        || kit(&html),
        |reader| {
            reader.opens(PAGE);
            reader.hides_framework(TITLE);
            assert_eq!(reader.evaluates::<String>("return location.hash", ()), "");
        },
    );
}

#[test]
fn a_heading_that_a_link_fills_keeps_its_height() {
    let heights = "return [...document.querySelectorAll('h2')].map((heading) => Math.round(heading.getBoundingClientRect().height))";
    let off = "return [...document.querySelectorAll('h2 study-status')].filter((host) => {
        const line = host.parentElement.firstElementChild.getBoundingClientRect();
        const shown = host.shadowRoot.firstElementChild.getBoundingClientRect();
        return shown.top > line.bottom || shown.bottom < line.top;
    }).length";
    for display in ["block", "flex"] {
        let style = format!("<style>h2 > a {{ display: {display}; padding: 12px }}</style>");
        let html = page(&style, &tools("", ""))
            .replace("<h2 id=\"", "<h2><a href='#' id=\"")
            .replace("</h2>", "</a></h2>");
        story_at(
            || kit(&html),
            |reader| {
                opens_all(reader);
                assert_eq!(reader.evaluates::<u32>(off, ()), 0, "a link as {display}");
                let with: Vec<u32> = reader.evaluates(heights, ());
                reader.finds_the_page_restored_without_the_widget();
                assert_eq!(
                    with,
                    reader.evaluates::<Vec<u32>>(heights, ()),
                    "as {display}"
                );
            },
        );
    }
}

#[test]
fn nothing_moves_where_the_questions_stand_in_a_box_of_their_own() {
    for style in [
        "",
        "<style>article > div { display: flex; flex-direction: column }</style>",
    ] {
        let html = page(style, &format!("<div>{}</div>", long(6)));
        story_at(
            || kit(&html),
            |reader| {
                reader.resizes_to(1000, 800);
                reader.opens(PAGE);
                reader.waits_until_idle();
                reader.executes(
                    "recorder.shift = 0; scrollTo({ top: 1200, behavior: 'instant' })",
                    (),
                );
                reader.waits_for_the_panel_in_place();
                let waits = "return !document.querySelector('study-fold[data-over]')";
                reader.waits_for("all in its place", waits, ());
                reader.finds_no_layout_shift(&format!("once the reader rests, with {style}"));
            },
        );
    }
}

#[test]
fn what_a_page_hides_by_its_visibility_shows_no_control() {
    let style =
        "<style>section { position: absolute; top: 200px } .away { visibility: hidden }</style>";
    let html =
        page(style, &tools("<section class=away>", "</section>")).replacen("class=away", "", 1);
    let seen = "return [...document.querySelectorAll('section.away :is(study-fold, study-status)')]
        .filter((host) => getComputedStyle(host.shadowRoot.firstElementChild).visibility === 'visible').length";
    story_at(
        || kit(&html),
        |reader| {
            reader.opens(PAGE);
            reader.waits_until_idle();
            assert_eq!(reader.evaluates::<u32>(seen, ()), 0);
            reader.executes("document.querySelectorAll('section').forEach((section, at) => section.classList.toggle('away', at !== 1))", ());
            reader.shows_framework(TITLE);
            reader.ticks(POINT);
        },
    );
}

#[test]
fn controls_find_their_place_anew_where_the_article_gets_another_width() {
    let style = "<style>body { display: flex; margin: 0 } aside { flex: 0 0 200px } main { flex: 1; margin: 0; max-width: none; padding: 0 60px }
        ul { padding: 0; list-style: none } h2 { display: flex; gap: 8px } .wide aside { display: none } .wide main { padding: 0 }</style>";
    let html = page(style, &tools("", "")).replace("<body>", "<body><aside>A bar</aside>");
    let off = "const text = (element) => {
            const range = new Range();
            range.selectNodeContents([...element.childNodes].find((node) => node.nodeType === 3));
            return range.getBoundingClientRect();
        };
        const face = (host) => host.shadowRoot.querySelector('input, .status').getBoundingClientRect();
        const boxes = [...document.querySelectorAll('li study-tick')].filter((host) => face(host).left < 0);
        const statuses = [...document.querySelectorAll('h2 study-status')].filter((host) => {
            const gap = face(host).left - text(host.parentElement).right;
            return gap < 0 || gap > 40;
        });
        return boxes.length + statuses.length === 0";
    story_at(
        || kit(&html),
        |reader| {
            reader.resizes_to(1000, 800);
            opens_all(reader);
            reader.executes("document.body.className = 'wide'", ());
            reader.waits_for("controls in their place", off, ());
        },
    );
}

#[test]
fn the_panel_stands_in_the_column_of_a_grid_and_moves_nothing_beside_it() {
    let style = "<style>main { max-width: none; padding: 0 } article { display: grid; row-gap: 16px;
        grid-template-columns: [full] minmax(5vw, auto) [text] min(400px, 90%) [end] minmax(5vw, auto) }
        article > * { grid-column: text / end } article > :nth-child(odd) { letter-spacing: 1px }</style>";
    let looks = "return [...document.querySelectorAll('article *')].filter(({ localName }) => !localName.startsWith('study-'))
        .map((element) => [Math.round(element.getBoundingClientRect().left), getComputedStyle(element).letterSpacing].join(' '))";
    let beside = "const [ours, theirs] = ['study-widget', 'h2'].map((name) => document.querySelector(name).getBoundingClientRect());
        return Math.abs(ours.left - theirs.left) + Math.abs(ours.width - theirs.width)";
    let link = page(style, &tools("", "")).replace("An intro", "<a href='#q1'>An</a> intro");
    let none = page(&style.replace(":nth-child(odd)", "h1"), &tools("", ""))
        .replace("<p>An introduction.</p>", "");
    for html in [link, none] {
        story_at(
            || kit(&html),
            |reader| {
                opens_all(reader);
                reader.executes("scrollTo(0, 1200)", ());
                reader.waits_for_the_panel_in_place();
                assert!(reader.evaluates::<f64>(beside, ()) < 2.0, "{html}");
                let with: Vec<String> = reader.evaluates(looks, ());
                reader.finds_the_page_restored_without_the_widget();
                assert_eq!(with, reader.evaluates::<Vec<String>>(looks, ()));
            },
        );
    }
}

#[test]
fn a_waiting_panel_is_at_the_screens_edge_wherever_it_stands() {
    let below = "const { bottom } = document.querySelector('study-widget').shadowRoot.querySelector('section').getBoundingClientRect();
        return innerHeight - bottom";
    for style in [
        "transform: translateZ(0)",
        "filter: sepia(.1)",
        "contain: layout",
    ] {
        let html = page(&format!("<style>main {{ {style} }}</style>"), &long(3));
        story_at(
            || kit(&html),
            |reader| {
                reader.resizes_to(1000, 700);
                reader.opens(PAGE);
                reader.waits_until_idle();
                let below: f64 = reader.evaluates(below, ());
                assert!(
                    (0.0..30.0).contains(&below),
                    "{below} px below, with {style}"
                );
                reader.finds_the_page_restored_without_the_widget();
            },
        );
    }
}

#[test]
fn a_panel_that_may_not_move_a_box_that_cuts_takes_its_place_at_the_next_press() {
    let html = page("<style>main { overflow: hidden }</style>", &long(3));
    chromium_story(
        || kit(&html),
        |reader| {
            reader.resizes_to(1000, 700);
            reader.opens(PAGE);
            reader.presses(&["Show all"]);
            reader.executes("scrollTo(0, 1e6); recorder.shift = 0", ());
            reader.waits_until_idle();
            reader.types(&[Key::Left]);
            reader.waits_for_the_panel_in_place();
            reader.finds_no_layout_shift("by the panel");
        },
    );
}

#[test]
fn a_button_keeps_off_all_that_stands_in_the_row_of_its_label() {
    let style =
        "<style>section { display: flex; gap: 24px } h2 { flex: 0 0 160px } ul { flex: 1 }</style>";
    let html = page(style, &tools("<section>", "</section>"));
    let over = "return [...document.querySelectorAll('study-fold')].filter((host) => {
        const { right } = host.shadowRoot.querySelector('button').getBoundingClientRect();
        return right > host.closest('section').querySelector('ul').getBoundingClientRect().left + 1;
    }).length";
    story_at(
        || kit(&html),
        |reader| {
            reader.resizes_to(1000, 800);
            opens_all(reader);
            assert_eq!(reader.evaluates::<u32>(over, ()), 0);
        },
    );
}

#[test]
fn boxes_go_along_with_a_row_of_cards_that_scrolls_sideways() {
    let style = "<style>main { max-width: none } .row { display: flex; gap: 20px; width: 500px; overflow-x: auto }
        section { flex: 0 0 300px; box-sizing: border-box; padding: 0 10px } ul { padding-left: 40px }</style>";
    let html = page(
        style,
        &format!("<div class=row>{}</div>", tools("<section>", "</section>")),
    );
    let off = "document.querySelector('.row').scrollLeft = args[0];
        return [document.querySelectorAll('[data-study-inset]').length, ...[...document.querySelectorAll('li')].filter((item) => {
            const box = item.querySelector('study-tick')?.shadowRoot.querySelector('input').getBoundingClientRect();
            const gap = item.getBoundingClientRect().left - box?.right;
            return !(gap >= 0 && gap < 40);
        }).map((item) => item.textContent)]";
    story_at(
        || kit(&html),
        |reader| {
            reader.resizes_to(1000, 800);
            opens_all(reader);
            reader.waits_until_idle();
            for place in [0, 300, 900] {
                let off: Vec<serde_json::Value> = reader.evaluates(off, [place]);
                assert_eq!(off, [0], "at {place}");
            }
        },
    );
}

#[test]
fn what_stands_in_the_row_of_a_question_stays_where_it_was() {
    let looks = "return [...document.querySelectorAll('article *')].filter(({ localName }) => !localName.startsWith('study-'))
        .map((element) => [element.localName, Math.round(element.getBoundingClientRect().left)].join(' '))";
    let over = "const link = document.querySelector('h2 + a')?.getBoundingClientRect();
        const status = document.querySelector('study-status').shadowRoot.firstElementChild.getBoundingClientRect();
        return !!link && status.left < link.right && status.right > link.left && status.top < link.bottom && status.bottom > link.top";
    let cells = tools("<section><aside></aside><div>", "</div></section>");
    let links = tools("<section>", "</section>").replace("</h2>", "</h2><a href='#edit'>edit</a>");
    for (style, questions) in [
        (
            "section { display: grid; grid-template-columns: 64px 1fr }",
            cells,
        ),
        ("h2 { display: inline } section > p { clear: both }", links),
    ] {
        let html = page(&format!("<style>{style}</style>"), &questions);
        story_at(
            || kit(&html),
            |reader| {
                reader.resizes_to(1000, 800);
                opens_all(reader);
                assert!(!reader.evaluates::<bool>(over, ()), "{style}");
                let with: Vec<String> = reader.evaluates(looks, ());
                reader.finds_the_page_restored_without_the_widget();
                assert_eq!(with, reader.evaluates::<Vec<String>>(looks, ()), "{style}");
            },
        );
    }
}

#[test]
fn controls_find_their_place_anew_where_a_font_comes_late() {
    let html = page(
        "<style>h2 { display: flex; gap: 8px; font: 20px monospace } .late h2 { letter-spacing: 6px }</style>",
        &tools("", ""),
    );
    let off = "return [...document.querySelectorAll('h2 study-status')].some((host) => {
        const range = new Range();
        range.selectNodeContents([...host.parentElement.childNodes].find((node) => node.nodeType === 3));
        return host.shadowRoot.querySelector('.status').getBoundingClientRect().left < range.getBoundingClientRect().right;
    })";
    story_at(
        || kit(&html),
        |reader| {
            reader.resizes_to(1000, 800);
            opens_all(reader);
            // Stages a web font of another width that loads late.
            reader.executes("document.body.className = 'late'; document.fonts.dispatchEvent(new Event('loadingdone'))", ());
            reader.waits_for(
                "controls in their place",
                &format!("return !(() => {{ {off} }})()"),
                (),
            );
        },
    );
}

#[test]
fn a_status_keeps_off_what_stands_at_the_end_of_its_heading() {
    let over = "const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        return [...document.querySelectorAll('h2 study-status')].filter((host) => {
            const shown = host.shadowRoot.querySelector('.status').getBoundingClientRect();
            const end = host.parentElement.querySelector('a').getBoundingClientRect();
            return shown.width > 0 && (meet(shown, end) || shown.right > innerWidth);
        }).length";
    for style in [
        "h2 a { float: right }",
        "h2 { display: flex; justify-content: space-between }",
        "h2 { display: flex; gap: 8px } h2 a { flex: 1 }",
    ] {
        let html = page(&format!("<style>{style}</style>"), &tools("", ""));
        let html = html.replace("</h2>", "<a href='#edit'>Edit</a></h2>");
        emulated_story(
            || kit(&html),
            |reader| {
                for width in [1000, 400, 330] {
                    reader.resizes_to(width, 800);
                    opens_all(reader);
                    reader.waits_until_idle();
                    assert_eq!(reader.evaluates::<u32>(over, ()), 0, "{style} at {width}");
                }
            },
        );
    }
}
