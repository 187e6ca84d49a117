//! The reader's place on the page: over a reload, and while scrolling by wheel, in scroll containers of every kind.

use crate::browser::Engine;
use crate::pages::{long, page, question};
use crate::reader::{Reader, chromium_story, story_at};
use crate::server::Site;

const PAGE: &str = "pages/long.html";
const TEXTS: &str = "p, li, h2, h3, pre, td";

/// A stranger's page of twelve questions, with `head` in its head and `before` before its article.
fn long_page(head: &str, before: &str) -> Site {
    let html = page(head, &long(12));
    let html = html.replace("<main>", &format!("{before}<main>"));
    Site::new().with_page("long.html", html)
}

/// Questions of one point each.
fn short(count: usize) -> String {
    let short = |number| {
        let title = format!("What would you do about case {number}?");
        question(&format!("q{number}"), &title, &["Say what you saw."])
    };
    (1..=count).map(short).collect()
}

#[test]
fn a_reload_at_ten_places_of_a_guide_keeps_the_readers_place() {
    story_at(Site::new, |reader| {
        reloads_at_ten_places(reader, "guides/devops-senior/")
    });
}

#[test]
fn a_reload_at_ten_places_of_a_strangers_page_keeps_the_readers_place() {
    story_at(
        || long_page("", ""),
        |reader| reloads_at_ten_places(reader, PAGE),
    );
}

fn reloads_at_ten_places(reader: &Reader, page: &str) {
    // Only Chromium can have a window as narrow as a phone.
    let narrow = match reader.engine() {
        Engine::Chromium => 390,
        _ => 520,
    };
    for width in [1280, narrow] {
        reader.resizes_to(width, 800);
        reader.opens(page);
        for place in 1..=10 {
            reloads_at(
                reader,
                f64::from(place) / 11.0,
                &format!("{width} px wide, place {place}"),
            );
        }
    }
}

/// Scrolls to a share of the page, reloads it, and finds the text at eye level within 4 px of where it was.
fn reloads_at(reader: &Reader, share: f64, name: &str) {
    // With a wheel event, since scrolling by script alone is no reader's action.
    let scroll = "dispatchEvent(new WheelEvent('wheel'));
        scrollTo({ top: args[0] * (document.documentElement.scrollHeight - innerHeight), behavior: 'instant' })";
    reader.executes(scroll, [share]);
    reader.waits_until_idle();
    let eye = "const texts = [...document.querySelectorAll(args[0])];
        const at = (y) => document.elementFromPoint(innerWidth / 2, y)?.closest(args[0]);
        const found = [250, 280, 310, 340].map(at).find((found) => found?.closest('article'));
        return found ? [texts.indexOf(found), found.getBoundingClientRect().top] : null";
    // With no text at eye level there is nothing to check.
    let Some((element, top)) = reader.evaluates::<Option<(usize, f64)>>(eye, [TEXTS]) else {
        return;
    };
    reader.reloads();
    let is_there = "const found = document.querySelectorAll(args[0])[args[1]];
        return found.checkVisibility({ contentVisibilityAuto: true }) && Math.abs(found.getBoundingClientRect().top - args[2]) <= 4";
    reader.waits_for(name, is_there, (TEXTS, element, top));
    reader.waits_until_idle();
    assert!(
        reader.evaluates::<bool>(is_there, (TEXTS, element, top)),
        "{name} went"
    );
}

