//! Hosts of many kinds: their styles, keyboard shortcuts and sticky bars. Each is a kind of page on which a promise was
//! once broken.

use thirtyfour::Key;

use crate::pages::{TAG, long, page, question};
use crate::reader::{Reader, story_at, story_except_in_webkit};
use crate::server::Site;

const PAGE: &str = "pages/host.html";
const BAR: &str = "<header class=bar>A bar that stays</header>";

/// A page of eight questions with this in its head, a bar above it, and a link target in its last answer.
fn host(head: &str) -> Site {
    let last = question(
        "last",
        "What comes last?",
        &["<a name=deep></a>Say it last."],
    );
    let html = page(head, &format!("{}{last}", long(8)));
    Site::new().with_page("host.html", html.replace("<body>", &format!("<body>{BAR}")))
}

#[test]
fn a_page_that_is_dark_by_its_colours_alone_has_dark_controls_and_a_dark_desk() {
    let dark = "<style>:root { color-scheme: normal; background: #131416; color: #cfd0d0 }
        .day { background: #fff; color: oklch(25% 0 0) }</style>";
    story_at(
        || host(dark),
        |reader| {
            reader.opens(PAGE);
            let scheme = "return getComputedStyle(document.querySelector('study-widget')).colorScheme === args[0]";
            reader.waits_for("dark controls", scheme, ["dark"]);
            reader.opens_the_desk_by(&["Review"]);
            let paper = "const parts = getComputedStyle(desk('dialog')).backgroundColor.match(/\\d+/g).slice(0, 3);
                return parts.every((part) => part < 100)";
            assert!(
                reader.evaluates::<bool>(paper, ()),
                "what the page writes in light colours stands on white paper"
            );
            reader.closes_the_desk();
            reader.executes("document.body.className = 'day'", ());
            reader.waits_for("light controls", scheme, ["light"]);
            let night = "document.head.insertAdjacentHTML('beforeend', '<style>.day { background: #000; color: #ddd }</style>')";
            reader.executes(night, ());
            reader.waits_for("dark controls by another sheet", scheme, ["dark"]);
        },
    );
}

#[test]
fn what_is_typed_at_the_desk_reaches_no_shortcut_of_the_host() {
    let shortcuts = "<script>window.acted = 0;
        document.addEventListener('keydown', ({ key, target }) => {
            if (/INPUT|TEXTAREA/.test(target.tagName)) return;
            if ('sd/'.includes(key) || key.startsWith('Arrow')) acted += 1;
        }, true)</script>";
    story_at(
        || host(shortcuts),
        |reader| {
            reader.opens(PAGE);
            reader.opens_the_desk_by(&["Review"]);
            reader.tabs_to(&["Your answer"]);
            reader.types_text("docs/s");
            reader.types(&[Key::Right]);
            reader.sees_value("Your answer", "docs/s");
            assert_eq!(reader.evaluates::<u32>("return acted", ()), 0);
            reader.closes_the_desk();
            // The focus is back on the button that opened the desk, which is one of our controls.
            reader.executes("focused().blur()", ());
            reader.types_text("s");
            assert_eq!(
                reader.evaluates::<u32>("return acted", ()),
                1,
                "the page's own keys"
            );
        },
    );
}

#[test]
fn a_link_to_a_name_opens_the_answer_around_it() {
    story_at(
        || host(""),
        |reader| {
            reader.opens(&format!("{PAGE}#deep"));
            reader.sees("Say it last.");
            reader.finds_on_the_screen("Say it last.");
        },
    );
}

#[test]
fn the_next_open_question_comes_clear_of_a_bar_that_stays() {
    const IN_SHADOW: &str = "<script>addEventListener('DOMContentLoaded', () => {
            const bar = document.querySelector('.bar');
            bar.attachShadow({ mode: 'open' }).innerHTML = '<div style=\"position: fixed; inset: 0 0 auto; height: 72px; background: #eee\">A bar</div>';
        })</script>";
    let sticky = "<style>.bar { position: sticky; top: 0; height: 72px; z-index: 1; background: #eee }</style>";
    for bar in [sticky, IN_SHADOW] {
        story_at(
            || host(bar),
            |reader| {
                reader.opens(PAGE);
                reader.presses(&["Next open question"]);
                let clear = "const rests = window.stood === scrollY;
                    window.stood = scrollY;
                    const tops = [...document.querySelectorAll('h2')].map((heading) => heading.getBoundingClientRect().top);
                    const focus = document.activeElement.getBoundingClientRect();
                    return rests && tops.some((top) => top >= 72 && top < 120) && focus.top >= 72 && focus.bottom <= innerHeight";
                reader.waits_for("the heading and the focus below the bar", clear, ());
            },
        );
    }
}

