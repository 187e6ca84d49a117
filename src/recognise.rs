//! Blocks to a guide: the grammar of articles.

mod labels;
mod outline;
mod page;
mod parts;
mod shapes;
mod signs;
mod titles;

use crate::article::{Article, Kind, Mark};
use crate::guide::{BlockIndex, FollowUp, Guide, Item, Question};
use crate::problem::Problem;

use labels::Labels;
use outline::{Outline, Section};
use page::Page;
use parts::{Found, Parts, listed};
use titles::{Ids, Title, slug};

/// What the author said about the article by attributes; the defaults need nothing said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// Heading level of the questions, 2 to 6; none to find it.
    pub question_level: Option<u8>,
    /// The labels that open a framework; empty for the usual English ones. Likewise below.
    pub framework_labels: Vec<String>,
    /// The labels that open an intent.
    pub intent_labels: Vec<String>,
    /// The labels that open a list of follow-ups.
    pub follow_ups_labels: Vec<String>,
}

/// Finds the questions of an article. Never fails: what is wrong is in the list beside the guide.
#[must_use]
pub fn recognise(article: &Article, hints: &Hints) -> (Guide, Vec<Problem>) {
    let page = Page::new(&article.blocks);
    let mut problems = Vec::new();
    let level = question_level(&page, hints, &mut problems);
    let outline = outline::outline(&page, &Labels::new(hints), level);
    let chosen = shapes::questions(&page, &outline.sections, level);
    let mut build = Build {
        page: &page,
        outline: &outline,
        problems,
    };
    build.strays(article);
    let questions = build.questions(&chosen);
    let mistakes = build.mistakes();
    let mut problems = build.problems;
    problems.sort_by_key(|problem| problem.block);
    (
        Guide {
            title: title(article),
            questions,
            mistakes,
        },
        problems,
    )
}

/// The level the author gave, where the article has headings of that level.
fn question_level(page: &Page<'_>, hints: &Hints, problems: &mut Vec<Problem>) -> Option<u8> {
    let level = hints.question_level?;
    if !(2..=6).contains(&level) {
        problems.push(Problem::level_out_of_range(level));
    } else if (0..page.len()).any(|at| page.block(at).kind == Kind::Heading(level)) {
        return Some(level);
    } else {
        problems.push(Problem::no_heading_at_level(level));
    }
    None
}

fn title(article: &Article) -> String {
    let heading = article
        .blocks
        .iter()
        .find(|block| block.kind == Kind::Heading(1));
    heading.map_or(String::new(), |heading| {
        Title::of(&heading.text).text.to_owned()
    })
}

/// How many words of a title an id is made of, and of another text.
const TITLE_WORDS: usize = 12;
const ITEM_WORDS: usize = 6;

struct Build<'p, 'a> {
    page: &'p Page<'a>,
    outline: &'p Outline<'a>,
    problems: Vec<Problem>,
}

impl Build<'_, '_> {
    fn strays(&mut self, article: &Article) {
        for (at, value) in &article.unknown_marks {
            self.problems.push(Problem::unknown_mark(value, *at));
        }
        for at in &self.outline.strays {
            self.problems
                .push(Problem::stray_label(self.label(*at), *at));
        }
    }

    fn questions(&mut self, chosen: &[usize]) -> Vec<Question> {
        if chosen.is_empty() {
            self.problems.push(Problem::no_question());
        }
        let page = self.page;
        let sections: Vec<&Section<'_>> = chosen
            .iter()
            .map(|at| &self.outline.sections[*at])
            .collect();
        let known = sections
            .iter()
            .map(|section| (section.heading, section.title.text, own_id(page, section)));
        let ids = self.ids(known.collect(), TITLE_WORDS, "question");
        let mut questions: Vec<Question> = Vec::new();
        let mut outer: Option<&Section<'_>> = None;
        for (nth, (section, id)) in sections.iter().zip(ids).enumerate() {
            let next = sections
                .get(nth + 1)
                .map_or(page.len(), |next| next.heading);
            self.order(section, outer);
            outer = [outer, Some(*section)]
                .into_iter()
                .flatten()
                .max_by_key(|section| section.end);
            questions.push(self.question(section, section.end.min(next), id));
        }
        questions
    }

