//! Splits an element that holds a question and its answer, each on a line, into a block a line.
//!
//! Only the whole page shows whether lines are meant so. The reader therefore notes texts that `br` breaks, and splits
//! them at the end if several of their lines ask. The same goes for texts with a bold question followed by its answer,
//! or a question followed by a bold beginning of the answer: they are split if most bold beginnings on the page ask.

use std::mem;

use super::line::{Line, asks, opens};
use super::{Article, Block, Kind};

/// Least number of asking lines on the page for which texts are split.
const ENOUGH: usize = 2;

/// Least number of asking texts for which those that only bold type divides are split.
const ENOUGH_BOLD: usize = 3;

/// A text of several lines that may be a question and its answer.
#[derive(Debug)]
pub(super) struct Broken {
    block: usize,
    lines: Vec<Line>,
    /// How many lines ask, or 1 where the first is a label that is answered below; 0 where the first is only bold.
    asking: usize,
    /// Whether only bold type divides it, and no `br`.
    bold: bool,
}

impl Broken {
    /// `None` if the text is certainly no question with its answer.
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
        // A further question within one element has to be bold, as only then it has an element of its own.
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

/// Splits the noted texts, if the page has enough that ask.
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
    // The new index of each block.
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

/// Pushes a block for each line. The element that holds the lines becomes a container; loose text has a container
/// already.
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
