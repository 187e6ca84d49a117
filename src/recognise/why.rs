//! Why a page is a guide or is none, in words: the first thing an author asks.

use super::left::Left;
use super::shape::Shape;

/// What a page's questions were taken for, and what else asks on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Why {
    /// For each question, in their order.
    pub shapes: Vec<Shape>,
    /// What was not taken for a question.
    pub left: Vec<Left>,
}

impl Why {
    /// The reason, in one line: "a guide: 3 × a heading among others that ask".
    #[must_use]
    pub fn line(&self) -> String {
        let left = self.left.iter();
        let left = left.map(|left| format!("{} {}", left.count, left.what.words()));
        let left: Vec<String> = left.collect();
        let mut shapes = self.shapes.clone();
        shapes.sort_unstable();
        let found = shapes.chunk_by(|one, next| one == next);
        let found = found.map(|same| format!("{} × {}", same.len(), same[0].name()));
        let found: Vec<String> = found.collect();
        match (found.is_empty(), left.is_empty()) {
            (true, true) => "no guide: nothing on it asks".to_owned(),
            (true, false) => format!(
                "no guide: {}; three of a kind with an answer each would be one, if most of their kind ask",
                left.join(", ")
            ),
            (false, true) => format!("a guide: {}", found.join(", ")),
            (false, false) => format!("a guide: {}; besides {}", found.join(", "), left.join(", ")),
        }
    }
}
