//! The examples in the guides: each fits the page, is what it claims to be, and runs where what it needs can be had.

#![allow(
    clippy::unwrap_used,
    reason = "a guide that cannot be read is a failure"
)]

mod ageing;
mod chances;
mod drill;
mod estimates;
mod manifests;
mod migration;
mod postgres;
mod promql;
mod queries;
mod shell;
mod sums;

use std::collections::BTreeSet;
use std::fs;
use std::io::{Write, stderr};
use std::path::Path;
use std::sync::Mutex;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use sqlparser::dialect::PostgreSqlDialect;
use study_widget::check::check;

const GUIDES: [&str; 4] = [
    "devops-senior",
    "sql-for-backend",
    "system-design-basics",
    "write-a-guide",
];

/// What the page shows without scrolling where its text has its full measure.
const COLUMNS: usize = 64;

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
                "yaml" => manifests::fault(&code).or_else(|| promql::fault_in_rules(&code)),
                "json" => serde_json::from_str::<serde_json::Value>(&code)
                    .err()
                    .map(|fault| fault.to_string()),
                "hcl" => hcl_edit::parser::parse_body(&code)
                    .err()
                    .map(|fault| fault.to_string()),
                "sql" => sql(&code),
                "bash" | "sh" | "shell" => shell::fault(&code),
                "promql" => promql::fault(&code),
                "html" | "markdown" | "text" => None,
                unknown => Some(format!("no such language: {unknown}")),
            };
            assert_eq!(fault, None, "{guide}:\n{code}");
        }
    }
}

fn sql(code: &str) -> Option<String> {
    sqlparser::parser::Parser::parse_sql(&PostgreSqlDialect {}, code)
        .err()
        .map(|fault| fault.to_string())
}

#[test]
fn the_mark_up_that_the_guide_shows_does_what_it_says() {
    let shown = examples(&source("write-a-guide"));
    let pages = shown.iter().filter(|(language, _)| language == "html");
    let found =
        pages.flat_map(|(_, code)| check(Path::new("example.html"), code, &[]).guide.questions);
    let found: Vec<_> = found
        .map(|q| {
            (
                q.title.clone(),
                q.framework.points.len(),
                q.follow_ups.len(),
            )
        })
        .collect();
    let says = [
        ("Where would you put a cache?", 2, 1),
        ("What does a health check prove?", 2, 0),
        ("What does a load test prove?", 1, 0),
        ("What does a smoke test prove?", 1, 0),
        ("What does this print?", 1, 0),
        ("What is a pod?", 1, 0),
        ("What is a node?", 1, 0),
        ("What is a taint?", 1, 0),
        ("Backups", 1, 1),
    ];
    assert_eq!(found, says.map(|(title, p, f)| (title.to_owned(), p, f)));
}

fn source(guide: &str) -> String {
    fs::read_to_string(format!("content/{guide}.md")).unwrap()
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

/// The one example of a guide in this language that holds these words.
fn example(language: &str, words: &str) -> String {
    let mut found = examples(&source("devops-senior"));
    found.retain(|(of, code)| of == language && code.contains(words));
    assert_eq!(found.len(), 1, "examples in {language} with `{words}`");
    found.remove(0).1
}

/// Says what was not checked and why, once, past the capture that hides what a passing test prints.
fn left_out(what: &str, why: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let line = format!("left out: {what}: {why}\n");
    if SAID.lock().unwrap().insert(line.clone()) {
        stderr().write_all(line.as_bytes()).unwrap();
    }
}
