//! Questions whose answer folds: before a `details` that says "Answer", and in the page's own folds.

use std::mem;

use super::super::labels::Strength;
use super::super::openings::Opening;
use super::super::shape::Shape;
use super::super::words::{ANSWERING, ASKING, hash};
use super::{Place, Walk};
use crate::article::Kind;
use crate::guide::BlockIndex;

/// An answer, and the texts before it since the last answer, the heading or the beginning of the list item.
struct Group {
    answer: Place,
    texts: Vec<BlockIndex>,
}

impl Group {
    /// Whether two answers stand under one heading and in one list item.
    fn is_beside(&self, next: &Group) -> bool {
        let place = |of: &Group| (of.answer.scope, of.answer.heading);
        place(self) == place(next)
    }
}

/// At least this many questions must stand before paragraphs that begin with "Answer"; one less where the page
/// says that it asks.
const ENOUGH: usize = 3;

/// How many blocks before a region its button is looked for.
const NEAR: usize = 8;

/// The least rank of a text that looks like a question by itself, since it is numbered.
const NUMBERED: u8 = 4;

impl Walk<'_, '_> {
    /// Makes a head of the text before each `details` with an answer; with `labelled`, before each paragraph that
    /// begins with "Answer".
    pub(super) fn answers(&mut self, labelled: bool) {
        let answers = if labelled {
            &self.labelled_answers
        } else {
            &self.answers
        };
        let groups = self.groups(answers);
        let mut heads = Vec::new();
        for region in groups.chunk_by(Group::is_beside) {
            let full = |group: &&Group| !group.texts.is_empty();
            let several = region.iter().filter(full).count() > 1;
            for group in region.iter().filter(full) {
                let is_head = |at: &BlockIndex| self.heads.is_head(*at);
                let common = !labelled && self.is_common(group.answer);
                // The text looks like a question by itself, and is not part of one.
                let meant = |at: &BlockIndex| match labelled {
                    true => self.rank(*at).0 >= NUMBERED && !group.texts.iter().any(is_head),
                    false => !common || self.title(*at).is_question(),
                };
                let head = self.head_of(group, several).filter(meant);
                heads.extend(head.map(|at| (at, group.answer.scope)));
            }
        }
        let (least, shape) = match labelled {
            true => (ENOUGH - usize::from(self.is_topic), Shape::Labelled),
            false => (0, Shape::Disclosed),
        };
        if heads.len() < least || groups.len() < 2 && !self.is_topic {
            return;
        }
        for (at, scope) in heads {
            if let Some(head) = self.add(at, shape) {
                head.scope = scope.into();
            }
        }
    }

    /// Whether the summary of an answer is a common word such as "Show" and no title says that questions follow.
    fn is_common(&self, answer: Place) -> bool {
        let opens = |at: &BlockIndex| self.heads.fold(*at) == Some(answer.at);
        let button = (0..answer.at).rev().take(NEAR).find(opens);
        let summary = button.unwrap_or(answer.at + 1);
        self.labels.discloses(&self.page.block(summary).text) == Some(Strength::Faint)
            && !self.is_under_topic(answer)
    }

    fn groups(&self, answers: &[Place]) -> Vec<Group> {
        let page = self.page;
        let mut groups = Vec::new();
        let mut last = 0;
        for answer in answers {
            let heading = answer
                .heading
                .map_or(0, |nth| self.heads.headings[nth].0.at + 1);
            let scope = answer.scope.map_or(0, |scope| scope + 1);
            let mut at = last.max(heading).max(scope);
            let mut texts = Vec::new();
            while at < answer.at {
                let block = page.block(at);
                if block.kind == Kind::Details && page.end(at) <= answer.at {
                    at = page.end(at);
                    continue;
                }
                if page.is_content(at) && block.kind != Kind::Summary {
                    texts.push(at);
                }
                at += 1;
            }
            last = page.end(answer.at);
            groups.push(Group {
                answer: *answer,
                texts,
            });
        }
        groups
    }

    /// Which of the texts is the question; `None` where the heading above them is.
    fn head_of(&self, group: &Group, several: bool) -> Option<BlockIndex> {
        let page = self.page;
        let scope = group.answer.scope;
        let item = scope.filter(|scope| page.block(*scope).kind == Kind::Item);
        let heading = group.answer.heading.map(|nth| &self.heads.headings[nth]);
        let heading = heading.filter(|(place, ..)| scope.is_none_or(|scope| place.at > scope));
        let picked = self.pick(group)?;
        match (heading, item) {
            (Some((_, title, _)), _) if title.is_question() => None,
            (Some((.., level)), _) if *level == 1 || several => Some(picked),
            (Some((_, title, _)), _) => {
                let lone = group.texts.len() == 1 && page.block(picked).kind == Kind::Item;
                let sure = self.title(picked).is_question() || lone;
                Some(picked).filter(|_| sure && !title.numbered)
            }
            (None, Some(_)) if !several => group.texts.first().copied(),
            _ => Some(picked),
        }
    }

