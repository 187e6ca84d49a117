//! Stacking: our controls scroll away under a page's bars as its text does, and can be clicked wherever they are
//! visible.

use thirtyfour::Key;

use crate::pages::{long, page, question};
use crate::reader::{Reader, emulated_story, story_at};
use crate::server::Site;

fn with_bar(style: &str) -> Site {
    let questions = (1..=8).map(|number| {
        let title = format!("What is tool {number} for?");
        question(
            &format!("q{number}"),
            &title,
            &["Say what it does first.", "Say why."],
        )
    });
    let sections: String = questions
        .map(|question| format!("<section>{question}</section>"))
        .collect();
    let head = format!("<style>{style}</style>");
    let html = page(&head, &sections).replace("<main>", "<header><b>The site</b></header><main>");
    Site::new().with_page("layers.html", html)
}

/// The controls that lie over a bar at the top, at this many pixels down the page.
const OVER: &str = "
    const over = [];
    for (const bar of document.querySelectorAll('header, h2')) {
        const at = bar.getBoundingClientRect();
        if (getComputedStyle(bar).position === 'static' || at.top > 70 || at.bottom < 0) continue;
        for (let x = Math.max(at.left, 0) + 2; x < at.right; x += 8) {
            for (let y = Math.max(at.top, 0) + 2; y < at.bottom; y += 6) {
                const hit = document.elementFromPoint(x, y);
                if (hit?.localName.startsWith('study-') && !bar.contains(hit)) over.push(`${hit.localName} at ${x}, ${y} over ${bar.localName}`);
            }
        }
    }
    return over";

fn finds_no_control_over_a_bar(reader: &Reader) {
    reader.opens("pages/layers.html");
    reader.presses(&["Show all"]);
    for down in (100..1200).step_by(70) {
        reader.executes("scrollTo({ top: args[0], behavior: 'instant' })", [down]);
        reader.waits_until_idle();
        let over: Vec<String> = reader.evaluates(OVER, ());
        assert!(over.is_empty(), "{down} px down: {over:#?}");
    }
}

#[test]
fn controls_scroll_away_under_a_bar_without_a_level() {
    let header = "background: #fff; border-bottom: 1px solid; height: 56px";
    for style in [
        format!("header {{ position: sticky; top: 0; {header} }}"),
        format!("header {{ position: fixed; top: 0; left: 0; right: 0; {header} }}"),
        "h2 { position: sticky; top: 0; background: #fff; padding: 8px }".to_owned(),
        format!(
            "header {{ position: sticky; top: 0; {header} }} h2 {{ position: sticky; top: 57px; background: #fff }}"
        ),
    ] {
        story_at(
            || with_bar(&style),
            |reader| finds_no_control_over_a_bar(reader),
        );
    }
}

#[test]
fn controls_that_come_out_from_under_a_bar_are_whole() {
    let style = "header { position: sticky; top: 0; background: #fff; height: 56px }";
    story_at(
        || with_bar(style),
        |reader| {
            finds_no_control_over_a_bar(reader);
            reader.executes("scrollTo({ top: 0, behavior: 'instant' })", ());
            reader.waits_until_idle();
            reader.ticks("Say why.");
            let cut = "const bar = document.querySelector('header').getBoundingClientRect();
                return [...document.querySelectorAll('study-tick')].filter((tick) => {
                const { left, right, top, bottom } = tick.shadowRoot.querySelector('input').getBoundingClientRect();
                // Our panel may wait above it.
                const is_met = (y) => [tick, document.querySelector('study-widget')].includes(document.elementFromPoint((left + right) / 2, y));
                return top >= bar.bottom && bottom <= innerHeight && !(is_met(top + 1) && is_met(bottom - 1)) }).length";
            assert_eq!(reader.evaluates::<u32>(cut, ()), 0);
        },
    );
}

/// Eight questions that are links, each in a section with an answer of two paragraphs, with this style.
fn linked(style: &str) -> String {
    let questions = (1..=8).map(|number| {
        format!(
            "<section><h3><a href='#shelf{number}'>How do you keep shelf {number} in order?</a></h3>\
            <p>Count shelf {number} first.</p><p>Name who may take from it.</p></section>"
        )
    });
    page(
        &format!("<style>{style}</style>"),
        &questions.collect::<String>(),
    )
}

#[test]
fn controls_lie_above_a_link_that_reaches_over_a_whole_card() {
    let style =
        "section { position: relative; margin: 16px 0; padding: 16px 40px; border: 1px solid #999 }
        h3 a::after { content: ''; position: absolute; inset: 0; z-index: 1 }";
    let under = "const under = [];
        for (const host of document.querySelectorAll('study-tick, study-fold')) {
            const face = host.shadowRoot.querySelector('input, button');
            face.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, right, top, bottom } = face.getBoundingClientRect();
            const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            if (hit !== host) under.push(`${host.localName} under ${hit?.localName}`);
        }
        return under";
    story_at(
        || Site::new().with_page("layers.html", linked(style)),
        |reader| {
            reader.opens("pages/layers.html");
            reader.turns_to_the_end_and_back();
            reader.presses(&["Show all"]);
            reader.scrolls_through();
            reader.waits_until_idle();
            let under: Vec<String> = reader.evaluates(under, ());
            assert!(under.is_empty(), "{under:#?}");
        },
    );
}