#[test]
fn the_next_open_question_comes_clear_of_a_second_bar_deep_in_the_page() {
    let bars = "<style>.bar, .path { position: sticky; top: 0; height: 50px; z-index: 1; background: #eee }
        .path { top: 50px; height: 40px }</style>";
    let html = page(bars, &long(8))
        .replace("<body>", &format!("<body>{BAR}"))
        .replace("<article>", "<div><div><p class=path>Home</p><article>")
        .replace("</article>", "</article></div></div>");
    story_at(
        || Site::new().with_page("host.html", html.as_str()),
        |reader| {
            reader.opens(PAGE);
            reader.presses(&["Next open question"]);
            let clear = "const tops = [...document.querySelectorAll('h2')].map((heading) => heading.getBoundingClientRect().top);
                return tops.some((top) => top >= 90 && top < 130) && document.activeElement.getBoundingClientRect().top >= 90";
            reader.waits_for("the heading and the focus below both bars", clear, ());
        },
    );
}

#[test]
fn a_search_finds_closed_text_beside_any_reset() {
    for reset in [
        "[hidden] { display: none !important }",
        "@layer base { [hidden] { display: none !important } }",
        "[hidden]:where(:not([hidden='until-found'])) { display: none !important }",
        "* { all: unset } [hidden] { display: none }",
        "[hidden] { display: none; visibility: hidden }",
        "[hidden] { visibility: hidden !important }",
    ] {
        story_except_in_webkit(
            "it opens nothing that a search finds",
            || host(&format!("<style>{reset}</style>")),
            |reader| {
                reader.opens(PAGE);
                reader.does_not_see("Thing 2 of case 7.");
                reader.finds_in_page("Thing 2 of case 7.");
                reader.sees("Thing 2 of case 7.");
            },
        );
    }
}

#[test]
fn the_authors_elements_keep_their_style_and_their_place() {
    let by_place = "<style>
        h2 + * { letter-spacing: 1px } p + ul { margin-top: 3px } li > b:first-child { color: teal }
        li > p:only-of-type { border-left: 2px solid } article > * + * { margin-top: 24px }
        ol li:nth-child(2) { padding-left: 7px } li > :last-child { margin-bottom: 0 } b:only-child { font-style: italic }
        article { display: grid; row-gap: 10px; margin-left: 60px }</style>";
    let looks = "return [...document.querySelectorAll('article *')].filter(({ localName }) => !localName.startsWith('study-')).map((element) => {
        const { color, letterSpacing, fontStyle, margin, padding, borderLeft } = getComputedStyle(element);
        const left = Math.round(element.getBoundingClientRect().left);
        return [element.localName, color, letterSpacing, fontStyle, margin, padding, borderLeft, left].join(' ') })";
    story_at(
        || host(by_place),
        |reader| {
            sees_the_same_without_the_widget(reader, looks);
        },
    );
}

/// Compares `look` with all answers open and after the widget is removed.
fn sees_the_same_without_the_widget(reader: &Reader, look: &str) {
    reader.opens(PAGE);
    reader.presses(&["Show all"]);
    reader.scrolls_through();
    let with: Vec<serde_json::Value> = reader.evaluates(look, ());
    assert!(!with.is_empty());
    reader.finds_the_page_restored_without_the_widget();
    assert_eq!(with, reader.evaluates::<Vec<serde_json::Value>>(look, ()));
}

