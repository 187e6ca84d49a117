//! Turns the blocks of an article into a guide: the grammar of articles.
//!
//! A question is a *head* with a *body*. The grammar is that of the author's text: wrappers do not count; `…*` is any
//! number, `[…]` may be missing, `|` is a choice, and a *label* is the words by which the author says what follows,
//! such as "Answer framework". `labels.txt` has the words of all labels in all languages, and `words` explains it.
//!
//! ```text
//! article    = ( question | mistakes | any block )*
//! question   = head part*                             up to the next head of its series, or a higher heading
//! head       = heading                                `h1` to `h6`, or `role="heading"`
//!            | summary | term | cell | button         of a `details`, a `dl`, a table of questions, the page's own fold
//!            | paragraph                              all bold; numbered; after "Q:"; before "Answer" or its `details`
//!            | the first line of a list item          likewise; bold, in a numbered list, or alone in its list
//!            | the first text of a box                beside other boxes; or one of several texts with one look
//! part       = intent | framework | follow-ups | any block
//! intent     = label text                             in one block, or the label a block before the text
//! framework  = label point* | details( "Answer" point* ) | region | cell | the whole body, where nothing says more
//! point      = paragraph | list item | ( paragraph or list item ending in ":" ) code, table or quote
//!            | code | table | quote | ( where there is no other ) picture or signs
//! follow-ups = label list                             each item a question, and the blocks nested in it a sketch
//! mistakes   = `data-study="mistakes"` list
//! title      = [name] [number] [name] text            "3.", "Q3:", "1. Q:", "Question 3 -", "Exercise 5.2.1", "第 3 题"
//!            | letters number text                    "(P1)", "A-2.", where other titles count on with it
//!            | name number                            "Question 3", "Exercise A", and the text below that asks
//!            | name number "(" remark ")"             "Question 3 (easy)", likewise
//! name       = "Question", "Q", "Exercise"            alone, before a number or before a colon
//! label      = paragraph | the bold run or the words before the colon that open a paragraph or an item
//!            | heading below the question's | summary
//!            | heading beside the question's          "Question 3 - Answer", "Solution to exercise 3", "Answer: text"
//! ```
//!
//! The shapes that make a head a question, in the order in which they are tried; a page may mix them:
//!
//! 1. *Declared* by the author's `data-study`, or by the page's schema.org microdata or JSON-LD.
//! 2. *Labelled*: a framework's label stands under a heading. A strong one ("Answer framework") always counts; "Answer"
//!    does under a title that reads as a question, or where several have it; "Solution" needs both; a common word, such
//!    as "Explanation" or "Show", needs a title that asks, or one among many that do. A label above several questions
//!    belongs to their chapter.
//! 3. *Paired* and *disclosed* (`heads`): "Q" and "A"; three "Q" with text below each; terms most of which ask; tables
//!    whose first row says so; the text before "Answer", or before a `details` or button of that name; the page's own
//!    folds.
//! 4. *Bare* (`rows`): three or more heads of one kind and level over the page, most of which ask and have a body.
//!    - A title asks if it ends in a question mark of any script or is named ("Exercise 3"). If a title above says that
//!      questions follow, it also asks if it is numbered or an instruction, unless "Setup" or the like stands between.
//!    - Under such a title two heads that ask are enough, and a quarter of a section. Otherwise nearly all headings of
//!      a section must ask, and most of the level; or eight headings, and most of the level; or eight of one section
//!      that nearly all ask, and a third of the level.
//!    - Where a title says that the questions are frequent, statements of three words or more are questions, too, unless
//!      questions stand below them.
//!    - A row of headings above enough questions is one of chapters, as is a statement above two questions; a row
//!      inside an answer is part of that answer. Statements before the first heading that asks are no questions except
//!      in chapters; nor are those after the last, unless statements stand among the others or are most. A statement
//!      above a list of instructions has no answer.
//!    - Under such a title, list items that are bold or numbered and hold an answer are questions where a quarter of
//!      their list asks.
//!    - Likewise three boxes beside each other, or texts with one look, most of which ask (`heads::boxes`): the page's
//!      elements and classes show what is a box and what looks alike.
//! 5. `details` whose summaries ask, outside all of these: three, two side by side, or any number beside other
//!    questions.
//!
//! - A section reaches from a head to the next of its series, within one list item or `details`. A label belongs to the
//!   innermost section above it, or to the section whose parts have begun.
//! - A question and its answer in one element, a line each or the question in bold, are read as a block each
//!   (`article::lines`). Such an answer cannot be closed, since its text has no element of its own.
//! - An image, a caption, an advert, a rule, a line of links and an `aside` without a label are no points, but fold
//!   with the framework. Options stay visible where a label or a `details` shows where the answer begins; of boxes to
//!   tick, only the ticked ones are points.
//! - The author's `data-study` decides: a marked container is the part, a marked heading or label opens the part, and
//!   inside a part only marks are read. Blocks marked to be ignored do not fold, either.
//! - An id is the author's `data-study-id`, else the element's `id`, else the first words of the text. Equal titles get
//!   the first words under them added; an id that is still taken gets a number and is reported.
//! - Texts that ask but were not recognised as questions are counted (`unrecognised`), and reported where those of one
//!   kind are at least as many as the questions.

