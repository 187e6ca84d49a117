//! Blocks to a guide: the grammar of articles.
//!
//! A question is a *head* with a *body*. An article is read as its author would say it: wrappers do not count; `…*` is any
//! number, `[…]` may be missing, `|` is a choice, and *label* stands for words by which the author says what follows, as
//! "Answer framework". The words of all labels, in all languages, are in `labels.txt`, which `words` explains.
//!
//! ```text
//! article    = ( question | mistakes | any block )*
//! question   = head part*                             as far as the next head of its series, or a higher heading
//! head       = heading                                `h1` to `h6`, or `role="heading"`
//!            | summary | term | cell | button         of a `details`, a `dl`, a table of questions, the page's own fold
//!            | paragraph                              bold from end to end; numbered; after "Q:"; before "Answer" or such a `details`
//!            | the first line of a list item          likewise; bold, in a numbered list, or alone in its list
//!            | the first text of a box                beside others; or a text of one look, among others
//! part       = intent | framework | follow-ups | any block
//! intent     = label text                             in one block, or the label a block before the text
//! framework  = label point* | details( "Answer" point* ) | region | cell | the whole body, where nothing says more
//! point      = paragraph | list item | ( paragraph or list item ending in ":" ) code, table or quote
//!            | code | table | quote | ( where there is no other ) picture or signs
//! follow-ups = label list                             each item a question, and the blocks nested in it a sketch
//! mistakes   = `data-study="mistakes"` list
//! title      = [name] [number] [name] text            "3.", "Q3:", "1. Q:", "Question 3 -", "Exercise 5.2.1", "第 3 题"
//!            | letters number text                    "(P1)", "A-2.", where others count on with it
//!            | name number                            and the text below it that asks, "Question 3" and "Exercise A" alike
//! name       = "Question", "Q", "Exercise"            alone, before a number or before a colon
//! label      = paragraph | the bold run or the words before the colon that open a paragraph or an item
//!            | heading below the question's | summary
//! ```
//!
//! What makes a question of a head is tried in this order; a page may mix them.
//!
//! 1. *Said* by the author's `data-study`, or by the page, in schema.org's microdata or JSON-LD.
//! 2. *Labelled*: a framework's label stands under a heading. A strong one ("Answer framework") always counts; "Answer" does
//!    under a title that reads as a question or where several have it; "Solution" needs both, and a common word, as
//!    "Explanation" or "Show", a title that asks. A label above several questions is that of their chapter.
//! 3. *Paired* and *disclosed* (`heads`): "Q" and "A", three "Q" with what stands below each, terms most of which ask, tables
//!    that say so in their first row, what stands before "Answer" or a `details` or button of that name, the page's own folds.
//! 4. *Bare* (`rows`): three or more heads of one kind and level over the page, most of which ask and have a body. A title
//!    asks if it ends in a question mark of any script, is named ("Exercise 3"), or is numbered or an instruction on a page
//!    that says what it is by a title above, unless "Setup" or the like stands between; there, two and a quarter are enough.
//!    A page that does not say so asks with nearly all headings of a section and with most of their level, or with most and
//!    many. A row over enough questions is one of chapters, as a statement over two is; one inside an answer is part of it.
//!    Statements before the first that asks, or after the last, are none, but in chapters or where they are most; a list of
//!    instructions under one is no answer. Under a title that says so, items that are bold or numbered and go on are
//!    questions where a quarter of their list asks. Likewise three boxes beside each other, or texts of one look, most of
//!    which ask: what is a box, and what looks alike, only the page's elements and classes say (`heads::boxes`).
//! 5. `details` whose summaries ask, outside of all these: three, two side by side, or any beside other questions.
//!
//! - A section is what stands between a head and the next of its series, in the same list item or `details`. A label
//!   belongs to the innermost section above it, or to the one in which its question was begun.
//! - A question and its answer in one element, a line each or the question in bold, are read as a block each
//!   (`article::lines`). Such an answer cannot be closed, for its text has no element of its own.
//! - An image, a caption, an advert, a rule, a line of links only and an `aside` without a label are no points, but fold
//!   with the framework. Options stay visible where a label or a `details` says where the answer begins; of boxes to tick
//!   only the ticked are points.
//! - What the author marks by `data-study` is what the mark says: a marked container is the part, a marked heading or
//!   label opens it, and inside a part only marks are read. What is to be ignored is not folded either.
//! - An id is the author's `data-study-id`, else his `id`, else the first words; titles that are the same have the first
//!   words under them in it. What still has the id of another has a number after it, and is reported.
//! - What asks and was taken for no question is counted (`left`), and reported where it is most of what asks.

mod build;
mod choice;
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

pub use left::Left;
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
        let mut problem = Problem::unknown_mark(value, *at);
        // It can stand on what is no block, in an article without one.
        problem.block = problem.block.filter(|at| *at < page.len());
        problems.push(problem);
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
    build.orphan_labels(&found.orphan_labels);
    let mut problems = build.problems;
    let shapes: Vec<Shape> = chosen.into_iter().map(|(_, shape)| shape).collect();
    let left = left::find(&page, &labels.table, &questions);
    // Where the author gave the level, what else asks is not meant.
    let by_author = level.filter(|_| !questions.is_empty());
    problems.extend(left::problem(&left, questions.len()).filter(|_| by_author.is_none()));
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
