//! Controls within lines of text: everything else in the line stays where its author put it.

use super::edges::story_of;
use crate::pages::page;
use crate::reader::{Reader, story_at};
use crate::server::Site;

const PAGE: &str = "pages/lines.html";

/// Four questions with this style; in their headings and points, text stands on both sides of `middle`.
fn questions(style: &str, middle: &str) -> String {
    let of = |number| {
        format!(
            "<h2>What does {middle} do {number}?</h2><p><b>Answer framework</b></p>
            <ul><li>Say what {middle} does first.</li><li>{middle} comes next.</li></ul>"
        )
    };
    let questions: String = (1..=4).map(of).collect();
    page(&format!("<style>{style}</style>"), &questions)
}

/// The height of each block of a question, and where it and everything in its heading begin, without our controls.
const PLACES: &str = "return [...document.querySelectorAll('h2, h2 *, h2 ~ p, li')]
    .filter(({ localName }) => !localName.startsWith('study-'))
    .map((element) => {
        const { left, height } = element.getBoundingClientRect();
        return `${element.localName} ${Math.round(left)} ${Math.round(height)}`;
    })";

/// How many boxes are not beside the first line of their text.
const BOXES_OFF: &str = "return [...document.querySelectorAll('li study-tick')].filter((host) => {
        const box = host.shadowRoot.querySelector('input').getBoundingClientRect(), range = new Range();
        const text = document.createTreeWalker(host.closest('li'), NodeFilter.SHOW_TEXT, (text) => text.data.trim() ? 1 : 2).nextNode();
        range.selectNode(text);
        const line = [...range.getClientRects()].find(({ width }) => width > 0);
        return Math.abs(box.top + box.bottom - line.top - line.bottom) > 20 || box.right > line.left;
    }).length";

fn opens_all(reader: &Reader) {
    reader.opens(PAGE);
    reader.presses(&["Show all"]);
    reader.scrolls_through();
}

/// Checks that the boxes are beside their texts, and that `looks` returns the same without the widget.
fn finds_the_same_without_the_widget(reader: &Reader, looks: &str, what: &str) {
    let with: Vec<String> = reader.evaluates(looks, ());
    assert_eq!(reader.evaluates::<u32>(BOXES_OFF, ()), 0, "boxes: {what}");
    reader.finds_the_page_restored_without_the_widget();
    let without: Vec<String> = reader.evaluates(looks, ());
    assert_eq!(with, without, "{what}");
}

fn keeps_its_lines(reader: &Reader, what: &str) {
    opens_all(reader);
    finds_the_same_without_the_widget(reader, PLACES, what);
}

#[test]
fn a_heading_keeps_its_lines_whatever_stands_in_them() {
    for (style, middle) in [
        (
            "kbd { display: inline-block; padding: 0 6px; border: 1px solid }",
            "<kbd>Esc</kbd>",
        ),
        (
            "span { display: inline-flex; padding: 0 6px; background: #def }",
            "<span>SQL</span>",
        ),
        ("", "<math><mi>x</mi></math>"),
        ("", "<ruby>one<rt>two</rt></ruby>"),
    ] {
        let html = questions(style, middle);
        story_at(
            || Site::new().with_page("lines.html", html.as_str()),
            |reader| keeps_its_lines(reader, middle),
        );
    }
}

#[test]
fn texts_keep_their_lines_where_line_breaks_are_kept() {
    for kept in ["pre-line", "pre-wrap"] {
        let html = questions(&format!("h2, p, li {{ white-space: {kept} }}"), "it");
        let html = ["h2", "p", "li"].iter().fold(html, |html, name| {
            html.replace(&format!("<{name}>"), &format!("<{name}>\n"))
                .replace(&format!("</{name}>"), &format!("\n</{name}>"))
        });
        story_at(
            || Site::new().with_page("lines.html", html.as_str()),
            |reader| keeps_its_lines(reader, kept),
        );
    }
}

#[test]
fn an_item_that_stands_in_a_line_keeps_its_padding_where_its_box_has_no_room() {
    let style = "html { overflow-y: scroll } main { margin: 0; padding: 0 8px } ul { list-style: none; padding: 0 }
        li { display: inline-block; width: 48%; vertical-align: top }";
    let html = questions(style, "it");
    let looks = "return [...document.querySelectorAll('li')].map((item) => {
        const { left, width } = item.getBoundingClientRect();
        return [getComputedStyle(item).padding, Math.round(left), Math.round(width)].join(' ');
    })";
    story_at(
        || Site::new().with_page("lines.html", html.as_str()),
        |reader| {
            reader.resizes_to(520, 800);
            opens_all(reader);
            finds_the_same_without_the_widget(reader, looks, "items in a line");
        },
    );
}

