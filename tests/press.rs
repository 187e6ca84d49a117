//! From Markdown to pages or faults: each folder of `tests/content` holds a guide and the expected result.

#![allow(
    clippy::unwrap_used,
    reason = "a case that cannot be read is a failure"
)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use study_widget::check::check;
use study_widget::guide::Guide;
use study_widget::outline::outline;
use study_widget::press::{Pressed, catalogue, library, press};

const SIBLINGS: [&str; 2] = ["caching", "queues"];

fn cases() -> Vec<PathBuf> {
    let folder = fs::read_dir("tests/content").unwrap();
    let mut cases: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn pressed(case: &Path) -> (Pressed, String) {
    let text = fs::read_to_string(case.join("guide.md")).unwrap();
    let (pressed, faults) = press("caching", &text, &SIBLINGS);
    let faults: String = faults
        .iter()
        .map(|fault| fault.line("guide.md") + "\n")
        .collect();
    (pressed, faults)
}

/// Compares a text with a file, or writes the file where `BLESS` is set.
fn matches(file: &Path, text: &str) -> bool {
    if std::env::var_os("BLESS").is_some() {
        fs::write(file, text).unwrap();
    }
    fs::read_to_string(file).is_ok_and(|expected| expected == text)
}

#[test]
fn every_problem_in_content_is_told_word_for_word() {
    for case in cases() {
        let (_, faults) = pressed(&case);
        assert!(
            matches(&case.join("faults.txt"), &faults),
            "{}:\n{faults}",
            case.display()
        );
    }
}

#[test]
fn a_guide_becomes_a_whole_page() {
    let case = Path::new("tests/content/complete");
    let (pressed, _) = pressed(case);
    assert!(
        matches(&case.join("page.html"), &pressed.page),
        "{}",
        pressed.page
    );
}

#[test]
fn the_library_lists_every_guide() {
    let (pressed, _) = pressed(Path::new("tests/content/complete"));
    let template = "<link data-trunk rel=rust>\n\n<main>\n<!-- start -->\n<!-- guides -->\n</main>";
    let page = library(template, &[pressed]).unwrap();
    let expected = "<main>
<p class=\"start\"><a href=\"guides/caching/\"><strong>Start studying</strong> <span>Caching</span></a></p>
<ul class=\"guides\">
<li><h3><a href=\"guides/caching/\">Caching</a></h3>
<p>One question about caches.</p>
<p class=\"facts\"><span>2 questions</span> <span>4 points</span> <span>1 follow-up</span> <span>1 min read</span></p></li>
</ul>
</main>
";
    assert_eq!(page, expected);
}

#[test]
fn programs_find_in_the_library_what_can_be_searched() {
    let (pressed, _) = pressed(Path::new("tests/content/complete"));
    let list: serde_json::Value = serde_json::from_str(&catalogue(&[pressed])).unwrap();
    let guide = &list[0];
    assert_eq!(
        [&guide["id"], &guide["title"], &guide["url"]],
        ["caching", "Caching", "guides/caching/"]
    );
    assert_eq!(guide["minutes"], 1);
    let question = &guide["questions"][0];
    let points = json!([{ "id": "measure", "text": "Measure first." }]);
    let follow_ups = json!([{ "id": "short", "text": "And if memory is short?" }]);
    assert_eq!(
        question,
        &json!({
            "id": "size",
            "title": "How would you size a cache?",
            "points": points,
            "followUps": follow_ups,
        })
    );
}

#[test]
fn a_library_without_a_place_for_the_guides_is_told_apart() {
    assert_eq!(library("<main></main>", &[]), None);
}

#[test]
fn the_page_is_the_guide_that_was_checked() {
    let (pressed, _) = pressed(Path::new("tests/content/complete"));
    let found = check(Path::new("index.html"), &pressed.page, &[]);
    assert_eq!(found.faults, []);
    assert_eq!(found.id, "caching");
    let parts = |guide: &Guide| outline("", guide, []);
    assert_eq!(parts(&found.guide), parts(&pressed.guide));
}

#[test]
fn every_address_in_a_page_is_relative() {
    let (pressed, _) = pressed(Path::new("tests/content/complete"));
    let values = pressed.page.split(['\"', '\'']);
    let absolute: Vec<_> = values
        .filter(|value| value.starts_with('/') || value.starts_with("http"))
        .collect();
    assert_eq!(
        absolute,
        ["https://schema.org/LearningResource"],
        "a name, not an address"
    );
}

#[test]
fn every_shipped_guide_is_sound() {
    let files = fs::read_dir("content").unwrap();
    let files: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
    let names = files.iter().map(|file| file.file_stem().unwrap());
    let siblings: Vec<_> = names.map(|name| name.to_str().unwrap()).collect();
    for file in &files {
        let found = check(file, &fs::read_to_string(file).unwrap(), &siblings);
        assert_eq!(found.faults, [], "{}", file.display());
    }
}

proptest::proptest! {
    #[test]
    fn any_text_gives_a_page(text in "(---\n|## |- |1\\. |```|\\| |> |\\{#|\\}|\\*\\*|\\[a\\]\\(#|<b|a\\?|[ é&\"\n]){0,60}") {
        let (pressed, faults) = press("caching", &text, &[]);
        proptest::prop_assert!(pressed.page.ends_with("</html>\n"));
        proptest::prop_assert!(!faults.is_empty(), "nothing made at random is a guide");
    }
}
