//! The words that open a text as a question or an answer: "Q3:", "A:", "Frage:".

use super::titles::{COLONS, ENDS, is_digit};
use super::words::{ANSWERING, ASKING, Kinds, QUESTION, Table, folded, is_unspaced, without_no};
use crate::article::Block;

/// An opening that was found in a text.
pub(super) struct Opening {
    /// The name in lower case, and its kinds.
    pub(super) name: String,
    pub(super) kinds: Kinds,
    /// Where the text after the name begins, in bytes.
    pub(super) from: usize,
    /// A letter with a sign, such as "A." or "D)", can be an option as well.
    pub(super) may_be_option: bool,
    numbered: bool,
}

impl Opening {
    pub(super) fn of(block: &Block, table: &Table) -> Option<Self> {
        let text = block.text.as_str();
        let ends = |letter: &char| matches!(letter, ':' | '：' | '.' | '．' | ')' | '、' | '】');
        let mut start = text.char_indices().take(24);
        let alone = || block.is_bold() && text.len() < 24;
        let sign = start.find(|(_, letter)| ends(letter));
        let (end, sign) = sign.or_else(|| alone().then_some((text.len(), ':')))?;
        let number = |letter| {
            let is_sign = matches!(letter, ' ' | '(' | '[' | '#' | '-' | '№' | '°' | 'º');
            is_digit(letter) || is_sign
        };
        let before = text[..end].trim().trim_start_matches('【');
        let open = before.trim_matches(number);
        // An option has no number beside its letter.
        let numbered = open.len() < before.len();
        let name = without_no(&folded(open, 4)).to_owned();
        let kinds = table.kinds(&name)
            & if end < text.len() {
                Kinds::MAX
            } else {
                QUESTION
            };
        // An option's letter is not bold before text that is not.
        let lead = block.lead.as_deref().unwrap_or_default();
        let alone = lead.len() < text.len() && lead.trim_end_matches(ENDS).len() == end;
        let is_sure = COLONS.contains(&sign)
            || name == "q"
            || numbered
            || alone && kinds & ANSWERING != 0
            || kinds & !(ASKING | ANSWERING) != 0;
        let rest = text[end..].trim_start_matches(ENDS);
        (kinds != 0).then(|| Opening {
            name,
            kinds,
            from: text.len() - rest.len(),
            may_be_option: !is_sure,
            numbered,
        })
    }

    /// Whether it is a number with a name that only means a question; without spaces, that name can mean "problem".
    pub(super) fn is_counted(&self) -> bool {
        self.numbered && self.kinds == QUESTION && !self.name.ends_with(is_unspaced)
    }
}