mod build;
mod heads;
mod ids;
mod labels;
mod openings;
mod page;
mod parts;
mod rows;
mod sections;
mod selection;
mod shape;
mod shapes;
mod share;
mod signs;
mod titles;
mod unrecognised;
mod verdict;
mod words;

pub use shape::Shape;
pub use unrecognised::Unrecognised;
pub use verdict::Verdict;

use crate::article::{Article, Kind};
use crate::guide::Guide;
use crate::problem::Problem;

use build::Build;
use labels::Labels;
use page::Page;
use titles::Title;

/// What the author says about the article by the attributes of `<study-widget>`; all are optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// Heading level of the questions, 2 to 6; `None` to find it.
    pub question_level: Option<u8>,
    /// The labels that open a framework; empty, as below, for the usual ones.
    pub framework_labels: Vec<String>,
    /// The labels that open an intent.
    pub intent_labels: Vec<String>,
    /// The labels that open a list of follow-ups.
    pub follow_ups_labels: Vec<String>,
}

/// Finds the questions of an article. Never fails: the problems it met are in the list, in no order.
#[must_use]
pub fn recognise(article: &Article, hints: &Hints) -> (Guide, Vec<Problem>) {
    let (guide, problems, _) = judge(article, hints);
    (guide, problems)
}

/// Like [`recognise`], and says why the page is a guide or not.
#[must_use]
pub fn judge(article: &Article, hints: &Hints) -> (Guide, Vec<Problem>, Verdict) {
    let labels = Labels::new(hints);
    let page = Page::new(&article.blocks, &labels);
    let mut problems = Vec::new();
    for (at, value) in &article.unknown_marks {
        let mut problem = Problem::unknown_mark(value, *at);
        // An article without blocks has no block for the mark.
        problem.block = problem.block.filter(|at| *at < page.len());
        problems.push(problem);
    }
    let level = question_level(&page, hints, &mut problems);
    let heads = heads::find(&page, &labels, &article.schema_questions);
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
    let unrecognised = unrecognised::find(&page, &labels.table, &questions);
    // Where the author gave the level, other texts that ask are not meant as questions.
    let by_author = level.filter(|_| !questions.is_empty());
    problems.extend(
        unrecognised::problem(&unrecognised, questions.len()).filter(|_| by_author.is_none()),
    );
    let guide = Guide {
        title: title(article, &labels),
        questions,
        mistakes,
    };
    (
        guide,
        problems,
        Verdict {
            shapes,
            unrecognised,
        },
    )
}

/// The level the author gave, if the article has headings of that level; else a problem is reported.
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
