//! Labels and marks: which part of which question begins where.

use super::labels::{Label, Part};
use super::sections::{LOWEST, Pass, Sign};
use crate::article::{Block, Kind, Mark};
use crate::guide::BlockIndex;

impl<'a> Pass<'_, 'a> {
    /// A heading: a label's, or that of a section.
    pub(super) fn heading(&mut self, at: BlockIndex, block: &'a Block, level: u8) {
        let marked = block.mark.and_then(part_of);
        let label = self.labels.find(block);
        let found = marked.or(label.map(|label| label.part)).and_then(|part| {
            let weak = marked.is_none() && label.is_some_and(|label| label.weak);
            Some((part, weak, self.owner(part, weak, level)?))
        });
        match found {
            Some((part, weak, owner)) => {
                let section = &mut self.found.sections[owner];
                if level <= section.level && section.level < LOWEST {
                    section.outranked.get_or_insert(at);
                }
                self.add(
                    owner,
                    Sign {
                        start: at + 1,
                        weak,
                        ..self.sign(at, part)
                    },
                );
            }
            None => self.begin(at, block, None),
        }
    }

    /// The `summary` of a `details`: it folds an answer, opens a part, or is a section of its own.
    pub(super) fn summary(&mut self, at: BlockIndex, block: &'a Block) {
        let details = self
            .scopes
            .last()
            .copied()
            .filter(|scope| self.page.block(*scope).kind == Kind::Details);
        let Some(details) = details else { return };
        let label = self
            .labels
            .find(block)
            .filter(|label| !label.weak)
            .map(|label| label.part);
        let part = if self.labels.discloses(&block.text) {
            Some(Part::Framework)
        } else {
            label
        };
        let Some((part, owner)) =
            part.and_then(|part| Some((part, self.owner(part, false, LOWEST)?)))
        else {
            return self.begin(at, block, None);
        };
        let until = Some(self.page.end(details));
        if part != Part::Framework {
            self.add(
                owner,
                Sign {
                    start: at + 1,
                    until,
                    ..self.sign(at, part)
                },
            );
        } else if !self.found.sections[owner].has(Part::Framework) {
            self.add(
                owner,
                Sign {
                    start: at + 1,
                    until,
                    details: Some(details),
                    ..self.sign(at, part)
                },
            );
        }
    }

    /// Running text or a container, which a mark or a label may make a sign.
    pub(super) fn text(&mut self, at: BlockIndex, block: &'a Block) {
        let marked = block.mark.and_then(part_of);
        let label = self.labels.find(block);
        let Some(part) = marked.or(label.map(|label| label.part)) else {
            return;
        };
        let weak = marked.is_none() && label.is_some_and(|label| label.weak);
        let Some(owner) = self.owner(part, weak, LOWEST) else {
            if part == Part::Framework && !weak {
                self.found.strays.push(at);
            }
            return;
        };
        let last = self.found.sections[owner].signs.last();
        match (block.mark, label) {
            // The first of several stands for the list they make.
            (Some(Mark::Point | Mark::FollowUp), _)
                if last.is_some_and(|last| last.part == part) => {}
            (Some(Mark::Point | Mark::FollowUp), _) => self.add(owner, self.sign(at, part)),
            (Some(_), _) if marked.is_some() => self.add(owner, self.marked_sign(at, part, label)),
            (_, Some(label)) if !self.is_content(owner, at, label) => {
                self.add(owner, self.labelled(at, label))
            }
            _ => {}
        }
    }

    /// A label deep in a list is a word of its item; one that opens a paragraph of a framework is a word of that.
    fn is_content(&self, owner: usize, at: BlockIndex, label: Label) -> bool {
        let section = &self.found.sections[owner];
        let deeper = |last: &Sign| last.part != Part::Intent && self.items(at) > last.items;
        let repeats =
            label.part == Part::Framework && label.rest.is_some() && section.has(Part::Framework);
        repeats || section.signs.last().is_some_and(deeper)
    }

    /// The section to which a sign belongs, if any: where its question was begun, else the innermost one above it.
    ///
    /// `level` is that of the label's heading. Where everything stands on one level, a heading that reads as a
    /// question has the labels under it all the same.
    fn owner(&self, part: Part, weak: bool, level: u8) -> Option<usize> {
        let sections = &self.found.sections;
        let fits = |at: &usize| sections[*at].level < level || sections[*at].level == LOWEST;
        let begun = |at: &usize| match part {
            Part::Intent => false,
            Part::Framework => !sections[*at].signs.is_empty() && !sections[*at].has(part),
            Part::FollowUps => sections[*at].has(Part::Framework),
        };
        let nearest = self.owners().next()?;
        let above = || self.owners().filter(fits);
        let owner = if let Some(begun) = above().find(begun) {
            begun
        } else if sections[nearest].reads() {
            nearest
        } else {
            above()
                .find(|at| sections[*at].has(Part::Framework))
                .or_else(|| above().next())?
        };
        if weak && !sections[owner].reads() {
            None
        } else {
            Some(owner)
        }
    }

    fn add(&mut self, owner: usize, sign: Sign) {
        self.found.sections[owner].signs.push(sign);
    }

    fn sign(&self, at: BlockIndex, part: Part) -> Sign {
        Sign {
            part,
            at,
            start: at,
            text: 0,
            until: None,
            details: None,
            weak: false,
            items: self.items(at),
        }
    }

    fn labelled(&self, at: BlockIndex, label: Label) -> Sign {
        let start = if label.rest.is_some() { at } else { at + 1 };
        Sign {
            start,
            text: label.rest.unwrap_or(0),
            weak: label.weak,
            ..self.sign(at, label.part)
        }
    }

    /// What is marked is the part itself; but text that is only a label opens it.
    fn marked_sign(&self, at: BlockIndex, part: Part, label: Option<Label>) -> Sign {
        let block = self.page.block(at);
        let bold = block.lead.as_ref() == Some(&block.text);
        match label {
            Some(label) => Sign {
                part,
                weak: false,
                ..self.labelled(at, label)
            },
            None if bold || block.text.ends_with(':') => Sign {
                start: at + 1,
                ..self.sign(at, part)
            },
            None => Sign {
                until: Some(self.page.end(at)),
                ..self.sign(at, part)
            },
        }
    }

    fn items(&self, at: BlockIndex) -> usize {
        let item = |at: &BlockIndex| self.page.block(*at).kind == Kind::Item;
        self.scopes.iter().filter(|scope| item(scope)).count() + usize::from(item(&at))
    }
}

fn part_of(mark: Mark) -> Option<Part> {
    match mark {
        Mark::Intent => Some(Part::Intent),
        Mark::Framework | Mark::Point => Some(Part::Framework),
        Mark::FollowUps | Mark::FollowUp => Some(Part::FollowUps),
        Mark::Question | Mark::Mistakes | Mark::Mistake | Mark::Ignore => None,
    }
}
