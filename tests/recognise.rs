//! What is recognised in an article: golden folders, and what holds for every article.
//!
//! Each folder of `tests/articles` holds a `page.html` and the `outline.txt` that the recogniser must find in it.
//! `UPDATE=1 cargo test --test recognise` writes the outlines afresh: read each before it is committed.

use std::fmt::{self, Write};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use study_widget::article::{Article, Kind};
use study_widget::fault::Lines;
use study_widget::guide::{Fold, Guide, Question};
use study_widget::html::{self, Page};
use study_widget::recognise::recognise;

#[test]
fn every_article_is_recognised_as_its_outline_says() {
    let mut wrong = String::new();
    for case in folder(&articles()).unwrap() {
        let text = fs::read_to_string(case.join("page.html")).unwrap();
        let found = outline(&html::read(&text)[0], &Lines::of(&text)).unwrap();
        let file = case.join("outline.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &found).unwrap();
        }
        if fs::read_to_string(&file).unwrap_or_default() != found {
            wrong += &format!("{}\n{found}\n", file.display());
        }
    }
    assert!(
        wrong.is_empty(),
        "found another outline than the file's:\n{wrong}"
    );
}

#[test]
fn the_folder_of_articles_holds_cases_and_nothing_else() {
    let cases = folder(&articles()).unwrap();
    for case in cases {
        let names: Vec<_> = folder(&case)
            .unwrap()
            .iter()
            .map(|file| file.file_name().unwrap().to_owned())
            .collect();
        assert_eq!(names, ["outline.txt", "page.html"], "in {}", case.display());
    }
}

fn articles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

/// What stands in a folder, by name.
fn folder(path: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<_>> = fs::read_dir(path)?.collect();
    let mut found: Vec<_> = entries?.iter().map(fs::DirEntry::path).collect();
    found.sort();
    Ok(found)
}

/// A guide and its problems for a person to read.
fn outline(page: &Page, lines: &Lines<'_>) -> Result<String, fmt::Error> {
    let (guide, problems) = recognise(&page.article, &page.hints);
    let (points, follow_ups) = guide.counts();
    let mut out = String::new();
    writeln!(
        out,
        "{}",
        if guide.title.is_empty() {
            "(no title)"
        } else {
            &guide.title
        }
    )?;
    writeln!(
        out,
        "{} questions, {points} points, {follow_ups} follow-ups",
        guide.questions.len()
    )?;
    for question in &guide.questions {
        write_question(&mut out, &page.article, question)?;
    }
    write_mistakes(&mut out, &guide)?;
    for problem in problems {
        let place = problem.block.map_or("page".to_owned(), |block| {
            let place = lines.place(page.begin(block));
            format!("{}:{}", place.line, place.column)
        });
        write!(
            out,
            "\nproblem {} at {place}\n  {}\n",
            problem.code.name(),
            problem.message
        )?;
    }
    Ok(out)
}

fn write_question(out: &mut String, article: &Article, question: &Question) -> fmt::Result {
    let heading = match article.blocks[question.heading].kind {
        Kind::Heading(level) => format!("h{level}"),
        kind => format!("{kind:?}").to_lowercase(),
    };
    writeln!(out, "\nquestion {}", question.id)?;
    writeln!(out, "  {heading}: {}", question.title)?;
    if let Some(intent) = &question.intent {
        writeln!(out, "  intent: {}", short(intent))?;
    }
    let framework = &question.framework;
    let folds = if framework.fold == Fold::Button {
        "button"
    } else {
        "details"
    };
    let blocks: Vec<_> = framework
        .blocks
        .iter()
        .map(|at| name(article, *at))
        .collect();
    writeln!(out, "  {folds} folds: {}", blocks.join(" "))?;
    if let Some(label) = framework.label {
        writeln!(out, "  label: {}", article.blocks[label].text)?;
    }
    for point in &framework.points {
        writeln!(out, "  - {} | {}", point.id, short(&point.text))?;
    }
    for follow_up in &question.follow_ups {
        writeln!(out, "  ? {} | {}", follow_up.id, short(&follow_up.text))?;
        if !follow_up.sketch.is_empty() {
            let blocks: Vec<_> = follow_up
                .sketch
                .iter()
                .map(|at| name(article, *at))
                .collect();
            writeln!(out, "    sketch: {}", blocks.join(" "))?;
        }
    }
    Ok(())
}

fn write_mistakes(out: &mut String, guide: &Guide) -> fmt::Result {
    if !guide.mistakes.is_empty() {
        writeln!(out, "\nmistakes")?;
    }
    for mistake in &guide.mistakes {
        writeln!(out, "  - {} | {}", mistake.id, short(&mistake.text))?;
    }
    Ok(())
}

fn name(article: &Article, at: usize) -> String {
    let block = &article.blocks[at];
    let kind = match block.kind {
        Kind::Heading(level) => format!("h{level}"),
        kind => format!("{kind:?}").to_lowercase(),
    };
    if block.loose {
        format!("loose-{kind}")
    } else {
        kind
    }
}

/// As much of a text as fits on a line.
fn short(text: &str) -> String {
    if text.chars().count() <= 80 {
        text.to_owned()
    } else {
        text.chars().take(79).chain(['…']).collect()
    }
}
