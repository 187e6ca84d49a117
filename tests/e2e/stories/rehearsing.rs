//! A reader rehearses an interview: against the clock, aloud or in writing, to the score card and back to it.

use serde_json::Value;
use thirtyfour::Key;

use crate::pages::known_page;
use crate::reader::{Reader, download_story, emulated_story, story_at};
use crate::server::Site;

const PAGE: &str = "pages/interview.html";
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
/// Two questions, each with two points and a follow-up, and two common mistakes.
pub(super) fn interview() -> Site {
    let question = |name: &str| {
        format!(
            "<h2 id={name}>How do you {name}?</h2><p><b>What they are really asking:</b> have you done it?</p>
            <p><b>Answer framework</b></p><ul><li><b>First, look before you {name}.</b> It costs nothing.</li>
            <li><b>Then {name} in small steps.</b><pre><code>{name} --dry-run --and-a-flag-so-long-that-it-would-not-fit-on-a-telephone</code></pre></li></ul>
            <p><b>Follow-up questions</b></p><ol><li>Who else may {name} tonight?<p>Whoever is on call for {name}.</p></li></ol>"
        )
    };
    let mistakes = "<h2 id=mistakes data-study=mistakes>Common mistakes</h2><ul><li>Being vague. Name a number.</li><li>Being late. Say it first.</li></ul>";
    let article = [question("deploy"), question("restore"), mistakes.to_owned()].concat();
    Site::new()
        .with_header("content-security-policy", STRICT)
        .with_page("interview.html", known_page("interview", &article))
}

/// Opens the set-up screen on a page with a fake clock.
pub(super) fn at_the_desk(reader: &Reader) {
    reader.uses_a_fake_clock();
    reader.opens(PAGE);
    reader.opens_the_desk_at("rehearse", "Rehearse an interview");
}

/// Waits for a new screen that shows `words`, until its heading has the focus.
pub(super) fn comes_to(reader: &Reader, words: &str) {
    reader.sees_in_the_desk(words);
    let script = "return focused()?.localName === 'h2'";
    reader.waits_for("the focus on the heading", script, ());
}

/// Waits for the question at `place`, and returns its name.
pub(super) fn question_asked(reader: &Reader, place: &str) -> &'static str {
    comes_to(reader, place);
    let heading = reader.heading_of_the_desk();
    let known = ["deploy", "restore"];
    let found = known.into_iter().find(|name| heading.contains(name));
    found.unwrap_or_else(|| panic!("{heading:?} is none of the questions"))
}

pub(super) fn says(reader: &Reader, words: &[&str]) {
    words
        .iter()
        .for_each(|words| reader.sees_in_the_desk(words));
}

#[test]
fn a_whole_rehearsal_from_the_keyboard_ends_with_a_score_card() {
    story_at(interview, |reader| {
        at_the_desk(reader);
        says(reader, &["2 questions, about 8 minutes", "None yet."]);
        reader.tabs_to(&["Begin"]);
        reader.types(&[Key::Enter]);

        let first = question_asked(reader, "Question 1 of 2");
        says(reader, &["left of 3 min"]);
        let asked = reader.text_of_the_desk();
        assert!(
            !asked.contains("really asking"),
            "the intent is told: {asked}"
        );
        reader.advances_the_clock(91);
        says(reader, &["Half the time is left.", "1:2"]);
        reader.advances_the_clock(30);
        says(reader, &["One minute is left.", "0:5"]);
        reader.advances_the_clock(80);
        says(reader, &["Time is up.", "0:2", "over 3 min"]);
        reader.types(&[Key::Space]);
        says(
            reader,
            &[
                "You took 3 min 2",
                "What they are really asking: have you done it?",
            ],
        );
        comes_to(reader, "0 of 2 points covered");
        reader.tabs_to(&[&format!("First, look before you {first}.")]);
        reader.types(&[Key::Space]);
        says(reader, &["1 of 2 points covered"]);
        reader.types(&[Key::Enter]);

        says(
            reader,
            &["follow-up to: How do you", "Who else may", "left of 1 min"],
        );
        comes_to(reader, "left of 1 min");
        reader.advances_the_clock(20);
        reader.types(&[Key::Space]);
        // A prefix, since a busy machine adds some seconds.
        says(reader, &["You took 2"]);
        comes_to(reader, "My answer covered this");
        reader.sees(&format!("Whoever is on call for {first}."));
        reader.tabs_to(&["My answer covered this"]);
        reader.types(&[Key::Space, Key::Enter]);

        comes_to(reader, "Did you make one of these mistakes?");
        reader.tabs_to(&["Being late."]);
        reader.types(&[Key::Space]);
        reader.tabs_to(&["Next question"]);
        reader.types(&[Key::Enter]);

        let second = question_asked(reader, "Question 2 of 2");
        assert_ne!(first, second);
        reader.advances_the_clock(60);
        reader.types(&[Key::Space]);
        comes_to(reader, "0 of 2 points covered");
        for point in [
            format!("First, look before you {second}."),
            format!("Then {second} in small steps."),
        ] {
            reader.tabs_to(&[&point]);
            reader.types(&[Key::Space]);
        }
        says(reader, &["2 of 2 points covered"]);
        reader.types(&[Key::Enter]);
        comes_to(reader, "left of 1 min");
        reader.types(&[Key::Space]);
        comes_to(reader, "My answer covered this");
        reader.types(&[Key::Enter]);
        comes_to(reader, "Did you make one of these mistakes?");
        reader.types(&[Key::Space]);

        says(
            reader,
            &[
                "Score card",
                "2 questions: 3 of 4 points in 4 min",
                "1 of 2 points in 3 min",
                "too long. The follow-up was answered. 1 common mistake.",
                "2 of 2 points in 1 min",
                "The follow-up was missed.",
                "Mistake: Being late.",
                &format!("Then {first} in small steps."),
            ],
        );
        reader.types(&[Key::Escape]);
        reader.sees_the_desk_closed();
        reader.sees_status(&format!("How do you {second}?"), "Confident");
        reader.sees_status(&format!("How do you {first}?"), "Learning");
        reader.finds_the_page_undisturbed();

        reader.reloads();
        reader.opens_the_desk_at("rehearse", "3 of 4 points in 4 min");
        reader.presses_in_the_desk("3 of 4 points");
        says(reader, &["Score card", "Question by question"]);
    });
}

