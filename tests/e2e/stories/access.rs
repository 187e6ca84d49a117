//! Everyone can study: with the keyboard, at any size, in any colours, in either writing direction.

use serde_json::json;
use thirtyfour::Key;

use crate::reader::{chromium_story, emulated_story, story, story_at};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const GUIDE: &str = "guides/devops-senior/";
const SLOW: &str = "A query that was fast last week";
const POINT: &str = "Look before touching.";

#[test]
fn everything_works_from_the_keyboard() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.tabs_to(&["Show all"]);
        reader.types(&[Key::Enter]);
        reader.sees("Write down the time line.");
        reader.tabs_to(&["Hide all"]);
        reader.types(&[Key::Space]);
        reader.does_not_see("Write down the time line.");
        reader.tabs_to(&["Show framework", SLOW]);
        reader.types(&[Key::Enter]);
        reader.sees(POINT);
        reader.sees_the_focus();
        reader.tabs_to(&[POINT]);
        reader.types(&[Key::Space]);
        reader.sees_ticked(POINT, true);
        reader.tabs_to(&["Show sketch", "When would you rather"]);
        reader.types(&[Key::Space]);
        reader.sees("When writes outnumber reads");
        reader.sees_progress(1, 15);
    });
}

#[test]
fn every_control_has_a_name_that_makes_sense_alone() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.presses(&["Show all"]);
        reader.scrolls_through();
        let names: Vec<String> = reader.evaluates(
            "return controls('button, input, select').map(({ name }) => name)",
            (),
        );
        assert!(
            names.len() > 20 && names.iter().all(|name| name.len() >= 8),
            "{names:#?}"
        );
        let mut unlike = names.clone();
        unlike.sort();
        unlike.dedup();
        assert_eq!(unlike.len(), names.len(), "{names:#?}");
    });
}

#[test]
fn a_narrow_window_needs_no_scrolling_sideways() {
    emulated_story(Site::new, |reader| {
        for path in [
            PLAIN,
            GUIDE,
            "pages/arabic.html",
            "pages/quiz.html",
            "pages/items.html",
            "pages/disclosures.html",
        ] {
            reader.resizes_to(320, 640);
            reader.opens(path);
            let begins = "return document.querySelector('h1').getBoundingClientRect().left";
            let before: f64 = reader.evaluates(begins, ());
            reader.presses(&["Show all"]);
            reader.scrolls_through();
            reader.finds_no_overflow();
            let cut = "return controls('.size').filter(({ element }) => element.scrollWidth > element.clientWidth)
                .map(({ element }) => `${element.textContent}: ${element.scrollWidth} px in ${element.clientWidth} px`)";
            assert_eq!(reader.evaluates::<Vec<String>>(cut, ()), [""; 0], "{path}");
            // Room for a tick's box moves the text of its own point only.
            assert_eq!(reader.evaluates::<f64>(begins, ()), before, "{path}");
        }
    });
}

#[test]
fn text_of_twice_the_size_needs_no_scrolling_sideways() {
    story_at(Site::new, |reader| {
        for path in [PLAIN, GUIDE] {
            reader.resizes_to(640, 800);
            reader.opens(path);
            reader.executes("document.documentElement.style.fontSize = '200%'", ());
            reader.presses(&["Show all"]);
            reader.scrolls_through();
            reader.finds_no_overflow();
            reader.presses(&["Hide all"]);
        }
    });
}

/// The size is the text size chosen in the browser, whatever size the page sets.
#[test]
fn the_panel_and_the_desk_are_as_large_as_the_text_i_chose() {
    const LARGE: u32 = 32;
    chromium_story(Site::new, |reader| {
        for look in [("light", 1280), ("dark", 320)] {
            reader.emulates(look);
            reader.opens(GUIDE);
            let sizes = json!({ "fontSizes": { "standard": LARGE, "fixed": LARGE } });
            reader.sends_command("Page.setFontSizes", sizes);
            reader.executes("document.documentElement.style.fontSize = '62.5%'", ());
            let size = "return [inPanel('section .standing'), control('button', ['Review'])].map((each) => parseFloat(getComputedStyle(each).fontSize))";
            for size in reader.evaluates::<Vec<f64>>(size, ()) {
                assert!((f64::from(LARGE) - size).abs() < 3.0, "{size} px");
            }
            let judge = |state: &str| {
                reader.waits_until_idle();
                let state = format!("{state}, {look:?}");
                reader.finds_no_axe_violations(&state);
                reader.finds_no_overflow_in_the_desk(&state);
            };
            reader.opens_the_desk_by(&["Review"]);
            reader.shows_the_framework_in_the_desk();
            judge("a framework");
            reader.rates("Again");
            for mode in ["Rehearse", "Plan", "Where I stand", "Notes", "Your data"] {
                reader.switches_to(mode);
                let open = "for (const each of desk.all('details')) each.open = true";
                reader.executes(open, ());
                judge(mode);
            }
            let title = "return parseFloat(getComputedStyle(desk('h2')).fontSize)";
            assert!(
                reader.evaluates::<f64>(title, ()) > f64::from(LARGE),
                "the desk goes by the page"
            );
            reader.closes_the_desk();
        }
    });
}

#[test]
fn those_who_want_no_motion_get_none() {
    emulated_story(Site::new, |reader| {
        reader.emulates_media(&[("prefers-reduced-motion", "reduce")]);
        reader.opens(PLAIN);
        reader.presses(&["Show all"]);
        let moving: usize = reader.evaluates("return document.getAnimations().length", ());
        assert_eq!(moving, 0);
        reader.executes("scrollTo(0, 0)", ());
        reader.presses(&["Next open question"]);
        let timed = "return controls('*').filter(({ element }) => {
            const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
            return parseFloat(transitionDuration) > 0.01 || (animationName !== 'none' && parseFloat(animationDuration) > 0.01);
        }).map(({ element }) => element.outerHTML.slice(0, 80))";
        let timed: Vec<String> = reader.evaluates(timed, ());
        assert!(timed.is_empty(), "{timed:#?}");
    });
}

#[test]
fn a_page_from_right_to_left_has_its_controls_on_the_right_side() {
    story(|reader| {
        reader.opens("pages/arabic.html");
        reader.presses(&["Show all"]);
        reader.scrolls_through();
        reader.sees("رتّب الأقفال");
        reader.ticks("رتّب الأقفال");
        // The box stands before the words, which is to their right.
        let right = "const box = control('input[type=checkbox]', args, 'study-tick').getBoundingClientRect();
            const words = document.createRange();
            words.selectNodeContents(holding(args[0])[0].lastChild);
            return box.left >= words.getBoundingClientRect().right - box.width";
        reader.waits_for("the box to the right of its words", right, ["رتّب الأقفال"]);
        reader.finds_no_overflow();
    });
}

#[test]
fn axe_finds_nothing_to_blame() {
    let looks: [&[(&str, &str)]; 3] = [
        &[],
        &[("prefers-color-scheme", "dark")],
        &[("forced-colors", "active")],
    ];
    emulated_story(Site::new, |reader| {
        for look in &looks {
            reader.emulates_media(look);
            for path in [PLAIN, GUIDE] {
                reader.opens(path);
                reader.presses(&["Hide all"]);
                reader.finds_no_axe_violations(&format!("{path} closed, {look:?}"));
                reader.presses(&["Show all"]);
                reader.scrolls_through();
                reader.finds_no_axe_violations(&format!("{path} open, {look:?}"));
            }
        }
    });
}
