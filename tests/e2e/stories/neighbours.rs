//! Rules of a page by position: `h1 + h2`, `:first-child`, `:nth-child`. They match the same elements with our controls
//! beside them.

use crate::pages::{page, question};
use crate::reader::{Reader, emulated_story};
use crate::server::Site;

const PAGE: &str = "pages/neighbours.html";
/// The computed style of each of the page's elements, and its left edge.
const APPEARANCES: &str = "return [...document.querySelectorAll('article *')].filter(({ localName }) => !localName.startsWith('study-')).map((element) => {
    const { color, letterSpacing, margin, padding, borderTop, backgroundColor, float, fontStyle } = getComputedStyle(element);
    const left = Math.round(element.getBoundingClientRect().left);
    return [element.localName, color, letterSpacing, margin, padding, borderTop, backgroundColor, float, fontStyle, left].join(' ') })";

/// Tells a story of eight questions, each between `before` and `after`, in an article that starts with `beginning`.
fn tells(style: &str, beginning: &str, [before, after]: [&str; 2], tell: impl Fn(&mut Reader)) {
    let questions = (1..=8).map(|number| {
        let title = format!("What is tool {number} for?");
        let points = [
            "Say what it does first.",
            "Say what it cost you.",
            "Say why.",
        ];
        let question = question(&format!("q{number}"), &title, &points);
        format!("{before}{question}{after}")
    });
    let questions: String = questions.collect();
    let html = page(&format!("<style>{style}</style>"), &questions)
        .replace("<h1>A guide</h1><p>An introduction.</p>", beginning);
    let site = || Site::new().with_page("neighbours.html", html.as_str());
    emulated_story(site, tell);
}

/// Compares the look of each element with the widget and after it is removed.
fn finds_the_same_without_the_widget(reader: &Reader, style: &str) {
    let with: Vec<String> = reader.evaluates(APPEARANCES, ());
    reader.finds_the_page_restored_without_the_widget();
    let without: Vec<String> = reader.evaluates(APPEARANCES, ());
    let both = with.iter().zip(&without);
    let other: Vec<_> = both.filter(|(with, without)| with != without).collect();
    assert!(other.is_empty(), "{style}: {other:#?}");
}

#[test]
fn no_rule_of_the_pages_takes_notice_of_the_panel() {
    const TITLE: &str = "<h1>A guide</h1>";
    const SECTION: [&str; 2] = ["<section>", "</section>"];
    for (style, beginning, around) in [
        ("h1 + h2 { margin-top: 3px; color: teal }", TITLE, ["", ""]),
        ("article > :first-child { margin-top: 0 }", "", ["", ""]),
        ("article > * + * { margin-top: 9px }", "", ["", ""]),
        ("hr + h2 { padding-top: 7px }", "<hr>", ["", ""]),
        (
            "ul + h2 { border-top: 1px solid }",
            "<ul><li>One.</li><li>Two.</li></ul>",
            ["", ""],
        ),
        (
            "header + section h2 { margin-top: 1px }",
            "<header><h1>A guide</h1></header>",
            SECTION,
        ),
        (
            "section:nth-child(odd) { background: #eef; padding: 4px }",
            TITLE,
            SECTION,
        ),
        (
            "p > a:last-child { float: right; color: teal }",
            "<h1>A guide</h1><p>Words, and <a href='#q1'>a link</a></p>",
            ["", ""],
        ),
        (
            "article { display: flex; flex-direction: column; gap: 12px }",
            TITLE,
            ["", ""],
        ),
    ] {
        tells(style, beginning, around, |reader| {
            reader.resizes_to(1000, 700);
            reader.opens(PAGE);
            reader.waits_until_idle();
            reader.finds_no_layout_shift(style);
            reader.presses(&["Show all"]);
            reader.scrolls_through();
            let before =
                "const panel = document.querySelector('study-widget'), text = document.querySelector('h2').firstChild;
                const next = document.querySelector('h2').contains(panel) ? document.querySelector('h2').lastChild : text;
                return Boolean(panel.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING)";
            assert!(reader.evaluates::<bool>(before, ()), "{style}");
            finds_the_same_without_the_widget(reader, style);
        });
    }
}

/// A page shorter than the screen, which ends under the waiting panel.
#[test]
fn the_last_control_of_a_short_page_can_be_pressed() {
    let style = "h2, p, ul { margin: 0 0 10px; line-height: 1.4 } article { padding-bottom: 0 }";
    for width in [1280, 390] {
        tells(style, "<h1>A guide</h1>", ["", ""], |reader| {
            reader.hides_scroll_bars();
            reader.resizes_to(width, 4000);
            reader.opens(PAGE);
            let end = "return Math.ceil(document.body.getBoundingClientRect().bottom)";
            reader.resizes_to(width, reader.evaluates::<u32>(end, ()) + 30);
            reader.opens(PAGE);
            reader.waits_until_idle();
            reader.finds_no_layout_shift("on a short page");
            // Scrolls to the end and stays there.
            let goes = "scrollTo({ top: 1e6, behavior: 'instant' }); dispatchEvent(new Event('wheel')); return scrollY";
            let [first, then] = [(); 2].map(|()| reader.evaluates::<f64>(goes, ()));
            assert!(first > 0.0 && then >= first, "{first}, {then}");
            reader.presses(&["Hide framework", "What is tool 8 for?"]);
        });
    }
}

#[test]
fn a_box_in_a_cell_leaves_the_columns_of_its_table_as_they_are() {
    let long = "Say what it does first, and then what you would do without it, in so many words that they need lines.";
    let row = |number| {
        format!(
            "<tr><td>{number}</td><td id=q{number}>What is tool {number} for?</td><td>{long}</td></tr>"
        )
    };
    let rows: String = (1..=12).map(row).collect();
    let table = format!("<table><tr><th>No.<th>Question<th>Answer</tr>{rows}</table>");
    let html = page("<style>table { width: 100% }</style>", &table);
    let edges = "return [...document.querySelectorAll('td, th')].map((cell) => Math.round(cell.getBoundingClientRect().left))";
    let over = "const text = (cell) => {
            const range = new Range();
            range.selectNodeContents([...cell.childNodes].find((node) => node.nodeType === 3));
            return range.getBoundingClientRect();
        };
        return [...document.querySelectorAll('td study-tick')].filter((host) => {
            const cell = host.closest('td').getBoundingClientRect(), words = text(host.closest('td'));
            const { left, right, top, bottom } = host.shadowRoot.querySelector('input').getBoundingClientRect();
            const is_off = right <= words.left || left >= words.right || top >= words.bottom - 2;
            return !(is_off && left >= cell.left && right <= cell.right && bottom <= cell.bottom);
        }).length";
    emulated_story(
        || Site::new().with_page("neighbours.html", html.as_str()),
        |reader| {
            for width in [1000, 390] {
                reader.resizes_to(width, 500);
                reader.opens(PAGE);
                reader.presses(&["Show all"]);
                reader.scrolls_through();
                reader.waits_until_idle();
                assert_eq!(reader.evaluates::<u32>(over, ()), 0, "at {width}");
                let with: Vec<i32> = reader.evaluates(edges, ());
                reader.finds_the_page_restored_without_the_widget();
                assert_eq!(with, reader.evaluates::<Vec<i32>>(edges, ()), "at {width}");
            }
        },
    );
}