#[test]
fn an_answer_counts_as_a_review_that_brings_the_question_back() {
    story_at(interview, |reader| {
        at_the_desk(reader);
        reader.presses_in_the_desk("Begin");
        let first = question_asked(reader, "Question 1 of 2");
        reader.types(&[Key::Space]);
        comes_to(reader, "0 of 2 points covered");
        reader.tabs_to(&["First, look"]);
        reader.types(&[Key::Space, Key::Enter]);
        comes_to(reader, "left of 1 min");
        let kept = || {
            let text = reader.stored(&format!("study-widget:interview:{first}"));
            text.map(|text| serde_json::from_str::<Value>(&text).expect("a record"))
        };
        assert_eq!(kept(), None, "it is not left yet");
        reader.types(&[Key::Space]);
        comes_to(reader, "My answer covered this");
        reader.types(&[Key::Enter]);
        comes_to(reader, "Did you make");
        reader.types(&[Key::Enter]);
        comes_to(reader, "Question 2 of 2");
        let record = kept().expect("a record of the question that was left");
        assert!(record.to_string().contains("\"reviews\""), "{record}");
    });
}

#[test]
fn a_pause_stops_the_clock_and_a_p_in_a_written_answer_is_a_letter() {
    story_at(interview, |reader| {
        at_the_desk(reader);
        reader.presses_in_the_desk("Begin");
        question_asked(reader, "Question 1 of 2");
        reader.advances_the_clock(30);
        says(reader, &["2:2", "left of 3 min"]);
        reader.types_text("p");
        says(reader, &["left, paused", "Resume"]);
        reader.advances_the_clock(600);
        reader.waits_until_idle();
        says(reader, &["2:2"]);
        reader.types_text("p");
        says(reader, &["left of 3 min", "2:2", "Pause"]);
        reader.advances_the_clock(60);
        says(reader, &["1:2"]);
        reader.tabs_to(&["Your answer"]);
        reader.types_text("p q");
        says(reader, &["left of 3 min"]);
        reader.presses_in_the_desk("Show the framework");
        says(reader, &["You took 1 min 3", "p q"]);
    });
}

#[test]
fn a_rehearsal_that_is_left_half_way_keeps_what_was_answered() {
    story_at(interview, |reader| {
        at_the_desk(reader);
        let answers_one = || {
            reader.presses_in_the_desk("Begin");
            question_asked(reader, "Question 1 of 2");
            reader.types(&[Key::Space]);
            comes_to(reader, "0 of 2 points covered");
            reader.tabs_to(&["First, look"]);
            reader.types(&[Key::Space]);
            says(reader, &["1 of 2 points covered"]);
        };
        reader.presses_in_the_desk("Begin");
        question_asked(reader, "Question 1 of 2");
        reader.presses_in_the_desk("End here");
        says(reader, &["Nothing was answered", "None yet."]);

        answers_one();
        reader.types(&[Key::Escape]);
        reader.sees_the_desk_closed();
        reader.opens_the_desk_at("rehearse", "1 of 2 points in");

        answers_one();
        reader.presses_in_the_desk("Notes");
        reader.presses_in_the_desk("Rehearse");
        let past = "return control('.past li:nth-child(2) button', ['1 of 2 points'], 'study-desk')?.textContent";
        reader.waits_for("two past rehearsals", past, ());

        answers_one();
        reader.reloads();
        reader.opens_the_desk_at("rehearse", "1 of 2 points in");
        let past = "return control('.past li:nth-child(3) button', ['1 of 2 points'], 'study-desk')?.textContent";
        reader.waits_for("three past rehearsals", past, ());
        says(reader, &["Weak"]);
    });
}

