//! The sections of an article, each with the signs that belong to it.

use super::heads::{Head, Heads};
use super::labels::{Labels, Part, Strength};
use super::page::Page;
use super::shape::Shape;
use super::titles::Title;
use crate::article::{Block, Kind, Mark, Said};
use crate::guide::{BlockIndex, Fold};

/// What one pass over the article finds.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// In the order of the article.
    pub(super) sections: Vec<Section<'a>>,
    /// The lists of mistakes, by the block marked.
    pub(super) mistakes: Vec<BlockIndex>,
    /// Labels of a framework above which no question's heading stands.
    pub(super) orphan_labels: Vec<BlockIndex>,
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
    /// The innermost section that is marked, by its index: this one, or one around it.
    within: Option<usize>,
    /// What made a question of it before its labels were read.
    pub(super) shape: Option<Shape>,
    /// It opens an item of a numbered list.
    pub(super) in_item: bool,
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
    /// What folds it, where that is not our button.
    pub(super) fold: Fold,
    /// How far it makes a question of its heading.
    pub(super) strength: Strength,
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
        self.is_said() || self.title.reads()
    }

    /// Whether it is a question by what the page says, before any label is read.
    pub(super) fn is_said(&self) -> bool {
        self.marked.is_some() || self.shape.is_some()
    }

    pub(super) fn has(&self, part: Part) -> bool {
        self.signs.iter().any(|sign| sign.part == part)
    }
}

/// Finds them; `level` is that of the questions' headings, where the author said it.
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

/// The pass over the article; what makes a sign is in [`signs`](super::signs).
pub(super) struct Pass<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    pub(super) labels: &'p Labels,
    heads: &'p Heads<'a>,
    level: Option<u8>,
    pub(super) found: Found<'a>,
    /// The sections it stands in, outermost first.
    open: Vec<usize>,
    /// The list items and `details` it stands in, outermost first.
    pub(super) scopes: Vec<BlockIndex>,
    lists: Vec<BlockIndex>,
    /// A block marked as a question, and the block that is its heading.
    marked: Option<(BlockIndex, BlockIndex)>,
    /// Where what the author marked as a part ends.
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
            None if block.said == Some(Said::Question) => {
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

    /// The heading of what is marked as a question: the first heading in it, else its first text.
    fn heading_in(&self, marked: BlockIndex) -> BlockIndex {
        let inside = marked..self.page.end(marked);
        let named = |at: &BlockIndex| {
            let block = self.page.block(*at);
            block.said == Some(Said::Name) && !block.text.is_empty()
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
        let scope = head.scope.unwrap_or(innermost);
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

    /// Whether a heading stands in the answer to one of its own level that opens the item of a numbered list.
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

    /// What a row or a region of the page answers.
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

    /// A heading ends the sections beside it that are as low as itself, or lower.
    fn close_for(&mut self, at: BlockIndex, level: u8, scope: Option<BlockIndex>) {
        let page = self.page;
        // In its own `details` nothing ends a summary.
        let is_summary = |at| page.block(at).kind == Kind::Summary;
        self.close(at, |section| {
            section.scope == scope && section.level >= level && !is_summary(section.heading)
        });
    }

    fn close(&mut self, at: BlockIndex, ends: impl Fn(&Section<'a>) -> bool) {
        while let Some(last) = self.open.pop_if(|last| ends(&self.found.sections[*last])) {
            self.found.sections[last].end = at;
        }
    }

    fn within(&self) -> Option<usize> {
        self.found.sections[*self.open.last()?].within
    }

    /// The open sections that can be a question, innermost first; only the one that is marked, where one is.
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
                (None, level) => level > 1 && self.level.is_none_or(|wanted| wanted == level),
            })
    }
}
