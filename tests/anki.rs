//! The export to Anki: what the file holds, and that it is nothing but text. `tests/anki/import_twice.py` imports the
//! files of `tests/anki/` into Anki itself.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::rc::Rc;

use study_widget::anki::{Each, Extra, Markup, export};
use study_widget::guide::{Fold, FollowUp, Framework, Guide, Item, Question};
use study_widget::progress::Status;

const ADDRESS: &str = "https://example.org/guides/devops/?from=feed&x=1#rollback";

fn question(id: &str, title: &str, points: &[(&str, &str)], follow_ups: &[&str]) -> Question {
    let points = points.iter().map(|(id, text)| Item {
        id: (*id).to_owned(),
        text: (*text).to_owned(),
        block: 0,
    });
    let follow_ups = follow_ups.iter().map(|text| FollowUp {
        id: "more".to_owned(),
        text: (*text).to_owned(),
        block: 0,
        sketch: Vec::new(),
    });
    Question {
        id: id.to_owned(),
        title: title.to_owned(),
        heading: 0,
        intent: None,
        framework: Framework {
            fold: Fold::Button,
            label: None,
            blocks: Vec::new(),
            points: points.collect(),
        },
        follow_ups: follow_ups.collect(),
        blocks: 0..0,
    }
}

/// An export of a question's texts alone, without the reader's data.
fn bare(_: &Question) -> Extra {
    Extra::default()
}

fn element(name: &str, children: Vec<Markup>) -> Markup {
    Markup::Element {
        name: name.to_owned(),
        address: String::new(),
        alt: String::new(),
        children,
    }
}

fn words(text: &str) -> Markup {
    Markup::Text(text.to_owned())
}

fn guide(questions: Vec<Question>) -> Guide {
    Guide {
        title: "DevOps: 20 scenarios".to_owned(),
        questions: questions.into_iter().map(Rc::new).collect(),
        mistakes: Vec::new(),
    }
}

/// A guide with two questions, as its author first wrote it.
fn before() -> Guide {
    let mut rollback = question(
        "rollback",
        "How would you roll back a “bad” release?",
        &[
            ("triage", "Say who is hurt & how badly."),
            (
                "flag",
                "Turn the <code>flag</code> off; [sound:alarm.mp3] \\(x\\).",
            ),
        ],
        &["And if the schema changed?"],
    );
    rollback.intent = Some("Can you stay calm?".to_owned());
    let drift = question(
        "drift",
        "How do you find drift?",
        &[("plan", "Run a plan each night.")],
        &[],
    );
    guide(vec![rollback, drift])
}

/// The same guide, reworded and reordered, with one more point and one more question.
fn after() -> Guide {
    let Guide { questions, .. } = before();
    let mut questions: Vec<Question> = questions.into_iter().map(Rc::unwrap_or_clone).collect();
    questions[0].title = "How do you undo a bad release?".to_owned();
    questions[0].framework.points[0].text = "Say first who is hurt.".to_owned();
    questions[1].framework.points.push(Item {
        id: "who".to_owned(),
        text: "Ask the audit log.".to_owned(),
        block: 0,
    });
    questions.reverse();
    questions.push(question("scaling", "When do you scale?", &[], &["Down?"]));
    guide(questions)
}

#[test]
fn the_files_that_anki_is_given_are_what_we_write() {
    let files = [
        ("questions-before.txt", before(), Each::Question),
        ("questions-after.txt", after(), Each::Question),
        ("points-before.txt", before(), Each::Point),
        ("points-after.txt", after(), Each::Point),
    ];
    for (name, guide, each) in files {
        agrees(
            name,
            &export(&guide, "/guides/devops/", ADDRESS, each, &bare),
        );
    }
}

/// Checks that the fixture of this name holds this text; `STUDY_WRITE_FIXTURES` writes it.
fn agrees(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/anki")
        .join(name);
    if std::env::var_os("STUDY_WRITE_FIXTURES").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), text, "{name}");
}

/// Markup as authors write it: an introduction, two lines of code, a table, pictures, a link, and active content.
fn written() -> Vec<Markup> {
    let picture = |address: &str| Markup::Element {
        name: "img".to_owned(),
        address: address.to_owned(),
        alt: "The \"gate\"".to_owned(),
        children: Vec::new(),
    };
    let code = "on:\n  push:\r\n\tpaths: [a]";
    let cell = |name, text| element(name, vec![words(text)]);
    vec![
        element(
            "p",
            vec![
                words("Write\n it "),
                element("mark", vec![words("down")]),
                words(":"),
            ],
        ),
        element("pre", vec![element("code", vec![words(code)])]),
        element(
            "table",
            vec![element("tr", vec![cell("th", "Who"), cell("td", "Why")])],
        ),
        picture("https://example.org/gate.png"),
        picture("javascript:alert(1)"),
        element("iframe", vec![element("script", Vec::new())]),
    ]
}

