//! The sections of an article, each with the signs that belong to it.

use super::heads::{Head, Heads};
use super::labels::{Labels, Part, Strength};
use super::page::Page;
use super::shape::Shape;
use super::titles::Title;
use crate::article::{Block, Kind, Mark, Markup};
use crate::guide::{BlockIndex, Fold};

/// What one pass over the article finds.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// In the order of the article.
    pub(super) sections: Vec<Section<'a>>,
    /// The blocks that the author marked as lists of mistakes.
    pub(super) mistakes: Vec<BlockIndex>,
    /// Framework labels that have no question's heading above them.
    pub(super) orphan_labels: Vec<BlockIndex>,
}

/// A heading, or another head such as the `summary` of a `details`, with the blocks under it.
pub(super) struct Section<'a> {
    pub(super) heading: BlockIndex,
    /// 1 to 6; [`LOWEST`] where the head is no heading element.
    pub(super) level: u8,
    pub(super) title: Title<'a>,
    /// The section around it, by its index.
    pub(super) parent: Option<usize>,
    /// The block after its last one.
    pub(super) end: BlockIndex,
    /// The list item or `details` around its heading.
    scope: Option<BlockIndex>,
    /// The block the author marked as a question.
    pub(super) marked: Option<BlockIndex>,
    /// The innermost marked section, by its index: this one, or one around it.
    within: Option<usize>,
    /// The shape that makes it a question before its labels are read.
    pub(super) shape: Option<Shape>,
    /// It opens an item of a numbered list.
    pub(super) in_item: bool,
    /// In the order of the article.
    pub(super) signs: Vec<Sign>,
    /// The heading of a label of this section that is not below the section's own heading.
    pub(super) outranked: Option<BlockIndex>,
}

/// The level of a section whose head is no heading element.
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
    /// What folds the part, where the page already folds it; else our button.
    pub(super) fold: Fold,
    /// How far it makes its heading a question.
    pub(super) strength: Strength,
    /// How many list items stand around it.
    pub(super) items: usize,
}

impl Sign {
    /// Whether the label is a block of its own.
    pub(super) fn stands_alone(&self) -> bool {
        self.start > self.at
    }
}

impl Section<'_> {
    /// Whether the page or its author says that it is a question, or its title reads as one.
    pub(super) fn may_be_question(&self) -> bool {
        self.is_declared() || self.title.may_be_question()
    }

    /// Whether it is a question by a mark or by its shape, before any label is read.
    pub(super) fn is_declared(&self) -> bool {
        self.marked.is_some() || self.shape.is_some()
    }

    pub(super) fn has(&self, part: Part) -> bool {
        self.signs.iter().any(|sign| sign.part == part)
    }
}

/// Finds the sections and their signs; `level` is that of the questions' headings, where the author gave it.
pub(super) fn find<'a>(
    page: &Page<'a>,
    labels: &Labels,
    heads: &Heads<'a>,
    level: Option<u8>,
) -> Found<'a> {
    let found = Found::default();
    let mut pass = Pass {
        page,
        labels,
        heads,
        level,
        found,
        open: Vec::new(),
        scopes: Vec::new(),
        lists: Vec::new(),
        marked: None,
        part_end: 0,
    };
    for at in 0..page.len() {
        pass.step(at);
    }
    pass.found
}

/// The pass over the article. [`signs`](super::signs) decides which blocks are signs.
pub(super) struct Pass<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    pub(super) labels: &'p Labels,
    heads: &'p Heads<'a>,
    level: Option<u8>,
    pub(super) found: Found<'a>,
    /// The open sections around the current block, outermost first.
    open: Vec<usize>,
    /// The list items and `details` around the current block, outermost first.
    pub(super) scopes: Vec<BlockIndex>,
    lists: Vec<BlockIndex>,
    /// A block marked as a question, and the block that is its heading.
    marked: Option<(BlockIndex, BlockIndex)>,
    /// The end of the part that the author marked.
    part_end: BlockIndex,
}

