//! Questions with their answers beside them: "Q" and "A", terms, tables.

use std::mem;

use super::super::labels::plain;
use super::super::shape::Shape;
use super::super::share::{HALF, more_than};
use super::super::words::{
    ANSWER, ANSWERING, EXERCISE, FRAMEWORK, Kinds, QUESTION, SOLUTION, hash,
};
use super::{Letter, Walk};
use crate::article::Kind;
use crate::guide::BlockIndex;

/// At least this many pairs make questions.
const ENOUGH: usize = 2;

/// Whether it is a word such as "Question", not a letter.
fn is_named(letter: &Letter) -> bool {
    letter.kinds & (QUESTION | EXERCISE) != 0
}

impl Walk<'_, '_> {
    /// Makes heads of each "Q" before an "A" in the same section; of several "Q" without an "A", with the
    /// text below them.
    pub(super) fn letters(&mut self) {
        // Each question, and whether it is answered.
        let mut found: Vec<(Letter, bool)> = Vec::new();
        let mut asked: Option<(Letter, BlockIndex)> = None;
        let plain = hash("q");
        let is_known = |letter: &Letter| letter.name == plain || is_named(letter);
        for letter in mem::take(&mut self.letters) {
            let named = letter.kinds & (ANSWER | SOLUTION | FRAMEWORK) != 0;
            let asks = letter.kinds & Letter::ASKS != 0;
            let answers = |question: &Letter| {
                let lone = letter.kinds & ANSWERING != 0;
                // The letters of other languages are also letters of options, so both must be of one
                // language.
                is_known(question) && named
                    || is_named(question) && lone
                    || self.labels.table.are_paired(question.name, letter.name)
            };
            if let Some((question, until)) = asked.take() {
                let answered = letter.place.at < until && answers(&question);
                if !answered && question.name == plain && !is_known(&letter) {
                    // A letter below "Q" that is not an English one opens an option, not a question in
                    // another language.
                    asked = Some((question, until));
                    continue;
                }
                found.push((question, answered));
                if answered {
                    continue;
                }
            }
            if asks {
                asked = Some((letter, self.region(letter.place)));
            }
        }
        found.extend(asked.map(|(question, _)| (question, false)));
        let mut ends = Vec::new();
        let (mut pairs, mut alone) = (0, 0);
        for (nth, (letter, answered)) in found.iter().enumerate() {
            let at = letter.place.at;
            let next = found
                .get(nth + 1)
                .map_or(self.page.len(), |next| next.0.place.at);
            let until = self.region(letter.place).min(next);
            let is_text =
                self.page.block(at).kind == Kind::Paragraph && letter.place.scope.is_none();
            let whole = self.page.block(at).text.len() == letter.from;
            let asks = letter.name == plain
                || letter.is_counted
                || whole
                || is_named(letter) && self.title(at).has_question_mark;
            let below = at + 1..until;
            let full = self.page.has_answer(below.clone()) && self.is_answered(below);
            let is_alone = !answered && is_text && asks && full;
            let end = Some(until).filter(|_| is_alone && !self.is_answer(letter.place));
            pairs += usize::from(*answered);
            alone += usize::from(end.is_some());
            ends.push(end);
        }
        for ((letter, answered), end) in found.into_iter().zip(ends) {
            let end = end.filter(|_| alone > ENOUGH || pairs >= ENOUGH);
            if !(answered && pairs >= ENOUGH) && end.is_none() {
                continue;
            }
            let text = &self.page.block(letter.place.at).text;
            // Where "Question 3" is the whole text, it is the title.
            let whole = text.len() == letter.from;
            if let Some(head) = self.add(letter.place.at, Shape::Lettered) {
                head.from = if whole { 0 } else { letter.from };
                head.until = end;
                head.scope = letter.place.scope.into();
            }
        }
    }

    /// Makes heads of the terms of lists in which most terms ask.
    pub(super) fn terms(&mut self) {
        let terms = mem::take(&mut self.terms);
        let page = self.page;
        let mut heads = Vec::new();
        for list in terms.chunk_by(|one, next| one.list == next.list) {
            let end = |nth: usize| match (list.get(nth + 1), list[nth].list) {
                (Some(next), _) => next.at,
                (None, Some(list)) => page.end(list),
                (None, None) => list[nth].at + 1,
            };
            let asks = |at: BlockIndex| self.title(at).is_question();
            let asking = list.iter().filter(|term| asks(term.at)).count();
            if more_than(HALF, asking, list.len()) {
                let full = |nth: &usize| page.has_answer(list[*nth].at + 1..end(*nth));
                let found = (0..list.len()).filter(full);
                heads.extend(found.map(|nth| (list[nth].at, end(nth))));
            }
        }
        if heads.len() < ENOUGH {
            return;
        }
        for (at, end) in heads {
            if let Some(head) = self.add(at, Shape::Term) {
                head.until = Some(end);
            }
        }
    }

    /// Makes heads of the rows of tables whose first row says question and answer.
    pub(super) fn tables(&mut self) {
        for table in mem::take(&mut self.tables) {
            let (mut asking, mut answering) = (None, None);
            let (mut rows, mut asked, mut pairs) = (0, None, Vec::new());
            for at in table + 1..self.page.end(table) {
                let block = self.page.block(at);
                let Kind::Cell(column) = block.kind else {
                    continue;
                };
                if column == 0 {
                    rows += 1;
                    asked = None;
                }
                if rows == 1 {
                    let text = plain(&block.text);
                    let one = text.strip_suffix('s').unwrap_or(&text);
                    let kinds = self.labels.table.kinds(&text) | self.labels.table.kinds(one);
                    let says = |of: Kinds, letter: &str| {
                        Some(column).filter(|_| kinds & of != 0 || text == letter)
                    };
                    asking = asking.or(says(QUESTION, "q"));
                    answering = answering.or(says(ANSWER | SOLUTION, "a"));
                } else if block.text.is_empty() {
                    // An empty cell asks or answers nothing.
                } else if Some(column) == asking {
                    asked = Some(at);
                } else if let Some(asked) = asked.filter(|_| Some(column) == answering) {
                    pairs.push((asked, at));
                }
            }
            for (at, answer) in pairs.iter().filter(|_| pairs.len() >= ENOUGH) {
                if let Some(head) = self.add(*at, Shape::Row) {
                    head.until = Some(answer + 1);
                    head.answer = Some(*answer);
                }
            }
        }
    }
}
