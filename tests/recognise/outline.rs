//! A guide and its problems as a text for a person to read.

use std::fmt::{self, Write};

use study_widget::article::{Article, Kind};
use study_widget::fault::Lines;
use study_widget::guide::{Fold, Guide, Question};
use study_widget::html::Page;
use study_widget::recognise::recognise;

/// The title, the counts, each question with all its parts, the mistakes, the problems.
pub(crate) fn outline(page: &Page, lines: &Lines<'_>) -> Result<String, fmt::Error> {
    let (guide, mut problems) = recognise(&page.article, &page.hints);
    problems.sort_by_key(|problem| problem.block);
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
    let folds = match framework.fold {
        Fold::Button => "button",
        Fold::Details(_) => "details",
        Fold::Host(_) => "the page itself",
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