impl<'a> Pass<'_, 'a> {
    fn step(&mut self, at: BlockIndex) {
        let block = self.page.block(at);
        if self.page.is_beside(at) {
            return;
        }
        let (page, sections) = (self.page, &self.found.sections);
        while self.lists.pop_if(|of| page.end(*of) <= at).is_some() {}
        while self.scopes.pop_if(|of| page.end(*of) <= at).is_some() {}
        while self.open.pop_if(|of| sections[*of].end <= at).is_some() {}
        match block.mark {
            Some(Mark::Question) => self.marked = Some((at, self.heading_in(at))),
            Some(Mark::Mistakes) => {
                self.found.mistakes.push(at);
                self.close(at, |_| true);
            }
            None if block.markup == Some(Markup::Question) => {
                self.marked = Some((at, self.heading_in(at)));
            }
            _ => {}
        }
        match (self.marked, block.kind) {
            (Some((marked, heading)), _) if heading == at => self.begin(at, block, Some(marked)),
            _ if self.is_head(at) && at >= self.part_end => self.begin(at, block, None),
            (_, Kind::Heading(level))
                if matches!(block.mark, Some(Mark::Ignore | Mark::Mistakes)) =>
            {
                self.close_for(at, level, self.scopes.last().copied());
            }
            // Inside a part that the author marked, only marks count.
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
            _ => match self.heads.fold(at) {
                Some(answer) => self.fold(at, answer),
                None => self.text(at, block),
            },
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
        if block.kind == Kind::List {
            self.lists.push(at);
        }
    }

    fn is_head(&self, at: BlockIndex) -> bool {
        self.heads.get(at).is_some_and(|head| head.shape.is_some())
    }

    /// The heading of a block marked as a question: its schema.org name, else its first heading, else its
    /// first text.
    fn heading_in(&self, marked: BlockIndex) -> BlockIndex {
        let inside = marked..self.page.end(marked);
        let named = |at: &BlockIndex| {
            let block = self.page.block(*at);
            block.markup == Some(Markup::QuestionName) && !block.text.is_empty()
        };
        if self.page.block(marked).mark.is_none()
            && let Some(name) = inside.clone().find(named)
        {
            return name;
        }
        let is_heading =
            |at: &BlockIndex| matches!(self.page.block(*at).kind, Kind::Heading(_) | Kind::Summary);
        let heading = inside.clone().find(is_heading);
        heading
            .or_else(|| self.page.first_text(inside))
            .unwrap_or(marked)
    }

    pub(super) fn begin(&mut self, at: BlockIndex, block: &'a Block, marked: Option<BlockIndex>) {
        let head = self.heads.get(at).copied().unwrap_or_default();
        let level = match block.kind {
            Kind::Heading(level) if self.continues_item(at) => (level + 1).min(LOWEST - 1),
            Kind::Heading(level) => level,
            _ => LOWEST,
        };
        let innermost = self.scopes.last().copied();
        let scope = head.scope.block(innermost);
        self.close_for(at, level, scope);
        let around = [scope, marked.filter(|marked| *marked != at)];
        let ends = around.iter().flatten().map(|around| self.page.end(*around));
        let end = ends.chain(head.until).min();
        let title = self.heads.title(at).filter(|_| head.from == 0);
        let mut title = title.unwrap_or_else(|| {
            let text = block.text.get(head.from..).unwrap_or(&block.text);
            Title::of(text, &self.labels.table)
        });
        let in_item = matches!(block.kind, Kind::Heading(_))
            && innermost.is_some_and(|item| self.opens(item, at));
        let ordered = self
            .lists
            .last()
            .is_some_and(|list| self.page.block(*list).ordered);
        title.numbered |= in_item && ordered;
        let schema = marked.filter(|at| self.page.block(*at).mark.is_none());
        let shape = match marked {
            None => head.shape,
            Some(_) if schema.is_some() => Some(Shape::Schema),
            Some(_) => Some(Shape::Marked),
        };
        let own = marked.map(|_| self.found.sections.len());
        let around = self.within();
        self.found.sections.push(Section {
            heading: at,
            level,
            title,
            parent: self.open.last().copied(),
            end: end.unwrap_or(self.page.len()),
            scope,
            marked,
            within: own.or(around),
            shape,
            in_item,
            signs: Vec::new(),
            outranked: None,
        });
        self.open.push(self.found.sections.len() - 1);
        self.answer(at, &head);
    }

    /// Whether a heading stands in the answer to a heading of its own level that opens an item of a numbered
    /// list.
    fn continues_item(&self, at: BlockIndex) -> bool {
        let is_ordered = |list: &BlockIndex| self.page.block(*list).ordered;
        let (Some(item), true) = (
            self.scopes.last(),
            self.lists.last().is_some_and(is_ordered),
        ) else {
            return false;
        };
        let opener = self.page.first_text(*item..at);
        opener.is_some_and(|opener| self.page.block(opener).kind == self.page.block(at).kind)
    }

    /// Adds the sign of an answer that is a table cell or a region of the page.
    fn answer(&mut self, at: BlockIndex, head: &Head) {
        let Some(answer) = head.answer else { return };
        let row = head.shape == Some(Shape::Row);
        let sign = Sign {
            start: answer,
            until: Some(self.page.end(answer)),
            fold: if row {
                Fold::Button
            } else {
                Fold::Host(answer)
            },
            ..self.sign(at, Part::Framework)
        };
        let owner = self.found.sections.len() - 1;
        self.found.sections[owner].signs.push(sign);
    }

    /// Whether a block is the first text of an item.
    fn opens(&self, item: BlockIndex, at: BlockIndex) -> bool {
        let before = item..at;
        self.page.block(item).kind == Kind::Item && self.page.first_text(before).is_none()
    }

    /// Closes the sections in the same scope that are on the heading's level or below it.
    fn close_for(&mut self, at: BlockIndex, level: u8, scope: Option<BlockIndex>) {
        let page = self.page;
        let is_beside = |of: &Section<'_>| of.scope == scope && of.level >= level;
        // A heading inside a `details` does not end the section of its summary.
        let is_summary = |of: &Section<'_>| page.block(of.heading).kind == Kind::Summary;
        self.close(at, |of| is_beside(of) && !is_summary(of));
    }

    fn close(&mut self, at: BlockIndex, ends: impl Fn(&Section<'a>) -> bool) {
        while let Some(last) = self.open.pop_if(|last| ends(&self.found.sections[*last])) {
            self.found.sections[last].end = at;
        }
    }

    fn within(&self) -> Option<usize> {
        self.found.sections[*self.open.last()?].within
    }

    /// The open sections that can be a question, innermost first; only the marked one, where one is marked.
    pub(super) fn owners(&self) -> impl Iterator<Item = usize> {
        let section = |open: &usize| &self.found.sections[*open];
        let marked = self.within();
        self.open
            .iter()
            .rev()
            .copied()
            .filter(move |open| match (marked, section(open).level) {
                (Some(marked), _) => marked == *open,
                (None, LOWEST) => true,
                // The title of a page can be nothing but "Question 12".
                (None, 1) => section(open).title.bare && section(open).title.named,
                (None, level) => self.level.is_none_or(|wanted| wanted == level),
            })
    }
}