#[test]
fn boxes_stand_in_a_column_whatever_their_texts_begin_with() {
    let style =
        "li, li * { unicode-bidi: bidi-override } kbd { padding: 1px 7px; border: 1px solid }
        i { display: inline-block; padding: 0 9px }";
    let html = questions(style, "<kbd>Esc</kbd>").replace("does first.", "does <i>first</i>.");
    let html = html.replace("<li>Say", "<li><i>Say</i>");
    let columns = "return new Set([...document.querySelectorAll('li study-tick')]
        .map((host) => Math.round(host.shadowRoot.querySelector('input').getBoundingClientRect().left))).size";
    for direction in ["ltr", "rtl"] {
        let html = html.replace("<html", &format!("<html dir={direction}"));
        story_at(
            || Site::new().with_page("lines.html", html.as_str()),
            |reader| {
                opens_all(reader);
                assert_eq!(reader.evaluates::<u32>(columns, ()), 1, "{direction}");
            },
        );
    }
}

#[test]
fn boxes_of_a_closed_answer_stand_before_lines_with_chips() {
    let style = "<style>main { max-width: none; margin: 0 } code { padding: .2em .4em; font-size: 85% }</style>";
    let of = |number| {
        format!(
            "<h2>{number}. What does loop {number} log?</h2><pre><code>for (;;)\n  log()\n</code></pre>
            <details><summary>Answer</summary>\n<ul>\n<li><strong>Answer: C</strong></li>
            <li>Because there is a queue of what happens, what was given to <code>later()</code> comes when the loop was run through.</li>
            <li>In the loop we raised it by 1 each time, by means of <code>++</code>.</li>\n</ul>\n</details>"
        )
    };
    let html = page(style, &(1..=20).map(of).collect::<String>());
    story_at(
        || Site::new().with_page("lines.html", html.as_str()),
        |reader| {
            reader.resizes_to(1280, 800);
            opens_all(reader);
            assert_eq!(reader.evaluates::<u32>(BOXES_OFF, ()), 0);
        },
    );
}

#[test]
fn no_rule_by_place_takes_notice_of_a_control_in_a_line() {
    let looks = "return [...document.querySelectorAll('h2 > a, li > code')].map((element) => {
        const { color, fontWeight, textTransform } = getComputedStyle(element);
        return [color, fontWeight, textTransform, Math.round(element.getBoundingClientRect().left)].join(' ');
    })";
    for place in ["first", "last", "only"] {
        let style = format!(
            ":is(h2, li) > :{place}-child {{ color: teal; font-weight: 900; text-transform: uppercase }}"
        );
        let html = questions(&style, "<code>it</code>")
            .replace("<h2>What does <code>it</code>", "<h2>What does it")
            .replace("</h2>", " <a href='#q'>Link</a></h2>");
        story_at(
            || Site::new().with_page("lines.html", html.as_str()),
            |reader| {
                opens_all(reader);
                finds_the_same_without_the_widget(reader, looks, place);
            },
        );
    }
}

#[test]
fn an_answer_under_a_heading_cut_to_its_lines_can_be_opened() {
    let style = "<style>h3 { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden; font-size: 28px }</style>";
    let question = |number| {
        format!(
            "<h3>What would you do about a case that nobody saw, number {number}?</h3>
            <p>Say what you saw of {number}.</p><p>Say why.</p>"
        )
    };
    let html = page(style, &(1..=4).map(question).collect::<String>());
    let seen = "return [...document.querySelectorAll('study-fold')].filter((host) => {
        const button = host.shadowRoot.querySelector('button');
        scrollBy({ top: button.getBoundingClientRect().top - 300, behavior: 'instant' });
        const { left, right, top, bottom } = button.getBoundingClientRect();
        return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === host;
    }).length";
    story_at(
        || Site::new().with_page("lines.html", html.as_str()),
        |reader| {
            reader.resizes_to(500, 800);
            opens_all(reader);
            assert_eq!(reader.evaluates::<usize>(seen, ()), 4);
            let height = "return document.querySelector('h3').getBoundingClientRect().height";
            let with: f64 = reader.evaluates(height, ());
            reader.finds_the_page_restored_without_the_widget();
            assert!((with - reader.evaluates::<f64>(height, ())).abs() < 1.0);
        },
    );
}

#[test]
fn no_box_is_seen_of_an_accordion_that_cuts_its_answers() {
    let style = "<style>section div { display: grid; grid-template-rows: 0fr } section div div { display: block; overflow: hidden }</style>";
    let question = |number| {
        format!(
            "<section><h3><button aria-expanded='false' aria-controls='a{number}'>What would you do about case {number}?</button></h3>
            <div id='a{number}'><div><p>Say what you saw of {number}.</p><p>Say why.</p></div></div></section>"
        )
    };
    let html = page(style, &(1..=4).map(question).collect::<String>());
    let seen = "const boxes = [...document.querySelectorAll('study-tick')];
        return [boxes.length, boxes.filter((host) => {
            const box = host.shadowRoot.querySelector('input').getBoundingClientRect();
            return document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2) === host;
        }).length]";
    story_at(
        || Site::new().with_page("lines.html", html.as_str()),
        |reader| {
            reader.opens(PAGE);
            reader.scrolls_through();
            assert_eq!(reader.evaluates::<[usize; 2]>(seen, ()), [8, 0]);
        },
    );
}

