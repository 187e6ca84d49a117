//! The study modes: a reader reviews over several days, plans, checks progress and writes, and the page stays
//! unchanged.

use serde_json::json;
use thirtyfour::Key;

use crate::reader::{Reader, chromium_story, download_story, emulated_story, story};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const GUIDE: &str = "guides/devops-senior/";
/// A page of another site, with as many questions as a reader rates on the first day.
const STRANGER: &str = "pages/blog.html";
const REVIEW: [&str; 2] = ["Review", "of this guide"];

#[test]
fn a_day_of_reviews_comes_back_when_it_was_promised() {
    for page in [GUIDE, STRANGER] {
        story(|reader| a_day_of_reviews(reader, page));
    }
}

fn a_day_of_reviews(reader: &Reader, page: &str) {
    reader.shifts_the_clock_by_days(0);
    reader.opens(page);
    reader.opens_the_desk_by(&REVIEW);
    let mut promised = Vec::new();
    for rating in ["Again", "Hard", "Good"] {
        let question = reader.question_asked();
        reader.shows_the_framework_in_the_desk();
        promised.push((question, reader.rates(rating)));
    }
    // The page is reloaded in the middle of the fourth question.
    let fourth = reader.question_asked();
    reader.shows_the_framework_in_the_desk();
    reader.ticks_the_first_point();
    reader.reloads();
    reader.opens_the_desk_by(&REVIEW);
    for rating in ["Easy", "Good"] {
        let question = reader.question_asked();
        assert!(
            promised.iter().all(|(rated, _)| *rated != question),
            "{page}: {question:?} was rated and is asked again"
        );
        reader.shows_the_framework_in_the_desk();
        promised.push((question, reader.rates(rating)));
    }
    assert!(
        promised.iter().any(|(rated, _)| *rated == fourth),
        "{page}: {fourth:?}, left without a rating, was not asked again"
    );
    reader.closes_the_desk();

    reader.shifts_the_clock_by_days(3);
    reader.reloads();
    let in_time = ["tomorrow", "in 2 days", "in 3 days"];
    let mut due: Vec<String> = promised
        .into_iter()
        .filter(|(_, back)| in_time.contains(&back.as_str()))
        .map(|(question, _)| question)
        .collect();
    assert!(due.len() >= 2 && due.len() < 5, "{page}: {due:#?}");
    let count = due.len().to_string();
    reader.opens_the_desk_by(&["Review", &count, "due"]);
    let mut asked = Vec::new();
    for nth in 1..=due.len() {
        reader.sees_in_the_desk(&format!("Question {nth} of {count}, due"));
        asked.push(reader.question_asked());
        reader.shows_the_framework_in_the_desk();
        reader.rates("Good");
    }
    reader.sees_in_the_desk("Done for now");
    due.sort();
    asked.sort();
    assert_eq!(asked, due, "{page}");
    reader.closes_the_desk();
    reader.sees_button(&REVIEW);
    reader.finds_the_page_undisturbed();
}

#[test]
fn a_review_goes_by_the_keyboard_alone() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.tabs_to(&REVIEW);
        reader.types(&[Key::Enter]);
        reader.waits_for_the_desk();
        let question = reader.question_asked();
        reader.types(&[Key::Space]);
        reader.sees_in_the_desk("0 of 4 points covered");
        reader.tabs_to(&["Look before touching."]);
        reader.types(&[Key::Space]);
        reader.sees_in_the_desk("1 of 4 points covered: Again is proposed");
        reader.types(&[Key::NumPad3]);
        reader.sees_in_the_desk("Good: back ");
        assert_ne!(reader.question_asked(), question);
        reader.types(&[Key::Escape]);
        reader.sees_the_desk_closed();
        let back = "return name(focused()).includes(args[0])";
        reader.waits_for("the focus where it came from", back, ["Review"]);
        reader.sees_progress(1, 15);
    });
}

#[test]
fn the_desk_leaves_the_page_as_it_was() {
    story(|reader| {
        for page in [PLAIN, STRANGER, "pages/disclosures.html", "pages/quiz.html"] {
            reader.opens(page);
            reader.scrolls_through();
            reader.executes("scrollTo({ top: 0, behavior: 'instant' })", ());
            // A framework left open on the screen closes once the reader rests.
            let rests = "const now = document.body.outerHTML;
                if (now !== window.before) { window.before = now; window.since = performance.now(); }
                return performance.now() - since > 500";
            reader.waits_for("the page at rest", rests, ());
            reader.opens_the_desk_by(&REVIEW);
            reader.shows_the_framework_in_the_desk();
            for mode in [
                "Rehearse",
                "Plan",
                "Where I stand",
                "Notes",
                "Your data",
                "Review",
            ] {
                reader.switches_to(mode);
            }
            reader.presses_in_the_desk("Close the desk");
            reader.sees_the_desk_closed();
            reader.waits_for(
                "the page to be as it was",
                "const now = document.body.outerHTML;
                let at = 0;
                while (at < now.length && now[at] === before[at]) at += 1;
                return now === before || Promise.reject(`${before.slice(at - 60, at + 90)} became ${now.slice(at - 60, at + 90)}`)",
                (),
            );
            reader.finds_the_page_undisturbed();
        }
    });
}

