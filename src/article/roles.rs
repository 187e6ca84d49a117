//! How each element is read, by its name and its attributes.

use super::{Element, Kind, Mark, Markup, hash};

/// How an element is read.
#[derive(Clone, Copy)]
pub(super) enum Role {
    /// Not at all, with all its contents.
    Unread,
    /// As a picture or other media in the running text.
    Media,
    /// As part of the running text.
    Inline,
    /// As one block, whatever it contains.
    Whole(Kind),
    /// As a container if it holds blocks, else as one block.
    Flow(Kind),
}

/// The `id` of the region that an element opens and closes. A `summary` opens its own `details`, whatever its
/// attributes say.
pub(super) fn controls(element: &Element<'_>) -> Option<String> {
    let says = element.expands && element.tag != "summary";
    owned(element.controls.filter(|_| says))
}

/// What the classes of an element say that it is.
pub(super) fn markup_by_class(classes: &str) -> Option<Markup> {
    const FOLDS: [&str; 4] = ["accord", "collaps", "toggle", "expand"];
    let is_answer = |class| matches!(class, "answer" | "solution");
    let folds = |word| classes.contains(word);
    let mut each = classes.split(' ');
    if each.clone().any(is_answer) {
        Some(Markup::AnswerBox)
    } else if each.any(|class| class.ends_with("footnotes")) {
        Some(Markup::Aside)
    } else {
        FOLDS.into_iter().any(folds).then_some(Markup::Foldable)
    }
}

/// A hash of an element's classes, except those that say whether it is open now.
pub(super) fn class_hash(classes: &str) -> u32 {
    const STATES: [&str; 6] = ["active", "open", "closed", "collapsed", "expanded", "show"];
    let is_lasting = |class: &&str| !STATES.iter().any(|state| class.ends_with(state));
    let lasting = classes.split_ascii_whitespace().filter(is_lasting);
    lasting.fold(1, |all, class| all.rotate_left(5) ^ hash(class))
}

/// Whether an element is a button that opens an answer, by its attributes or classes, though it names no region.
fn opens(element: &Element<'_>) -> bool {
    // Classes such as "faq-toggle", "question" and "item-q".
    let is_question = |class: &str| class.ends_with('q') || class.contains("question");
    let asks = |classes: &str| classes.contains("faq") || classes.split(' ').any(is_question);
    let says = element.expands || element.markup == Some(Markup::Foldable);
    element.tag == "button" && (says || element.class.is_some_and(asks))
}

/// Whether this comes from schema.org's microdata.
pub(super) fn is_schema(markup: Option<Markup>) -> bool {
    matches!(
        markup,
        Some(Markup::Question | Markup::QuestionName | Markup::Answer)
    )
}

/// Whether a character is invisible: it has no width and only controls line breaks or the direction of text.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// How elements are read, by name. All others are part of the running text.
static ROLES: [(&[&str], Role); 12] = [
    (
        &[
            "head", "script", "style", "template", "noscript", "nav", "footer", "button", "select",
            "textarea", "input",
        ],
        Role::Unread,
    ),
    (
        &[
            "img", "video", "audio", "canvas", "iframe", "object", "embed", "svg",
        ],
        Role::Media,
    ),
    (&["pre"], Role::Whole(Kind::Code)),
    (&["table"], Role::Whole(Kind::Table)),
    (&["summary"], Role::Whole(Kind::Summary)),
    (&["blockquote"], Role::Whole(Kind::Quote)),
    (&["figcaption", "hr"], Role::Whole(Kind::Aside)),
    (&["dt"], Role::Whole(Kind::Term)),
    (&["ul", "ol", "menu", "dl"], Role::Flow(Kind::List)),
    (&["li"], Role::Flow(Kind::Item)),
    (&["details"], Role::Flow(Kind::Details)),
    (
        &[
            "p", "div", "section", "article", "aside", "main", "header", "figure", "dd", "form",
            "fieldset", "address", "center", "body", "html", "hgroup",
        ],
        Role::Flow(Kind::Wrapper),
    ),
];

pub(super) fn role_of(element: &Element<'_>, mark: Option<Mark>) -> Role {
    match element.level.unwrap_or(2) {
        level @ 1..=6 if element.is_heading => Role::Whole(Kind::Heading(level)),
        _ if element.tag == "summary" => Role::Whole(Kind::Summary),
        _ if element.expands && element.controls.is_some() => Role::Whole(Kind::Trigger),
        _ if opens(element) => Role::Whole(Kind::Trigger),
        _ => role(element.tag, mark),
    }
}

fn role(tag: &str, mark: Option<Mark>) -> Role {
    if let [b'h', level @ b'1'..=b'6'] = tag.as_bytes() {
        return Role::Whole(Kind::Heading(level - b'0'));
    }
    for (tags, role) in &ROLES {
        if tags.contains(&tag) {
            let group = mark.is_some_and(Mark::is_of_group);
            return match *role {
                // A quote that its author marked as holding several blocks is read as a container.
                Role::Whole(Kind::Quote) if group => Role::Flow(Kind::Wrapper),
                role => role,
            };
        }
    }
    Role::Inline
}

pub(super) fn owned(value: Option<&str>) -> Option<String> {
    value
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .map(str::to_owned)
}
