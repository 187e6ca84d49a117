//! Builds the guide from the chosen sections, and collects the problems met on the way.

use std::rc::Rc;

use super::ids::{Ids, slug};
use super::labels::Labels;
use super::page::Page;
use super::parts::{Parts, Passage, listed, stated_below};
use super::sections::Section;
use super::shape::Shape;
use super::titles::{COLONS, Title};
use super::words::hash;

use crate::article::{Kind, Mark};
use crate::guide::{BlockIndex, Fold, FollowUp, Item, Question};
use crate::problem::Problem;

/// How many words of a text its id takes: of a title, of another text, and of the text under a repeated title.
const TITLE_WORDS: usize = 12;
const ITEM_WORDS: usize = 6;
const MORE_WORDS: usize = 4;

pub(super) struct Build<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    pub(super) labels: &'p Labels,
    pub(super) problems: Vec<Problem>,
}

/// The longest paragraph, in bytes, that can serve as the title of a question called only "Exercise 1".
const LONGEST_TITLE: usize = 200;

/// A text that needs an id, the id its author gave it, and the text under it, which tells it from one of the same
/// title.
struct Named<'t> {
    at: BlockIndex,
    text: &'t str,
    own: Option<&'t String>,
    more: &'t str,
}

impl<'a> Build<'_, 'a> {
    /// Builds a question from each chosen section, in the order of the article.
    pub(super) fn questions(
        &mut self,
        sections: &[Section<'_>],
        chosen: &[(usize, Shape)],
    ) -> Vec<Rc<Question>> {
        let page = self.page;
        let end = |nth: usize| {
            let next = chosen.get(nth + 1);
            let next = next.map_or(page.len(), |(next, _)| sections[*next].heading);
            sections[chosen[nth].0].end.min(next)
        };
        let mut named = Vec::new();
        for (nth, (at, _)) in chosen.iter().enumerate() {
            let section = &sections[*at];
            let (text, more) = self.title(section, end(nth));
            named.push(Named {
                at: section.heading,
                text,
                own: self.question_id(section),
                more,
            });
        }
        let ids = self.ids(&named, TITLE_WORDS, "question");
        let mut questions = Vec::new();
        let mut outer: Option<&Section<'_>> = None;
        for (nth, id) in ids.into_iter().enumerate() {
            let section = &sections[chosen[nth].0];
            self.order(section, outer);
            if outer.is_none_or(|outer| outer.end < section.end) {
                outer = Some(section);
            }
            let mut question = self.question(section, end(nth), id, named[nth].text);
            if matches!(chosen[nth].1, Shape::Disclosed) {
                question.blocks = self.disclosed(&question);
            }
            questions.push(Rc::new(question));
        }
        questions
    }

    /// The title of a question, and the first text under it that is not a label. Where the title is only "Exercise 1"
    /// and that text is short, the text becomes the title.
    fn title(&self, section: &Section<'a>, end: BlockIndex) -> (&'a str, &'a str) {
        let page = self.page;
        let label = |at: &BlockIndex| {
            let sign = section.signs.iter().find(|sign| sign.at == *at);
            sign.is_some_and(|sign| sign.stands_alone())
        };
        let text = |at: &BlockIndex| page.is_content(*at) && !label(at);
        let first = (section.heading + 1..end).find(text);
        let more = first.map_or("", |at| page.block(at).text.as_str());
        let answer = section.signs.iter().map(|sign| sign.at).min();
        let above = |at: &BlockIndex| {
            let block = page.block(*at);
            block.kind == Kind::Paragraph && block.text.len() <= LONGEST_TITLE
        };
        let title = &section.title;
        let stated = first.filter(|at| title.bare && answer.is_some_and(|answer| *at < answer));
        match stated.filter(above).or(stated_below(page, section, end)) {
            Some(_) => (Title::of(more, &self.labels.table).text, more),
            None => (title.text, more),
        }
    }

    /// The blocks of a question that a `details` answers: it ends where the `details` or its last follow-up ends.
    fn disclosed(&self, question: &Question) -> std::ops::Range<BlockIndex> {
        let Fold::Details(details) = question.framework.fold else {
            return question.blocks.clone();
        };
        let last = question
            .follow_ups
            .last()
            .map_or(details, |last| last.block);
        let end = self.page.end(details).max(self.page.end(last));
        let own = (details..question.heading).contains(&details);
        let start = question.blocks.start;
        start..if own {
            question.blocks.end
        } else {
            end.min(question.blocks.end)
        }
    }

    /// The mistakes: every item of the marked lists, given by the blocks marked, and every block marked as one mistake.
    pub(super) fn mistakes(&mut self, lists: &[BlockIndex]) -> Vec<Item> {
        let page = self.page;
        let mut is_mistake = vec![false; page.len()];
        for at in lists {
            let own = page.is_container(*at);
            let range = if own {
                *at..page.end(*at)
            } else {
                at + 1..page.len()
            };
            let listed = listed(page, range, Mark::Mistake, own);
            if listed.is_empty() {
                self.problems
                    .push(Problem::empty_label(self.label(*at), *at));
            }
            for at in listed {
                is_mistake[at] = true;
            }
        }
        let mut mistakes = Vec::new();
        for (at, listed) in is_mistake.into_iter().enumerate() {
            if listed || page.block(at).mark == Some(Mark::Mistake) {
                mistakes.push((at, page.text(at..page.end(at))));
            }
        }
        mistakes.retain(|(_, text)| !text.is_empty());
        let ids = self.ids(&self.named(&mistakes), ITEM_WORDS, "mistake");
        items(mistakes, &mut ids.into_iter())
    }

    /// Reports each framework label that has no question above it.
    pub(super) fn orphan_labels(&mut self, labels: &[BlockIndex]) {
        for at in labels {
            self.problems
                .push(Problem::orphan_label(self.label(*at), *at));
        }
    }

    fn question(
        &mut self,
        section: &Section<'_>,
        end: BlockIndex,
        id: String,
        title: &str,
    ) -> Question {
        let page = self.page;
        let parts = Parts::new(page, section, end);
        let intent = parts.intent();
        if let Some(intent) = intent.as_ref().filter(|intent| intent.text.is_empty()) {
            self.problems
                .push(Problem::empty_label(self.label(intent.at), intent.at));
        }
        let (mut framework, points) = parts.framework(intent.as_ref());
        if points.is_empty() {
            let at = framework.label.unwrap_or(section.heading);
            self.problems.push(Problem::no_point(title, at));
        }
        let follow_ups = self.asked(&parts);
        let mut named = self.named(&points);
        named.extend(self.named(&follow_ups));
        let mut ids = self.ids(&named, ITEM_WORDS, "point").into_iter();
        framework.points = items(points, &mut ids);
        let mut last = None;
        let mut asked = Vec::new();
        for ((block, text), id) in follow_ups.into_iter().zip(ids) {
            let question = page.first_text(block..page.end(block)).unwrap_or(block);
            let sketch = page.outermost(question + 1..page.end(block));
            asked.push(FollowUp {
                id,
                text,
                block,
                sketch,
            });
            last = framework
                .blocks
                .last()
                .copied()
                .max(framework.label)
                .max(Some(block));
        }
        Question {
            id,
            title: title.to_owned(),
            heading: section.heading,
            intent: intent
                .map(|intent| intent.text)
                .filter(|text| !text.is_empty()),
            framework,
            follow_ups: asked,
            blocks: parts.blocks(last),
        }
    }

    /// The follow-ups, without their sketches. Reports a label that has none under it.
    fn asked(&mut self, parts: &Parts<'_, '_>) -> Vec<Passage> {
        let mut asked = Vec::new();
        if let Some((label, items)) = parts.follow_ups() {
            if items.is_empty() {
                self.problems
                    .push(Problem::no_follow_up(self.label(label), label));
            }
            for at in items {
                let question = self.page.first_text(at..self.page.end(at)).unwrap_or(at);
                asked.push((at, self.page.block(question).text.clone()));
            }
        }
        asked
    }

    /// Reports a label's heading that is not below its question's heading, and a question inside another.
    fn order(&mut self, section: &Section<'_>, outer: Option<&Section<'_>>) {
        if let Some(at) = section.outranked {
            self.problems.push(Problem::label_outranks(
                self.label(at),
                section.title.text,
                at,
            ));
        }
        let inside = |outer: &&Section<'_>| outer.end > section.heading && section.shape.is_none();
        if let Some(outer) = outer.filter(inside) {
            let problem =
                Problem::question_inside(section.title.text, outer.title.text, section.heading);
            self.problems.push(problem);
        }
    }

    /// The words of a label; for a mark without text, the mark's name.
    fn label(&self, at: BlockIndex) -> &'a str {
        let block = self.page.block(at);
        let text = block
            .lead
            .as_ref()
            .unwrap_or(&block.text)
            .split(COLONS)
            .next();
        let mark = Mark::NAMES
            .iter()
            .find(|(_, mark)| block.mark == Some(*mark));
        match text.filter(|text| !text.is_empty()) {
            Some(text) => text,
            None => mark.map_or("", |(name, _)| name),
        }
    }

    /// The id the author gave a question: by `data-study-id`, else by `id`.
    fn question_id(&self, section: &Section<'_>) -> Option<&'a String> {
        let page = self.page;
        let heading = page.block(section.heading);
        let opens = heading.kind == Kind::Summary || heading.loose;
        let around = section.heading.checked_sub(1).filter(|_| opens);
        let around = around.filter(|at| page.end(*at) > section.heading);
        let blocks = [Some(section.heading), section.marked, around];
        let blocks = || blocks.iter().flatten().map(|at| page.block(*at));
        blocks()
            .find_map(|block| block.study_id.as_ref())
            .or_else(|| blocks().find_map(|block| block.id.as_ref()))
    }

    fn named<'t>(&self, passages: &'t [Passage]) -> Vec<Named<'t>>
    where
        'a: 't,
    {
        let mut named = Vec::new();
        for (at, text) in passages {
            let block = self.page.block(*at);
            named.push(Named {
                at: *at,
                text,
                own: block.study_id.as_ref().or(block.id.as_ref()),
                more: "",
            });
        }
        named
    }

    /// An id for each text: the author's own, else a slug. The author's ids are taken first, so that no slug gets one
    /// of them.
    ///
    /// Equal titles get the first words under them added to their ids, so that each keeps its id wherever it moves.
    fn ids(&mut self, named: &[Named<'_>], words: usize, instead: &str) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for named in named {
            let slug = || slug(named.text, words, instead);
            ids.push(named.own.map_or_else(slug, Clone::clone));
        }
        if words == TITLE_WORDS {
            disambiguate(named, &mut ids, instead);
        }
        let mut given = Ids::of(named.len());
        let (mut first, mut same) = (None, 0);
        for own in [true, false] {
            for (nth, named) in named.iter().enumerate() {
                let wanted = &mut ids[nth];
                if named.own.is_some() != own || given.take(wanted) {
                    continue;
                }
                let instead = given.number(wanted);
                if own {
                    self.problems
                        .push(Problem::same_id(named.text, wanted, &instead, named.at));
                } else if words == TITLE_WORDS {
                    first.get_or_insert((named.text, named.at));
                    same += 1;
                }
                *wanted = instead;
            }
        }
        if let Some((text, at)) = first {
            self.problems.push(Problem::same_title(text, same, at));
        }
        ids
    }
}

/// Adds the first words under a title to each id that several titles would get.
fn disambiguate(named: &[Named<'_>], wanted: &mut [String], instead: &str) {
    let mut hashes: Vec<u32> = wanted.iter().map(|id| hash(id)).collect();
    hashes.sort_unstable();
    let is_repeated = |id: &str| {
        let first = hashes.partition_point(|before| *before < hash(id));
        hashes.get(first + 1) == hashes.get(first)
    };
    for (named, wanted) in named.iter().zip(wanted) {
        if named.own.is_none() && !named.more.is_empty() && is_repeated(wanted) {
            let more = slug(named.more, MORE_WORDS, instead);
            *wanted = format!("{wanted}-{more}");
        }
    }
}

fn items(passages: Vec<Passage>, ids: &mut impl Iterator<Item = String>) -> Vec<Item> {
    let mut items = Vec::new();
    for (block, text) in passages {
        let id = ids.next().unwrap_or_default();
        items.push(Item { id, text, block });
    }
    items
}
