//! What the widget found in an article: questions, their points and follow-ups, and the ids they are known by.
//!
//! A guide says where its parts stand by block number (an index into [`Article::blocks`](crate::article::Article)),
//! so the same guide serves the browser, which mounts controls there, and the author's checker, which prints lines.

pub mod address;

use std::ops::Range;
use std::rc::Rc;

/// A block, by its index into [`Article::blocks`](crate::article::Article::blocks).
pub type BlockIndex = usize;

/// Everything recognised in one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// The article's title, for a person; empty where the article has none.
    pub title: String,
    /// The questions, in the order of the article.
    pub questions: Vec<Rc<Question>>,
    /// The guide-wide list of mistakes to audit an answer against (`data-study="mistake"`).
    pub mistakes: Vec<Item>,
}

/// One question: its heading, the folded framework under it and its follow-ups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// `data-study-id`, else the heading's `id`, else a slug of the title; unique in the guide.
    pub id: String,
    /// The heading's text without its number.
    pub title: String,
    /// The heading, or the `summary` that serves as one.
    pub heading: BlockIndex,
    /// What the interviewer is really asking, without the label.
    pub intent: Option<String>,
    /// The answer.
    pub framework: Framework,
    /// The follow-ups, in the order of the article.
    pub follow_ups: Vec<FollowUp>,
    /// Every block of the question, from its heading to the last of its follow-ups.
    pub blocks: Range<BlockIndex>,
}

/// The answer to a question: what folds, and the points a reader ticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// Who folds it.
    pub fold: Fold,
    /// The label that stands as a block of its own; it stays visible.
    pub label: Option<BlockIndex>,
    /// The blocks to close, outermost only: none of them is inside another.
    pub blocks: Vec<BlockIndex>,
    /// The points, in the order of the article.
    pub points: Vec<Item>,
}

/// Who opens and closes a framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Our own button.
    Button,
    /// The author's own `details`.
    Details(BlockIndex),
    /// The page itself, by a button of its own: it opens and closes this region.
    Host(BlockIndex),
}

/// Something with a box to tick: a point or a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// `data-study-id`, else the element's `id`, else a slug of its first words; unique within its question.
    pub id: String,
    /// All its text, with white space collapsed.
    pub text: String,
    /// The block it begins with: the box stands beside it.
    pub block: BlockIndex,
}

/// One follow-up question and its answer sketch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// As [`Item::id`].
    pub id: String,
    /// The question, without its sketch.
    pub text: String,
    /// The list item.
    pub block: BlockIndex,
    /// The sketch's blocks, outermost only; empty where the author gave none.
    pub sketch: Vec<BlockIndex>,
}

impl Guide {
    /// How many points and how many follow-ups there are to tick.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        self.questions
            .iter()
            .fold((0, 0), |(points, follow_ups), question| {
                (
                    points + question.framework.points.len(),
                    follow_ups + question.follow_ups.len(),
                )
            })
    }
}

impl Question {
    /// The id and text of each point, then of each follow-up.
    pub fn items(&self) -> impl Iterator<Item = (&str, &str)> {
        let points = self.framework.points.iter();
        let points = points.map(|point| (point.id.as_str(), point.text.as_str()));
        let follow_ups = self.follow_ups.iter();
        points.chain(follow_ups.map(|follow_up| (follow_up.id.as_str(), follow_up.text.as_str())))
    }

    /// Whether it has a point or a follow-up of this id.
    #[must_use]
    pub fn has(&self, item: &str) -> bool {
        self.items().any(|(id, _)| id == item)
    }

    /// How long the framework takes to read, in whole minutes, never under one: 200 words a minute.
    #[must_use]
    pub fn minutes(&self) -> usize {
        let words: usize = self
            .framework
            .points
            .iter()
            .map(|point| point.text.split(' ').count())
            .sum();
        words.div_ceil(200).max(1)
    }
}