#[test]
fn code_keeps_its_lines_and_tables_and_pictures_stay() {
    let guide = guide(vec![question(
        "ci",
        "How do you gate?",
        &[("a", "Write it down")],
        &[],
    )]);
    let extra = |status| {
        move |_: &Question| Extra {
            status: Some(status),
            framework: written(),
            points: vec![written()],
        }
    };
    let expected = "<p>Write it down:</p><pre><code>on:<br>  push:<br>    paths: &#91;a]</code></pre>\
        <table border=\"1\"><tr><th>Who</th><td>Why</td></tr></table>\
        <img src=\"https://example.org/gate.png\" alt=\"The &quot;gate&quot;\">The &quot;gate&quot;";
    for each in [Each::Question, Each::Point] {
        let text = export(&guide, "g", ADDRESS, each, &extra(Status::Learning));
        let line = text.lines().find(|line| !line.starts_with('#')).unwrap();
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(cells[2].starts_with(expected), "{}", cells[2]);
        assert_eq!(
            cells[3],
            "study-widget study-widget::g study-widget::status::learning"
        );
    }
    // `import_twice.py` checks what Anki makes of these files.
    for (name, status) in [
        ("lines-before.txt", Status::Learning),
        ("lines-after.txt", Status::Confident),
    ] {
        agrees(
            name,
            &export(
                &guide,
                "/guides/devops/",
                ADDRESS,
                Each::Question,
                &extra(status),
            ),
        );
    }
}

#[test]
fn every_line_has_as_many_cells_as_the_headers_say() {
    let mut guide = before();
    guide.title = "Tabs\tand\nlines :: \u{85} \u{2028} x".to_owned();
    Rc::make_mut(&mut guide.questions[0]).title = "a\tb\r\nc\0d".to_owned();
    Rc::make_mut(&mut guide.questions[0]).id = "#odd \"id\":\t%".to_owned();
    for each in [Each::Question, Each::Point] {
        let text = export(&guide, "a:b %", ADDRESS, each, &bare);
        let (headers, lines): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| line.starts_with('#'));
        assert_eq!(headers.len(), 6, "{text}");
        assert!(headers.contains(&"#deck:Tabs and lines : x"), "{text}");
        for line in lines {
            assert_eq!(line.split('\t').count(), 4, "{line}");
            assert!(line.starts_with("study-widget:a%3Ab%20%25:"), "{line}");
            assert!(!line.starts_with('"'), "{line}");
        }
    }
}

#[test]
fn no_two_items_have_one_id() {
    let mut guide = before();
    Rc::make_mut(&mut guide.questions[0]).id = "a:b".to_owned();
    Rc::make_mut(&mut guide.questions[0]).framework.points[0].id = "c".to_owned();
    Rc::make_mut(&mut guide.questions[1]).id = "a".to_owned();
    Rc::make_mut(&mut guide.questions[1]).framework.points[0].id = "b:c".to_owned();
    let text = export(&guide, "g", ADDRESS, Each::Point, &bare);
    let mut ids: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').next().unwrap())
        .collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn a_hostile_article_is_only_text() {
    let bad = "</li><script>alert(1)</script><img src=x onerror=alert(1)>[latex]\\input{/etc/passwd}[/latex]{{c1::x}}\"'";
    let mut guide = guide(vec![question(bad, bad, &[(bad, bad)], &[bad])]);
    guide.title = bad.to_owned();
    Rc::make_mut(&mut guide.questions[0]).intent = Some(bad.to_owned());
    for each in [Each::Question, Each::Point] {
        let text = export(
            &guide,
            bad,
            &format!("https://example.org/{bad}"),
            each,
            &bare,
        );
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for cell in lines.flat_map(|line| line.split('\t').skip(1).take(2)) {
            for opening in ["<script", "<img", "[latex", "\\input", "href=\"javascript"] {
                assert!(!cell.contains(opening), "{cell}");
            }
        }
    }
}

#[test]
fn a_page_that_is_only_here_is_not_linked_to() {
    for address in ["file:///home/me/guide.html", "javascript:alert(1)", ""] {
        let text = export(&before(), "g", address, Each::Question, &bare);
        assert!(!text.contains("href"), "{text}");
    }
}
