//! Running text: white space folded, and what stands in it.

use std::mem;

use super::in_word;
use super::line::{self, Lead, Line};

/// What opens a remark.
const BRACKETS: &[char] = &['(', '[', '（', '【', '*'];

/// How a word ends that says "Answer" or "A".
const ANSWERS: &[char] = &[':', '：', '.'];

/// The running text read since the last block began or ended.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    /// White space was read that is not yet in the text.
    pub(super) space: bool,
    /// The node it begins with, at the level of the innermost open element.
    pub(super) first: usize,
    /// The last node that it is made of.
    pub(super) last: usize,
    /// A picture or the like stands in it.
    pub(super) media: bool,
    /// A word stands in it that is no link.
    pub(super) plain: bool,
    /// A link stands in it.
    pub(super) link: bool,
    /// Its last word that is no link stands before a colon and all links.
    labels: bool,
    /// What the first picture in it shows.
    pub(super) alt: Option<String>,
    /// A box to tick stands in it, ticked or not.
    pub(super) ticked: Option<bool>,
    lead: Lead,
    /// The lines that a `br` ended, and the one after them, once it has text.
    lines: Vec<Line>,
    line: Option<Line>,
    /// The first place at which what is bold sets a question off from what follows, as a `br` would.
    cut: Option<Line>,
    /// Its bold beginning asks, and nothing follows yet.
    asked: bool,
}

impl Run {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty() && !self.media
    }

    /// A node of it, the first or another.
    pub(super) fn go_on(&mut self, node: usize) {
        if self.is_blank() {
            self.first = node;
        }
        self.last = node;
    }

    /// Adds a word; an empty one is none.
    pub(super) fn push(&mut self, word: &str, node: usize, bold: bool, link: bool) {
        if word.is_empty() {
            return;
        }
        self.go_on(node);
        let lead = if bold { Lead::Open } else { Lead::None };
        let says = || word.ends_with(ANSWERS) && line::opens(&self.text);
        let begins = || !matches!(self.lead, Lead::Open) && line::asks(&self.text);
        let answers = || bold && (begins() || says());
        let cuts = self.cut.is_none() && self.line.is_some() && (self.asked || answers());
        self.asked = false;
        if self.text.is_empty() {
            self.lead = lead;
        } else if self.space {
            self.text.push(' ');
        }
        self.space = false;
        let from = self.text.len();
        let new = Line {
            from,
            end: from,
            node,
            plain: false,
            lead,
        };
        if cuts {
            self.cut = Some(new);
        }
        let line = self.line.get_or_insert(new);
        let plain = !link && word.contains(in_word);
        line.plain |= plain;
        self.plain |= plain;
        if let Some(cut) = &mut self.cut {
            cut.plain |= plain;
        }
        if plain {
            self.labels = !self.link && word.ends_with([':', '：']);
        }
        line.end = from + word.len();
        self.link |= link;
        self.text.push_str(word);
    }

    /// A line ends.
    pub(super) fn end_line(&mut self) {
        self.space = true;
        self.lines.extend(self.line.take());
    }

    /// The bold text of its beginning is over.
    pub(super) fn end_bold(&mut self) {
        let length = self.text.len();
        let is_lead = matches!(self.lead, Lead::Open);
        self.asked = is_lead && line::asks(&self.text);
        self.lead.end(length);
        if let Some(cut) = &mut self.cut {
            cut.lead.end(length);
        }
        if let Some(line) = &mut self.line {
            line.lead.end(length);
        }
    }

    /// What began inside an element begins with it, seen from outside.
    pub(super) fn seen_from(&mut self, element: usize) {
        self.first = self.first.min(element);
        for line in self
            .lines
            .iter_mut()
            .chain(&mut self.line)
            .chain(&mut self.cut)
        {
            line.node = line.node.min(element);
        }
    }

    /// Whether a box in it is ticked, or one that is written as in Markdown.
    pub(super) fn is_ticked(&self) -> Option<bool> {
        self.ticked.or(match self.text.get(..4) {
            Some("[ ] ") => Some(false),
            Some("[x] " | "[X] ") => Some(true),
            _ => None,
        })
    }

    /// Whether it is a word such as "Source:" and links.
    pub(super) fn leads_to_links(&self) -> bool {
        self.labels && self.link
    }

    /// The lines of its text, and whether a `br` ended them; none where it is one.
    pub(super) fn take_lines(&mut self) -> (Vec<Line>, bool) {
        let (cut, last) = (self.cut.take(), self.line.take());
        if !self.lines.is_empty() {
            self.lines.extend(last);
            return (mem::take(&mut self.lines), true);
        }
        // A sign or a remark after a question is no answer.
        let is_remark = |cut: &Line| cut.of(&self.text).starts_with(BRACKETS);
        let cut = cut.filter(|cut| cut.plain && !is_remark(cut));
        let two = cut.zip(last).map(|(cut, line)| {
            let end = self.text[..cut.from].trim_end().len();
            [
                Line { end, ..line },
                Line {
                    end: line.end,
                    ..cut
                },
            ]
        });
        (two.into_iter().flatten().collect(), false)
    }

    pub(super) fn lead(&self) -> Option<String> {
        match self.lead {
            Lead::None => None,
            Lead::Open => Some(self.text.clone()),
            Lead::Ended(length) => self.text.get(..length).map(str::to_owned),
        }
    }
}
