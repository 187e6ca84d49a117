//! A question and its answer in one element, a line each: such a text becomes a block a line.
//!
//! Only the whole page shows whether that is meant. So texts that are broken by `br` are noted while it is read, and split at its
//! end if several of them begin as a question does. Likewise those that begin with a bold question, and those in which what
//! is bold begins the answer, if most of what begins in bold asks.

use std::mem;

use super::line::{Line, asks, opens};
use super::{Article, Block, Kind};

/// From this many lines on that ask, texts are split whose first line asks or is bold.
const ENOUGH: usize = 2;

/// From this many on that only what is bold divides.
const ENOUGH_BOLD: usize = 3;

/// A text of several lines that may be a question and its answer.
#[derive(Debug)]
pub(super) struct Broken {
    block: usize,
    lines: Vec<Line>,
    /// How many lines ask, or begin as a question that is answered below; none where the first is only bold.
    asking: usize,
    /// Only what is bold divides it.
    bold: bool,
}

impl Broken {
    /// None where it is surely something else.
    pub(super) fn of(
        block: usize,
        text: &str,
        (lines, broken): (Vec<Line>, bool),
    ) -> Option<Broken> {
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
            bold: !broken,
        })
    }
}

/// Splits the texts that are meant so.
pub(super) fn split(article: &mut Article, mut broken: Vec<Broken>) {
    let is_lead = |block: &&Block| {
        let lead = block.lead.as_deref();
        lead.is_some_and(|lead| lead.len() < block.text.len() && !lead.ends_with([':', '：']))
    };
    let leads = article.blocks.iter().filter(is_lead).count();
    let asking = broken.iter().filter(|broken| broken.asking > 0).count();
    if asking < ENOUGH_BOLD || asking * 3 <= leads * 2 {
        broken.retain(|broken| !broken.bold);
    }
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
