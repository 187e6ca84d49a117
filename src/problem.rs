//! What can be wrong with an article, and the message for it: the fact, then the next step.

use crate::article::Mark;
use crate::guide::BlockIndex;

/// One thing wrong with an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind it is.
    pub code: Code,
    /// What is wrong; what to do next. Lower case, no full stop at the end.
    pub message: String,
    /// The block it concerns; `None` if it concerns the whole article.
    pub block: Option<BlockIndex>,
}

/// The kinds of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// No question was recognised.
    NoQuestion,
    /// Many texts on the page look like questions, and few were recognised as such.
    Overlooked,
    /// A question has nothing to tick.
    NoPoint,
    /// Two questions, or two parts of one question, have the same id.
    SameId,
    /// A label with nothing after it.
    EmptyLabel,
    /// A label of follow-ups with no list under it.
    NoFollowUp,
    /// A label of a framework with no question above it.
    OrphanLabel,
    /// A heading has a higher or lower level than its place in a question asks for.
    HeadingOrder,
    /// A `data-study` value that is none of ours.
    UnknownMark,
    /// A `question-level` at which no question can be.
    QuestionLevel,
    /// An attribute of `<study-widget>` that cannot be understood.
    Attribute,
}

/// The kinds of text that look like questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A heading with something under it.
    Heading,
    /// A heading or a list item with nothing under it.
    Alone,
    /// A list item with more under its first line.
    Item,
    /// The summary of a `details`.
    Summary,
    /// A paragraph that is bold, or begins with "Q".
    Paragraph,
    /// A list item that holds a `details`.
    Folded,
}

impl Code {
    /// Its name in scripts and in the `study-problem` event, such as `no-question`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Code::NoQuestion => "no-question",
            Code::Overlooked => "overlooked",
            Code::NoPoint => "no-point",
            Code::SameId => "same-id",
            Code::EmptyLabel => "empty-label",
            Code::NoFollowUp => "no-follow-up",
            Code::OrphanLabel => "stray-label",
            Code::HeadingOrder => "heading-order",
            Code::UnknownMark => "unknown-mark",
            Code::QuestionLevel => "question-level",
            Code::Attribute => "attribute",
        }
    }
}

impl What {
    /// What these texts are and do, as a message says it after their number.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            What::Heading => "headings ask",
            What::Alone => "headings or list items ask and have no answer under them",
            What::Item => "list items begin with a line that asks",
            What::Summary => "summaries of `details` ask",
            What::Paragraph => "paragraphs ask",
            What::Folded => "list items hold a `details`",
        }
    }
}

/// One constructor for each kind, so that all wording is in one place.
impl Problem {
    pub(crate) fn no_question() -> Self {
        Problem {
            code: Code::NoQuestion,
            message: "no question was recognised; put `data-study=\"question\"` on the heading of each question".to_owned(),
            block: None,
        }
    }

    /// `found` questions were recognised, and `count` texts of the kind `what` were not.
    pub(crate) fn overlooked(count: usize, what: What, at: BlockIndex, found: usize) -> Self {
        let next = match what {
            What::Alone => "write the answer below each, as paragraphs or a list",
            What::Folded => "begin each with its question, and say \"Answer\" in the summary",
            What::Heading | What::Summary => {
                "put `data-study=\"question\"` on each that is a question"
            }
            What::Item | What::Paragraph => {
                "make each a heading with its answer below, or put `data-study=\"question\"` on it"
            }
        };
        let (few, what) = (if found == 0 { "no" } else { "few" }, what.words());
        let verb = if found == 0 {
            "question was"
        } else {
            "questions were"
        };
        let message = format!("{few} {verb} recognised, though {count} {what}; {next}");
        let code = if found == 0 {
            Code::NoQuestion
        } else {
            Code::Overlooked
        };
        Self::new(code, at, message)
    }

    pub(crate) fn attribute(name: &str, value: &str, next: &str) -> Self {
        Problem {
            code: Code::Attribute,
            message: format!("the attribute `{name}` is `{value}`; {next}"),
            block: None,
        }
    }

    pub(crate) fn no_point(title: &str, at: BlockIndex) -> Self {
        let message =
            format!("`{title}` has no point to tick; write its answer as paragraphs or a list");
        Self::new(Code::NoPoint, at, message)
    }

    pub(crate) fn same_id(text: &str, id: &str, given: &str, at: BlockIndex) -> Self {
        let message = format!(
            "`{text}` has the id of another, `{id}`, and is known here as `{given}`; give it its own by `data-study-id=\"…\"`"
        );
        Self::new(Code::SameId, at, message)
    }

    pub(crate) fn same_title(text: &str, count: usize, at: BlockIndex) -> Self {
        let message = format!(
            "the title `{text}` and the words under it are those of another question, {count} such on this page; give each its own id by `data-study-id=\"…\"`"
        );
        Self::new(Code::SameId, at, message)
    }

    pub(crate) fn empty_label(label: &str, at: BlockIndex) -> Self {
        let message =
            format!("nothing stands under `{label}`; write it there or take the label out");
        Self::new(Code::EmptyLabel, at, message)
    }

    pub(crate) fn no_follow_up(label: &str, at: BlockIndex) -> Self {
        let message =
            format!("no list stands under `{label}`; write each follow-up as an item of a list");
        Self::new(Code::NoFollowUp, at, message)
    }

    pub(crate) fn orphan_label(label: &str, at: BlockIndex) -> Self {
        let message = format!(
            "`{label}` stands under no question; put the question above it as a heading of level 2 to 6"
        );
        Self::new(Code::OrphanLabel, at, message)
    }

    pub(crate) fn label_outranks(label: &str, title: &str, at: BlockIndex) -> Self {
        let message = format!(
            "the heading `{label}` is not below its question `{title}`; make it a level lower"
        );
        Self::new(Code::HeadingOrder, at, message)
    }

    pub(crate) fn question_inside(title: &str, outer: &str, at: BlockIndex) -> Self {
        let message = format!(
            "the question `{title}` stands inside `{outer}`; give both headings the same level"
        );
        Self::new(Code::HeadingOrder, at, message)
    }

    pub(crate) fn unknown_mark(value: &str, at: BlockIndex) -> Self {
        let names = Mark::NAMES.map(|(name, _)| name).join(", ");
        let message = format!("`data-study=\"{value}\"` means nothing; use one of {names}");
        Self::new(Code::UnknownMark, at, message)
    }

    pub(crate) fn level_out_of_range(level: u8) -> Self {
        let message = format!("`question-level` is {level}; use a level from 2 to 6");
        Problem {
            code: Code::QuestionLevel,
            message,
            block: None,
        }
    }

    pub(crate) fn no_heading_at_level(level: u8) -> Self {
        let message = format!(
            "`question-level` is {level} and the article has no such heading; use the level of its questions"
        );
        Problem {
            code: Code::QuestionLevel,
            message,
            block: None,
        }
    }

    fn new(code: Code, at: BlockIndex, message: String) -> Self {
        Problem {
            code,
            message,
            block: Some(at),
        }
    }
}
