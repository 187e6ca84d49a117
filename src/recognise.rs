//! Blocks to a guide: the grammar of articles.
//!
//! An article is read as its author would say it. Wrappers do not count; `…*` is any number, `[…]` may be missing,
//! `|` is a choice, and *label* stands for words by which the author says what follows, as "Answer framework".
//!
//! ```text
//! article    = ( question | mistakes | any block )*
//! question   = labelled | disclosed | bare          tried in this order, for each section of its own
//! labelled   = heading part*                        with at least one framework
//! disclosed  = details( summary part* )             the summary is the question, the details folds its framework
//!            | heading part* details( "Answer" framework ) part*
//! bare       = heading [intent] framework [follow-ups]
//! part       = intent | framework | follow-ups | any block
//! intent     = label text                           in one block, or the label a block before the text
//! framework  = label point*                         as far as the next label or question; bare without the label
//! point      = paragraph | list item | ( paragraph or list item ending in ":" ) code, table or quote
//!            | code | table | quote
//! follow-ups = label list                           each item a question, and the blocks nested in it a sketch
//! mistakes   = `data-study="mistakes"` list
//! heading    = [number] title                       "3.", "3)", "Q3:", "Question 3 -"
//! label      = paragraph | the bold run or the words before the colon that open a paragraph or an item
//!            | heading below the question's | summary
//! ```
//!
//! - A question's section is what stands between its heading and the next heading as high, in the same list item or
//!   `details`. A label belongs to the innermost section above it, or to the one in which its question was begun.
//! - Bare headings are questions where there are three or more of one level in one section, most with a number or a
//!   question mark at the end. What stands before the first or after the last of them that reads so is none.
//! - An image, a caption, an advert, a rule and a line of links only are no points, but fold with the framework.
//! - What the author marks by `data-study` is what the mark says: a marked container is the part, a marked heading or
//!   label opens it, and inside a part only marks are read. What is to be ignored is not folded either.
//! - An id is the author's `data-study-id`, else his `id`, else the first words; a second of the same name has a
//!   number after it, and is reported where it is a question's.

mod build;
mod heads;
mod ids;
mod labels;
mod left;
mod page;
mod parts;
mod rows;
mod sections;
mod shape;
mod shapes;
mod signs;
mod titles;
mod why;
mod words;

pub use left::{Left, What};
pub use shape::Shape;
pub use why::Why;

use crate::article::{Article, Kind};
use crate::guide::Guide;
use crate::problem::Problem;

use build::Build;
use labels::Labels;
use page::Page;
use titles::Title;

/// What the author said about the article by attributes; the defaults need nothing said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// Heading level of the questions, 2 to 6; none to find it.
    pub question_level: Option<u8>,
    /// The labels that open a framework; empty for the usual English ones. Likewise below.
    pub framework_labels: Vec<String>,
    /// The labels that open an intent.
    pub intent_labels: Vec<String>,
    /// The labels that open a list of follow-ups.
    pub follow_ups_labels: Vec<String>,
}

/// Finds the questions of an article. Never fails: what is wrong is in the list beside the guide, in no order.
#[must_use]
pub fn recognise(article: &Article, hints: &Hints) -> (Guide, Vec<Problem>) {
    let (guide, problems, _) = judge(article, hints);
    (guide, problems)
}

/// As [`recognise`], and why.
#[must_use]
pub fn judge(article: &Article, hints: &Hints) -> (Guide, Vec<Problem>, Why) {
    let labels = Labels::new(hints);
    let page = Page::new(&article.blocks, &labels);
    let mut problems = Vec::new();
    for (at, value) in &article.unknown_marks {
        problems.push(Problem::unknown_mark(value, *at));
    }
    let level = question_level(&page, hints, &mut problems);
    let heads = heads::find(&page, &labels, &article.asked);
    let mut found = sections::find(&page, &labels, &heads, level);
    let chosen = shapes::questions(&page, &labels.table, &mut found.sections, level);
    let mut build = Build {
        page: &page,
        labels: &labels,
        problems,
    };
    let questions = build.questions(&found.sections, &chosen);
    let mistakes = build.mistakes(&found.mistakes);
    build.strays(&found.strays);
    let mut problems = build.problems;
    let shapes: Vec<Shape> = chosen.into_iter().map(|(_, shape)| shape).collect();
    let left = left::find(&page, &labels.table, &questions);
    // Where the author gave the level, what else asks is not meant.
    let told = level.filter(|_| !questions.is_empty());
    problems.extend(left::problem(&left, questions.len()).filter(|_| told.is_none()));
    let guide = Guide {
        title: title(article, &labels),
        questions,
        mistakes,
    };
    (guide, problems, Why { shapes, left })
}

/// The level the author gave, where the article has headings of that level.
fn question_level(page: &Page<'_>, hints: &Hints, problems: &mut Vec<Problem>) -> Option<u8> {
    let level = hints.question_level?;
    if !(2..=6).contains(&level) {
        problems.push(Problem::level_out_of_range(level));
    } else if (0..page.len()).any(|at| page.block(at).kind == Kind::Heading(level)) {
        return Some(level);
    } else {
        problems.push(Problem::no_heading_at_level(level));
    }
    None
}

fn title(article: &Article, labels: &Labels) -> String {
    let heading = article
        .blocks
        .iter()
        .find(|block| block.kind == Kind::Heading(1));
    heading.map_or(String::new(), |heading| {
        Title::of(&heading.text, &labels.table).text.to_owned()
    })
}
