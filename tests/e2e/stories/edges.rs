//! Where controls stand at the edges of a text's container: cards, columns and other visible or clipping edges.

use crate::pages::{page, question};
use crate::reader::{Reader, emulated_story, story_at};
use crate::server::Site;

const LONG: &str = "Name who may take from it, and say it to all of them in so many words that this line must go on in another, \
    whatever the window.";

/// A page of eight questions, each in a section, with this style.
pub(super) fn sections(style: &str) -> String {
    let questions = (1..=8).map(|number| {
        let title = format!("How do you keep shelf {number} in order?");
        let first = format!("Count shelf {number} first.");
        let question = question(&format!("q{number}"), &title, &[&first, LONG]);
        format!("<section>{question}</section>")
    });
    page(
        &format!("<style>{style}</style>"),
        &questions.collect::<String>(),
    )
}

/// The boxes of the author's texts. Firefox includes our controls in a range over an element, so text nodes are
/// measured.
const TEXTS: &str = "
    const texts = () => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
        while (walker.nextNode()) {
            const text = walker.currentNode, range = new Range();
            if (!text.data.trim() || !text.parentElement.checkVisibility() || text.parentElement.closest('[hidden]')) continue;
            range.selectNode(text);
            found.push(...range.getClientRects());
        }
        return found;
    };";

/// The visible controls in a wrong place: clipped, covered, across a visible edge, or over a text.
const WRONG: &str = "
    const face = (host) => host.shadowRoot?.querySelector('input.tick, button.fold, .status');
    const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 2 && other.top < one.bottom - 2;
    const crosses = (box, element) => {
        const { left, right } = element.getBoundingClientRect(), style = getComputedStyle(element);
        const is_seen = style.borderLeftWidth !== '0px' || style.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.backgroundImage !== 'none' || style.boxShadow !== 'none';
        return is_seen && (box.left < left && box.right > left || box.left < right && box.right > right);
    };
    const wrong = [];
    for (const host of document.querySelectorAll('study-tick, study-fold, study-status')) {
        if (!host.checkVisibility() || !face(host)) continue;
        (host.closest('li, p, dt, dd, td, form, x-note') ?? host.parentElement).scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = face(host).getBoundingClientRect();
        const say = (what) => wrong.push(`${host.localName} of \"${host.parentElement.textContent.slice(0, 20)}\" ${what}`);
        const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        if (hit !== host) say(`is under ${hit?.localName}`);
        if (!host.hasAttribute('data-over') && texts().some((text) => meet(box, text))) say('is over a text');
        for (let around = host.parentElement; around !== document.body; around = around.parentElement) {
            if (crosses(box, around)) say(`is across the edge of ${around.localName}`);
        }
    }
    return wrong";

/// Opens a page and checks the place of every control, as loaded and with all answers open.
fn finds_all_in_place(reader: &Reader, page: &str, width: u32) {
    reader.resizes_to(width, 800);
    reader.opens(page);
    reader.scrolls_through();
    reader.waits_for_the_panel_in_place();
    let wrong = format!("{TEXTS} {WRONG}");
    let came: Vec<String> = reader.evaluates(&wrong, ());
    reader.presses(&["Show all"]);
    reader.scrolls_through();
    reader.waits_until_idle();
    let open: Vec<String> = reader.evaluates(&wrong, ());
    assert!(
        came.is_empty() && open.is_empty(),
        "at {width}: {came:#?} {open:#?}"
    );
}

pub(super) fn story_of(html: String, widths: &[u32]) {
    emulated_story(
        move || Site::new().with_page("edges.html", html.as_str()),
        |reader| {
            for width in widths {
                finds_all_in_place(reader, "pages/edges.html", *width);
            }
        },
    );
}

#[test]
fn controls_stand_within_a_card_that_shows_its_edge() {
    for edge in [
        "border: 1px solid #999; border-radius: 8px",
        "background: #fff; box-shadow: 0 1px 3px #999",
        "background: linear-gradient(#fff, #dde)",
    ] {
        let style = format!(
            "body {{ background: #eee }} section {{ margin: 16px 0; padding: 16px; {edge} }}
            ul {{ padding: 0; list-style: none }}"
        );
        story_of(sections(&style), &[1280, 320]);
    }
}

