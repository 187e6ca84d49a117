//! On a phone: a narrow screen, touch, and an on-screen keyboard. Chromium and Firefox emulate the phone.

use crate::pages::{known_page, long};
use crate::reader::emulated_story;
use crate::server::Site;

const GUIDE: &str = "guides/devops-senior/";
const PAGE: &str = "pages/pocket.html";
const WIDTHS: [u32; 2] = [390, 320];

/// A page with a point of plain words, one that begins with its name, and numbered ones.
fn pocket() -> Site {
    let article = format!(
        "<h2 id=plain>How do you begin?</h2><p><b>Answer framework</b></p>
        <ul><li>Say <code>hello</code> and wait until somebody, whoever that may be on this day, answers you.</li>
        <li><b>Ask.</b> Whoever asks knows more than before, and so do all those who hear the answer.</li></ul>
        <h2 id=counted>How do you go on?</h2><p><b>Answer framework</b></p>
        <ol><li>First this, which is so long that it does not fit into a line of a small screen.</li>
        <li>Then that, which is as long, and does not fit into a line of a small screen.</li></ol>{}",
        long(2)
    );
    Site::new().with_page("pocket.html", known_page("pocket", &article))
}

#[test]
fn an_answer_under_review_begins_at_the_edge_of_the_screen() {
    emulated_story(pocket, |reader| {
        for width in WIDTHS {
            reader.holds_a_phone(width);
            for page in [GUIDE, PAGE] {
                reader.opens(page);
                reader.opens_the_desk_by(&["Review"]);
                for _ in 0..2 {
                    reader.shows_the_framework_in_the_desk();
                    let lines = "const edge = desk('h2').getBoundingClientRect();
                        return [...document.querySelectorAll('study-exhibit li:has(study-tick)')].flatMap((point) => {
                            const text = document.createRange();
                            text.selectNodeContents(point);
                            const lines = [...text.getClientRects()].filter(({ width }) => width > 1);
                            const box = point.querySelector('study-tick').getBoundingClientRect();
                            const indent = point.parentElement.localName === 'ol' ? 30 : 0;
                            const left = Math.min(...lines.map(({ left }) => left)) - edge.left;
                            const right = edge.right - Math.max(...lines.map(({ right }) => right));
                            const beside = box.left >= edge.left && box.top < lines[0].bottom && box.bottom > lines[0].top;
                            const marker = getComputedStyle(point, '::marker');
                            const bare = indent || getComputedStyle(point).listStyleType === '\"\"' || marker.color === 'rgba(0, 0, 0, 0)';
                            return left <= indent && right < 120 && beside && bare ? [] : [`${point.textContent.slice(0, 30)}: ${left}, ${right}, ${JSON.stringify(box)}`];
                        })";
                    let wrong: Vec<String> = reader.evaluates(lines, ());
                    assert_eq!(wrong, [""; 0], "{page}, {width} px");
                    reader.rates("Good");
                }
            }
        }
    });
}

#[test]
fn code_and_tables_of_an_answer_under_review_are_not_cut_off() {
    let article = format!(
        "<style>main {{ padding-inline: 24px }} article > table {{ display: block; overflow-x: auto }} li > pre {{ margin-inline-start: -2.25rem }} .bleed {{ margin-inline: -24px }}</style>
        <h2 id=code>How do you begin?</h2><p><b>Answer framework</b></p>
        <ul><li>Say hello:<pre>echo hello to everybody who is there, in one line that is far too long</pre></li><li>Wait.</li></ul>
        <pre class=bleed>and one more line of code from edge to edge of the page</pre>
        <table><tr><td>Its_first_cell_is_wide</td><td>and_so_is_its_second</td><td>and_its_third</td></tr></table>{}",
        long(2)
    );
    let site = || Site::new().with_page("pocket.html", known_page("pocket", &article));
    let cut_off = "const edge = desk('h2').getBoundingClientRect();
        return [...document.querySelectorAll('study-exhibit :is(pre, .table)')].flatMap((box) => {
            const { left, right } = box.getBoundingClientRect();
            return left >= edge.left - 1 && right <= innerWidth ? [] : [`${box.textContent.slice(0, 30)}: ${left} to ${right}`];
        })";
    emulated_story(site, |reader| {
        for width in WIDTHS {
            reader.holds_a_phone(width);
            for page in [GUIDE, PAGE] {
                reader.opens(page);
                reader.opens_the_desk_by(&["Review"]);
                reader.shows_the_framework_in_the_desk();
                let wrong: Vec<String> = reader.evaluates(cut_off, ());
                assert_eq!(wrong, [""; 0], "{page}, {width} px");
                reader.finds_no_overflow_in_the_desk(page);
                reader.closes_the_desk();
            }
        }
    });
}

