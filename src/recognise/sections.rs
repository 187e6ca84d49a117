//! The outline of an article: its sections, and the labels and marks that stand in each.

use super::Hints;
use super::labels::{Label, Labels, Part};
use super::page::Page;
use super::titles::Title;
use crate::article::{Block, Kind, Mark};
use crate::guide::BlockIndex;

/// A heading, or the `summary` of a `details`, with what belongs to it.
pub(super) struct Section<'a> {
    pub(super) heading: BlockIndex,
    /// 1 to 6; [`LOWEST`] where no heading element opens it.
    pub(super) level: u8,
    pub(super) title: Title<'a>,
    /// The section it stands in, by its index.
    pub(super) parent: Option<usize>,
    /// The block after its last.
    pub(super) end: BlockIndex,
    /// The list item or `details` it stands in ends here.
    scope: BlockIndex,
    /// The block the author marked as a question.
    pub(super) marked: Option<BlockIndex>,
    /// In the order of the article.
    pub(super) signs: Vec<Sign>,
    /// A label's heading stands as high as the section's own.
    pub(super) outranked: Option<BlockIndex>,
}

/// The level of a section that no heading element opens.
pub(super) const LOWEST: u8 = 7;

/// A place where a part of a question begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub(super) part: Part,
    /// The label, or the block marked.
    pub(super) at: BlockIndex,
    /// The first block of the part.
    pub(super) start: BlockIndex,
    /// Where its text begins in the first block, in bytes.
    pub(super) text: usize,
    /// Where the part ends at the latest.
    pub(super) until: Option<BlockIndex>,
    /// The author's `details` that folds it.
    pub(super) details: Option<BlockIndex>,
    /// How many list items the block stands in.
    items: usize,
}

/// What one pass over the article finds.
pub(super) struct Outline<'a> {
    pub(super) sections: Vec<Section<'a>>,
    /// The lists of mistakes, by the block marked.
    pub(super) mistakes: Vec<BlockIndex>,
    /// Labels of a framework above which no question's heading stands.
    pub(super) strays: Vec<BlockIndex>,
}

impl Section<'_> {
    /// Whether the author says it is a question, or it reads as one.
    pub(super) fn reads(&self) -> bool {
        self.marked.is_some() || self.title.reads()
    }
}

pub(super) fn outline<'a>(page: &Page<'a>, labels: &Labels, hints: &Hints) -> Outline<'a> {
    let mut pass = Pass {
        page,
        labels,
        level: hints.question_level,
        outline: Outline {
            sections: Vec::new(),
            mistakes: Vec::new(),
            strays: Vec::new(),
        },
        open: Vec::new(),
        scopes: Vec::new(),
        marked: None,
    };
    for at in 0..page.len() {
        pass.step(at);
    }
    pass.outline
}