    fn question(&mut self, section: &Section<'_>, end: BlockIndex, id: String) -> Question {
        let page = self.page;
        let parts = Parts::new(page, section, end);
        let intent = parts.intent();
        let (mut framework, points) = parts.framework(intent.as_ref());
        let follow_ups = parts.follow_ups();
        if points.is_empty() {
            self.problems.push(Problem::no_point(
                section.title.text,
                framework.label.unwrap_or(section.heading),
            ));
        }
        if let Some(intent) = intent.as_ref().filter(|intent| intent.text.is_empty()) {
            self.problems
                .push(Problem::empty_label(self.label(intent.at), intent.at));
        }
        if let Some((at, _)) = follow_ups.as_ref().filter(|(_, items)| items.is_empty()) {
            self.problems
                .push(Problem::no_follow_up(self.label(*at), *at));
        }
        let follow_ups = follow_ups.map_or(Vec::new(), |(_, items)| items);
        let asked: Vec<BlockIndex> = follow_ups
            .iter()
            .map(|at| page.first_text(*at..page.end(*at)).unwrap_or(*at))
            .collect();
        let texts = points.iter().map(|(at, text)| (*at, text.as_str()));
        let texts = texts.chain(
            follow_ups
                .iter()
                .zip(&asked)
                .map(|(at, asked)| (*at, page.block(*asked).text.as_str())),
        );
        let mut ids = self.item_ids(texts.collect()).into_iter();
        framework.points = items(points, &mut ids);
        let follow_ups = follow_ups.into_iter().zip(asked).zip(ids);
        let follow_ups: Vec<FollowUp> = follow_ups
            .map(|((block, asked), id)| FollowUp {
                id,
                text: page.block(asked).text.clone(),
                block,
                sketch: page.outermost(asked + 1..page.end(block)),
            })
            .collect();
        let last = follow_ups.last().map(|last| {
            last.block
                .max(framework.blocks.last().copied().unwrap_or(0))
        });
        Question {
            id,
            title: section.title.text.to_owned(),
            heading: section.heading,
            intent: intent
                .map(|intent| intent.text)
                .filter(|text| !text.is_empty()),
            blocks: parts.blocks(last),
            framework,
            follow_ups,
        }
    }

    /// Headings of a question's parts stand below it; questions do not stand in each other.
    fn order(&mut self, section: &Section<'_>, outer: Option<&Section<'_>>) {
        if let Some(at) = section.outranked {
            self.problems.push(Problem::label_outranks(
                self.label(at),
                section.title.text,
                at,
            ));
        }
        if let Some(outer) = outer.filter(|outer| outer.end > section.heading) {
            self.problems.push(Problem::question_inside(
                section.title.text,
                outer.title.text,
                section.heading,
            ));
        }
    }

    fn mistakes(&mut self) -> Vec<Item> {
        let page = self.page;
        let mut found: Vec<BlockIndex> = (0..page.len())
            .filter(|at| page.block(*at).mark == Some(Mark::Mistake))
            .collect();
        for at in &self.outline.mistakes {
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
            found.extend(listed);
        }
        found.sort_unstable();
        found.dedup();
        let found: Vec<Found> = found
            .into_iter()
            .map(|at| (at, page.text(at..page.end(at))))
            .collect();
        let ids = self.item_ids(
            found
                .iter()
                .map(|(at, text)| (*at, text.as_str()))
                .collect(),
        );
        items(found, &mut ids.into_iter())
    }

    /// The words of a label; of a mark that has none, the mark.
    fn label(&self, at: BlockIndex) -> &str {
        let block = self.page.block(at);
        let text = block
            .lead
            .as_ref()
            .unwrap_or(&block.text)
            .split([':', '：'])
            .next();
        let mark = Mark::NAMES
            .iter()
            .find(|(_, mark)| block.mark == Some(*mark));
        match text.filter(|text| !text.is_empty()) {
            Some(text) => text,
            None => mark.map_or("", |(name, _)| name),
        }
    }

    fn item_ids(&mut self, texts: Vec<(BlockIndex, &str)>) -> Vec<String> {
        let page = self.page;
        let known = texts.into_iter().map(|(at, text)| {
            let block = page.block(at);
            (at, text, block.study_id.as_ref().or(block.id.as_ref()))
        });
        self.ids(known.collect(), ITEM_WORDS, "part")
    }

    /// An id for each text: the author's own, else a slug. The author's are given first, so that no slug takes one.
    fn ids(
        &mut self,
        texts: Vec<(BlockIndex, &str, Option<&String>)>,
        words: usize,
        instead: &str,
    ) -> Vec<String> {
        let mut ids = Ids::default();
        let mut given: Vec<String> = vec![String::new(); texts.len()];
        for own in [true, false] {
            for ((at, text, id), given) in texts
                .iter()
                .zip(&mut given)
                .filter(|((_, _, id), _)| id.is_some() == own)
            {
                let wanted = id.map_or_else(|| slug(text, words, instead), Clone::clone);
                *given = ids.give(wanted.clone());
                if *given == wanted {
                    continue;
                }
                if own || words == TITLE_WORDS {
                    self.problems
                        .push(Problem::same_id(text, &wanted, given, *at));
                }
            }
        }
        given
    }
}

/// The id the author gave a question: by `data-study-id`, else by `id`.
fn own_id<'a>(page: &Page<'a>, section: &Section<'_>) -> Option<&'a String> {
    let heading = section.heading;
    let details = heading
        .checked_sub(1)
        .filter(|_| page.block(heading).kind == Kind::Summary);
    let blocks = [Some(heading), section.marked, details];
    let blocks = blocks.iter().flatten().map(|at| page.block(*at));
    blocks
        .clone()
        .find_map(|block| block.study_id.as_ref())
        .or_else(|| blocks.clone().find_map(|block| block.id.as_ref()))
}

fn items(found: Vec<Found>, ids: &mut impl Iterator<Item = String>) -> Vec<Item> {
    found
        .into_iter()
        .zip(ids)
        .map(|((block, text), id)| Item { id, text, block })
        .collect()
}
