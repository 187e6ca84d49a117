//! The widget is missing or incomplete: the article is as its author wrote it.

use crate::browser::Engine;
use crate::reader::{Reader, chromium_story, story, story_at};
use crate::server::{Fault, Site};

const PLAIN: &str = "pages/plain.html";
const GUIDE: &str = "guides/devops-senior/";
const ALL_OF_IT: [&str; 4] = [
    "Look before touching.",
    "When writes outnumber reads",
    "swap names",
    "Write down the time line.",
];

#[test]
fn without_javascript_the_article_is_complete() {
    chromium_story(Site::new, |reader| {
        reader.sends_command(
            "Emulation.setScriptExecutionDisabled",
            serde_json::json!({ "value": true }),
        );
        reader.visits(PLAIN);
        reads_all(reader);
        reader.visits(GUIDE);
        reader.sees("Answer framework");
        let (words, asked): (usize, usize) = reader.evaluates("return [folded(document.body.innerText).split(' ').length, document.querySelectorAll('h2').length]", ());
        assert!(
            words > 1000 && asked >= 15,
            "{words} words under {asked} headings"
        );
    });
}

#[test]
fn without_webassembly_the_article_is_complete() {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
    story_at(
        || Site::new().with_header("content-security-policy", policy),
        |reader| {
            reader.visits(PLAIN);
            reads_all(reader);
            // WebKit blocks it without reporting a violation.
            let refused = match reader.engine() {
                Engine::WebKit => {
                    "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm'))"
                }
                Engine::Chromium | Engine::Firefox => {
                    "return recorder.violations.some((violation) => violation.includes('wasm'))"
                }
            };
            reader.waits_for("the policy to refuse", refused, ());
            reader.waits_until_idle();
            reads_all(reader);
        },
    );
}

#[test]
fn with_the_script_blocked_the_article_is_complete() {
    let policy = "default-src 'none'; style-src 'self'; img-src 'self' data:";
    story_at(
        || Site::new().with_header("content-security-policy", policy),
        |reader| {
            reader.visits(PLAIN);
            reader.sees("Look before touching.");
            reader.sees("When writes outnumber reads");
        },
    );
}

#[test]
fn each_of_the_widgets_files_may_fail_and_the_article_is_complete() {
    story(|reader| {
        for file in files_of_the_widget(reader) {
            for fault in [
                Fault::Missing,
                Fault::Broken,
                Fault::Garbled,
                Fault::CutShort,
                Fault::AnotherPage,
            ] {
                reader.site().fail(&file, fault);
                let before = reader.site().requests().len();
                reader.visits(PLAIN);
                reader.waits_until_idle();
                let asked = reader.site().requests();
                assert!(
                    asked[before..].iter().any(|(path, _)| *path == file),
                    "{file} was not asked for: {asked:?}"
                );
                reads_all(reader);
                reader.site().clear_faults();
            }
        }
    });
}

#[test]
fn until_the_widget_is_there_the_article_is_complete() {
    story(|reader| {
        reader
            .site()
            .fail("embed/study-widget.wasm", Fault::Stalled);
        reader.visits(PLAIN);
        reader.waits_until_idle();
        reads_all(reader);
        reader.site().clear_faults();
        reader.waits_until_ready();
        // What the reader looks at stays open.
        reader.sees("Look before touching.");
        reader.does_not_see("Write down the time line.");
    });
}

#[test]
fn a_page_without_a_question_is_left_as_it_was_with_one_note() {
    chromium_story(Site::new, |reader| {
        reader.visits("pages/essay.html");
        reader.waits_for("the note", "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm'))", ());
        reader.waits_until_idle();
        reader.sees("What is merely odd");
        let same: bool = reader.evaluates("return document.body.outerHTML === recorder.html", ());
        assert!(same, "the page was changed");
        let notes = reader.console();
        assert_eq!(
            notes
                .iter()
                .filter(|note| note.contains("study-widget:"))
                .count(),
            1,
            "{notes:?}"
        );
        reader.finds_the_page_undisturbed();
    });
}

fn reads_all(reader: &Reader) {
    for words in ALL_OF_IT {
        reader.sees(words);
    }
    reader.sees_the_plain_page();
}

/// The files under `embed/` that one visit requests.
fn files_of_the_widget(reader: &Reader) -> Vec<String> {
    reader.opens(PLAIN);
    let asked = reader.site().requests();
    assert!(asked.iter().all(|(_, status)| *status == 200), "{asked:?}");
    asked
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("embed/"))
        .collect()
}