#[test]
fn a_box_keeps_off_a_picture_that_floats_beside_its_text() {
    let style =
        "img { float: left; width: 140px; height: 120px; margin: 0 16px 0 0 } h2 { clear: both }";
    let html = questions(style, "it").replace("<ul>", "<img alt=''><ul>");
    let over = "return [...document.querySelectorAll('li study-tick')].filter((host) => {
        const box = host.shadowRoot.querySelector('input').getBoundingClientRect();
        return box.left < host.closest('ul').previousElementSibling.getBoundingClientRect().right;
    }).length";
    story_at(
        || Site::new().with_page("lines.html", html.as_str()),
        |reader| {
            opens_all(reader);
            assert_eq!(reader.evaluates::<u32>(over, ()), 0);
            assert_eq!(reader.evaluates::<u32>(BOXES_OFF, ()), 0);
        },
    );
}

#[test]
fn a_box_keeps_off_a_wide_number() {
    // The number is measured as text of the same letters, and ends half a letter before the text.
    let over = "const boxes = [...document.querySelectorAll('ol study-tick')];
    const over = boxes.filter((host) => {
        const item = host.closest('li'), number = document.createElement('span');
        number.style = 'position: absolute; white-space: pre';
        number.textContent = item.parentElement.dataset.widest + '. ';
        item.append(number);
        const { width } = number.getBoundingClientRect();
        number.remove();
        const begins = item.getBoundingClientRect().left - width;
        return host.shadowRoot.querySelector('input').getBoundingClientRect().right > begins;
    });
    return [boxes.length >= args[0], over.length]";
    for (list, items) in [
        ("start=99 data-widest=999", 3),
        ("type=I data-widest=XVIII", 18),
    ] {
        let points: String = (1..=items)
            .map(|number| format!("<li>Say it for the {number}th time.</li>"))
            .collect();
        let html = questions("main { padding-left: 8rem }", "it")
            .replace("<ul>", &format!("<ol {list}>{points}"))
            .replace("</ul>", "</ol>");
        story_at(
            || Site::new().with_page("lines.html", html.as_str()),
            |reader| {
                opens_all(reader);
                let found: (bool, u32) = reader.evaluates(over, [items]);
                assert_eq!(found, (true, 0), "{list}");
            },
        );
    }
}

#[test]
fn a_box_leaves_the_columns_of_a_list_that_is_a_table() {
    let style = "main { margin: 0; padding: 0 8px } ul { display: table; padding: 0 } li { display: table-row }
        li > span { display: table-cell; padding: 4px }";
    let html = questions(style, "it").replace("<li>", "<li><span>Step</span><span>");
    let html = html.replace("</li>", "</span></li>");
    let lefts = "return [...document.querySelectorAll('li > span')].map((cell) => Math.round(cell.getBoundingClientRect().left))";
    story_at(
        || Site::new().with_page("lines.html", html.as_str()),
        |reader| {
            reader.resizes_to(520, 800);
            opens_all(reader);
            let with: Vec<i32> = reader.evaluates(lefts, ());
            reader.finds_the_page_restored_without_the_widget();
            assert_eq!(with, reader.evaluates::<Vec<i32>>(lefts, ()));
        },
    );
}

#[test]
fn controls_take_their_room_where_an_answer_goes_on_in_the_line_of_its_question() {
    let style = "<style>main { margin: 0 } body { font: 16px/1.5 sans-serif }</style>";
    let answer = "It is the one that most of them take, for it is near and has what they came for.";
    for [question, label] in [["", ""], ["Q: ", "<strong>A:</strong> "]] {
        let pairs = (1..=24).map(|number| {
            format!("<p><strong>{question}Which shelf is number {number} of them?</strong>\n{label}{answer}</p>")
        });
        story_of(page(style, &pairs.collect::<String>()), &[1280, 320]);
    }
    // A page in Arabic that does not declare its language.
    let answer = "كلاهما مفاضلات أمان وإنتاجية، لكنه يضر المهام المتعددة الثقيلة.";
    let pairs = (1..=24).map(|number| {
        format!("<p><strong>هل يمكنني إضافة ذاكرة إلى الرف {number}؟</strong> {answer}</p>")
    });
    story_of(page(style, &pairs.collect::<String>()), &[1280, 320]);
}

#[test]
fn boxes_of_an_answer_that_opens_for_the_first_time_stand_on_a_page_without_margins() {
    let style = "body, main, article { margin: 0; padding: 0 } h1 { height: 1500px }";
    let off = "return [...document.querySelectorAll('study-tick')].filter((tick) => {
        const box = tick.shadowRoot.querySelector('input').getBoundingClientRect();
        return box.left < 0 || !box.width;
    }).length";
    let html = questions(style, "<code>sort</code>");
    let html = html.replace("<ul>", "<p>In short.</p><ul>");
    story_at(
        || Site::new().with_page("lines.html", html.as_str()),
        |reader| {
            reader.opens(PAGE);
            reader.waits_until_idle();
            reader.presses(&["Show framework", "do 1"]);
            reader.waits_until_idle();
            reader.sees("In short.");
            assert_eq!(reader.evaluates::<u32>(off, ()), 0, "boxes off the page");
        },
    );
}