#[test]
fn the_modes_and_the_ratings_have_a_line_each_and_no_key_is_named() {
    emulated_story(Site::new, |reader| {
        for width in WIDTHS {
            reader.holds_a_phone(width);
            reader.opens(GUIDE);
            reader.opens_the_desk_by(&["Review"]);
            reader.shows_the_framework_in_the_desk();
            let lines = "return ['nav button', 'button.rating'].map((name) => new Set([...desk.all(name)].map((each) => Math.round(each.getBoundingClientRect().top))).size)";
            assert_eq!(
                reader.evaluates::<Vec<usize>>(lines, ()),
                [1, 1],
                "{width} px"
            );
            let named = "return [...desk.all('kbd')].some(shown)";
            assert!(
                !reader.evaluates::<bool>(named, ()),
                "{width} px: a key is named"
            );
            reader.switches_to("Your data");
            let seen = "const box = desk('nav [aria-current]').getBoundingClientRect();
                return box.left >= 0 && box.right <= innerWidth";
            reader.waits_for("the way to the mode that is shown", seen, ());
            reader.finds_no_overflow_in_the_desk("your data");
            reader.closes_the_desk();
        }
    });
}

#[test]
fn a_finger_meets_every_control_and_no_field_is_zoomed() {
    let small = "return [...document.querySelectorAll('header.site a, summary'), ...controls('button, input, select, textarea, summary', 'study-widget, study-fold, study-sketch, study-tick, study-desk').map(({ element }) => element)]
        .filter(shown).flatMap((element) => {
            const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
            const is_field = element.matches('select, textarea, input:not([type=checkbox], [type=radio], [type=range])');
            const is_small = is_field && parseFloat(getComputedStyle(element).fontSize) < 16;
            return width < 24 || height < 24 || is_small ? [`${name(element)}: ${width} by ${height}`] : [];
        })";
    emulated_story(Site::new, |reader| {
        for width in WIDTHS {
            reader.holds_a_phone(width);
            reader.opens(GUIDE);
            let resizes = "return document.querySelector('meta[name=viewport]').content.includes('interactive-widget=resizes-content')";
            assert!(
                reader.evaluates::<bool>(resizes, ()),
                "the keyboard would cover what is written"
            );
            reader.presses(&["Show all"]);
            assert_eq!(reader.evaluates::<Vec<String>>(small, ()), [""; 0]);
            reader.opens_the_desk_by(&["Review"]);
            reader.shows_the_framework_in_the_desk();
            for mode in ["Review", "Rehearse", "Plan", "Notes", "Your data"] {
                reader.switches_to(mode);
                assert_eq!(
                    reader.evaluates::<Vec<String>>(small, ()),
                    [""; 0],
                    "{mode}"
                );
            }
            reader.closes_the_desk();
        }
    });
}

#[test]
fn a_panel_that_waits_is_one_line_until_it_is_touched() {
    emulated_story(pocket, |reader| {
        reader.holds_a_phone(390);
        reader.opens(PAGE);
        let panel = "return inPanel('section')";
        let height = format!("return (() => {{ {panel} }})().getBoundingClientRect().height");
        let waits = "return document.querySelector('study-widget').hasAttribute('data-docked')";
        reader.waits_for("the panel at the screen's edge", waits, ());
        let before: f64 = reader.evaluates(&height, ());
        assert!(before < 60.0, "{before} px is more than a line");
        reader.sees_button(&["Review"]);
        reader.touches("return inPanel('.standing')");
        reader.sees_button(&["Rehearse"]);
        reader.sees_button(&["Show all"]);
    });
}

#[test]
fn a_panel_that_waits_leaves_the_pages_own_bar_free() {
    const LINKS: [&str; 3] = ["Home", "Search", "You"];
    for place in [
        "position: fixed; inset: auto 0 0; height: 56px",
        "position: sticky; bottom: 0; height: 64px",
        "position: fixed; bottom: 16px; right: 16px; height: 56px",
    ] {
        let links = LINKS.map(|word| format!("<a href='#{word}'>{word}</a> "));
        let bar = format!(
            "<nav style='{place}; background: Canvas'>{}</nav>",
            links.concat()
        );
        let html =
            known_page("pocket", &long(8)).replace("</article>", &format!("</article>{bar}"));
        let site = || Site::new().with_page("pocket.html", html.as_str());
        emulated_story(site, |reader| {
            reader.holds_a_phone(390);
            reader.opens(PAGE);
            let waits = "return document.querySelector('study-widget').hasAttribute('data-docked')";
            reader.waits_for("the panel at the screen's edge", waits, ());
            let covered = "return [...document.querySelectorAll('nav a')].filter((link) => {
                const { left, right, top, bottom } = link.getBoundingClientRect();
                return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) !== link;
            }).map((link) => link.textContent)";
            let covered: Vec<String> = reader.evaluates(covered, ());
            assert!(covered.is_empty(), "{place}: {covered:?}");
            reader.finds_no_layout_shift("with a bar at the bottom");
            reader.touches("return inPanel('.standing')");
            reader.sees_button(&["Rehearse"]);
        });
    }
}
