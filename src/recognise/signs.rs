//! Finds the labels and marks: which part of which question begins where.

use super::labels::{Label, Part, Strength};
use super::sections::{LOWEST, Pass, Sign};
use super::shape::Shape;
use super::words::ANSWERING;
use crate::article::{Block, Kind, Mark, Markup};
use crate::guide::{BlockIndex, Fold};

impl<'a> Pass<'_, 'a> {
    /// Reads a heading, which is a label or the head of a section.
    pub(super) fn heading(&mut self, at: BlockIndex, block: &'a Block, level: u8) {
        let marked = block.mark.and_then(part_of);
        let label = self.labels.find(block);
        let found = marked.or(label.map(|label| label.part)).and_then(|part| {
            let strength = strength(marked, label);
            let owner = self.owner(part, strength, level)?;
            let early = self.is_early(owner, at, part, strength);
            // A heading that holds an answer is no second one.
            let holds = label.is_some_and(|label| label.opens_answer());
            let repeats = holds && self.found.sections[owner].has(Part::Framework);
            Some((part, strength, owner)).filter(|_| early && !repeats)
        });
        match found {
            Some((part, strength, owner)) => {
                // The heading can hold the answer itself.
                let text = label.and_then(|label| label.rest);
                let section = &mut self.found.sections[owner];
                if level <= section.level && section.level < LOWEST {
                    section.outranked.get_or_insert(at);
                }
                self.add(
                    owner,
                    Sign {
                        start: at + usize::from(text.is_none()),
                        text: text.unwrap_or_default(),
                        strength,
                        ..self.sign(at, part)
                    },
                );
            }
            None => self.begin(at, block, None),
        }
    }

    /// Reads the `summary` of a `details`, which folds an answer, opens another part, or is the head of a
    /// section.
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
            .filter(|label| label.strength > Strength::Weak);
        let discloses = self.labels.discloses(&block.text);
        let found = match (discloses, label) {
            (Some(strength), _) => Some((Part::Framework, strength)),
            (None, Some(label)) => Some((label.part, label.strength)),
            (None, None) => None,
        };
        let found = found.and_then(|(part, strength)| {
            // `shapes` asks besides that several heads have a common word, and that they or most of their fellows ask.
            let owner = self.owner(part, strength, LOWEST);
            let heading = || self.owners().next().filter(|_| part == Part::Framework);
            Some((part, strength, owner.or_else(heading)?))
        });
        let Some((part, strength, owner)) = found else {
            return self.begin(at, block, None);
        };
        let until = Some(self.page.end(details));
        if part != Part::Framework {
            self.add(
                owner,
                Sign {
                    start: at + 1,
                    until,
                    strength,
                    ..self.sign(at, part)
                },
            );
        } else if !self.page.has_answer(at + 1..self.page.end(details)) {
            // There is nothing in it to fold.
        } else if !self.found.sections[owner].has(Part::Framework) {
            self.add(
                owner,
                Sign {
                    start: at + 1,
                    until,
                    fold: Fold::Details(details),
                    strength,
                    ..self.sign(at, part)
                },
            );
        }
    }

    /// Reads a button of the page that opens an answer.
    pub(super) fn fold(&mut self, at: BlockIndex, answer: BlockIndex) {
        let strength = self.labels.discloses(&self.page.block(at).text);
        let strength = strength.unwrap_or(Strength::Faint);
        let owner = self.owner(Part::Framework, strength, LOWEST);
        let Some(owner) = owner.filter(|of| !self.found.sections[*of].has(Part::Framework)) else {
            return;
        };
        let sign = Sign {
            start: answer,
            until: Some(self.page.end(answer)),
            fold: Fold::Host(answer),
            strength,
            ..self.sign(at, Part::Framework)
        };
        self.add(owner, sign);
    }

    /// Reads running text or a container, which a mark or a label can make a sign.
    pub(super) fn text(&mut self, at: BlockIndex, block: &'a Block) {
        let label = self.labels.find(block).or_else(|| self.letter(at));
        // A box with nothing but a label in it is that label.
        let holds = label.is_none_or(|label| label.rest.is_some());
        let by_markup = || part_by_markup(block).filter(|_| holds);
        let marked = block.mark.and_then(part_of).or_else(by_markup);
        let Some(part) = marked.or(label.map(|label| label.part)) else {
            return;
        };
        let strength = match block.markup {
            Some(Markup::AnswerBox) if block.mark.is_none() && holds => Strength::Weak,
            _ => strength(marked, label),
        };
        let Some(owner) = self.owner(part, strength, LOWEST) else {
            if part == Part::Framework && strength == Strength::Strong {
                self.found.orphan_labels.push(at);
            }
            return;
        };
        if !self.is_early(owner, at, part, strength) {
            return;
        }
        let last = self.found.sections[owner].signs.last();
        match (block.mark, label) {
            // Only the first of several marked points or follow-ups becomes a sign; it opens the list of them.
            (Some(Mark::Point | Mark::FollowUp), _)
                if last.is_some_and(|last| last.part == part) => {}
            (Some(Mark::Point | Mark::FollowUp), _) => self.add(owner, self.sign(at, part)),
            (Some(_), _) if marked.is_some() => self.add(owner, self.marked_sign(at, part, label)),
            (None, _) if marked.is_some() => {
                // A class such as "answer" counts less than a label before it.
                let boxed = strength == Strength::Weak;
                if !boxed
                    || !self.found.sections[owner].has(part)
                    || last.is_some_and(|last| last.strength == Strength::Weak)
                {
                    let title = self.title_of_box(at);
                    let sign = Sign {
                        start: title.map_or(at, |title| title + 1),
                        until: Some(self.page.end(at)),
                        strength,
                        ..self.sign(title.unwrap_or(at), part)
                    };
                    self.add(owner, sign);
                }
            }
            (_, Some(label)) if !self.is_content(owner, at, label) => {
                self.add(owner, self.labelled(at, label))
            }
            _ => {}
        }
    }

    /// The title of a box of the class "answer", where it only says that the answer is inside.
    fn title_of_box(&self, at: BlockIndex) -> Option<BlockIndex> {
        let first = self.page.first_text(at + 1..self.page.end(at));
        let says = |at: &BlockIndex| self.labels.discloses(&self.page.block(*at).text).is_some();
        first.filter(says)
    }

    /// Whether a label is mere text: one nested deeper in list items than the last sign, or the opening words of
    /// a paragraph in a framework.
    fn is_content(&self, owner: usize, at: BlockIndex, label: Label) -> bool {
        let section = &self.found.sections[owner];
        let deeper = |last: &Sign| last.part != Part::Intent && self.items(at) > last.items;
        let repeats =
            label.part == Part::Framework && label.rest.is_some() && section.has(Part::Framework);
        repeats || section.signs.last().is_some_and(deeper)
    }

    /// Whether a part may begin here: the single word "intent" is a label only before all other content of a
    /// question.
    fn is_early(&self, owner: usize, at: BlockIndex, part: Part, strength: Strength) -> bool {
        let heading = self.found.sections[owner].heading;
        part != Part::Intent || strength > Strength::Weak || !self.page.has_content(heading + 1..at)
    }

    /// The label "A:" under a question that begins with "Q:".
    fn letter(&self, at: BlockIndex) -> Option<Label> {
        let block = self.page.block(at);
        let section = &self.found.sections[self.owners().next()?];
        let paired = section.shape == Some(Shape::Lettered);
        if !paired && !section.title.letter && !section.title.named
            || section.has(Part::Framework)
            || !matches!(block.kind, Kind::Paragraph | Kind::Item)
        {
            return None;
        }
        let opening = self.page.opening(at, &self.labels.table)?;
        let is_meant = paired || !opening.may_be_option;
        let rest = if paired { opening.from } else { 0 };
        let label = Label {
            part: Part::Framework,
            rest: Some(rest),
            strength: Strength::Fair,
        };
        Some(label).filter(|_| is_meant && opening.kinds & ANSWERING != 0)
    }

    /// The section to which a sign belongs: the one whose parts have begun, else the innermost one above it;
    /// `None` where there is none.
    ///
    /// `level` is that of the label's heading. Where a label's heading is on the level of the questions, it
    /// belongs to the nearest heading that reads as a question.
    fn owner(&self, part: Part, strength: Strength, level: u8) -> Option<usize> {
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
        } else if sections[nearest].may_be_question() {
            nearest
        } else {
            above()
                .find(|at| sections[*at].has(Part::Framework))
                .or_else(|| above().find(|at| sections[*at].may_be_question()))
                .or_else(|| above().next())?
        };
        if strength <= Strength::Weak && !sections[owner].may_be_question() {
            None
        } else {
            Some(owner)
        }
    }

    fn add(&mut self, owner: usize, sign: Sign) {
        self.found.sections[owner].signs.push(sign);
    }

    pub(super) fn sign(&self, at: BlockIndex, part: Part) -> Sign {
        Sign {
            part,
            at,
            start: at,
            text: 0,
            until: None,
            fold: Fold::Button,
            strength: Strength::Strong,
            items: self.items(at),
        }
    }

    fn labelled(&self, at: BlockIndex, label: Label) -> Sign {
        let start = if label.rest.is_some() { at } else { at + 1 };
        Sign {
            start,
            text: label.rest.unwrap_or(0),
            strength: label.strength,
            ..self.sign(at, label.part)
        }
    }

    /// A marked block is the part itself; one that holds only a label opens the part below it.
    fn marked_sign(&self, at: BlockIndex, part: Part, label: Option<Label>) -> Sign {
        let block = self.page.block(at);
        match label {
            Some(label) => Sign {
                part,
                strength: Strength::Strong,
                ..self.labelled(at, label)
            },
            None if block.is_bold() || block.text.ends_with(':') => Sign {
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

fn strength(marked: Option<Part>, label: Option<Label>) -> Strength {
    match (marked, label) {
        (None, Some(label)) => label.strength,
        _ => Strength::Strong,
    }
}

/// The part that a block is by schema.org's microdata or by its class.
fn part_by_markup(block: &Block) -> Option<Part> {
    matches!(block.markup, Some(Markup::Answer | Markup::AnswerBox)).then_some(Part::Framework)
}

fn part_of(mark: Mark) -> Option<Part> {
    match mark {
        Mark::Intent => Some(Part::Intent),
        Mark::Framework | Mark::Point => Some(Part::Framework),
        Mark::FollowUps | Mark::FollowUp => Some(Part::FollowUps),
        Mark::Question | Mark::Mistakes | Mark::Mistake | Mark::Ignore => None,
    }
}