#[test]
fn a_click_beside_the_controls_leaves_the_keys_to_the_desk() {
    chromium_story(Site::new, |reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        reader.question_asked();
        for kind in ["mousePressed", "mouseReleased"] {
            let click =
                json!({ "type": kind, "x": 1200, "y": 500, "button": "left", "clickCount": 1 });
            reader.sends_command("Input.dispatchMouseEvent", click);
        }
        reader.types(&[Key::Space]);
        reader.sees_in_the_desk("points covered");
    });
}

#[test]
fn a_note_is_kept_letter_by_letter() {
    story(|reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&REVIEW);
        let question = reader.question_asked();
        reader.shows_the_framework_in_the_desk();
        reader.clicks_in_the_desk("summary", &["Note"]);
        reader.types_into("Your note on", "Ask which plan it is, first");
        reader.reloads();
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Notes");
        reader.sees_value(&question, "Ask which plan it is, first");
        reader.types_into("Find", "which plan");
        reader.waits_for(
            "the one note with these words",
            "return desk.all('.note').length === 1",
            (),
        );
        reader.presses_in_the_desk("Write a story");
        reader.types_into("Title", "The night of the locks");
        reader.sees_in_the_desk("Story 1: The night of the locks");
        reader.reloads();
        reader.opens_the_desk_by(&["Plan"]);
        reader.switches_to("Notes");
        reader.sees_in_the_desk("Story 1: The night of the locks");
    });
}

#[test]
fn a_plan_reaches_to_the_interview() {
    download_story(strict, |reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&["Plan"]);
        reader.sees_in_the_desk("When is the interview?");
        let give = "const date = desk('input[type=date]');
            date.value = new Date(Date.now() + 5 * 864e5 - 4 * 36e5).toLocaleDateString('sv');
            date.dispatchEvent(new Event('input'))";
        reader.executes(give, ());
        reader.sees_in_the_desk("5 days to the interview");
        reader.sees_in_the_desk("The days until then");
        reader.waits_for(
            "the interview in the calendar",
            "return desk('.days .interview') && desk.all('.days td[class]').length === 6",
            (),
        );
        let calendar = reader.downloads("study-plan.ics", || {
            reader.presses_in_the_desk("Download for your calendar");
        });
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 6, "{calendar}");
        assert!(
            calendar.contains("SUMMARY:Interview: Database"),
            "{calendar}"
        );
        reader.reloads();
        reader.opens_the_desk_by(&["Plan"]);
        reader.sees_in_the_desk("5 days to the interview");
        reader.presses_in_the_desk("Clear the date");
        reader.sees_in_the_desk("When is the interview?");
        reader.presses_in_the_desk("Review now");
        reader.question_asked();
    });
}

/// The policy under which the widget promises to run.
fn strict() -> Site {
    Site::new().with_header(
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:",
    )
}

#[test]
fn how_much_to_remember_follows_what_another_tab_chose() {
    story(|reader| {
        let chosen = "return folded(desk('output').textContent) === args[0] && desk('input[type=range]').value === String(parseInt(args[0]))";
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&["Plan"]);
        reader.waits_for("the usual share", chosen, ["90 %"]);
        reader.opens_another_tab(PLAIN);
        reader.opens_the_desk_by(&["Plan"]);
        let choose = "const range = desk('input[type=range]'); range.value = 80;
            for (const event of ['input', 'change']) range.dispatchEvent(new Event(event))";
        reader.executes(choose, ());
        reader.switches_to_tab(0);
        reader.waits_for("the other tab's share", chosen, ["80 %"]);
        reader.sees_in_the_desk("80 of 100 answers are still known");
    });
}

#[test]
fn axe_finds_nothing_to_blame_at_the_desk() {
    let looks: [&[(&str, &str)]; 3] = [
        &[],
        &[("prefers-color-scheme", "dark")],
        &[("forced-colors", "active")],
    ];
    emulated_story(Site::new, |reader| {
        for (look, width) in looks.iter().zip([1280, 320, 640]) {
            reader.resizes_to(width, 640);
            reader.emulates_media(look);
            reader.opens(GUIDE);
            let judge = |state: &str| {
                reader.waits_until_idle();
                let state = format!("{state}, {width} px, {look:?}");
                reader.finds_no_axe_violations(&state);
                reader.finds_no_overflow_in_the_desk(&state);
            };
            reader.opens_the_desk_by(&REVIEW);
            judge("a question");
            reader.shows_the_framework_in_the_desk();
            judge("a framework");
            reader.rates("Hard");
            for mode in ["Plan", "Where I stand", "Notes", "Your data"] {
                reader.switches_to(mode);
                reader.executes(
                    "for (const each of desk.all('details')) each.open = true",
                    (),
                );
                judge(mode);
            }
            reader.closes_the_desk();
            reader.executes("localStorage.clear()", ());
            reader.opens(GUIDE);
            reader.opens_the_desk_by(&["Plan"]);
            judge("Plan, before anything");
            reader.switches_to("Where I stand");
            judge("Where I stand, before anything");
        }
    });
}
