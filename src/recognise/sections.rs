//! The sections of an article, each with the signs that belong to it.

use super::labels::{Labels, Part};
use super::page::Page;
use super::titles::Title;
use crate::article::{Block, Kind, Mark};
use crate::guide::BlockIndex;

/// What one pass over the article finds.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// In the order of the article.
    pub(super) sections: Vec<Section<'a>>,
    /// The lists of mistakes, by the block marked.
    pub(super) mistakes: Vec<BlockIndex>,
    /// Labels of a framework above which no question's heading stands.
    pub(super) strays: Vec<BlockIndex>,
}

/// A heading, or the `summary` of a `details`, with what stands under it.
pub(super) struct Section<'a> {
    pub(super) heading: BlockIndex,
    /// 1 to 6; [`LOWEST`] where no heading element opens it.
    pub(super) level: u8,
    pub(super) title: Title<'a>,
    /// The section it stands in, by its index.
    pub(super) parent: Option<usize>,
    /// The block after its last.
    pub(super) end: BlockIndex,
    /// The list item or `details` its heading stands in.
    scope: Option<BlockIndex>,
    /// The block the author marked as a question.
    pub(super) marked: Option<BlockIndex>,
    /// In the order of the article.
    pub(super) signs: Vec<Sign>,
    /// The heading of a label that does not stand below the section's own.
    pub(super) outranked: Option<BlockIndex>,
}

/// The level of a section that no heading element opens.
pub(super) const LOWEST: u8 = 7;

/// A label, or an author's mark, where a part of a question begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub(super) part: Part,
    /// The label, or the block marked.
    pub(super) at: BlockIndex,
    /// The first block of the part.
    pub(super) start: BlockIndex,
    /// Where the part's text begins in that block, in bytes.
    pub(super) text: usize,
    /// The block before which the part ends at the latest.
    pub(super) until: Option<BlockIndex>,
    /// The author's `details` that folds it.
    pub(super) details: Option<BlockIndex>,
    /// Its word alone does not make a question of a heading.
    pub(super) weak: bool,
    /// How many list items it stands in.
    pub(super) items: usize,
}

impl Sign {
    /// A label that is a block of its own.
    pub(super) fn stands_alone(&self) -> bool {
        self.start > self.at
    }
}

impl Section<'_> {
    /// Whether the author says it is a question, or it reads as one.
    pub(super) fn reads(&self) -> bool {
        self.marked.is_some() || self.title.numbered || self.title.asks
    }

    pub(super) fn has(&self, part: Part) -> bool {
        self.signs.iter().any(|sign| sign.part == part)
    }
}

/// Finds them; `level` is that of the questions' headings, where the author said it.
pub(super) fn find<'a>(page: &Page<'a>, labels: &Labels, level: Option<u8>) -> Found<'a> {
    let found = Found::default();
    let mut pass = Pass {
        page,
        labels,
        level,
        found,
        open: Vec::new(),
        scopes: Vec::new(),
        marked: None,
        part_end: 0,
    };
    for at in 0..page.len() {
        pass.step(at);
    }
    pass.found
}

/// The pass over the article; what makes a sign is in [`signs`](super::signs).
pub(super) struct Pass<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    pub(super) labels: &'p Labels,
    level: Option<u8>,
    pub(super) found: Found<'a>,
    /// The sections it stands in, outermost first.
    open: Vec<usize>,
    /// The list items and `details` it stands in, outermost first.
    pub(super) scopes: Vec<BlockIndex>,
    /// A block marked as a question, and the block that is its heading.
    marked: Option<(BlockIndex, BlockIndex)>,
    /// Where what the author marked as a part ends.
    part_end: BlockIndex,
}

