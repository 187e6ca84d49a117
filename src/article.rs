//! An article as a flat list of blocks: what kind each is, how deep it stands, its text and its ids.
//!
//! A page is read by handing its nodes, in document order, to a [`Reader`]: the browser walks the DOM, the author's
//! checker walks a parsed file, and both get the same blocks. Blocks stand in document order; a container (a wrapper,
//! a list, an item, a `details`) comes before what it holds, which is one deeper.

mod line;
mod lines;
mod reader;
mod roles;
mod run;
mod schema;

pub use reader::Reader;

use roles::markup_by_class;

/// The elements that the widget adds to a page, which are no part of any article. They are listed because a host's own
/// elements may begin with `study-` too.
pub const OURS: [&str; 8] = [
    "study-desk",
    "study-exhibit",
    "study-fold",
    "study-guest",
    "study-sketch",
    "study-status",
    "study-tick",
    "study-widget",
];

/// A page's content in document order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// All blocks, in document order.
    pub blocks: Vec<Block>,
    /// Each `data-study` with a value that we do not know: the index of its block, and the value.
    pub unknown_marks: Vec<(usize, String)>,
    /// The questions that the page names in JSON-LD by schema.org's vocabulary.
    pub schema_questions: Vec<String>,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The kind of block.
    pub kind: Kind,
    /// How many containers it is nested in.
    pub depth: usize,
    /// Its text with white space folded; empty for a container, whose own text is a loose block inside it.
    pub text: String,
    /// The bold run that the text begins with, if it begins bold.
    pub lead: Option<String>,
    /// The element's `id`; for a heading or a summary without one, the first `id` inside.
    pub id: Option<String>,
    /// The author's explicit mark, `data-study`.
    pub mark: Option<Mark>,
    /// The author's explicit id, `data-study-id`.
    pub study_id: Option<String>,
    /// The number of its node: nodes are counted from 0 as they are handed to the reader, elements and texts alike.
    pub node: usize,
    /// Loose text: `node` is the first node of a run that stands among blocks and has no element of its own.
    pub loose: bool,
    /// The last node of such a run, unless the run was split into lines.
    pub end: Option<usize>,
    /// What the page's own mark-up says that the block is.
    pub markup: Option<Markup>,
    /// The `id` of the region that the block opens and closes, where the host has a fold of its own here.
    pub controls: Option<String>,
    /// Whether it is a numbered list.
    pub ordered: bool,
    /// Whether an [`Aside`](Kind::Aside) can be the answer where there is no other: a picture, or text without a letter
    /// or digit.
    pub fallback_answer: bool,
    /// A hash of its `class`, 0 without one: blocks with the same classes look alike.
    pub class_hash: u32,
    /// Whether it is a label such as "Source:" with links after it.
    pub leads_to_links: bool,
}

/// Quotation marks that open direct speech, in which a question is not put to the reader.
pub(crate) const QUOTES: &[char] = &['"', '“', '„', '«', '»', '‘', '「', '『'];

/// The question marks of all scripts that we know.
pub(crate) const MARKS: &[char] = &[
    '?', '？', '؟', '⁇', '⁈', '‽', '՞', '፧', '\u{37e}', '﹖', '︖', '⸮',
];

impl Block {
    fn new(kind: Kind, depth: usize, node: usize) -> Block {
        Block {
            kind,
            depth,
            text: String::new(),
            lead: None,
            id: None,
            mark: None,
            study_id: None,
            node,
            loose: false,
            end: None,
            markup: None,
            controls: None,
            ordered: false,
            fallback_answer: false,
            class_hash: 0,
            leads_to_links: false,
        }
    }

    /// Whether its text is bold from end to end, except for signs without letters or digits.
    pub(crate) fn is_bold(&self) -> bool {
        let lead = self.lead.as_ref().filter(|lead| lead.contains(in_word));
        lead.is_some_and(|lead| !self.text[lead.len()..].contains(in_word))
    }
}

/// What a page says that a block is, by microdata, by a class or by a checkbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// A whole question: its `itemtype` is schema.org's `Question`.
    Question,
    /// The question's text: `itemprop="name"`.
    QuestionName,
    /// An answer: `acceptedAnswer` or `suggestedAnswer`.
    Answer,
    /// A box of the class "answer" or "solution".
    AnswerBox,
    /// Part of an accordion or the like, by its class.
    Foldable,
    /// An `aside`, which is not part of the text around it.
    Aside,
    /// An option whose checkbox is ticked.
    TickedOption,
    /// An option whose checkbox is not ticked.
    UntickedOption,
}

impl Markup {
    fn of_option(is_ticked: bool) -> Markup {
        match is_ticked {
            true => Markup::TickedOption,
            false => Markup::UntickedOption,
        }
    }
}

