//! Progress as Markdown and as CSV, as a person and a spreadsheet read them.

use std::rc::Rc;

use proptest::prelude::*;
use study_widget::guide::{Fold, Framework, Guide, Item, Question};
use study_widget::progress::{Event, Status};
use study_widget::sheets::{Remarks, Row, Sheet};
use study_widget::study::{MemoryStore, Study};

fn row(question: &str, status: Status, items: &[(&str, bool)], due: &str, note: &str) -> Row {
    let items = items.iter().map(|(text, on)| ((*text).to_owned(), *on));
    Row {
        question: question.to_owned(),
        status,
        items: items.collect(),
        remarks: Remarks {
            due: due.to_owned(),
            note: note.to_owned(),
        },
    }
}

fn sheet(rows: Vec<Row>) -> Sheet {
    Sheet {
        title: "DevOps: 20 scenarios".to_owned(),
        address: "https://example.org/guides/devops/".to_owned(),
        rows,
    }
}

#[test]
fn markdown_reads_as_a_list_of_tasks() {
    let rows = vec![
        row(
            "How would you roll back?",
            Status::Learning,
            &[("Say who is hurt.", true), ("Turn the flag off.", false)],
            "2026-12-24",
            "We had this in *May*.\n\n- the flag was stale",
        ),
        row("How do you find drift?", Status::New, &[], "", ""),
    ];
    assert_eq!(
        sheet(rows).markdown(),
        "# DevOps: 20 scenarios

<https://example.org/guides/devops/>

## How would you roll back?

Learning · 1 of 2 ticked · due 2026-12-24

- [x] Say who is hurt.
- [ ] Turn the flag off.

> We had this in *May*.
>
> - the flag was stale

## How do you find drift?

New · 0 of 0 ticked
"
    );
}

#[test]
fn csv_has_a_row_a_question() {
    let rows = vec![
        row(
            "How, \"exactly\"?",
            Status::Confident,
            &[("a", true)],
            "2026-12-24",
            "one\ntwo",
        ),
        row("=1+1", Status::New, &[("a", false)], "", ""),
    ];
    assert_eq!(
        sheet(rows).csv(),
        "\u{feff}Question,Status,Ticked,Of,Due,Note\r\n\"How, \"\"exactly\"\"?\",Confident,1,1,2026-12-24,\"one\ntwo\"\r\n'=1+1,New,0,1,,\r\n"
    );
}

#[test]
fn no_cell_is_a_formula() {
    for begin in [
        "=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠", "|", "%",
    ] {
        let text = format!("{begin}HYPERLINK(\"https://example.org\")");
        let csv = sheet(vec![row(&text, Status::New, &[], &text, &text)]).csv();
        let cells = cells(&csv);
        for cell in [&cells[1][0], &cells[1][4], &cells[1][5]] {
            assert_eq!(*cell, format!("'{text}"));
        }
    }
}

#[test]
fn an_articles_words_are_not_mark_up() {
    let bad = "# [x](javascript:a) <script>alert(1)</script> *b* `c` &lt; 1. $x$ | ~~d~~ \\";
    let markdown = sheet(vec![row(
        bad,
        Status::New,
        &[(bad, true), ("1. a", true), ("- b", true)],
        bad,
        "<img src=x onerror=alert(1)> ![x](https://example.org/x.png) a < b",
    )])
    .markdown();
    let mut html = String::new();
    pulldown_cmark::html::push_html(
        &mut html,
        pulldown_cmark::Parser::new_ext(&markdown, pulldown_cmark::Options::all()),
    );
    for alive in [
        "<script",
        "<img",
        "javascript:a\"",
        "<em>",
        "<code>",
        "<del>",
        "<table",
        "<ol",
        "<h1># ",
    ] {
        assert!(!html.contains(alive), "{alive} in {html}");
    }
    assert!(html.contains("a &lt; b"), "{html}");
    assert_eq!(html.matches("<li>").count(), 3, "{html}");
}

#[test]
fn a_sheet_tells_what_a_study_knows() {
    let item = |id: &str| Item {
        id: id.to_owned(),
        text: format!("Point {id}"),
        block: 0,
    };
    let question = Question {
        id: "rollback".to_owned(),
        title: "How would you roll back?".to_owned(),
        heading: 0,
        intent: None,
        framework: Framework {
            fold: Fold::Button,
            label: None,
            blocks: Vec::new(),
            points: vec![item("one"), item("two")],
        },
        follow_ups: Vec::new(),
        blocks: 0..0,
    };
    let guide = Rc::new(Guide {
        title: "DevOps".to_owned(),
        questions: vec![Rc::new(question)],
        mistakes: Vec::new(),
    });
    let store = Box::new(MemoryStore::default());
    let mut study = Study::open("devops", guide.clone(), store, 1, 1000);
    let tick = Event::Ticked {
        question: "rollback".to_owned(),
        item: "two".to_owned(),
        on: true,
    };
    study.act(tick, 2000);
    let note = |question: &str| Remarks {
        due: String::new(),
        note: format!("of {question}"),
    };
    let sheet = Sheet::of(&guide, &study, "", note);
    assert_eq!(
        sheet.rows,
        [row(
            "How would you roll back?",
            Status::Learning,
            &[("Point one", false), ("Point two", true)],
            "",
            "of rollback"
        )]
    );
    assert!(!sheet.markdown().contains("<>"));
}

/// The cells that a reader of RFC 4180 finds.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut rest = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && rest.peek() == Some(&'\n') => {
                rest.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(c),
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_note_comes_back_from_its_cell(note in any::<String>()) {
        let csv = sheet(vec![row("q", Status::New, &[], "", &note)]).csv();
        let found = cells(&csv);
        prop_assert_eq!(found.len(), 2);
        prop_assert_eq!(found[1].len(), 6);
        let cell = &found[1][5];
        let note = note.replace('\0', "");
        prop_assert!(*cell == note || *cell == format!("'{note}"), "{:?}", cell);
    }
}
