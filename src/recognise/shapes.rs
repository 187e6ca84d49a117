//! Chooses which sections are questions, judged over the whole page.

use super::labels::{Part, Strength};
use super::page::Page;
use super::rows::{self, is_sentence};
use super::sections::{LOWEST, Section};
use super::selection::{ENOUGH, Selection};
use super::shape::Shape;
use super::share::{HALF, QUARTER, TWO_THIRDS, more_than};
use super::titles::{COLONS, Title};
use super::words::{STEPS, Table, Topic, folded};
use crate::article::{Kind, MARKS};
use crate::guide::Fold;

/// How many sections or blocks below a heading are looked at.
const MANY: usize = 64;

/// The fewest words of a title that tells a task.
const TASK_WORDS: usize = 8;
/// So many of them are tasks: fewer may be news, each above a fold called "Show".
const MANY_TASKS: usize = 8;

/// The headings of one level.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    /// Those with an answer that has a label.
    labelled: usize,
    /// Those of them that ask.
    asking: usize,
    /// Those of them that tell a task, with one word as the label.
    tasks: usize,
}

/// The sections that are questions, by their index, each with the shape that made it one; in the order of the article.
pub(super) fn questions(
    page: &Page<'_>,
    table: &Table,
    sections: &mut [Section<'_>],
    level: Option<u8>,
) -> Vec<(usize, Shape)> {
    count(sections);
    let mut selection = Selection {
        page,
        table,
        sections,
        level,
        chosen: vec![None; sections.len()],
    };
    selection.labelled();
    selection.bare();
    selection.disclosed();
    let chosen = selection.chosen.into_iter().enumerate();
    chosen
        .filter_map(|(at, shape)| Some((at, shape?)))
        .collect()
}

/// Accepts numbers that no sign sets off, as in "3 Sorting", where the headings of a level count up from 1.
fn count(sections: &mut [Section<'_>]) {
    let mut runs: [Vec<usize>; 8] = Default::default();
    let mut counted = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let run = &mut runs[usize::from(section.level)];
        let next = match run.last().and_then(|last| sections[*last].title.count) {
            Some((last, _)) => last.saturating_add(1),
            None => 1,
        };
        match section.title.count {
            Some((count, _)) if count == next => run.push(at),
            Some((1, _)) => {
                keep(run, &mut counted);
                run.push(at);
            }
            Some(_) => keep(run, &mut counted),
            None => {}
        }
    }
    runs.iter_mut().for_each(|run| keep(run, &mut counted));
    for at in counted {
        let title = &mut sections[at].title;
        if let Some((_, text)) = title.count.filter(|(_, text)| !text.is_empty()) {
            title.text = text;
            title.numbered = true;
        }
    }
}

fn keep(run: &mut Vec<usize>, counted: &mut Vec<usize>) {
    if run.len() >= ENOUGH {
        counted.append(run);
    }
    run.clear();
}

impl Selection<'_, '_> {
    /// Chooses sections that are marked or have a label. A strong label always counts, others under a title that reads
    /// as a question or where several sections have one.
    fn labelled(&mut self) {
        let strength = |section: &Section<'_>| {
            let answers = section
                .signs
                .iter()
                .filter(|sign| sign.part == Part::Framework);
            answers.map(|sign| sign.strength).max()
        };
        let answered = |least: Strength| {
            // Sections found by their `details` count beside those with other labels.
            let free = |of: &&Section<'_>| {
                of.marked.is_none() && of.shape.is_none_or(|shape| shape == Shape::Disclosed)
            };
            let free = self.sections.iter().filter(free);
            free.filter(|section| strength(section) >= Some(least))
                .count()
        };
        let (fair, weak) = (answered(Strength::Fair), answered(Strength::Faint));
        let common = |section: &Section<'_>| strength(section) == Some(Strength::Faint);
        let asking_levels = self.asking_levels(&common);
        for (at, section) in self.sections.iter().enumerate() {
            let may_be_question = section.may_be_question();
            // A label above several questions belongs to their chapter.
            let is_chapter = || {
                let inside = self.sections[at + 1..].iter().take(MANY);
                let held = inside.filter(|of| of.heading < section.end && of.is_declared());
                !section.title.is_question() && held.count() > 1
            };
            let enough = match strength(section) {
                Some(Strength::Strong) => true,
                Some(Strength::Fair) => may_be_question || fair > 1,
                Some(Strength::Weak) => may_be_question && weak > 1,
                Some(Strength::Faint) => {
                    weak > 1 && (self.is_asked(at) || asking_levels[usize::from(section.level)])
                }
                None => may_be_question || section.title.is_prompt,
            };
            let details = section.signs.iter().any(|sign| sign.fold != Fold::Button);
            let labelled = if details {
                Shape::Disclosed
            } else {
                Shape::Labelled
            };
            self.chosen[at] = match section.shape {
                Some(shape) => Some(shape),
                None if !section.signs.is_empty() && enough && !is_chapter() => Some(labelled),
                None => None,
            };
        }
    }

    /// For each level, whether most of the headings with a common word as their label ask, so that the statements among
    /// them are questions, too. Tasks told at length ask where nearly every heading of the level has one word as its
    /// label, such as "Show"; "Show more" is that of a list of news.
    fn asking_levels(&self, common: &dyn Fn(&Section<'_>) -> bool) -> [bool; 8] {
        let one_word = |section: &Section<'_>| {
            let mut labels = section.signs.iter().map(|sign| self.page.block(sign.at));
            labels.all(|label| !label.text.contains(' '))
        };
        let mut counts = [Count::default(); 8];
        for (at, section) in self.sections.iter().enumerate() {
            let count = &mut counts[usize::from(section.level)];
            count.all += 1;
            if section.level < LOWEST && common(section) {
                count.labelled += 1;
                count.asking += usize::from(self.is_asked(at));
                count.tasks +=
                    usize::from(is_sentence(section.title.text, TASK_WORDS) && one_word(section));
            }
        }
        counts.map(|count| {
            let are_tasks =
                count.tasks >= MANY_TASKS && more_than(TWO_THIRDS, count.tasks, count.all);
            more_than(TWO_THIRDS, count.asking, count.labelled) || are_tasks
        })
    }

    /// Chooses the headings of the levels at which most ask, except chapters.
    fn bare(&mut self) {
        for at in rows::find(self) {
            if self.chosen[at].is_none() {
                self.chosen[at] = Some(Shape::Heading);
            }
        }
    }

    /// Chooses `details` whose summary is a question: those that ask, and the others of their kind where most do.
    fn disclosed(&mut self) {
        let others = self.chosen.iter().any(Option::is_some);
        let details = self.free(LOWEST);
        let full = |at: &usize| self.has_body(*at);
        let details: Vec<usize> = details.into_iter().filter(full).collect();
        let sure = |at: &usize| self.sections[*at].title.is_question();
        let some = details.iter().any(sure);
        let asks = |at: usize| self.is_topical(at) || some && self.is_asked(at);
        let asking = details.iter().filter(|at| asks(**at)).count();
        let topical = details
            .first()
            .is_some_and(|at| self.topic_above(*at) >= Topic::Questions);
        // Two that stand side by side are questions, not asides in a text.
        let pair = |two: &[usize]| {
            let [one, next] = [two[0], two[1]].map(|at| &self.sections[at]);
            asks(two[0]) && asks(two[1]) && self.page.first_text(one.end..next.heading).is_none()
        };
        let meant = asking >= ENOUGH || others || topical && asking > 0;
        if !meant && !details.windows(2).any(pair) {
            return;
        }
        let most = asking >= ENOUGH && asking * 2 >= details.len();
        let mut claimed = 0;
        let mut found = Vec::new();
        for (nth, at) in details.iter().enumerate() {
            let section = &self.sections[*at];
            let fellow = || {
                let inside = details[nth + 1..].iter().map(|at| &self.sections[*at]);
                let mut inside = inside.take_while(|inner| inner.heading < section.end);
                !inside.any(|inner| inner.title.is_question())
            };
            let is_meant = sure(at) || (asks(*at) || most) && fellow();
            if section.heading >= claimed && is_meant {
                found.push(*at);
                claimed = section.end;
            }
        }
        for at in found {
            self.chosen[at] = Some(Shape::Disclosed);
        }
    }

    /// Whether a section asks; a number or an instruction counts on a page that says that it asks, or names its field.
    fn is_asked(&self, at: usize) -> bool {
        let section = &self.sections[at];
        let is_candidate = section.title.numbered || section.title.is_prompt;
        section.is_declared()
            || section.title.is_question()
            || is_candidate && self.topic_above(at) != Topic::None
    }

    /// Whether a title is numbered or an instruction on a page that says that it asks.
    pub(super) fn is_topical(&self, at: usize) -> bool {
        let title = &self.sections[at].title;
        (title.numbered || title.is_prompt) && self.topic_above(at) >= Topic::Questions
    }

    /// The most that a title above says: that questions stand under it, or only the field of interviews or exercises.
    ///
    /// The title of the page stands above all. A title such as "Setup" ends the search: nothing under it asks, whatever
    /// the page says.
    pub(super) fn topic_above(&self, at: usize) -> Topic {
        let top = Some(0).filter(|_| self.sections[0].level < LOWEST);
        let mut most = Topic::None;
        let mut above = self.sections[at].parent.or(top.filter(|top| *top < at));
        // Headings do not nest deeper than twelve levels.
        for _ in 0..12 {
            let Some(parent) = above else { break };
            let title = &self.sections[parent].title.text;
            if self.table.kinds(&folded(title, 5)) & STEPS != 0 {
                break;
            }
            most = most.max(self.topic_of(parent));
            let next = self.sections[parent].parent;
            above = next.or(top.filter(|top| *top < parent));
        }
        most
    }

    /// What the title of a section says about the headings under it.
    pub(super) fn topic_of(&self, at: usize) -> Topic {
        let heading = self.page.block(self.sections[at].heading);
        self.table.topic(&heading.text)
    }

    /// The sections of a level that stand in no question.
    pub(super) fn free(&self, level: u8) -> Vec<usize> {
        let mut claimed = 0;
        let mut free = Vec::new();
        for (at, section) in self.sections.iter().enumerate() {
            if self.chosen[at].is_some() {
                claimed = claimed.max(section.end);
            } else if section.heading >= claimed && section.level == level {
                free.push(at);
            }
        }
        free
    }

    /// Whether the text under a heading that does not ask is a list of questions or instructions, and so no answer.
    pub(super) fn lists_questions(&self, at: usize) -> bool {
        let section = &self.sections[at];
        if section.title.is_question() {
            return false;
        }
        let (mut all, mut asking, mut named, mut items, mut prompts) = (0, 0, 0, 0, 0);
        let below = section.heading + 1..section.end;
        let seen = |at: &usize| self.page.is_content(*at) || self.page.is_fallback_answer(*at);
        for at in below.filter(seen).take(MANY) {
            let block = self.page.block(at);
            all += 1;
            // What asks can stand after a name in bold, as in "Closures: what are they?".
            let lead = block.lead.as_deref().filter(|lead| lead.ends_with(COLONS));
            let text = block.text.get(lead.map_or(0, str::len)..);
            let title = Title::of(text.unwrap_or_default(), self.table);
            let asks = title.has_question_mark || block.text.ends_with(MARKS);
            asking += usize::from(asks);
            named += usize::from(!asks && lead.is_some() && title.is_prompt);
            items += usize::from(block.kind == Kind::Item && section.title.numbered);
            let is_prompt = || Title::of(&block.text, self.table).is_prompt;
            prompts += usize::from(items == all && is_prompt());
        }
        // Named instructions alone are often an answer, as in "Situation: Describe it".
        if more_than(QUARTER, asking, all) {
            asking += named;
        }
        // Instructions alone do not answer a chapter's heading, either.
        asking >= ENOUGH && more_than(HALF, asking, all) || prompts == all && all > 0
    }

    pub(super) fn has_body(&self, at: usize) -> bool {
        let section = &self.sections[at];
        self.page.has_answer(section.heading + 1..section.end)
    }
}
