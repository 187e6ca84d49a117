//! The author's tool and the widget recognise the same in every page, down to each id.

use std::fs;
use std::path::Path;

use serde_json::Value;
use study_widget::check::check;

use crate::pages::TAG;
use crate::reader::story_at;
use crate::server::Site;

#[test]
fn the_widget_finds_what_the_checker_finds() {
    let pages = pages();
    let site = || {
        let put = |site: Site, (name, html): &(String, String)| {
            // The server inserts its script into the head.
            let head = if html.contains("<head>") {
                ""
            } else {
                "<head></head>"
            };
            site.with_page(name, format!("{head}{html}{TAG}"))
        };
        pages.iter().fold(Site::new(), put)
    };
    story_at(site, |reader| {
        let mut wrong = Vec::new();
        for (name, html) in &pages {
            let checked = check(Path::new(name), html, &[]).outline();
            let is_guide = checked["questions"] != Value::Array(Vec::new());
            reader.visits(&format!("pages/{name}"));
            reader.waits_for(
                &format!("the widget to have read {name}"),
                "return args[0] ? document.querySelector('study-widget')?.outline : recorder.events.some(({ type }) => type === 'study-problem')",
                [is_guide],
            );
            let seen: Value = reader.evaluates(
                "return document.querySelector('study-widget')?.outline ?? null",
                (),
            );
            let agree = if is_guide {
                seen["title"] == checked["title"] && seen["questions"] == checked["questions"]
            } else {
                seen.is_null()
            };
            if !agree {
                wrong.push(format!(
                    "{name}: the checker says {checked}, the widget {seen}"
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// The pages of the recogniser's own test cases.
fn pages() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let cases = fs::read_dir(folder).expect("a folder of cases");
    let mut pages = Vec::new();
    for case in cases {
        let case = case.expect("a case").path();
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        let html = fs::read_to_string(case.join("page.html")).expect("the page of a case");
        pages.push((format!("{name}.html"), html));
    }
    pages
}
