//! The blocks of an article, with the end and the container of each, and searches over ranges of blocks.

use std::ops::Range;

use super::labels::{Labels, Strength};
use super::openings::Opening;
use super::words::{ANSWERING, Table};
use crate::article::{Block, Kind, Mark, Markup, in_word};
use crate::guide::BlockIndex;

/// An article's blocks and where each one ends.
pub(super) struct Page<'a> {
    blocks: &'a [Block],
    ends: Vec<BlockIndex>,
    /// The innermost container around each block.
    parents: Vec<Option<BlockIndex>>,
    /// The headings that hold an answer, as in "Answer: 42".
    answer_headings: Vec<BlockIndex>,
    /// The blocks inside an `aside` without a label: they stand on the page but belong to no question.
    beside: Vec<bool>,
    /// For each block, the first at or after it that has text, that can be a point, and that can be an answer. Computed
    /// once, so that searches in deep nesting do not repeat.
    texts: Vec<BlockIndex>,
    contents: Vec<BlockIndex>,
    answers: Vec<BlockIndex>,
}

impl<'a> Page<'a> {
    pub(super) fn new(blocks: &'a [Block], labels: &Labels) -> Self {
        let mut ends = vec![blocks.len(); blocks.len()];
        let mut open: Vec<BlockIndex> = Vec::new();
        let mut asides = Vec::new();
        let mut parents = Vec::with_capacity(blocks.len());
        for (at, block) in blocks.iter().enumerate() {
            while let Some(last) = open.pop_if(|last| blocks[*last].depth >= block.depth) {
                ends[last] = at;
            }
            parents.push(open.last().copied());
            open.push(at);
            if block.markup == Some(Markup::Aside) {
                asides.push(at);
            }
        }
        let mut page = Page {
            blocks,
            ends,
            parents,
            answer_headings: (0..blocks.len())
                .filter(|at| matches!(blocks[*at].kind, Kind::Heading(_)))
                .filter(|at| labels.answer_in(&blocks[*at]).is_some())
                .collect(),
            beside: Vec::new(),
            texts: next(blocks.len(), &|at| !blocks[at].text.is_empty()),
            contents: Vec::new(),
            answers: Vec::new(),
        };
        let marks = blocks.iter().any(|block| block.mark.is_some());
        for at in asides {
            if page.is_beside(at) {
                continue;
            }
            let inside = at..page.end(at);
            let first = page.first_text(inside.clone());
            let label = first.and_then(|first| labels.find(&blocks[first]));
            let labelled = label.is_some_and(|label| label.strength > Strength::Weak);
            let marked = marks
                && blocks[inside.clone()]
                    .iter()
                    .any(|block| block.mark.is_some());
            if !labelled && !marked {
                page.beside.resize(blocks.len(), false);
                page.beside[inside].fill(true);
            }
        }
        page.contents = next(blocks.len(), &|at| page.is_content(at));
        // A term without an explanation, as in a table of contents, is no answer; nor is a box that is not ticked.
        let is_wrong = |at: BlockIndex| blocks[at].markup == Some(Markup::UntickedOption);
        let is_box = |at| is_wrong(at) || page.parent(at).is_some_and(is_wrong);
        let answers = |at| page.is_content(at) && blocks[at].kind != Kind::Term && !is_box(at);
        page.answers = next(blocks.len(), &|at| {
            answers(at) || page.is_fallback_answer(at)
        });
        page
    }

    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    pub(super) fn block(&self, at: BlockIndex) -> &'a Block {
        &self.blocks[at]
    }

    /// The block after the last one inside this one.
    pub(super) fn end(&self, at: BlockIndex) -> BlockIndex {
        self.ends[at]
    }

    /// The innermost container around a block.
    pub(super) fn parent(&self, at: BlockIndex) -> Option<BlockIndex> {
        self.parents.get(at).copied().flatten()
    }

    /// Whether a block stands in an `aside` that belongs to no question.
    pub(super) fn is_beside(&self, at: BlockIndex) -> bool {
        self.beside.get(at) == Some(&true)
    }

    /// Whether a block holds others, or can.
    pub(super) fn is_container(&self, at: BlockIndex) -> bool {
        match self.blocks[at].kind {
            Kind::List | Kind::Details | Kind::Wrapper => true,
            Kind::Item => self.ends[at] > at + 1,
            _ => false,
        }
    }

    /// The outermost blocks that lie in the range with all their contents; none with a part that is marked to be
    /// ignored.
    pub(super) fn outermost(&self, range: Range<BlockIndex>) -> Vec<BlockIndex> {
        let mut found = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let end = self.ends[at];
            if end > range.end || self.ignores(at..end) {
                at += 1;
            } else {
                found.push(at);
                at = end;
            }
        }
        found
    }

    /// The items of a list.
    pub(super) fn children(&self, list: BlockIndex) -> impl Iterator<Item = BlockIndex> + '_ {
        let next = |at: &BlockIndex| self.ends.get(*at).copied();
        let children = std::iter::successors(Some(list + 1), next);
        children
            .take_while(move |at| *at < self.ends[list])
            .filter(|at| self.blocks[*at].kind == Kind::Item)
    }

    /// The first block of running text in the range.
    pub(super) fn first_text(&self, range: Range<BlockIndex>) -> Option<BlockIndex> {
        first(&self.texts, &range)
    }

    /// The first block in the range that can be a point.
    pub(super) fn first_content(&self, range: Range<BlockIndex>) -> Option<BlockIndex> {
        first(&self.contents, &range)
    }

    /// Whether something in the range can be a point.
    pub(super) fn has_content(&self, range: Range<BlockIndex>) -> bool {
        self.first_content(range).is_some()
    }

    /// Whether something in the range can be an answer, which a picture can be, too.
    pub(super) fn has_answer(&self, range: Range<BlockIndex>) -> bool {
        first(&self.answers, &range).is_some()
    }

    /// The letter or the name by which a text opens as a question or an answer. "A." counts only where no "B." follows.
    pub(super) fn opening(&self, at: BlockIndex, table: &Table) -> Option<Opening> {
        let block = &self.blocks[at];
        let opening = Opening::of(block, table)?;
        let next = || self.first_text(self.ends[at]..self.len());
        let is_answer = || {
            opening.kinds & ANSWERING != 0
                && block.kind == Kind::Paragraph
                && !block.text.split(' ').any(is_second_option)
                && !next().is_some_and(|next| is_second_option(&self.blocks[next].text))
        };
        let is_meant = !opening.may_be_option || is_answer();
        Some(opening).filter(|_| is_meant)
    }

    /// Whether a block is running text, code, a table or a quote, which can be a point or part of one.
    pub(super) fn is_content(&self, at: BlockIndex) -> bool {
        let block = &self.blocks[at];
        let kind = self.answer_headings.binary_search(&at).is_ok()
            || matches!(
                block.kind,
                Kind::Paragraph
                    | Kind::Item
                    | Kind::Code
                    | Kind::Table
                    | Kind::Quote
                    | Kind::Term
                    | Kind::Cell(_)
            );
        kind && !block.text.is_empty() && block.mark != Some(Mark::Ignore) && !self.is_beside(at)
    }

    /// Whether a block is a picture or signs, which are a point only where there is no other.
    pub(super) fn is_fallback_answer(&self, at: BlockIndex) -> bool {
        self.blocks[at].fallback_answer && !self.is_beside(at)
    }

    /// The text of all content in the range; of its first text, where the range has no content.
    pub(super) fn text(&self, range: Range<BlockIndex>) -> String {
        let mut text = String::new();
        let mut at = range.start;
        while at < range.end {
            if self.is_content(at) {
                join(&mut text, &self.blocks[at].text);
            }
            let whole = self.blocks[at].kind == Kind::Table;
            at = if whole { self.ends[at] } else { at + 1 };
        }
        if text.is_empty() {
            self.first_text(range)
                .map_or(text, |at| self.blocks[at].text.clone())
        } else {
            text
        }
    }

    /// Whether something in the range is marked to be ignored.
    pub(super) fn ignores(&self, range: Range<BlockIndex>) -> bool {
        self.blocks[range]
            .iter()
            .any(|block| block.mark == Some(Mark::Ignore))
    }
}

/// Whether a text begins like a second option: "B. Force".
fn is_second_option(text: &str) -> bool {
    let mut letters = text.chars();
    let letter = letters.next();
    matches!(letter, Some('B' | 'b' | 'Ｂ')) && letters.next().is_some_and(|sign| !in_word(sign))
}

/// For each of `count` blocks, the first at or after it for which `is` holds; `count` where there is none.
fn next(count: usize, is: &dyn Fn(BlockIndex) -> bool) -> Vec<BlockIndex> {
    let mut next = vec![count; count + 1];
    for at in (0..count).rev() {
        next[at] = if is(at) { at } else { next[at + 1] };
    }
    next
}

fn first(next: &[BlockIndex], range: &Range<BlockIndex>) -> Option<BlockIndex> {
    let first = next.get(range.start).copied();
    first.filter(|first| *first < range.end)
}

/// Appends to a text, with a space between.
pub(super) fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}
