//! The library's own guides, read as the widget reads their pages: how much is in them, and that no id is lost.

#![allow(
    clippy::unwrap_used,
    reason = "a guide that cannot be read is a failure"
)]

use std::fmt::Write;
use std::fs;

use study_widget::article::{Article, Kind};
use study_widget::guide::Guide;
use study_widget::html;
use study_widget::press::{Pressed, press};
use study_widget::recognise::{Hints, recognise};

const GUIDES: [&str; 4] = [
    "devops-senior",
    "sql-for-backend",
    "system-design-basics",
    "write-a-guide",
];

fn source(guide: &str) -> String {
    fs::read_to_string(format!("content/{guide}.md")).unwrap()
}

fn pressed(guide: &str) -> Pressed {
    press(guide, &source(guide), &GUIDES).0
}

/// The article of a guide as the widget reads it, and the guide it recognises there.
fn read(guide: &str) -> (Article, Guide) {
    let page = html::read(&pressed(guide).page).remove(0);
    let guide = recognise(&page.article, &Hints::default()).0;
    (page.article, guide)
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
    let guide = pressed("devops-senior").guide;
    assert_eq!(guide.questions.len(), 15);
    assert_eq!(guide.mistakes.len(), 5);
    let (points, follow_ups) = guide.counts();
    assert!((75..=120).contains(&points), "{points} points");
    assert_eq!(follow_ups, 45);
    for question in &guide.questions {
        let title = &question.title;
        let points = question.framework.points.len();
        assert!((5..=8).contains(&points), "{title}: {points} points");
        assert_eq!(question.follow_ups.len(), 3, "{title}");
    }
}

/// The wording varies: no phrase stands in more than three intents, nor always at the end.
#[test]
fn an_intent_says_how_a_weak_answer_sounds() {
    const WAYS: [&str; 5] = [
        "weak answer",
        "fail here",
        "falls flat",
        "goes wrong",
        "lose the room",
    ];
    let questions = pressed("devops-senior").guide.questions;
    let mut used = [0; WAYS.len()];
    let mut at_the_end = 0;
    for question in &questions {
        let intent = question.intent.clone().unwrap_or_default().to_lowercase();
        let way = WAYS.iter().position(|way| intent.contains(way));
        used[way.unwrap_or_else(|| panic!("{}", question.title))] += 1;
        let last = intent.trim_end_matches('.').rsplit(". ").next().unwrap();
        at_the_end += usize::from(WAYS.iter().any(|way| last.contains(way)));
    }
    assert!(used.iter().all(|times| *times <= 3), "{used:?}");
    assert!(at_the_end <= 10, "{at_the_end} of {}", questions.len());
}

#[test]
fn a_question_teaches_by_a_diagram_a_table_or_an_example() {
    let (article, guide) = read("devops-senior");
    for question in guide.questions {
        let mut blocks = article.blocks[question.blocks.clone()].iter();
        let aid = blocks.any(|block| matches!(block.kind, Kind::Code | Kind::Table));
        assert!(aid, "{}", question.title);
    }
}

#[test]
fn every_follow_up_has_a_sketch() {
    for guide in GUIDES {
        for question in pressed(guide).guide.questions {
            for follow_up in &question.follow_ups {
                assert!(!follow_up.sketch.is_empty(), "{guide}: {}", follow_up.text);
            }
        }
    }
}

#[test]
fn a_sketch_of_the_devops_guide_is_three_to_six_sentences() {
    let (article, guide) = read("devops-senior");
    for follow_up in guide.questions.iter().flat_map(|asked| &asked.follow_ups) {
        let sketch = follow_up.sketch.iter();
        let sentences: usize = sketch
            .map(|block| sentences(&article.blocks[*block].text))
            .sum();
        let id = &follow_up.id;
        assert!((3..=6).contains(&sentences), "{id}: {sentences} sentences");
    }
}

/// Counts sentences: each ends in a stop, perhaps with quotes or brackets, before the end or a word that begins
/// another.
fn sentences(text: &str) -> usize {
    let words: Vec<_> = text.split(' ').collect();
    let ends = words.iter().enumerate().filter(|(at, word)| {
        let ends = word
            .trim_end_matches(['”', '’', ')'])
            .ends_with(['.', '?', '!']);
        let next = words.get(at + 1).and_then(|next| next.chars().next());
        ends && next.is_none_or(|letter| !letter.is_lowercase())
    });
    ends.count()
}

/// The page has 9,000 to 16,500 words, including those of its tables and examples.
#[test]
fn the_devops_guide_is_one_long_evening() {
    let (article, _) = read("devops-senior");
    // The text of a table already holds that of its cells.
    let blocks = article.blocks.iter();
    let blocks = blocks.filter(|block| !matches!(block.kind, Kind::Cell(_)));
    let words = blocks.flat_map(|block| block.text.split(' '));
    let words = words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    assert!((9_000..=16_500).contains(&words), "{words} words");
}

#[test]
fn a_point_opens_with_a_bold_lead_of_at_most_eight_words() {
    for guide in GUIDES {
        let (article, found) = read(guide);
        let questions = found.questions.iter();
        for point in questions.flat_map(|asked| &asked.framework.points) {
            let mut inside = article.blocks[point.block..].iter();
            let lead = inside.find_map(|block| block.lead.as_ref()).unwrap();
            let short = point.text.starts_with(lead) && lead.split(' ').count() <= 8;
            assert!(short, "{guide}: {}", point.id);
        }
    }
}

/// Readers' ticks are stored under these ids, and links lead to them. `UPDATE=1` rewrites the ledger; read its diff.
#[test]
fn no_id_is_lost() {
    for guide in GUIDES {
        let ledger = format!("tests/ids/{guide}.txt");
        let (article, found) = read(guide);
        let ids = ids(&article, &found);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&ledger, &ids).unwrap();
        }
        let known = fs::read_to_string(&ledger).unwrap_or_default();
        assert_eq!(ids, known, "{ledger} differs; `UPDATE=1` writes it anew");
    }
}

fn ids(article: &Article, guide: &Guide) -> String {
    let mut ids = String::new();
    for question in &guide.questions {
        writeln!(ids, "{}", question.id).unwrap();
        let points = question.framework.points.iter().map(|point| &point.id);
        for id in points.chain(question.follow_ups.iter().map(|asked| &asked.id)) {
            writeln!(ids, "  {id}").unwrap();
        }
    }
    let asked = |at: &usize| {
        guide
            .questions
            .iter()
            .any(|asked| asked.blocks.contains(at))
    };
    for (at, block) in article.blocks.iter().enumerate() {
        let of = match block.kind {
            _ if asked(&at) => continue,
            Kind::Heading(_) => block.id.as_ref().map(|id| ("section", id)),
            _ if guide.mistakes.iter().any(|mistake| mistake.block == at) => {
                block.study_id.as_ref().map(|id| ("  mistake", id))
            }
            _ => block.study_id.as_ref().map(|id| ("  item", id)),
        };
        if let Some((what, id)) = of {
            writeln!(ids, "{what} {id}").unwrap();
        }
    }
    ids
}
