//! Which sections are questions: the three shapes, and what an author marked.

use super::Hints;
use super::labels::Part;
use super::page::Page;
use super::sections::{LOWEST, Section};
use crate::article::Kind;

/// A list without labels is a list of questions from this many on.
const ENOUGH: usize = 3;

/// The sections that are questions, by their index, in the order of the article.
pub(super) fn questions(page: &Page<'_>, sections: &[Section<'_>], hints: &Hints) -> Vec<usize> {
    let mut choice = Choice {
        page,
        sections,
        level: hints.question_level,
        chosen: vec![false; sections.len()],
    };
    choice.labelled();
    choice.disclosed();
    choice.bare();
    (0..sections.len())
        .filter(|section| choice.chosen[*section])
        .collect()
}

struct Choice<'s, 'a> {
    page: &'s Page<'a>,
    sections: &'s [Section<'a>],
    level: Option<u8>,
    chosen: Vec<bool>,
}

/// Headings of one level in one section.
struct Group {
    members: Vec<usize>,
    /// Most end in a question mark.
    asks: bool,
}

impl Choice<'_, '_> {
    /// Marked by the author, or with the label of a framework; with another label if it also reads as a question.
    fn labelled(&mut self) {
        for (at, section) in self.sections.iter().enumerate() {
            let framework = section
                .signs
                .iter()
                .any(|sign| sign.part == Part::Framework);
            let labelled = framework || section.reads() && !section.signs.is_empty();
            self.chosen[at] = section.marked.is_some() || labelled;
        }
    }

    /// `details` whose summaries are questions: each that reads as one, and its fellows where most do.
    fn disclosed(&mut self) {
        let details = self.free(|section| section.level == LOWEST && section.marked.is_none());
        let asking = details
            .iter()
            .filter(|at| self.sections[**at].reads())
            .count();
        let all = asking >= ENOUGH && asking * 2 >= details.len();
        let mut claimed = 0;
        for (nth, at) in details.iter().enumerate() {
            let section = &self.sections[*at];
            let inside = details[nth + 1..].iter().map(|at| &self.sections[*at]);
            let holds = inside
                .take_while(|inner| inner.heading < section.end)
                .any(|inner| inner.reads());
            if section.heading >= claimed
                && (section.reads() || all && !holds)
                && self.has_body(*at)
            {
                self.chosen[*at] = true;
                claimed = section.end;
            }
        }
    }

    /// Headings of one level, most of which read as questions.
    fn bare(&mut self) {
        let groups = self.groups();
        let mut holds = vec![false; self.sections.len()];
        for group in &groups {
            let mut above = group
                .members
                .first()
                .and_then(|first| self.sections[*first].parent);
            while let Some(at) = above.filter(|at| !holds[*at]) {
                holds[at] = true;
                above = self.sections[at].parent;
            }
        }
        // Numbered headings over a list of questions are its chapters.
        let mut members: Vec<usize> = groups
            .into_iter()
            .filter(|group| group.asks || !group.members.iter().any(|member| holds[*member]))
            .flat_map(|group| group.members)
            .collect();
        members.sort_unstable();
        let mut claimed = 0;
        for at in members {
            if self.sections[at].heading >= claimed {
                self.chosen[at] = true;
                claimed = self.sections[at].end;
            }
        }
    }

    /// The groups that read as lists of questions.
    fn groups(&self) -> Vec<Group> {
        let wanted = |level: u8| {
            self.level
                .map_or((2..LOWEST).contains(&level), |wanted| wanted == level)
        };
        let mut free = self.free(|section| wanted(section.level));
        let place = |at: &usize| (self.sections[*at].parent, self.sections[*at].level);
        free.retain(|at| !self.holds_question(*at) && self.has_body(*at));
        free.sort_by_key(|at| (place(at), *at));
        let labelled: Vec<_> = {
            let mut places: Vec<_> = (0..self.sections.len())
                .filter(|at| self.chosen[*at])
                .map(|at| place(&at))
                .collect();
            places.sort_unstable();
            places
        };
        free.chunk_by(|a, b| place(a) == place(b))
            .filter(|members| {
                members
                    .first()
                    .is_some_and(|first| labelled.binary_search(&place(first)).is_err())
            })
            .filter_map(|members| self.group(members))
            .collect()
    }

    fn group(&self, members: &[usize]) -> Option<Group> {
        let count = |reads: fn(&Section<'_>) -> bool| {
            members
                .iter()
                .filter(|at| reads(&self.sections[**at]))
                .count()
        };
        let most = |count: usize| count * 2 > members.len();
        let reads = |at: &usize| self.sections[*at].reads();
        let asks = most(count(|section| section.title.asks));
        let numbered = most(count(|section| section.title.numbered));
        let reading = count(|section| section.reads());
        let told = self.level.is_some();
        if !told && (members.len() < ENOUGH || !most(reading)) {
            return None;
        }
        let mut members = members.to_vec();
        if numbered || told && reading > 0 {
            members.retain(reads);
        } else if !told {
            // An introduction before the questions and a conclusion after them are none.
            let asked = |at: &usize| reads(at) || self.stands_in_item(*at);
            let first = members.iter().position(asked)?;
            let last = members.iter().rposition(asked)?;
            members = members[first..=last].to_vec();
        }
        Some(Group { members, asks })
    }

    /// The sections of a kind that stand in no question.
    fn free(&self, kind: impl Fn(&Section<'_>) -> bool) -> Vec<usize> {
        let mut claimed = 0;
        let mut free = Vec::new();
        for (at, section) in self.sections.iter().enumerate() {
            if self.chosen[at] {
                claimed = claimed.max(section.end);
            } else if section.heading >= claimed && kind(section) {
                free.push(at);
            }
        }
        free
    }

    fn holds_question(&self, at: usize) -> bool {
        let end = self.sections[at].end;
        let inside = self
            .sections
            .iter()
            .enumerate()
            .skip(at + 1)
            .take_while(|(_, inner)| inner.heading < end);
        inside.into_iter().any(|(inner, _)| self.chosen[inner])
    }

    fn has_body(&self, at: usize) -> bool {
        let section = &self.sections[at];
        self.page.has_content(section.heading + 1..section.end)
    }

    fn stands_in_item(&self, at: usize) -> bool {
        let heading = self.sections[at].heading;
        heading > 0 && self.page.block(heading - 1).kind == Kind::Item
    }
}
