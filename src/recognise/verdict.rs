//! Why a page is a guide or not, in words: the first thing an author asks.

use super::shape::Shape;
use super::unrecognised::Unrecognised;

/// The shapes of a page's questions, and the texts that ask besides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The shape of each question, in their order.
    pub shapes: Vec<Shape>,
    /// The texts that ask but were not recognised as questions.
    pub unrecognised: Vec<Unrecognised>,
}

impl Verdict {
    /// The reason, in one line: "a guide: 3 × a heading among others that ask".
    #[must_use]
    pub fn line(&self) -> String {
        let unrecognised = self.unrecognised.iter();
        let unrecognised =
            unrecognised.map(|texts| format!("{} {}", texts.count, texts.what.words()));
        let unrecognised: Vec<String> = unrecognised.collect();
        let mut shapes = self.shapes.clone();
        shapes.sort_unstable();
        let found = shapes.chunk_by(|one, next| one == next);
        let found = found.map(|same| format!("{} × {}", same.len(), same[0].name()));
        let found: Vec<String> = found.collect();
        match (found.is_empty(), unrecognised.is_empty()) {
            (true, true) => "no guide: nothing on it asks".to_owned(),
            (true, false) => format!(
                "no guide: {}; three of a kind with an answer each would be one, if most of their kind ask",
                unrecognised.join(", ")
            ),
            (false, true) => format!("a guide: {}", found.join(", ")),
            (false, false) => format!(
                "a guide: {}; besides {}",
                found.join(", "),
                unrecognised.join(", ")
            ),
        }
    }
}
