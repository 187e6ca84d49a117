//! The shapes of questions: what makes a head a question. The author's tool reports them.

/// How a question was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// By `data-study`.
    Marked,
    /// By the page's own schema.org data.
    Schema,
    /// By a label of its framework, its intent or its follow-ups.
    Labelled,
    /// By a `details`: its summary asks, or says that it holds the answer.
    Disclosed,
    /// By a fold of the page's own, such as an accordion.
    Accordion,
    /// By a term of a list in which most terms ask.
    Term,
    /// By a row of a table of questions.
    Row,
    /// By "Q" and "A".
    Lettered,
    /// By the first line of a list item, which asks.
    Item,
    /// By the first line of a box beside others, or by one of several texts that look alike.
    Line,
    /// By a bold or numbered paragraph that asks.
    Bold,
    /// By a heading among others that ask.
    Heading,
}

impl Shape {
    /// The shape in a few words.
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