#[test]
fn a_button_that_waits_stays_within_its_card() {
    let style = "main { max-width: none; padding: 4px } article { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px }
        h1, article > p { grid-column: 1 / -1 } section { border: 2px solid #999; padding: 12px; min-width: 0 }";
    story_of(sections(style), &[1280]);
}

/// Opens a page on a phone, and checks that the waiting buttons on the screen cover no text.
fn waits_off_the_texts_on_a_phone(html: String) {
    const OVER: &str = "const buttons = [...document.querySelectorAll('study-fold[data-over]')].map((host) => host.shadowRoot.querySelector('button').getBoundingClientRect());
        const seen = buttons.filter(({ top, right }) => top < innerHeight && right <= innerWidth);
        const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        return [seen.length, seen.filter((button) => texts().some((text) => meet(button, text))).length]";
    emulated_story(
        move || Site::new().with_page("edges.html", html.as_str()),
        |reader| {
            reader.resizes_to(320, 800);
            reader.opens("pages/edges.html");
            reader.waits_until_idle();
            let (seen, over): (u32, u32) = reader.evaluates(&format!("{TEXTS} {OVER}"), ());
            assert!(seen > 0 && over == 0, "{over} of {seen} over a text");
        },
    );
}

#[test]
fn a_button_that_waits_on_a_phone_stands_beside_its_label() {
    let card =
        "section { margin: 16px 0; padding: 16px; border: 1px solid #999; overflow: hidden }";
    for style in ["", card] {
        waits_off_the_texts_on_a_phone(sections(style));
    }
}

#[test]
fn a_button_that_waits_takes_the_place_of_a_status_that_has_no_room() {
    let style = "<style>body { font: 16px/1.5 sans-serif } h2 { margin: 24px 0 4px; font: 700 20px/1.3 sans-serif } ul { margin: 0 }</style>";
    for title in ["What is shelf", "What is the shelf"] {
        let questions =
            (1..=8).map(|number| format!("<h2>{title} {number}?</h2><ul><li>{LONG}</li></ul>"));
        waits_off_the_texts_on_a_phone(page(style, &questions.collect::<String>()));
    }
}

#[test]
fn a_button_covers_neither_the_line_above_nor_the_one_below() {
    let style = "<style>body { font: 16px/1.45 sans-serif } h2 { font: 700 17px/1.4 sans-serif } ul { margin: 0 }</style>";
    let questions = (1..=8).map(|number| {
        format!(
            "<h2>Which of the shelves along the wall to the north of the yard, and <br>of the gate, is number {number}?</h2>
            <ul><li><b>Answer</b>:<ol><li>{LONG}</li><li>Count it first.</li></ol></li></ul>"
        )
    });
    story_of(page(style, &questions.collect::<String>()), &[700]);
}

#[test]
fn a_button_in_a_row_that_is_full_is_small_and_squeezes_nothing() {
    let style = "<style>main { margin: 0; padding: 20px } .row { display: flex; gap: 12px; padding: 18px 0; border-bottom: 1px solid #ccc }
        .row span { flex: none; width: 24px } .row .text { flex: 1 } button.row { width: 100%; font: inherit; text-align: start }</style>";
    // Each question has another amount of room after its last word.
    let ask = |number| {
        format!(
            "Which of the shelves is number {number} of {}?",
            "its ".repeat(number)
        )
    };
    let plain = (1..=8).map(|number| {
        format!(
            "<div class=item><div class=row><span>Q{number}</span><span class=text>{}</span><span>+</span></div><div class=body><p>{LONG}</p></div></div>",
            ask(number)
        )
    });
    let pressed = (1..=8).map(|number| {
        format!(
            "<div class=item><button class=row aria-expanded=true>{} <span>▾</span></button><div class=body><p>{LONG}</p></div></div>",
            ask(number)
        )
    });
    for html in [plain.collect::<String>(), pressed.collect()] {
        emulated_story(
            || Site::new().with_page("edges.html", page(style, &html)),
            |reader| {
                for width in [1100, 390] {
                    finds_all_in_place(reader, "pages/edges.html", width);
                }
                let squeezed = "return [...document.querySelectorAll('study-fold')].filter(({ shadowRoot }) =>
                    shadowRoot?.querySelector('button')?.getBoundingClientRect().height > 40).length";
                assert_eq!(reader.evaluates::<usize>(squeezed, ()), 0);
            },
        );
    }
}