#[test]
fn a_hand_on_the_scroll_bar_is_stronger_than_a_place_that_is_held() {
    story_at(
        || long_page("", ""),
        |reader| {
            reader.opens(PAGE);
            let folded = "return document.documentElement.scrollHeight < 5000";
            reader.waits_for("the page folded", folded, ());
            reader.executes("scrollTo({ top: 2000, behavior: 'instant' })", ());
            reader.waits_until_idle();
            // A drag of the scroll bar, which sends no event of its own. It comes after the page has folded, while the
            // place is held.
            reader.adds_init_script(
                "addEventListener('study-ready', () => {
                    const look = () => {
                        if (document.documentElement.scrollHeight > 4000) return requestAnimationFrame(look);
                        setTimeout(() => {
                            scrollBy({ top: 400, behavior: 'instant' });
                            const there = scrollY;
                            setTimeout(() => { window.pulled = [there, scrollY - there]; }, 300);
                        }, 60);
                    };
                    look();
                }, { once: true })",
            );
            reader.reloads();
            reader.waits_for("the hand to let go", "return window.pulled", ());
            let (there, back): (f64, f64) = reader.evaluates("return window.pulled", ());
            assert!(there > 1000.0, "the place did not come back");
            assert_eq!(back, 0.0);
        },
    );
}

#[test]
fn nothing_jumps_under_the_wheel_in_the_window() {
    turns_the_wheel("", "");
}

#[test]
fn boxes_scroll_with_their_texts_in_an_inner_scroller() {
    let style = "<style>html, body { height: 100%; margin: 0 } main { box-sizing: border-box; height: 100vh; overflow: auto }</style>";
    story_at(
        || long_page(style, ""),
        |reader| {
            reader.opens(PAGE);
            reader.waits_until_idle();
            let off = "const main = document.querySelector('main');
                main.scrollTop = args[0];
                const { scrollHeight, clientHeight } = document.scrollingElement;
                const ticks = [...document.querySelectorAll('study-tick')].filter((tick) => tick.closest('li').getClientRects().length);
                const off = ticks.map((tick) => {
                    const box = tick.shadowRoot.querySelector('input').getBoundingClientRect();
                    return Math.abs(box.top - tick.closest('li').getBoundingClientRect().top);
                });
                return [off.length, Math.max(...off), scrollHeight - clientHeight]";
            for place in [0, 90, 180] {
                let (boxes, off, longer): (usize, f64, f64) = reader.evaluates(off, [place]);
                assert!(
                    boxes > 3 && off < 20.0,
                    "at {place}: {boxes} boxes, {off} px off"
                );
                assert_eq!(longer, 0.0, "the page itself has something to scroll");
            }
        },
    );
}

/// Dragging a scroll bar sends no event of its own, so the panel must not wait for one.
#[test]
fn what_the_panel_covers_in_an_inner_scroller_can_be_scrolled_from_under_it() {
    let root = "html, body { height: 100%; margin: 0; overflow: hidden }";
    let flex = "body { display: flex; flex-direction: column } main { flex: 1; min-height: 0 }";
    for style in [root, &format!("{root}{flex}")] {
        let style = format!(
            "<style>{style} main {{ box-sizing: border-box; height: 100vh; overflow: auto }}</style>"
        );
        let html = page(&style, &short(2));
        story_at(
            || Site::new().with_page("long.html", html.as_str()),
            |reader| {
                reader.resizes_to(1000, 400);
                reader.opens(PAGE);
                reader.waits_until_idle();
                reader.executes("document.querySelector('main').scrollTop = 9999", ());
                let is_free = "const last = [...document.querySelectorAll('study-fold')].at(-1).shadowRoot.querySelector('button').getBoundingClientRect();
                    return document.elementFromPoint((last.left + last.right) / 2, (last.top + last.bottom) / 2)?.localName === 'study-fold'";
                reader.waits_for("the last button to be free", is_free, ());
                reader.finds_no_layout_shift("by the bar");
            },
        );
    }
}

#[test]
fn nothing_jumps_under_the_wheel_beside_a_bar_that_stays() {
    let style = "<style>body { display: flex } main { flex: 1 } aside div { position: sticky; top: 0; height: 100vh; width: 12rem }</style>";
    turns_the_wheel(style, "<aside><div>A bar that stays</div></aside>");
}

