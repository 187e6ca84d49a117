//! Which sections are questions: the three shapes, and what an author marked.

use super::labels::Part;
use super::outline::{LOWEST, Section};
use super::page::Page;
use crate::article::Kind;

/// A list without labels is a list of questions from this many on.
const ENOUGH: usize = 3;

/// The sections that are questions, by their index, in the order of the article.
pub(super) fn questions(
    page: &Page<'_>,
    sections: &[Section<'_>],
    level: Option<u8>,
) -> Vec<usize> {
    let mut choice = Choice {
        page,
        sections,
        level,
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
        let weak = |section: &Section<'_>| section.signs.iter().all(|sign| sign.weak);
        let solved = self
            .sections
            .iter()
            .filter(|section| section.has(Part::Framework))
            .count();
        for (at, section) in self.sections.iter().enumerate() {
            let enough = if weak(section) {
                solved > 1
            } else {
                section.has(Part::Framework) || section.reads()
            };
            self.chosen[at] = section.marked.is_some() || !section.signs.is_empty() && enough;
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
                && (section.reads() || all && !holds && self.has_body(*at))
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
        let place = |at: &usize| (self.sections[*at].parent, self.sections[*at].level);
        let mut members = self.free(|section| wanted(section.level));
        members.retain(|at| !self.holds_question(*at) && self.has_body(*at));
        members.extend((0..self.sections.len()).filter(|at| self.chosen[*at]));
        members.sort_unstable_by_key(|at| (place(at), *at));
        members
            .chunk_by(|a, b| place(a) == place(b))
            .filter_map(|members| self.group(members))
            .collect()
    }

    /// A question by its mark, or by the label of its framework.
    fn is_said(&self, at: usize) -> bool {
        let section = &self.sections[at];
        let mut frameworks = section
            .signs
            .iter()
            .filter(|sign| sign.part == Part::Framework);
        section.marked.is_some() || frameworks.any(|sign| self.page.block(sign.at).mark.is_none())
    }

    fn group(&self, members: &[usize]) -> Option<Group> {
        let most = |reads: fn(&Section<'_>) -> bool| {
            members
                .iter()
                .filter(|at| reads(&self.sections[**at]))
                .count()
                * 2
                > members.len()
        };
        let reads = |at: &usize| self.sections[*at].reads();
        let (asks, numbered) = (
            most(|section| section.title.asks),
            most(|section| section.title.numbered),
        );
        let told = self.level.is_some();
        if !told && (members.len() < ENOUGH || !most(|section| section.reads())) {
            return None;
        }
        let mut members = members.to_vec();
        if members.iter().any(|at| self.is_said(*at)) {
            // Beside questions with labels only another number of their series is a question without.
            members.retain(|at| self.chosen[*at] || numbered && self.sections[*at].title.numbered);
        } else if numbered || told && members.iter().any(reads) {
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
        let mut around = (0..self.sections[at].heading)
            .rev()
            .map(|at| self.page.block(at).kind);
        around.find(|kind| *kind != Kind::Wrapper) == Some(Kind::Item)
    }
}