#[test]
fn a_box_stands_before_words_that_run_against_their_page() {
    let style =
        "<style>body { font: 16px/1.5 sans-serif } main { margin: 0; padding: 0 15px }</style>";
    let answer = "پروژه‌ها شامل پژوهش و برنامه سازی در زمینه <strong>مهندسی نرم‌افزار، آزمون نرم‌افزار، بهینه‌سازی کد منبع</strong> هستند.";
    let questions = (1..=60).map(|number| {
        format!("<details><summary>چه نوع پروژه‌هایی در آزمایشگاه {number} انجام می‌شود؟</summary><p>{answer}</p><p>بله! مزایای همکاری شامل <b>دسترسی به منابع</b> است.</p></details>")
    });
    story_of(page(style, &questions.collect::<String>()), &[1280, 390]);
}

#[test]
fn controls_stay_off_the_text_of_the_next_column() {
    let style = "main { max-width: none; padding: 4px } article { display: grid; grid-template-columns: repeat(2, 1fr); gap: 6px }
        h1, article > p { grid-column: 1 / -1 } section { min-width: 0 } ul { padding: 0 2px; list-style: none }";
    story_of(sections(style), &[1280]);
    let style = "main { max-width: none; padding: 4px } ul { columns: 3; column-gap: 16px; padding: 0; list-style: none }";
    let points = "<li>Say why.</li>".repeat(6);
    story_of(
        sections(style).replace("</ul>", &format!("{points}</ul>")),
        &[1280],
    );
    let words = "Words beside the article, on and on. ".repeat(150);
    let style = "body { display: grid; grid-template-columns: 200px 1fr; margin: 0 } main { padding: 0; margin: 0 } ul { padding: 0; list-style: none }";
    let html = sections(style).replace("<body>", &format!("<body><aside>{words}</aside>"));
    story_of(html, &[1280]);
}

#[test]
fn a_box_leaves_the_number_in_sight_that_a_page_draws() {
    // A style, and the place of its list numbers, relative to the sides of the item and of its text.
    let numbers = [
        (
            "ul { list-style: none; padding: 0; counter-reset: n } li { counter-increment: n; position: relative; padding-left: 2.5em }
            li::before { content: counter(n); position: absolute; left: 0; width: 1.6em }",
            "[item.left, item.left + 27]",
        ),
        (
            "ul { list-style: none; padding: 0; counter-reset: n } li { counter-increment: n; display: grid; grid-template-columns: 32px 1fr }
            li::before { content: counter(n) '.' }",
            "[text.left - 32, text.left]",
        ),
        (
            "main { margin: 0 } ul { list-style: decimal; padding-left: 20px }",
            "[item.left - 20, item.left]",
        ),
        (
            "ul { list-style: none; padding-left: 70px } li::marker { content: counter(list-item) ') ' }",
            "[item.left - 20, item.left]",
        ),
    ];
    for (style, number) in numbers {
        let covered = format!(
            "return [...document.querySelectorAll('li')].filter((element) => {{
                const range = new Range();
                range.selectNodeContents([...element.childNodes].find((node) => node.nodeType === 3));
                const item = element.getBoundingClientRect(), text = range.getClientRects()[0];
                const box = element.querySelector('study-tick')?.shadowRoot.querySelector('input').getBoundingClientRect();
                const [left, right] = {number};
                return !box || box.left < 0 || box.left < right - 1 && box.right > left + 1
                    || box.right > text.left || Math.abs(box.top + box.bottom - text.top - text.bottom) > 8;
            }}).length"
        );
        emulated_story(
            || Site::new().with_page("edges.html", sections(style)),
            |reader| {
                for width in [1280, 400] {
                    reader.resizes_to(width, 800);
                    reader.opens("pages/edges.html");
                    reader.presses(&["Show all"]);
                    reader.scrolls_through();
                    reader.waits_until_idle();
                    assert_eq!(
                        reader.evaluates::<u32>(&covered, ()),
                        0,
                        "{style} at {width}"
                    );
                }
            },
        );
    }
}

#[test]
fn buttons_of_closed_questions_keep_off_one_another() {
    let question =
        "<dt>How do you read a plan?</dt><dd>From the inside out.</dd><dd>By what it reads.</dd>";
    let html = page(
        "<style>dl { line-height: 1.5; margin: 0 }</style>",
        &format!("<dl>{}</dl>", question.repeat(12)),
    );
    let over = "const buttons = [...document.querySelectorAll('study-fold')].map((host) => host.shadowRoot.querySelector('button').getBoundingClientRect());
        return [buttons.length, buttons.filter((button, at) => at && button.top < buttons[at - 1].bottom - 1).length]";
    story_at(
        || Site::new().with_page("edges.html", html.as_str()),
        |reader| {
            reader.opens("pages/edges.html");
            reader.presses(&["Show all"]);
            reader.presses(&["Hide all"]);
            reader.scrolls_through();
            assert_eq!(reader.evaluates::<[usize; 2]>(over, ()), [12, 0]);
        },
    );
}