#[test]
fn a_score_card_is_handed_out_as_markdown() {
    download_story(interview, |reader| {
        at_the_desk(reader);
        reader.presses_in_the_desk("Begin");
        let first = question_asked(reader, "Question 1 of 2");
        reader.types(&[Key::Space]);
        comes_to(reader, "0 of 2 points covered");
        reader.tabs_to(&["First, look"]);
        reader.types(&[Key::Space]);
        reader.presses_in_the_desk("End here");
        says(reader, &["Score card", "1 question: 1 of 2 points"]);
        let day: String = reader.evaluates(
            "const on = localStorage.getItem('study-widget:interview').match(/\\Won\\W+(\\d+)/)[1];
            return new Date(on * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)",
            (),
        );
        let text = reader.downloads(&format!("rehearsal-{day}.md"), || {
            reader.presses_in_the_desk("Export as Markdown");
        });
        assert!(
            text.starts_with("# Interview rehearsal: A guide\n"),
            "{text}"
        );
        assert!(
            text.contains(&format!("\n## How do you {first}?\n")),
            "{text}"
        );
        assert!(
            text.contains(&format!("- [x] First, look before you {first}.")),
            "{text}"
        );
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn every_screen_of_a_rehearsal_is_fit_for_everyone_and_for_a_telephone() {
    emulated_story(interview, |reader| {
        reader.resizes_to(320, 640);
        for colours in ["light", "dark"] {
            reader.emulates_media(&[("prefers-color-scheme", colours)]);
            at_the_desk(reader);
            let looks = |state: &str| {
                let state = format!("{state}, {colours}");
                reader.waits_until_idle();
                reader.finds_no_axe_violations(&state);
                reader.finds_no_overflow_in_the_desk(&state);
            };
            looks("set-up");
            reader.presses_in_the_desk("Begin");
            question_asked(reader, "Question 1 of 2");
            looks("asking");
            reader.advances_the_clock(200);
            says(reader, &["over 3 min"]);
            looks("too long");
            reader.types(&[Key::Space]);
            comes_to(reader, "0 of 2 points covered");
            looks("revealed");
            reader.types(&[Key::Enter]);
            comes_to(reader, "left of 1 min");
            looks("follow-up");
            reader.types(&[Key::Space]);
            comes_to(reader, "My answer covered this");
            looks("sketch");
            reader.types(&[Key::Enter]);
            comes_to(reader, "Did you make");
            looks("audit");
            reader.presses_in_the_desk("End here");
            says(reader, &["Score card"]);
            reader.executes("document.querySelector('study-desk').shadowRoot.querySelector('details').open = true", ());
            looks("score card");
        }
    });
}

/// Begins a rehearsal of one question, and ticks a point of its answer.
fn answers_the_only_question(reader: &Reader) {
    at_the_desk(reader);
    let choose = "const choice = desk('select'); choice.value = '1';
        choice.dispatchEvent(new Event('change', { bubbles: true }))";
    reader.executes(choose, ());
    reader.presses_in_the_desk("Begin");
    question_asked(reader, "Question 1 of 1");
    reader.types(&[Key::Space]);
    comes_to(reader, "0 of 2 points covered");
    reader.ticks_the_first_point();
}

#[test]
fn a_rehearsal_that_another_mode_ends_is_said_to_have_ended() {
    story_at(interview, |reader| {
        answers_the_only_question(reader);
        reader.switches_to("Plan");
        says(
            reader,
            &["The rehearsal has ended. Its score card is under Past rehearsals."],
        );
        reader.switches_to("Rehearse");
        reader.presses_in_the_desk("1 of 2 points");
        says(reader, &["Score card"]);
    });
}

#[test]
fn another_rehearsal_starts_with_what_i_chose_for_the_last() {
    story_at(interview, |reader| {
        answers_the_only_question(reader);
        reader.presses_in_the_desk("End");
        says(reader, &["Score card"]);
        reader.presses_in_the_desk("Rehearse again");
        says(reader, &["1 question, about 4 minutes"]);
    });
}

#[test]
fn without_follow_ups_none_are_promised() {
    story_at(Site::new, |reader| {
        reader.opens("pages/blog.html");
        reader.opens_the_desk_at("rehearse", "Rehearse an interview");
        says(reader, &["3 questions, about 9 minutes."]);
        let said = reader.text_of_the_desk();
        assert!(!said.contains("follow-up"), "{said}");
    });
}