#[test]
fn a_button_that_waits_lies_above_an_answer_with_a_position() {
    let under = "const waiting = [...document.querySelectorAll('study-fold[data-over]')].filter((host) => host.shadowRoot?.querySelector('button'));
        const middle = (host) => host.shadowRoot.querySelector('button').getBoundingClientRect();
        const seen = waiting.filter((host) => middle(host).bottom < innerHeight / 2);
        const at = ({ left, right, top, bottom }) => document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return [seen.length, seen.filter((host) => at(middle(host)) !== host).length]";
    let pair = "<dt>When do you add an index to a table?</dt><dd>Say what you know of it first, and what you would measure.</dd><dd>Then measure.</dd>";
    let style = "<style>html { scrollbar-width: none } body { margin: 0; font: 17px/1.6 Georgia, serif } dt { margin: 0; font-weight: normal } dd { position: relative; margin: 0 0 1em 2.5em } dt::before { content: '1. ' }</style>";
    let html = page(style, &format!("<dl>{}</dl>", pair.repeat(8)));
    emulated_story(
        || Site::new().with_page("layers.html", html.as_str()),
        |reader| {
            reader.resizes_to(390, 800);
            reader.opens("pages/layers.html");
            reader.waits_until_idle();
            let (seen, under): (u32, u32) = reader.evaluates(under, ());
            assert!(seen > 0 && under == 0, "{under} of {seen} under a text");
        },
    );
}

#[test]
fn what_the_keyboard_comes_to_is_under_no_bar_and_under_no_waiting_panel() {
    let style = "header { position: sticky; top: 0; z-index: 1; background: #fff; height: 56px }";
    let under_the_bar =
        "const folds = [...document.querySelectorAll('study-fold')].map((fold) => fold.shadowRoot?.querySelector('button'));
        const button = folds.filter(Boolean).at(-1);
        scrollBy({ top: button.getBoundingClientRect().top - 14, behavior: 'instant' });
        button.focus()";
    story_at(
        || with_bar(style),
        |reader| {
            reader.resizes_to(1000, 600);
            reader.opens("pages/layers.html");
            reader.waits_until_idle();
            for _ in 0..11 {
                reader.types(&[Key::Tab]);
                reader.sees_the_focus();
            }
            reader.executes("document.body.style.paddingBottom = '1000px'", ());
            reader.executes(under_the_bar, ());
            reader.sees_the_focus();
        },
    );
}

#[test]
fn a_button_that_a_key_sends_below_its_title_is_not_sent_under_the_waiting_panel() {
    let above_the_panel = "const panel = document.querySelector('study-widget').shadowRoot.firstElementChild;
        const waiting = [...document.querySelectorAll('study-fold[data-over]')];
        const button = waiting.map(({ shadowRoot }) => shadowRoot?.querySelector('button')).filter(Boolean).at(-1);
        const way = button.getBoundingClientRect().bottom - panel.getBoundingClientRect().top + 4;
        document.querySelector('article').before(Object.assign(document.createElement('p'), { style: `height: ${-way}px` }));
        button.focus()";
    emulated_story(
        || Site::new().with_page("layers.html", page("", &long(8))),
        |reader| {
            reader.resizes_to(390, 800);
            reader.opens("pages/layers.html");
            reader.waits_until_idle();
            reader.types(&[Key::Tab]);
            reader.executes(above_the_panel, ());
            reader.types(&[Key::Enter]);
            let is_below = "return !focused().getRootNode().host.hasAttribute('data-over')";
            reader.waits_for("the button below its title", is_below, ());
            reader.sees_the_focus();
        },
    );
}

#[test]
fn keys_in_a_waiting_panel_scroll_nothing_where_it_shares_a_shadow_root_with_the_article() {
    let in_shadow = "<script>document.addEventListener('readystatechange', () => {
            const [host, article] = [document.createElement('x-page'), document.querySelector('article')];
            article.replaceWith(host);
            host.attachShadow({ mode: 'open' }).append(article);
            article.querySelector('h1').after(document.createElement('study-widget'));
        }, { once: true })</script>";
    let panel =
        "const panel = document.querySelector('x-page').shadowRoot.querySelector('study-widget');";
    let waits = format!("{panel} return panel.hasAttribute('data-docked')");
    let focused = format!("{panel} return panel.shadowRoot.activeElement !== null");
    story_at(
        || Site::new().with_page("shadow.html", page(in_shadow, &long(6))),
        |reader| {
            reader.resizes_to(1000, 700);
            reader.visits("pages/shadow.html");
            reader.waits_for("the panel to wait", &waits, ());
            reader.types(&[Key::Tab]);
            reader.waits_for("a button of the panel to have the focus", &focused, ());
            reader.waits_until_idle();
            assert_eq!(reader.evaluates::<f64>("return scrollY", ()), 0.0);
        },
    );
}