/// The kind of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `h1` to `h6`.
    Heading(u8),
    /// A paragraph, or any other element that holds only running text, or a run of loose text.
    Paragraph,
    /// A container: a list.
    List,
    /// A list item: a container if it holds blocks, else a block of text.
    Item,
    /// Preformatted text.
    Code,
    /// A table, as one block.
    Table,
    /// A block quotation, as one block.
    Quote,
    /// A container: `details`.
    Details,
    /// The `summary` of the `details` it stands in.
    Summary,
    /// `dt`; the list around it is a [`List`](Kind::List), what it explains a [`Wrapper`](Kind::Wrapper).
    Term,
    /// A button that opens a region of the page.
    Trigger,
    /// A cell of the table before it, with its column, for tables of questions. Its text is in the table's text as
    /// well.
    Cell(u8),
    /// A container: any other element that holds blocks.
    Wrapper,
    /// Never a point: an image, a caption, an advert, a rule, a line that is only a link.
    Aside,
}

/// What an author marks a block as, by `data-study`.
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

impl Mark {
    /// Every mark by its attribute value.
    pub const NAMES: [(&'static str, Mark); 9] = [
        ("question", Mark::Question),
        ("intent", Mark::Intent),
        ("framework", Mark::Framework),
        ("point", Mark::Point),
        ("follow-ups", Mark::FollowUps),
        ("follow-up", Mark::FollowUp),
        ("mistakes", Mark::Mistakes),
        ("mistake", Mark::Mistake),
        ("ignore", Mark::Ignore),
    ];

    fn named(value: &str) -> Option<Mark> {
        let named = Mark::NAMES.iter().find(|(name, _)| *name == value.trim());
        named.map(|(_, mark)| *mark)
    }

    /// Whether the mark is for a block that holds several others.
    fn is_of_group(self) -> bool {
        matches!(
            self,
            Mark::Question | Mark::Framework | Mark::FollowUps | Mark::Mistakes
        )
    }
}

/// An element as the reader needs it. All names are in lower case.
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
    /// Whether `role` is `heading`.
    pub is_heading: bool,
    /// The attribute `aria-level`.
    pub level: Option<u8>,
    /// What microdata or a class says that the element is.
    pub markup: Option<Markup>,
    /// The attribute `class`.
    pub class: Option<&'a str>,
    /// The attribute `aria-controls`.
    pub controls: Option<&'a str>,
    /// Whether it has `aria-expanded` or Bootstrap's equivalent, that is, opens the region it controls.
    pub expands: bool,
    /// The attribute `alt`.
    pub alt: Option<&'a str>,
    /// Whether it has a `name`: as an `a`, it is then the target of links and no link itself.
    pub is_target: bool,
    /// Whether it is a checkbox.
    pub is_box: bool,
    /// Whether the checkbox is ticked.
    pub is_ticked: bool,
}

impl<'a> Element<'a> {
    /// An element with these attributes; those that the reader does not use are ignored.
    pub fn with(tag: &'a str, attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut element = Element {
            tag,
            ..Element::default()
        };
        for (name, value) in attributes {
            element.take(name, value);
        }
        element
    }

    fn take(&mut self, name: &str, value: &'a str) {
        match name {
            "id" => self.id = Some(value),
            "data-study" => self.mark = Some(value),
            "data-study-id" => self.study_id = Some(value),
            "role" if value == "heading" => self.is_heading = true,
            "aria-level" => self.level = value.trim().parse().ok(),
            "aria-controls" => self.controls = Some(value),
            // In templates of Alpine and Vue the attribute has a colon until they start.
            "aria-expanded" | ":aria-expanded" => self.expands = true,
            "data-toggle" | "data-bs-toggle" if value == "collapse" => self.expands = true,
            "alt" => self.alt = Some(value),
            "name" => self.is_target = true,
            "type" => self.is_box = value == "checkbox",
            "checked" => self.is_ticked = true,
            "class" => {
                self.class = Some(value);
                self.markup = self.markup.or(markup_by_class(value));
            }
            "itemprop" if value.contains("Answer") => self.markup = Some(Markup::Answer),
            "itemprop" if value == "name" => {
                self.markup = self.markup.or(Some(Markup::QuestionName))
            }
            "itemtype" if value.ends_with("schema.org/Question") => {
                self.markup = Some(Markup::Question)
            }
            _ => {}
        }
    }
}

/// The FNV-1a hash of a text.
pub(crate) fn hash(text: &str) -> u32 {
    let step = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, step)
}

/// Whether a character can be part of a word. Beyond ASCII all count, except the usual punctuation, arrows and emoji.
///
/// Coarser than Unicode's tables, which would add several kilobytes to the widget.
pub(crate) fn in_word(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '×' | '÷' => matches!(letter, 'ª' | 'µ' | 'º'),
        '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' => false,
        '\u{3000}'..='\u{303f}'
        | '\u{fe00}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' => false,
        _ => !('\u{1f000}'..='\u{1faff}').contains(&letter),
    }
}