/// With many lengths, some texts end elsewhere once their box moves them aside, whatever the font.
#[test]
fn a_text_that_a_box_moved_aside_has_room_for_its_button() {
    let follow_ups: String = (0..24)
        .map(|more| {
            let [one, other] = [more / 2, more - more / 2].map(|length| "e".repeat(length));
            format!("<li>How do you tell a bad pl{one}an from a d{other}isk that is busy?<p>By what it reads.</p></li>")
        })
        .collect();
    let question = question("plan", "How do you read a plan?", &["Ask what changed."]);
    let html = page(
        "<style>html { font-size: 200% }</style>",
        &format!("{question}<p><strong>Follow-up questions</strong></p><ol>{follow_ups}</ol>"),
    );
    story_at(
        move || Site::new().with_page("edges.html", html.as_str()),
        |reader| {
            for width in [640, 700] {
                reader.resizes_to(width, 800);
                reader.opens("pages/edges.html");
                reader.presses(&["Show all"]);
                reader.scrolls_through();
                reader.finds_no_overflow();
                reader.presses(&["Hide all"]);
            }
        },
    );
}

#[test]
fn a_box_without_room_beside_its_text_leaves_the_block_its_style() {
    let style =
        "main { margin: 0; padding: 0 8px } ul { padding: 0; list-style: none } td { padding: 0 }";
    let answers = "<h2>What is a row?</h2><p><b>Answer framework</b></p><p>Say <code>row</code> first, whoever asks.</p><p>Then name its keys.</p>
        <table><tr><td>A cell</td><td>Another</td></tr></table>";
    let html = sections(style).replacen("<section>", &format!("{answers}<section>"), 1);
    keeps_its_style_without_room(&html);
}

/// With all answers open in a narrow window, each of the author's elements keeps its style, and each block its left
/// edge.
fn keeps_its_style_without_room(html: &str) {
    let looks = "return [...document.querySelectorAll('article *')].filter(({ localName }) => !localName.startsWith('study-')).map((element) => {
        const { padding, margin, textIndent, display } = getComputedStyle(element);
        const left = display.startsWith('inline') ? '' : Math.round(element.getBoundingClientRect().left);
        return [element.localName, padding, margin, textIndent, display, left].join(' ') })";
    emulated_story(
        || Site::new().with_page("edges.html", html),
        |reader| {
            finds_all_in_place(reader, "pages/edges.html", 400);
            let with: Vec<String> = reader.evaluates(looks, ());
            reader.finds_the_page_restored_without_the_widget();
            assert_eq!(with, reader.evaluates::<Vec<String>>(looks, ()));
        },
    );
}

#[test]
fn a_box_is_seen_whatever_its_text_begins_with() {
    let hidden = "position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap";
    let formula =
        format!("<span><span style='{hidden}'>x equals 1</span><span>x = 1</span></span>");
    let icon = "<svg viewBox='0 0 9 9' style='position: absolute; left: 0; top: 3px; width: 18px; height: 18px'><circle r=9 /></svg>";
    let beginnings = [
        format!("<span style='{hidden}'>Step: </span>"),
        "<span hidden>Step: </span>".to_owned(),
        formula,
        icon.to_owned(),
    ];
    for beginning in beginnings {
        let style = "main { margin: 0; padding: 0 8px } ul { padding: 0; list-style: none } li { position: relative; padding-left: 30px }";
        let item = format!("<li>{beginning}");
        story_of(sections(style).replace("<li>", &item), &[1280, 400]);
    }
}

#[test]
fn a_box_has_its_room_in_a_form_and_in_an_element_of_the_hosts_own() {
    for name in ["form", "x-note"] {
        let style = format!("main {{ margin: 0; padding: 0 8px }} {name} {{ display: block }}");
        let point = format!("<{name}><label>Your answer <input></label></{name}>");
        let html = sections(&style).replace("</section>", &format!("{point}</section>"));
        keeps_its_style_without_room(&html);
    }
}
