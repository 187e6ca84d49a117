//! Running text: white space folded, and what stands in it.

use super::in_word;

/// The running text read since the last block began or ended.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    /// White space was read that is not yet in the text.
    pub(super) space: bool,
    /// The node it begins with, at the level of the innermost open element.
    pub(super) first: usize,
    /// A picture or the like stands in it.
    pub(super) media: bool,
    /// A word stands in it that is no link.
    pub(super) plain: bool,
    /// A link stands in it.
    pub(super) link: bool,
    /// What the first picture in it shows.
    pub(super) alt: Option<String>,
    /// A box to tick stands in it, ticked or not.
    pub(super) ticked: Option<bool>,
    lead: Lead,
}

/// The bold run that opens a text.
#[derive(Debug, Default, Clone, Copy)]
enum Lead {
    #[default]
    None,
    /// The text began bold and still is.
    Open,
    /// Its length in bytes.
    Ended(usize),
}

impl Run {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty() && !self.media
    }

    pub(super) fn begin(&mut self, node: usize) {
        if self.is_blank() {
            self.first = node;
        }
    }

    pub(super) fn push(&mut self, letter: char, node: usize, bold: bool, link: bool) {
        self.begin(node);
        if self.text.is_empty() {
            self.lead = if bold { Lead::Open } else { Lead::None };
        } else if self.space {
            self.text.push(' ');
        }
        self.space = false;
        self.plain = self.plain || !link && in_word(letter);
        self.link |= link;
        self.text.push(letter);
    }

    /// The bold text of its beginning is over.
    pub(super) fn end_bold(&mut self) {
        if matches!(self.lead, Lead::Open) {
            self.lead = Lead::Ended(self.text.len());
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