impl<'a> Pass<'_, 'a> {
    fn step(&mut self, at: BlockIndex) {
        let block = self.page.block(at);
        while self
            .scopes
            .pop_if(|scope| self.page.end(*scope) <= at)
            .is_some()
        {}
        while self
            .open
            .pop_if(|open| self.found.sections[*open].end <= at)
            .is_some()
        {}
        match block.mark {
            Some(Mark::Question) => self.marked = Some((at, self.heading_in(at))),
            Some(Mark::Mistakes) => {
                self.found.mistakes.push(at);
                self.close(at, |_| true);
            }
            _ => {}
        }
        match (self.marked, block.kind) {
            (Some((marked, heading)), _) if heading == at => self.begin(at, block, Some(marked)),
            (_, Kind::Heading(level))
                if matches!(block.mark, Some(Mark::Ignore | Mark::Mistakes)) =>
            {
                self.close_for(at, level);
            }
            // In what the author marked as a part, only marks say more.
            _ if at < self.part_end && block.mark.is_none() => {}
            (_, Kind::Heading(_))
                if matches!(
                    block.mark,
                    Some(Mark::Point | Mark::FollowUp | Mark::Mistake)
                ) =>
            {
                self.text(at, block);
            }
            (_, Kind::Heading(level)) => self.heading(at, block, level),
            (_, Kind::Summary) => self.summary(at, block),
            _ => self.text(at, block),
        }
        if block
            .mark
            .is_some_and(|mark| !matches!(mark, Mark::Question | Mark::Ignore))
        {
            self.part_end = self.part_end.max(self.page.end(at));
        }
        if matches!(block.kind, Kind::Item | Kind::Details) && self.page.is_container(at) {
            self.scopes.push(at);
        }
    }

    /// The heading of what is marked as a question: the first heading in it, else its first text.
    fn heading_in(&self, marked: BlockIndex) -> BlockIndex {
        let inside = marked..self.page.end(marked);
        let is_heading =
            |at: &BlockIndex| matches!(self.page.block(*at).kind, Kind::Heading(_) | Kind::Summary);
        let heading = inside.clone().find(is_heading);
        heading
            .or_else(|| self.page.first_text(inside))
            .unwrap_or(marked)
    }

    pub(super) fn begin(&mut self, at: BlockIndex, block: &'a Block, marked: Option<BlockIndex>) {
        let level = if let Kind::Heading(level) = block.kind {
            level
        } else {
            LOWEST
        };
        self.close_for(at, level);
        let around = [
            self.scopes.last().copied(),
            marked.filter(|marked| *marked != at),
        ];
        let end = around
            .iter()
            .flatten()
            .map(|around| self.page.end(*around))
            .min();
        self.found.sections.push(Section {
            heading: at,
            level,
            title: Title::of(&block.text),
            parent: self.open.last().copied(),
            end: end.unwrap_or(self.page.len()),
            scope: self.scopes.last().copied(),
            marked,
            signs: Vec::new(),
            outranked: None,
        });
        self.open.push(self.found.sections.len() - 1);
    }

    /// A heading ends the sections beside it that are as low as itself, or lower.
    fn close_for(&mut self, at: BlockIndex, level: u8) {
        let scope = self.scopes.last().copied();
        self.close(at, |section| {
            section.scope == scope && section.level >= level
        });
    }

    fn close(&mut self, at: BlockIndex, ends: impl Fn(&Section<'a>) -> bool) {
        while let Some(last) = self.open.pop_if(|last| ends(&self.found.sections[*last])) {
            self.found.sections[last].end = at;
        }
    }

    /// The open sections that can be a question, innermost first; only the one that is marked, where one is.
    pub(super) fn owners(&self) -> impl Iterator<Item = usize> {
        let section = |open: &usize| &self.found.sections[*open];
        let marked = self
            .open
            .iter()
            .rev()
            .copied()
            .find(|open| section(open).marked.is_some());
        self.open
            .iter()
            .rev()
            .copied()
            .filter(move |open| match (marked, section(open).level) {
                (Some(marked), _) => marked == *open,
                (None, LOWEST) => true,
                (None, level) => level > 1 && self.level.is_none_or(|wanted| wanted == level),
            })
    }
}
