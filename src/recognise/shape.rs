//! What made a question of a head; the author's tool reports it.

/// How a question was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// By `data-study`.
    Marked,
    /// By what the page says of itself by schema.org.
    Schema,
    /// By a label of its framework, its intent or its follow-ups.
    Labelled,
    /// By a `details`: its summary asks, or says that it holds the answer.
    Disclosed,
    /// By a fold of the page's own.
    Accordion,
    /// By a term that asks.
    Term,
    /// By a row of a table.
    Row,
    /// By "Q" and "A".
    Lettered,
    /// A list item whose first line asks.
    Item,
    /// The first line of a box beside others, or one of several that look alike.
    Line,
    /// A bold paragraph that asks.
    Bold,
    /// A heading among others that ask.
    Heading,
}

impl Shape {
    /// What it is, in a few words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Shape::Marked => "marked by `data-study`",
            Shape::Schema => "named by schema.org",
            Shape::Labelled => "a label stands under it",
            Shape::Disclosed => "a `details` holds its answer",
            Shape::Accordion => "a fold of the page's own",
            Shape::Term => "a term that asks",
            Shape::Row => "a row of a table of questions",
            Shape::Lettered => "a paragraph \"Q\" before its \"A\"",
            Shape::Item => "a list item that begins with it",
            Shape::Line => "a line with its answer below, among others that ask",
            Shape::Bold => "a bold or numbered paragraph that asks",
            Shape::Heading => "a heading among others that ask",
        }
    }
}
