//! Closing and opening the article's own blocks without moving them.
//!
//! A closed block is `hidden="until-found"`, so that find-in-page and hash links still reach it; where a browser does not
//! know that, it is plainly hidden and we open it for them. A block its author hid is left alone.

use js_sys::Array;
use web_sys::Node;

use super::script;

/// A run of blocks.
pub(crate) struct Blocks(pub(crate) Array);

impl Blocks {
    /// Closes them: plainly at first, findably once that is painted. Chromium would take the text of a block that closes
    /// findably where it stood for text that moves.
    pub(crate) fn close(&self) {
        script::close(&self.0);
    }

    /// Opens what [`Blocks::close`] closed, and nothing else.
    pub(crate) fn open(&self) {
        script::open(&self.0);
    }

    /// Takes them out of sight, or gives them back.
    pub(crate) fn filter(&self, away: bool) {
        script::filter(&self.0, away);
    }

    /// Whether a node stands in one of them.
    pub(crate) fn hold(&self, node: &Node) -> bool {
        script::hold(&self.0, node)
    }
}