#[test]
fn a_heading_of_boxes_side_by_side_keeps_them_where_they_were() {
    let texts = "const texts = (element) => {
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = new Range(), found = [];
            while (walker.nextNode()) if (walker.currentNode.data.trim()) {
                range.selectNode(walker.currentNode);
                found.push(...range.getClientRects());
            }
            return found;
        };";
    let places = format!(
        "{texts} return [...document.querySelectorAll('h2, b')].filter((element) => element.checkVisibility())
            .flatMap((element) => texts(element).map(({{ left }}) => Math.round(left)))"
    );
    let stray = format!(
        "{texts} const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        return [...document.querySelectorAll('study-status, study-fold, study-tick')].filter((host) => {{
            const lines = texts(host.parentElement), shown = host.shadowRoot.firstElementChild.getBoundingClientRect();
            return lines.some((line) => meet(line, shown)) || !lines.some((line) => shown.top < line.bottom && line.top < shown.bottom);
        }}).length"
    );
    let icon = |html: String| {
        html.replace("<h2 ", "<h2><i>§</i><span ")
            .replace("</h2>", "</span></h2>")
    };
    let link = |html: String| html.replace("</h2>", "<a href=\"#top\">#</a></h2>");
    let plain = |html: String| html;
    type Kind<'a> = (&'a str, &'a str, &'a dyn Fn(String) -> String);
    let kinds: [Kind<'_>; 5] = [
        (
            "ltr",
            "display: flex; gap: 30px; justify-content: center",
            &plain,
        ),
        (
            "rtl",
            "display: flex; gap: 30px; justify-content: center",
            &plain,
        ),
        (
            "ltr",
            "display: grid; gap: 12px; grid-template-columns: 24px 1fr",
            &icon,
        ),
        (
            "rtl",
            "display: flex; justify-content: space-between",
            &link,
        ),
        (
            "ltr",
            "display: flex; transform: scale(.7); transform-origin: 0 0",
            &plain,
        ),
    ];
    for (direction, style, written) in kinds {
        let style = format!("<style>html {{ direction: {direction} }} h2, b {{ {style} }}</style>");
        let html = written(page(&style, &long(8)));
        story_except_in_webkit(
            "a box that left the flow still pushes the others there, until something else lays them out",
            || Site::new().with_page("host.html", html.as_str()),
            |reader| {
                reader.opens(PAGE);
                reader.presses(&["Show all"]);
                reader.scrolls_through();
                assert_eq!(
                    reader.evaluates::<u32>(&stray, ()),
                    0,
                    "controls off their line with {style}"
                );
                sees_the_same_without_the_widget(reader, &places);
            },
        );
    }
}

#[test]
fn a_box_covers_no_text_and_no_other_box_where_lines_are_close() {
    let list = |name: &str, items: &str| format!("<{name}>{items}</{name}>");
    let html = format!(
        "<!doctype html><html lang=en><head><title>Locks</title>{TAG}</head><body><article><h1>Locks</h1>
        <h2>What is a lock for?</h2><p><b>Answer framework</b></p>{}<p><b>Follow-up questions</b></p>{}</article></body></html>",
        list("ul", "<li>One at a time.</li><li>Held as shortly as can be.</li>"),
        list("ol", "<li>And across machines?</li><li>And across a line that is so long that it has to go on in another, will you say?</li>"),
    );
    story_at(
        move || Site::new().with_page("locks.html", html.as_str()),
        |reader| {
            for width in [1280, 500] {
                reader.resizes_to(width, 800);
                reader.opens("pages/locks.html");
                reader.sees_progress(0, 4);
                reader.waits_until_idle();
                let covered = "const boxes = controls('input[type=checkbox]').map(({ element }) => element.getBoundingClientRect());
                    const texts = [...document.querySelectorAll('li')].flatMap((item) => {
                        const range = new Range(), text = [...item.childNodes].find((node) => node.nodeType === 3);
                        range.selectNode(text);
                        return [...range.getClientRects()];
                    });
                    const meet = (one, other) => one !== other && one.left < other.right && other.left < one.right
                        && one.top < other.bottom && other.top < one.bottom;
                    return boxes.flatMap((box) => [...texts, ...boxes].filter((other) => meet(box, other))).length + (4 - boxes.length)";
                assert_eq!(reader.evaluates::<u32>(covered, ()), 0, "{width} px wide");
            }
        },
    );
}
