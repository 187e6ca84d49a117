//! The library's own guides, read as the page reads them: how much is in them, that no id is lost, that their
//! examples are what they claim to be.
//!
//! Shell, SQL and PromQL have no small parser that knows what the guides show: people read those.

#![allow(
    clippy::unwrap_used,
    reason = "a guide that cannot be read is a failure"
)]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use study_widget::check::check;
use study_widget::guide::Guide;
use study_widget::html::{self, Page};
use study_widget::press::{Pressed, press};
use study_widget::recognise::recognise;

const GUIDES: [&str; 2] = ["devops-senior", "write-a-guide"];

/// What the page shows without scrolling where its text has its full measure.
const COLUMNS: usize = 64;

fn source(guide: &str) -> String {
    fs::read_to_string(format!("content/{guide}.md")).unwrap()
}

fn pressed(guide: &str) -> Pressed {
    press(guide, &source(guide), &GUIDES).0
}

#[test]
fn every_file_of_the_library_is_known_here() {
    let files = fs::read_dir("content").unwrap();
    let mut files: Vec<_> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, GUIDES.map(|guide| format!("{guide}.md")));
}

#[test]
fn a_guide_has_no_fault() {
    for guide in GUIDES {
        let (_, faults) = press(guide, &source(guide), &GUIDES);
        let faults: Vec<_> = faults.iter().map(|fault| fault.line(guide)).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn the_devops_guide_answers_fifteen_questions() {
    let Guide {
        questions,
        mistakes,
        ..
    } = pressed("devops-senior").guide;
    assert_eq!(questions.len(), 15);
    assert_eq!(mistakes.len(), 5);
    for question in &questions {
        let title = &question.title;
        assert!(question.intent.is_some(), "{title}: no intent");
        let points = question.framework.points.len();
        assert!((5..=8).contains(&points), "{title}: {points} points");
        assert_eq!(question.follow_ups.len(), 3, "{title}");
    }
}

#[test]
fn every_follow_up_has_a_sketch() {
    for guide in GUIDES {
        for question in pressed(guide).guide.questions {
            for follow_up in question.follow_ups {
                assert!(!follow_up.sketch.is_empty(), "{guide}: {}", follow_up.text);
            }
        }
    }
}

/// At 200 words a minute: from 9,000 to 16,000 words.
#[test]
fn the_devops_guide_is_one_long_evening() {
    let minutes = pressed("devops-senior").minutes;
    assert!((45..=80).contains(&minutes), "{minutes} minutes");
}

#[test]
fn a_point_opens_with_a_bold_lead_of_at_most_eight_words() {
    for guide in GUIDES {
        let pages = html::read(&pressed(guide).page);
        let Page { article, hints, .. } = pages.first().unwrap();
        let questions = recognise(article, hints).0.questions;
        for point in questions.iter().flat_map(|asked| &asked.framework.points) {
            let mut inside = article.blocks[point.block..].iter();
            let lead = inside.find_map(|block| block.lead.as_ref()).unwrap();
            let short = point.text.starts_with(lead) && lead.split(' ').count() <= 8;
            assert!(short, "{guide}: {}", point.id);
        }
    }
}

/// Readers' ticks are stored under these ids. `UPDATE=1` writes the ledger anew; read its diff.
#[test]
fn no_id_is_lost() {
    for guide in GUIDES {
        let ledger = format!("tests/ids/{guide}.txt");
        let ids = ids(&pressed(guide).guide);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&ledger, &ids).unwrap();
        }
        let known = fs::read_to_string(&ledger).unwrap_or_default();
        assert_eq!(ids, known, "{ledger} differs; `UPDATE=1` writes it anew");
    }
}

fn ids(guide: &Guide) -> String {
    let mut ids = String::new();
    for question in &guide.questions {
        writeln!(ids, "{}", question.id).unwrap();
        let points = question.framework.points.iter().map(|point| &point.id);
        for id in points.chain(question.follow_ups.iter().map(|asked| &asked.id)) {
            writeln!(ids, "  {id}").unwrap();
        }
    }
    for mistake in &guide.mistakes {
        writeln!(ids, "mistake {}", mistake.id).unwrap();
    }
    ids
}

#[test]
fn code_fits_the_page() {
    for guide in GUIDES {
        for (language, code) in examples(&source(guide)) {
            let wide = code.lines().find(|line| line.chars().count() > COLUMNS);
            assert_eq!(wide, None, "{guide}: {language}");
        }
    }
}

#[test]
fn an_example_is_what_it_claims_to_be() {
    for guide in GUIDES {
        for (language, code) in examples(&source(guide)) {
            let fault = match language.as_str() {
                "yaml" => yaml(&code),
                "json" => serde_json::from_str::<serde_json::Value>(&code)
                    .err()
                    .map(|fault| fault.to_string()),
                "hcl" => hcl_edit::parser::parse_body(&code)
                    .err()
                    .map(|fault| fault.to_string()),
                "bash" | "html" | "markdown" | "promql" | "sh" | "shell" | "sql" | "text" => None,
                unknown => Some(format!("no such language: {unknown}")),
            };
            assert_eq!(fault, None, "{guide}:\n{code}");
        }
    }
}

fn yaml(code: &str) -> Option<String> {
    saphyr_parser::Parser::new_from_str(code)
        .find_map(Result::err)
        .map(|fault| fault.to_string())
}

#[test]
fn the_mark_up_that_the_guide_shows_does_what_it_says() {
    let shown = examples(&source("write-a-guide"));
    let pages = shown.iter().filter(|(language, _)| language == "html");
    let found =
        pages.flat_map(|(_, code)| check(Path::new("example.html"), code, &[]).guide.questions);
    let found: Vec<_> = found
        .map(|q| (q.title, q.framework.points.len(), q.follow_ups.len()))
        .collect();
    let says = [
        ("Where would you put a cache?", 2, 1),
        ("What does a health check prove?", 2, 0),
        ("What does this print?", 1, 0),
        ("What is a pod?", 1, 0),
        ("What is a node?", 1, 0),
        ("What is a taint?", 1, 0),
        ("Backups", 1, 1),
    ];
    assert_eq!(found, says.map(|(title, p, f)| (title.to_owned(), p, f)));
}

/// The code blocks of a source: their language and their text.
fn examples(source: &str) -> Vec<(String, String)> {
    let mut examples = Vec::new();
    let mut inside = false;
    for event in Parser::new(source) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                examples.push((language.to_string(), String::new()));
                inside = true;
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(text) if inside => {
                if let Some((_, code)) = examples.last_mut() {
                    code.push_str(&text);
                }
            }
            _ => {}
        }
    }
    examples
}