struct Pass<'p, 'a> {
    page: &'p Page<'a>,
    labels: &'p Labels,
    level: Option<u8>,
    outline: Outline<'a>,
    /// The sections the pass stands in, outermost first.
    open: Vec<usize>,
    /// The list items and `details` it stands in, outermost first.
    scopes: Vec<BlockIndex>,
    /// A block marked as a question, and the block that is its heading.
    marked: Option<(BlockIndex, BlockIndex)>,
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
            .pop_if(|open| self.outline.sections[*open].end <= at)
            .is_some()
        {}
        match block.mark {
            Some(Mark::Question) => self.marked = Some((at, self.heading_in(at))),
            Some(Mark::Mistakes) => {
                self.close_all(at);
                self.outline.mistakes.push(at);
            }
            _ => {}
        }
        match (self.marked, block.kind) {
            (Some((marked, heading)), _) if heading == at => self.begin(at, block, Some(marked)),
            (_, Kind::Heading(level))
                if matches!(block.mark, Some(Mark::Ignore | Mark::Mistakes)) =>
            {
                self.close(at, level)
            }
            (_, Kind::Heading(_)) => self.heading(at, block),
            (_, Kind::Summary) => self.summary(at, block),
            _ => self.sign(at, block),
        }
        if matches!(block.kind, Kind::Item | Kind::Details) && self.page.end(at) > at + 1 {
            self.scopes.push(at);
        }
    }

    /// The heading of what is marked as a question: itself, else the first heading in it, else its first text.
    fn heading_in(&self, marked: BlockIndex) -> BlockIndex {
        let mut inside = marked..self.page.end(marked);
        let heading =
            inside.find(|at| matches!(self.page.block(*at).kind, Kind::Heading(_) | Kind::Summary));
        heading
            .or(self.page.first_text(marked..self.page.end(marked)))
            .unwrap_or(marked)
    }

    fn scope_end(&self) -> BlockIndex {
        self.scopes
            .last()
            .map_or(self.page.len(), |scope| self.page.end(*scope))
    }

    fn close_all(&mut self, at: BlockIndex) {
        for open in self.open.drain(..) {
            self.outline.sections[open].end = at;
        }
    }

    /// Ends the sections that a heading of this level ends.
    fn close(&mut self, at: BlockIndex, level: u8) {
        let scope = self.scope_end();
        let sections = &mut self.outline.sections;
        while let Some(open) = self
            .open
            .pop_if(|open| sections[*open].scope <= scope && sections[*open].level >= level)
        {
            sections[open].end = at;
        }
    }

    fn begin(&mut self, at: BlockIndex, block: &'a Block, marked: Option<BlockIndex>) {
        let level = if let Kind::Heading(level) = block.kind {
            level
        } else {
            LOWEST
        };
        self.close(at, level);
        let scope = self.scope_end();
        let whole = marked
            .filter(|marked| *marked != at)
            .map_or(scope, |marked| self.page.end(marked));
        self.outline.sections.push(Section {
            heading: at,
            level,
            title: Title::of(&block.text),
            parent: self.open.last().copied(),
            end: scope.min(whole),
            scope,
            marked,
            signs: Vec::new(),
            outranked: None,
        });
        self.open.push(self.outline.sections.len() - 1);
    }

    fn heading(&mut self, at: BlockIndex, block: &'a Block) {
        let level = if let Kind::Heading(level) = block.kind {
            level
        } else {
            LOWEST
        };
        let marked = block.mark.and_then(part);
        let label = self.labels.find(block);
        match (
            marked.or(label.map(|label| label.part)),
            self.owner_of_heading(level, marked.is_some(), label),
        ) {
            (Some(part), Some(owner)) => self.add(
                owner,
                Sign {
                    start: at + 1,
                    ..self.sign_at(at, part)
                },
            ),
            _ => self.begin(at, block, None),
        }
    }

    /// The section to which a label's heading belongs: the one it stands under, or a question as low as itself.
    fn owner_of_heading(&self, level: u8, marked: bool, label: Option<Label>) -> Option<usize> {
        let nearest = self.nearest()?;
        let section = &self.outline.sections[nearest];
        let owner = if section.level == LOWEST || section.level < level || section.reads() {
            nearest
        } else {
            let above = |open: &&usize| {
                self.outline.sections[**open].level < level && self.can_be_question(**open)
            };
            *self.open.iter().rev().find(above)?
        };
        let strong = marked || label.is_some_and(|label| !label.weak);
        if strong || self.outline.sections[owner].reads() {
            Some(owner)
        } else {
            None
        }
    }

    fn summary(&mut self, at: BlockIndex, block: &'a Block) {
        let Some(details) = self
            .scopes
            .last()
            .copied()
            .filter(|scope| self.page.block(*scope).kind == Kind::Details)
        else {
            return;
        };
        let discloses = self.labels.discloses(&block.text);
        let label = self
            .labels
            .find(block)
            .filter(|label| !label.weak)
            .map(|label| label.part);
        let part = if discloses {
            Some(Part::Framework)
        } else {
            label
        };
        let (Some(part), Some(owner)) = (part, self.nearest()) else {
            return self.begin(at, block, None);
        };
        if part != Part::Framework || !self.has_framework(owner) {
            let details = if part == Part::Framework {
                Some(details)
            } else {
                None
            };
            let until = Some(self.scope_end());
            self.add(
                owner,
                Sign {
                    start: at + 1,
                    until,
                    details,
                    ..self.sign_at(at, part)
                },
            );
        }
    }

    /// A label or a mark in running text, or a mark on a container.
    fn sign(&mut self, at: BlockIndex, block: &'a Block) {
        let marked = block.mark.and_then(part);
        let owner = self.nearest();
        let reads = owner.is_some_and(|owner| self.outline.sections[owner].reads());
        let label = self.labels.find(block).filter(|label| !label.weak || reads);
        let Some(part) = marked.or(label.map(|label| label.part)) else {
            return;
        };
        let Some(owner) = owner else {
            if part == Part::Framework {
                self.outline.strays.push(at);
            }
            return;
        };
        let last = self.outline.sections[owner].signs.last();
        match (block.mark, label) {
            // The first of several marked stands for the list they make.
            (Some(Mark::Point | Mark::FollowUp), _)
                if last.is_some_and(|last| last.part == part) => {}
            (Some(Mark::Point | Mark::FollowUp), _) => self.add(owner, self.sign_at(at, part)),
            (Some(_), _) if marked.is_some() => self.add(owner, self.marked_part(at, part, label)),
            (_, Some(label)) => {
                let deeper = last
                    .is_some_and(|last| last.part != Part::Intent && self.items(at) > last.items);
                let repeats =
                    label.rest.is_some() && part == Part::Framework && self.has_framework(owner);
                if !deeper && !repeats {
                    self.add(owner, self.labelled(at, label));
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, owner: usize, sign: Sign) {
        let section = &mut self.outline.sections[owner];
        if matches!(self.page.block(sign.at).kind, Kind::Heading(level) if level <= section.level && section.level < LOWEST)
        {
            section.outranked.get_or_insert(sign.at);
        }
        section.signs.push(sign);
    }

    fn has_framework(&self, owner: usize) -> bool {
        self.outline.sections[owner]
            .signs
            .iter()
            .any(|sign| sign.part == Part::Framework)
    }

    fn sign_at(&self, at: BlockIndex, part: Part) -> Sign {
        Sign {
            part,
            at,
            start: at,
            text: 0,
            until: None,
            details: None,
            items: self.items(at),
        }
    }

    fn labelled(&self, at: BlockIndex, label: Label) -> Sign {
        let start = if label.rest.is_some() { at } else { at + 1 };
        Sign {
            start,
            text: label.rest.unwrap_or(0),
            ..self.sign_at(at, label.part)
        }
    }

    /// What is marked is the part itself; a heading, or text that is only a label, opens it.
    fn marked_part(&self, at: BlockIndex, part: Part, label: Option<Label>) -> Sign {
        let block = self.page.block(at);
        let only_label = block.text.ends_with(':') || block.lead.as_ref() == Some(&block.text);
        match label {
            Some(label) => Sign {
                part,
                ..self.labelled(at, label)
            },
            None if !self.page.is_container(at) && only_label => Sign {
                start: at + 1,
                ..self.sign_at(at, part)
            },
            None => Sign {
                until: Some(self.page.end(at)),
                ..self.sign_at(at, part)
            },
        }
    }

    fn items(&self, at: BlockIndex) -> usize {
        let item = |at: BlockIndex| self.page.block(at).kind == Kind::Item;
        self.scopes.iter().filter(|scope| item(**scope)).count() + usize::from(item(at))
    }

    /// The section that text here belongs to.
    fn nearest(&self) -> Option<usize> {
        let marked = self
            .open
            .iter()
            .rev()
            .find(|open| self.outline.sections[**open].marked.is_some());
        marked
            .or_else(|| {
                self.open
                    .iter()
                    .rev()
                    .find(|open| self.can_be_question(**open))
            })
            .copied()
    }

    fn can_be_question(&self, section: usize) -> bool {
        let level = self.outline.sections[section].level;
        level == LOWEST || level > 1 && self.level.is_none_or(|wanted| wanted == level)
    }
}

fn part(mark: Mark) -> Option<Part> {
    match mark {
        Mark::Intent => Some(Part::Intent),
        Mark::Framework | Mark::Point => Some(Part::Framework),
        Mark::FollowUps | Mark::FollowUp => Some(Part::FollowUps),
        Mark::Question | Mark::Mistakes | Mark::Mistake | Mark::Ignore => None,
    }
}
