//! An article as a flat list of blocks: what kind each is, how deep it stands, its text and its ids.
//!
//! A page is read by handing its nodes, in document order, to a [`Reader`]: the browser walks the DOM, the author's
//! checker walks a parsed file, and both get the same blocks. Blocks stand in document order; a container (a wrapper,
//! a list, an item, a `details`) comes before what it holds, which is one deeper.

/// A page's content in document order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// In document order.
    pub blocks: Vec<Block>,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// How many containers it stands in.
    pub depth: usize,
    /// Its text with white space folded; for a container, only the text that stands in no block inside it.
    pub text: String,
    /// The bold run the text opens with, if it does.
    pub lead: Option<String>,
    /// The element's `id`.
    pub id: Option<String>,
    /// The author's explicit mark, `data-study`.
    pub mark: Option<Mark>,
    /// The author's explicit id, `data-study-id`.
    pub study_id: Option<String>,
    /// Which node it is: the how-manieth node handed to the reader, elements and texts alike, from 0.
    pub node: usize,
    /// Loose text: `node` is the first node of a run that stands among blocks, in no element of its own.
    pub loose: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `h1` to `h6`.
    Heading(u8),
    /// A paragraph, or any other element that holds only running text, or a run of loose text.
    Paragraph,
    /// A container: a list.
    List,
    /// A container where it holds blocks: a list item.
    Item,
    /// Preformatted text.
    Code,
    /// A table, whole.
    Table,
    /// A block quotation, whole.
    Quote,
    /// A container: `details`.
    Details,
    /// The `summary` of the `details` it stands in.
    Summary,
    /// A container: any other element that holds blocks.
    Wrapper,
    /// Never a point: an image, a caption, an advert, a rule, a line that is only a link.
    Aside,
}

/// What an author says a block is, by `data-study`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the attribute value of its name")]
pub enum Mark {
    Question,
    Intent,
    Framework,
    Point,
    FollowUps,
    FollowUp,
    Mistakes,
    Mistake,
    Ignore,
}

/// An element as the reader needs it. All names in lower case.
#[derive(Debug, Clone, Copy, Default)]
pub struct Element<'a> {
    /// The tag's name.
    pub tag: &'a str,
    /// The attribute `id`.
    pub id: Option<&'a str>,
    /// The attribute `data-study`.
    pub mark: Option<&'a str>,
    /// The attribute `data-study-id`.
    pub study_id: Option<&'a str>,
}

/// Takes a page's nodes in document order and makes blocks of them.
#[derive(Debug, Default)]
pub struct Reader {}

impl Reader {
    /// An element begins.
    pub fn open(&mut self, _element: Element<'_>) {}

    /// A text node.
    pub fn text(&mut self, _text: &str) {}

    /// The element opened last ends.
    pub fn close(&mut self) {}

    /// The page is over.
    #[must_use]
    pub fn finish(self) -> Article {
        Article::default()
    }
}