#[test]
fn nothing_jumps_for_who_was_at_the_end_where_the_panel_stands_beside_a_float() {
    let style = "<style>article > div { float: right; width: 12rem; height: 12rem } h2 { font-size: 2.5rem }</style>";
    let intro = "<p>An introduction.</p>";
    let html = page(style, &long(6)).replace(intro, &format!("<div>A list</div>{intro}"));
    chromium_story(
        || Site::new().with_page("long.html", html.as_str()),
        |reader| {
            reader.opens(PAGE);
            reader.waits_until_idle();
            reader.turns_to_the_end_and_back();
            let is_short =
                "return !document.querySelector('study-widget').hasAttribute('data-long')";
            reader.waits_for("the page as long as it is", is_short, ());
            reader.finds_no_layout_shift("at the end and back");
        },
    );
}

#[test]
fn nothing_jumps_for_who_jumps_to_the_end_under_headings_that_stay() {
    let style = "<style>h2 { position: sticky; top: 0; background: Canvas }</style>";
    let bare = |number| {
        format!(
            "<section><h2>What would you do about case {number}?</h2><p>Say what you saw.</p><p>Say why.</p></section>"
        )
    };
    let bare = (1..=6).map(bare).collect::<String>();
    for article in [short(6), bare] {
        jumps_to_the_end(page(style, &article));
    }
}

#[test]
fn nothing_jumps_under_the_wheel_where_the_author_placed_the_panel() {
    let html = page("", &format!("<study-widget></study-widget>{}", long(12)));
    chromium_story(
        || Site::new().with_page("long.html", &*html),
        turns_the_wheel_there,
    );
}

#[test]
fn nothing_jumps_for_who_jumps_to_the_end_of_a_page_that_begins_with_a_question() {
    // The margin above the question becomes that of every element that begins with it.
    let head = "<style>main { padding: 0 1rem } h2 { margin-block: 20px 10px }</style>";
    let beginning = "<h1>A guide</h1><p>An introduction.</p>";
    let html = page(head, &long(12)).replace(beginning, "");
    chromium_story(
        || Site::new().with_page("long.html", &*html),
        |reader| {
            reader.opens(PAGE);
            reader.waits_until_idle();
            reader.turns_to_the_end_and_back();
            reader.finds_no_layout_shift("at the end and back");
        },
    );
}

#[test]
fn nothing_jumps_for_who_jumps_below_the_article() {
    let comment =
        "<p>I was asked this, too, and said what I had seen of it and what I had not.</p>";
    let below = format!("</main><footer>{}</footer>", comment.repeat(14));
    jumps_to_the_end(page("", &short(6)).replace("</main>", &below));
}

fn jumps_to_the_end(html: String) {
    chromium_story(
        || Site::new().with_page("long.html", html.as_str()),
        |reader| {
            reader.resizes_to(500, 500);
            reader.opens(PAGE);
            reader.waits_until_idle();
            reader.executes("scrollTo({ top: 1e6, behavior: 'instant' })", ());
            reader.waits_for_the_panel_in_place();
            reader.finds_no_layout_shift("at the end");
        },
    );
}

fn turns_the_wheel(head: &str, before: &str) {
    chromium_story(|| long_page(head, before), turns_the_wheel_there);
}

fn turns_the_wheel_there(reader: &mut Reader) {
    reader.opens(PAGE);
    reader.waits_until_idle();
    // Shifts during loading are checked elsewhere.
    reader.executes("recorder.shift = 0", ());
    reader.scrolls_by_wheel();
    reader.finds_no_layout_shift("by the wheel");
}

#[test]
fn what_the_reader_looks_at_stays_on_a_page_that_scrolls_smoothly() {
    // The style turns off scroll anchoring, so that we keep the place, and makes every scroll smooth.
    let style = "<style>html { scroll-behavior: smooth; overflow-anchor: none }</style>";
    story_at(
        || long_page(style, ""),
        |reader| {
            reader.opens(PAGE);
            let go = "window.held = document.querySelector('#q6');
                scrollTo({ top: held.getBoundingClientRect().top + scrollY - 40, behavior: 'instant' })";
            reader.executes(go, ());
            reader.waits_until_idle();
            let farthest = "const was = held.getBoundingClientRect().top;
                document.querySelector('study-widget')[args[0]]();
                let far = 0, frames = 0;
                return new Promise((done) => {
                    const look = () => {
                        far = Math.max(far, Math.abs(held.getBoundingClientRect().top - was));
                        frames += 1;
                        if (frames < 30) requestAnimationFrame(look); else done(far);
                    };
                    requestAnimationFrame(look);
                })";
            for act in ["showAll", "hideAll"] {
                let far: f64 = reader.evaluates(farthest, [act]);
                assert!(far <= 1.5, "{act}: it went {far} px away");
            }
        },
    );
}

