//! A question and its answer in one element, a line each: such a text becomes a block a line.
//!
//! Only the whole page shows whether that is meant. So texts that are broken by `br` are noted while it is read, and split at its
//! end if several of them begin as a question does.

use std::mem;

use super::run::Line;
use super::{Article, Block, Kind, MARKS, QUOTES};

/// From this many lines on that ask, texts are split whose first line asks or is bold.
const ENOUGH: usize = 2;

/// What ends "Question 3:", and how near to its beginning, in letters; and what ends "A." or "b)".
const COLONS: &[char] = &[':', '：'];
const NEAR: usize = 14;
const SIGNS: &[char] = &['.', ')', '、', '．', '）'];

/// A text of several lines that may be a question and its answer.
#[derive(Debug)]
pub(super) struct Broken {
    block: usize,
    lines: Vec<Line>,
    /// How many lines ask, or begin as a question that is answered below; none where the first is only bold.
    asking: usize,
}

impl Broken {
    /// None where it is surely something else.
    pub(super) fn of(block: usize, text: &str, lines: Vec<Line>) -> Option<Broken> {
        let (first, below) = lines.split_first()?;
        let is_apart = lines.windows(2).all(|two| two[0].node < two[1].node);
        let is_bold = |line: &Line| {
            line.lead(text)
                .is_some_and(|lead| lead.len() == line.of(text).len())
        };
        // Of several in one element only bold ones have an element of their own.
        let several = |line: &Line| asks(line.of(text)) && !is_bold(line);
        if below.is_empty() || !is_apart || below.iter().any(several) {
            return None;
        }
        let answered = || below.iter().any(|line| opens(line.of(text)));
        let question = first.of(text);
        let asking = match lines.iter().filter(|line| asks(line.of(text))).count() {
            0 => usize::from(opens(question) && answered()),
            asking => asking,
        };
        let may_ask = asks(question) || asking > 0 && opens(question) || is_bold(first);
        may_ask.then_some(Broken {
            block,
            lines,
            asking,
        })
    }
}

/// Splits the texts that are meant so.
pub(super) fn split(article: &mut Article, broken: Vec<Broken>) {
    if broken.iter().map(|broken| broken.asking).sum::<usize>() < ENOUGH {
        return;
    }
    let mut broken = broken.into_iter().peekable();
    let blocks = mem::take(&mut article.blocks);
    // Where each block went.
    let mut moved = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        moved.push(article.blocks.len());
        match broken.next_if(|broken| broken.block == at) {
            Some(broken) => push_lines(&mut article.blocks, block, &broken.lines),
            None => article.blocks.push(block),
        }
    }
    for (at, _) in &mut article.unknown_marks {
        *at = moved.get(*at).copied().unwrap_or_default();
    }
}

/// An element that holds lines is a container; loose text is in one already.
fn push_lines(blocks: &mut Vec<Block>, mut block: Block, lines: &[Line]) {
    let text = mem::take(&mut block.text);
    let depth = block.depth + usize::from(!block.loose);
    if !block.loose {
        block.lead = None;
        if block.kind == Kind::Paragraph {
            block.kind = Kind::Wrapper;
        }
        blocks.push(block);
    }
    for line in lines {
        let kind = if line.plain {
            Kind::Paragraph
        } else {
            Kind::Aside
        };
        let mut block = Block::new(kind, depth, line.node);
        block.loose = true;
        block.lead = line.lead(&text);
        block.text = line.of(&text).to_owned();
        blocks.push(block);
    }
}

/// Ends in a question mark, but for a sign or two.
fn asks(line: &str) -> bool {
    let mut end = line.chars().rev().take(3);
    // The mark of Greek.
    let greek = || line.strip_suffix(';').is_some_and(|line| !line.is_ascii());
    (end.any(|letter| MARKS.contains(&letter)) || greek()) && !line.starts_with(QUOTES)
}

/// Begins with a name or a letter and a sign.
fn opens(line: &str) -> bool {
    let mut letters = line.chars().take(NEAR).enumerate();
    letters.any(|(at, letter)| COLONS.contains(&letter) || at == 1 && SIGNS.contains(&letter))
}
