//! The blocks of an article with the ends of its containers, so that a range of blocks can be walked.

use std::ops::Range;

use crate::article::{Block, Kind, Mark};
use crate::guide::BlockIndex;

/// An article's blocks and where each one ends.
pub(super) struct Page<'a> {
    blocks: &'a [Block],
    ends: Vec<BlockIndex>,
}

impl<'a> Page<'a> {
    pub(super) fn new(blocks: &'a [Block]) -> Self {
        let mut ends = vec![blocks.len(); blocks.len()];
        let mut open: Vec<BlockIndex> = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            while let Some(last) = open.pop_if(|last| blocks[*last].depth >= block.depth) {
                ends[last] = at;
            }
            open.push(at);
        }
        Page { blocks, ends }
    }

    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    pub(super) fn block(&self, at: BlockIndex) -> &'a Block {
        &self.blocks[at]
    }

    /// The block after the last that stands in this one.
    pub(super) fn end(&self, at: BlockIndex) -> BlockIndex {
        self.ends[at]
    }

    /// A block that holds others, or can.
    pub(super) fn is_container(&self, at: BlockIndex) -> bool {
        match self.blocks[at].kind {
            Kind::List | Kind::Details | Kind::Wrapper => true,
            Kind::Item => self.ends[at] > at + 1,
            _ => false,
        }
    }

    /// The outermost blocks that stand in the range with all that is in them, but for what is to be ignored.
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

    /// The first block of running text in the range.
    pub(super) fn first_text(&self, range: Range<BlockIndex>) -> Option<BlockIndex> {
        range
            .into_iter()
            .find(|at| !self.block(*at).text.is_empty())
    }

    /// Whether something in the range can be a point.
    pub(super) fn has_content(&self, mut range: Range<BlockIndex>) -> bool {
        range.any(|at| self.is_content(at))
    }

    /// Running text, code, a table or a quote: what can be a point or part of one.
    pub(super) fn is_content(&self, at: BlockIndex) -> bool {
        let block = &self.blocks[at];
        let kind = matches!(
            block.kind,
            Kind::Paragraph | Kind::Item | Kind::Code | Kind::Table | Kind::Quote
        );
        kind && !block.text.is_empty() && block.mark != Some(Mark::Ignore)
    }

    /// The text of all content in the range; of its first text, where it has none.
    pub(super) fn text(&self, range: Range<BlockIndex>) -> String {
        let mut text = String::new();
        for at in range.clone().filter(|at| self.is_content(*at)) {
            join(&mut text, &self.blocks[at].text);
        }
        if text.is_empty() {
            self.first_text(range)
                .map_or(text, |at| self.blocks[at].text.clone())
        } else {
            text
        }
    }

    fn ignores(&self, range: Range<BlockIndex>) -> bool {
        self.blocks[range]
            .iter()
            .any(|block| block.mark == Some(Mark::Ignore))
    }
}

/// Adds to a text, with a space between.
pub(super) fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}