#[test]
fn nothing_moves_for_who_reads_all_of_a_long_page_by_screens() {
    story_at(
        || Site::new().with_page("long.html", page("", &long(150))),
        |reader| {
            reader.opens(PAGE);
            reader.waits_until_idle();
            let by_screens = "const frame = () => new Promise(requestAnimationFrame);
                recorder.shift = 0;
                return (async () => {
                    for (let screen = 0; screen < args[0]; screen += 1) {
                        scrollBy({ top: innerHeight, behavior: 'instant' });
                        await frame();
                    }
                    return scrollY / innerHeight;
                })()";
            assert!(reader.evaluates::<f64>(by_screens, [25]) > 20.0);
            reader.finds_no_layout_shift("closed");
            reader.executes("scrollTo({ top: 0, behavior: 'instant' })", ());
            reader.waits_until_idle();
            reader.executes("document.querySelector('study-widget').showAll()", ());
            reader.waits_until_idle();
            assert!(reader.evaluates::<f64>(by_screens, [60]) > 50.0);
            reader.finds_no_layout_shift("all of it shown");
        },
    );
}

#[test]
fn a_link_leads_to_its_place_on_a_page_that_snaps() {
    let style = "<style>html { scroll-snap-type: y mandatory } section { scroll-snap-align: start; min-height: 60vh }</style>";
    let html = page(style, &short(8));
    let html = html.replace("<h2", "</section><section><h2");
    story_at(
        || Site::new().with_page("long.html", html.as_str()),
        |reader| {
            reader.opens("pages/long.html#q5");
            reader.waits_until_idle();
            reader.waits_for_the_panel_in_place();
            let top = "return document.querySelector('#q5').getBoundingClientRect().top";
            let top = reader.evaluates::<f64>(top, ());
            assert!((0.0..200.0).contains(&top), "{top}");
            reader.finds_no_layout_shift("at a link's end");
        },
    );
}

#[test]
fn what_a_jump_brings_to_the_screen_stays_as_it_comes() {
    story_at(
        || Site::new().with_page("long.html", page("", &long(300))),
        |reader| {
            reader.opens(PAGE);
            let farthest = "const frame = () => new Promise(requestAnimationFrame);
                const seen = () => [...document.querySelectorAll(args[1])].filter((text) => {
                    const { top, bottom } = text.getBoundingClientRect();
                    return text.checkVisibility({ contentVisibilityAuto: true }) && bottom > 0 && top < innerHeight;
                });
                return (async () => {
                    scrollTo({ top: args[0] * document.documentElement.scrollHeight, behavior: 'instant' });
                    await frame();
                    const tops = new Map(seen().map((text) => [text, text.getBoundingClientRect().top]));
                    let far = 0;
                    for (let frames = 0; frames < 30; frames += 1) {
                        await frame();
                        for (const [text, top] of tops) far = Math.max(far, Math.abs(text.getBoundingClientRect().top - top));
                    }
                    return [tops.size, far];
                })()";
            let jumps = |when: &str| {
                for place in [0.3, 0.8, 0.5] {
                    let (texts, far): (usize, f64) = reader.evaluates(farthest, (place, TEXTS));
                    assert!(
                        texts > 3 && far <= 1.5,
                        "{when}, to {place}: one of {texts} texts went {far} px away"
                    );
                }
            };
            reader.waits_until_idle();
            jumps("closed");
            reader.executes("document.querySelector('study-widget').showAll()", ());
            jumps("shown");
        },
    );
}
