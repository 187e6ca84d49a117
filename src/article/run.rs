//! A run of running text: its text with white space folded, and which kinds of content it has.

use std::mem;

use super::in_word;
use super::line::{self, Lead, Line};

/// What opens a remark after a question.
const BRACKETS: &[char] = &['(', '[', '（', '【', '*'];

/// What ends a word such as "Answer:" or "A.".
const ANSWERS: &[char] = &[':', '：', '.'];

/// The running text read since the last block began or ended.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    /// Whether white space was read that is not in the text yet.
    pub(super) space: bool,
    /// The node it begins with, at the level of the innermost open element.
    pub(super) first: usize,
    /// The last node that it consists of.
    pub(super) last: usize,
    /// Whether it contains a picture or other media.
    pub(super) media: bool,
    /// Whether it has a word that is not in a link.
    pub(super) plain: bool,
    /// Whether it has a word that is in a link.
    pub(super) link: bool,
    /// Whether its last word outside links ends in a colon and comes before all links.
    labels: bool,
    /// The `alt` of the first picture in it.
    pub(super) alt: Option<String>,
    /// Whether the first checkbox in it is ticked; `None` without one.
    pub(super) ticked: Option<bool>,
    lead: Lead,
    /// The lines that a `br` ended; then the current one, once it has text.
    lines: Vec<Line>,
    line: Option<Line>,
    /// The first place where bold type divides a question from its answer, as a `br` would.
    cut: Option<Line>,
    /// Whether its bold beginning asks, and nothing follows it yet.
    asked: bool,
}

impl Run {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty() && !self.media
    }

    /// Adds a node, the first or another.
    pub(super) fn go_on(&mut self, node: usize) {
        if self.is_blank() {
            self.first = node;
        }
        self.last = node;
    }

    /// Adds a word, with a space before it if white space was read; an empty word is ignored.
    pub(super) fn push(&mut self, word: &str, node: usize, bold: bool, link: bool) {
        if word.is_empty() {
            return;
        }
        self.go_on(node);
        let lead = if bold { Lead::Open } else { Lead::None };
        let says = || word.ends_with(ANSWERS) && line::opens(&self.text);
        let begins = || bold && !matches!(self.lead, Lead::Open);
        let answers = || begins() && (line::asks(&self.text) || says());
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

    /// Ends a line.
    pub(super) fn end_line(&mut self) {
        self.space = true;
        self.lines.extend(self.line.take());
    }

    /// Ends the bold text at its beginning.
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

    /// Counts what began inside an element as beginning with the element, as seen from outside of it.
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

    /// Whether its checkbox, or one written as in Markdown, is ticked; `None` without one.
    pub(super) fn is_ticked(&self) -> Option<bool> {
        self.ticked.or(match self.text.get(..4) {
            Some("[ ] ") => Some(false),
            Some("[x] " | "[X] ") => Some(true),
            _ => None,
        })
    }

    /// Whether it is a label such as "Source:" with links after it.
    pub(super) fn leads_to_links(&self) -> bool {
        self.labels && self.link
    }

    /// Takes the lines of its text, and whether `br` alone divides them. Empty where bold type divides nothing either.
    pub(super) fn take_lines(&mut self) -> (Vec<Line>, bool) {
        let mut lines = mem::take(&mut self.lines);
        let broken = !lines.is_empty();
        lines.extend(self.line.take());
        // A sign or a remark after a question is no answer.
        let is_remark = |cut: &Line| cut.of(&self.text).starts_with(BRACKETS);
        let cut = self.cut.take().filter(|cut| cut.plain && !is_remark(cut));
        match (cut, lines.first().copied()) {
            (Some(cut), Some(first)) if cut.from < first.end => {
                let end = self.text[..cut.from].trim_end().len();
                let below = Line {
                    end: first.end,
                    ..cut
                };
                lines.splice(..1, [Line { end, ..first }, below]);
                (lines, false)
            }
            _ if broken => (lines, true),
            _ => (Vec::new(), false),
        }
    }

    pub(super) fn lead(&self) -> Option<String> {
        match self.lead {
            Lead::None => None,
            Lead::Open => Some(self.text.clone()),
            Lead::Ended(length) => self.text.get(..length).map(str::to_owned),
        }
    }
}
