//! Which sections are questions: the three shapes, and what an author marked.

use super::labels::Part;
use super::page::Page;
use super::sections::{LOWEST, Section};
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

impl Choice<'_, '_> {
    /// Marked by the author, or with the label of a framework; with another label if it also reads as a question.
    fn labelled(&mut self) {
        let answered = self
            .sections
            .iter()
            .filter(|section| section.has(Part::Framework))
            .count();
        for (at, section) in self.sections.iter().enumerate() {
            let weak = section.signs.iter().all(|sign| sign.weak);
            let enough = if weak {
                answered > 1
            } else {
                section.has(Part::Framework) || section.reads()
            };
            self.chosen[at] = section.marked.is_some() || !section.signs.is_empty() && enough;
        }
    }

    /// `details` whose summaries are questions: each that reads as one, and its fellows where most do.
    fn disclosed(&mut self) {
        let details = self.free(|section| section.level == LOWEST);
        let asking = details
            .iter()
            .filter(|at| self.sections[**at].reads())
            .count();
        let most = asking >= ENOUGH && asking * 2 >= details.len();
        let mut claimed = 0;
        for (nth, at) in details.iter().enumerate() {
            let section = &self.sections[*at];
            let fellow = || {
                let inside = details[nth + 1..].iter().map(|at| &self.sections[*at]);
                let mut inside = inside.take_while(|inner| inner.heading < section.end);
                self.has_body(*at) && !inside.any(|inner| inner.reads())
            };
            if section.heading >= claimed && (section.reads() || most && fellow()) {
                self.chosen[*at] = true;
                claimed = section.end;
            }
        }
    }

    /// Headings of one level in one section, most of which read as questions.
    fn bare(&mut self) {
        let groups = self.groups();
        let mut holds = vec![false; self.sections.len()];
        for group in &groups {
            let mut above = self.sections[group[0]].parent;
            while let Some(at) = above.filter(|at| !holds[*at]) {
                holds[at] = true;
                above = self.sections[at].parent;
            }
        }
        let mut found = vec![false; self.sections.len()];
        for group in &groups {
            // Numbered headings over a list of questions are its chapters.
            let chapters = group.iter().any(|at| holds[*at])
                && !self.most(group, |section| section.title.asks);
            for at in self.questions_of(group).iter().filter(|_| !chapters) {
                found[*at] = true;
            }
        }
        let mut claimed = 0;
        for (at, section) in self
            .sections
            .iter()
            .enumerate()
            .filter(|(at, _)| found[*at])
        {
            if section.heading >= claimed {
                self.chosen[at] = true;
                claimed = section.end;
            }
        }
    }

    /// The headings of one level in one section, wherever they read as a list of questions.
    fn groups(&self) -> Vec<Vec<usize>> {
        let wanted = |level: u8| {
            level > 1 && level < LOWEST && self.level.is_none_or(|wanted| wanted == level)
        };
        let mut may = self.chosen.clone();
        for at in self.free(|section| wanted(section.level)) {
            may[at] = !self.holds_question(at) && self.has_body(at);
        }
        let mut groups: Vec<Vec<usize>> = Vec::new();
        // For each section and level, the group of the headings of that level in it, counted from 1.
        let mut places = vec![0; (self.sections.len() + 1) * usize::from(LOWEST + 1)];
        for at in (0..may.len()).filter(|at| may[*at]) {
            let section = &self.sections[at];
            let around = section.parent.map_or(0, |parent| parent + 1);
            let place = &mut places[around * usize::from(LOWEST + 1) + usize::from(section.level)];
            if *place == 0 {
                groups.push(Vec::new());
                *place = groups.len();
            }
            groups[*place - 1].push(at);
        }
        let reads =
            |group: &[usize]| group.len() >= ENOUGH && self.most(group, |section| section.reads());
        groups.retain(|group| self.level.is_some() || reads(group));
        groups
    }

    /// Which headings of a list of questions are questions.
    fn questions_of(&self, group: &[usize]) -> Vec<usize> {
        let reads = |at: &usize| self.sections[*at].reads();
        let numbered = self.most(group, |section| section.title.numbered);
        let told = self.level.is_some();
        let mut questions = group.to_vec();
        if group.iter().any(|at| self.is_said(*at)) {
            // Beside questions with labels only another number of their series is a question without.
            questions
                .retain(|at| self.chosen[*at] || numbered && self.sections[*at].title.numbered);
        } else if told || numbered {
            // Where the author gives the level and no heading reads as a question, all of them are.
            let none = !group.iter().any(reads);
            questions.retain(|at| none || reads(at));
        } else {
            // An introduction before the questions and a conclusion after them are none.
            let asked = |at: &usize| reads(at) || self.stands_in_item(*at);
            questions.truncate(group.iter().rposition(asked).map_or(0, |last| last + 1));
            questions.drain(..questions.iter().position(asked).unwrap_or(0));
        }
        questions
    }

    /// A question by its mark, or by the label of its framework.
    fn is_said(&self, at: usize) -> bool {
        let section = &self.sections[at];
        let label = |at: usize| self.page.block(at).mark.is_none();
        let labelled = section
            .signs
            .iter()
            .any(|sign| sign.part == Part::Framework && label(sign.at));
        section.marked.is_some() || labelled
    }

    fn most(&self, group: &[usize], is: fn(&Section<'_>) -> bool) -> bool {
        group.iter().filter(|at| is(&self.sections[**at])).count() * 2 > group.len()
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
        let mut inside =
            (at + 1..self.sections.len()).take_while(|inner| self.sections[*inner].heading < end);
        inside.any(|inner| self.chosen[inner])
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
