//! Texts of a page that ask but were not recognised as questions.

use std::rc::Rc;

use super::page::Page;
use super::selection::ENOUGH;
use super::titles::Title;
use super::words::Table;
use crate::article::Kind;
use crate::guide::{BlockIndex, Question};
use crate::problem::{Problem, What};

/// The longest text, in bytes, that can be a question.
const LONGEST: usize = 300;

/// How many texts of one kind ask, and where the first stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unrecognised {
    /// The kind of text.
    pub what: What,
    /// How many there are.
    pub count: usize,
    /// The block of the first one.
    pub first: BlockIndex,
}

/// Counts the texts outside all questions that ask.
pub(super) fn find(
    page: &Page<'_>,
    table: &Table,
    questions: &[Rc<Question>],
) -> Vec<Unrecognised> {
    let mut unrecognised: Vec<Unrecognised> = Vec::new();
    let mut add = |what: What, first: BlockIndex| match unrecognised
        .iter_mut()
        .find(|texts| texts.what == what)
    {
        Some(texts) => texts.count += 1,
        None => unrecognised.push(Unrecognised {
            what,
            count: 1,
            first,
        }),
    };
    let mut questions = questions
        .iter()
        .map(|question| question.blocks.clone())
        .peekable();
    let mut item = None;
    let mut at = 0;
    while at < page.len() {
        while questions.peek().is_some_and(|blocks| blocks.end <= at) {
            questions.next();
        }
        if let Some(blocks) = questions.peek().filter(|blocks| blocks.contains(&at)) {
            at = blocks.end;
            continue;
        }
        let block = page.block(at);
        if block.kind == Kind::Item && page.is_container(at) {
            item = Some(at);
        }
        let asks = || Title::of(&block.text, table).is_question();
        let goes_on = || {
            let next = page.first_text(at + 1..page.len());
            next.is_some_and(|next| page.is_content(next))
        };
        match block.kind {
            _ if page.is_beside(at) => {}
            Kind::Details if item.is_some_and(|item| page.end(item) > at) => add(What::Folded, at),
            Kind::Heading(2..) if asks() => {
                add(
                    if goes_on() {
                        What::Heading
                    } else {
                        What::Alone
                    },
                    at,
                );
            }
            Kind::Summary if asks() => add(What::Summary, at),
            Kind::Item if !block.text.is_empty() && asks() => add(What::Alone, at),
            Kind::Paragraph => {
                let opens = item.is_some_and(|item| page.first_text(item..at).is_none());
                let letter = || Title::of(&block.text, table).letter;
                if opens && asks() {
                    add(What::Item, at);
                } else if block.text.len() <= LONGEST && asks() || letter() {
                    add(What::Paragraph, at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    unrecognised
}

/// The problem to report where the page has no question, or fewer than it has texts of one kind
/// that ask.
pub(super) fn problem(unrecognised: &[Unrecognised], found: usize) -> Option<Problem> {
    let most = unrecognised.iter().max_by_key(|texts| texts.count);
    let most = most.filter(|texts| texts.count >= ENOUGH && texts.count >= found);
    match most {
        Some(texts) => Some(Problem::overlooked(
            texts.count,
            texts.what,
            texts.first,
            found,
        )),
        None if found == 0 => Some(Problem::no_question()),
        None => None,
    }
}