    fn pick(&self, group: &Group) -> Option<BlockIndex> {
        let mut best = (0, *group.texts.first()?);
        for at in &group.texts {
            let (rank, last_wins) = self.rank(*at);
            if rank > best.0 || rank == best.0 && last_wins {
                best = (rank, *at);
            }
        }
        Some(best.1)
    }

    /// How much a text looks like the question, and whether the last of several with this rank is taken.
    fn rank(&self, at: BlockIndex) -> (u8, bool) {
        let page = self.page;
        let title = self.title(at);
        let option = self.is_option(at);
        let paragraph = page.block(at).kind == Kind::Paragraph && !option;
        let is_list = |at: &BlockIndex| page.block(*at).kind == Kind::List;
        let list = (0..at).rev().take(8).find(is_list);
        let list = list.filter(|list| page.end(*list) > at);
        // The only item of a numbered list, whose options stand below the list.
        let lone = |list| page.block(list).ordered && page.children(list).take(2).count() == 1;
        match list {
            _ if paragraph && title.named => (7, false),
            _ if paragraph && title.has_question_mark => (6, true),
            _ if paragraph && title.numbered => (NUMBERED + 1, false),
            Some(list) if lone(list) => (NUMBERED, false),
            _ if paragraph => (3, true),
            Some(_) if title.is_question() => (2, false),
            Some(_) if !option => (1, true),
            _ => (0, false),
        }
    }

    /// Whether a text is an option: "A. Speed", "b) Force".
    pub(super) fn is_option(&self, at: BlockIndex) -> bool {
        let block = self.page.block(at);
        let mut letters = block.text.chars();
        let letter = letters
            .next()
            .is_some_and(|letter| letter.is_ascii_alphabetic());
        let sign = letters
            .next()
            .is_some_and(|sign| matches!(sign, '.' | ')' | ':' | '．' | '）'));
        let opening = Opening::of(block, &self.labels.table).filter(|found| !found.may_be_option);
        let kinds = opening.map_or(0, |opening| opening.kinds);
        letter && sign && kinds & (ASKING | ANSWERING) != ASKING
    }

    /// Finds the regions that the page's own buttons open. A button that says "Answer" counts as the summary of a
    /// `details`.
    pub(super) fn folds(&mut self) {
        let page = self.page;
        let triggers = mem::take(&mut self.triggers);
        // A hash table of the regions by their id, so that each button is compared with few.
        let heap = |id: &str| hash(id) as usize % triggers.len();
        let mut regions = vec![Vec::new(); triggers.len()];
        for at in (0..page.len()).filter(|_| !triggers.is_empty()) {
            if let Some(id) = &page.block(at).id {
                regions[heap(id)].push(at);
            }
        }
        for place in &triggers {
            let block = page.block(place.at);
            let Some(id) = &block.controls else { continue };
            let mut of_id = regions[heap(id)].iter().copied();
            let region = of_id.find(|at| page.block(*at).id.as_ref() == Some(id));
            let is_below = |at: &BlockIndex| *at > place.at && page.has_answer(*at..page.end(*at));
            match region.filter(is_below) {
                Some(at) if self.labels.discloses(&block.text).is_some() => {
                    self.heads.folds.push((place.at, at));
                    self.answers.push(Place { at, ..*place });
                }
                Some(region) => self.regions.push((*place, region)),
                None => {}
            }
        }
        self.answers.sort_unstable_by_key(|answer| answer.at);
    }

    /// Makes heads of the buttons that open a region, where at least half of them ask.
    pub(super) fn triggers(&mut self) {
        let (mut asking, mut found) = (0, Vec::new());
        for (place, region) in mem::take(&mut self.regions) {
            let title = self.title(place.at);
            let asks = title.is_question() || title.may_be_question() && self.is_under_topic(place);
            asking += usize::from(asks);
            found.push((place.at, region));
        }
        if asking < 2 || asking * 2 < found.len() {
            return;
        }
        for (at, region) in found {
            if let Some(head) = self.add(at, Shape::Accordion) {
                head.answer = Some(region);
            }
        }
    }
}
