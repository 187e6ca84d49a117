//! What the section of a head ends with.

use crate::guide::BlockIndex;

/// What a head's section ends with at the latest.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::recognise) enum Scope {
    /// The innermost list item or `details` around the head.
    #[default]
    Innermost,
    /// This list item or `details` around the head.
    Block(BlockIndex),
    /// The page.
    Page,
}

impl Scope {
    /// The list item or `details`; `None` where it is the page. `innermost` is the innermost one around the head.
    pub(in crate::recognise) fn block(self, innermost: Option<BlockIndex>) -> Option<BlockIndex> {
        match self {
            Scope::Innermost => innermost,
            Scope::Block(block) => Some(block),
            Scope::Page => None,
        }
    }
}

impl From<Option<BlockIndex>> for Scope {
    fn from(block: Option<BlockIndex>) -> Self {
        block.map_or(Scope::Page, Scope::Block)
    }
}
