//! Runs the recogniser on a guide's body, and reports what it finds wrong at the Markdown it came from.

use super::Notes;
use super::body::Body;
use super::escape::escaped;
use super::ids;
use crate::article::{Article, Kind};
use crate::guide::{BlockIndex, Guide};
use crate::html;
use crate::problem::{Code, Problem};
use crate::recognise::{Verdict, judge};

/// Recognises the article and notes what is wrong with it.
///
/// In a guide every point needs an explicit id: one made of its words would be lost when they change.
pub(super) fn review(title: &str, body: &Body, notes: &mut Notes<'_>) -> (Guide, Verdict) {
    let head = format!("<article><h1>{}</h1>", escaped(title));
    let page = format!("{head}{}</article>", body.html);
    let page = html::read(&page).into_iter().next().unwrap_or_default();
    let (guide, problems, verdict) = judge(&page.article, &page.hints);
    let origin = |block| body.origin(page.begin(block).saturating_sub(head.len()));
    for problem in problems {
        if !is_reported(&problem, &page.article) {
            notes.add(
                problem.block.map_or(0, origin),
                problem.code.name(),
                problem.message,
            );
        }
    }
    for (what, text, block) in items(&guide) {
        if let Some(fact) = missing_id(what, text, &page.article, block) {
            notes.add(origin(block), "id", fact);
        }
    }
    (guide, verdict)
}

/// Whether pressing has already reported the problem: two headings, or two `details`, with one id.
fn is_reported(problem: &Problem, article: &Article) -> bool {
    let kind = problem
        .block
        .and_then(|block| article.blocks.get(block))
        .map(|block| block.kind);
    let is_head = matches!(kind, Some(Kind::Heading(_) | Kind::Details | Kind::Summary));
    problem.code == Code::SameId && is_head
}

fn missing_id(what: &str, text: &str, article: &Article, block: BlockIndex) -> Option<String> {
    let block = article
        .blocks
        .get(block)
        .filter(|block| block.study_id.is_none() && block.id.is_none())?;
    let id = ids::suggest(text);
    Some(match block.kind {
        Kind::Item => format!("this {what} has no id; end its first paragraph with `{{#{id}}}`"),
        _ => format!(
            "this {what} can have no id; make it an item of a list, and end it with `{{#{id}}}`"
        ),
    })
}

/// Every item with a checkbox: its kind, its text and its block.
fn items(guide: &Guide) -> impl Iterator<Item = (&'static str, &str, BlockIndex)> {
    let questions = guide.questions.iter().flat_map(|question| {
        let points = question
            .framework
            .points
            .iter()
            .map(|point| ("point", &*point.text, point.block));
        points.chain(
            question
                .follow_ups
                .iter()
                .map(|asked| ("follow-up", &*asked.text, asked.block)),
        )
    });
    questions.chain(
        guide
            .mistakes
            .iter()
            .map(|mistake| ("mistake", &*mistake.text, mistake.block)),
    )
}
