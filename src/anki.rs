//! A guide as a text file that Anki imports without asking any question.
//!
//! The file's headers set everything that Anki would ask, and each line begins with an id of ours as the note's `guid`.
//! Anki keeps it, so a later import of the same guide updates what the author changed and leaves Anki's schedule alone.
//! <https://docs.ankiweb.net/importing/text-files.html#file-headers>

mod markup;

use crate::guide::{Guide, Item, Question};
use crate::progress::Status;
use crate::saved;

pub use markup::Markup;

/// What becomes one Anki note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// A question, with all its points on the back.
    Question,
    /// A point, with its question on the front; a question without points stays whole.
    Point,
}

/// What a note says of a question besides its texts.
#[derive(Debug, Clone, Default)]
pub struct Extra {
    /// The reader's status in it, for a tag.
    pub status: Option<Status>,
    /// The author's blocks of the framework; if there are none, the points' texts are used.
    pub framework: Vec<Markup>,
    /// The author's blocks of each point.
    pub points: Vec<Vec<Markup>>,
}

/// The headers except the deck. Columns have no names: Anki then maps the remaining ones to the fields in order, which
/// also works where the note type `Basic` and its fields `Front` and `Back` have names in another language.
const HEADERS: &str =
    "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#tags column:4\n";
/// The tag of every note.
const TAG: &str = "study-widget";

/// The text file. `id` is the guide's id and `address` its page's URL; `extra` returns what to add to a question.
#[must_use]
pub fn export(
    guide: &Guide,
    id: &str,
    address: &str,
    each: Each,
    extra: &dyn Fn(&Question) -> Extra,
) -> String {
    let title = if guide.title.is_empty() {
        id
    } else {
        &guide.title
    };
    // Two colons would make a subdeck.
    let deck = plain(&title.replace("::", ": "));
    let mut text = format!("{HEADERS}#deck:{deck}\n");
    let guide_tags = format!("{TAG} {TAG}::{}", tag(id));
    for question in &guide.questions {
        let key = guid(&saved::key(id, &question.id));
        let link = link(address, &question.id, title);
        let front = format!("<p>{}</p>", html(&question.title));
        let points = &question.framework.points;
        let extra = extra(question);
        let status = extra
            .status
            .map(|status| format!(" {TAG}::status::{}", word(status)));
        let tags = format!("{guide_tags}{}", status.unwrap_or_default());
        if each == Each::Question || points.is_empty() {
            let framework = match markup::write(&extra.framework) {
                framework if framework.is_empty() => list(points),
                framework => framework,
            };
            let back = [intent(question), framework, follow_ups(question), link].concat();
            line(&mut text, [&key, &front, &back, &tags]);
            continue;
        }
        for (nth, point) in points.iter().enumerate() {
            let key = format!("{key}:{}", guid(&escape(&point.id)));
            let front = format!("{front}<p>{} / {}</p>", nth + 1, points.len());
            let written = extra.points.get(nth).map(|point| markup::write(point));
            let written = written.filter(|written| !written.is_empty());
            let written = written.unwrap_or_else(|| format!("<p>{}</p>", html(&point.text)));
            let back = format!("{written}{link}");
            line(&mut text, [&key, &front, &back, &tags]);
        }
    }
    text
}

fn word(status: Status) -> &'static str {
    match status {
        Status::New => "new",
        Status::Learning => "learning",
        Status::Confident => "confident",
    }
}

fn line(text: &mut String, fields: [&str; 4]) {
    text.push_str(&fields.join("\t"));
    text.push('\n');
}

fn intent(question: &Question) -> String {
    let intent = question.intent.as_deref().unwrap_or_default();
    if intent.is_empty() {
        String::new()
    } else {
        format!("<p><i>{}</i></p>", html(intent))
    }
}

fn list(points: &[Item]) -> String {
    items("ul", points.iter().map(|point| point.text.as_str()))
}

fn follow_ups(question: &Question) -> String {
    let texts = question.follow_ups.iter();
    items("ol", texts.map(|follow_up| follow_up.text.as_str()))
}

fn items<'a>(list: &str, texts: impl Iterator<Item = &'a str>) -> String {
    let items: String = texts
        .map(|text| format!("<li>{}</li>", html(text)))
        .collect();
    if items.is_empty() {
        items
    } else {
        format!("<{list}>{items}</{list}>")
    }
}

/// A link back to the question; empty if the page has no address that a card may link to.
fn link(address: &str, question: &str, title: &str) -> String {
    let page = address.split('#').next().unwrap_or_default();
    if !["https://", "http://"]
        .iter()
        .any(|scheme| page.starts_with(scheme))
    {
        return String::new();
    }
    let target = html(&format!("{page}#{}", guid(&escape(question))));
    format!("<p><a href=\"{target}\">{}</a></p>", html(title))
}

/// A text as inert HTML. Brackets are escaped because they could begin a sound, a formula or a picture of Anki's.
fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '[' => html.push_str("&#91;"),
            '\\' => html.push_str("&#92;"),
            _ => html.push(c),
        }
    }
    html
}

/// A text on one line, without tabs, so that it fits one column.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// An id without the characters that Anki would interpret; `key` has its `%` escaped already.
fn guid(key: &str) -> String {
    let mut guid = String::with_capacity(key.len());
    for c in key.chars() {
        if c == '"' || c.is_whitespace() || c.is_control() {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                guid.push_str(&format!("%{byte:02X}"));
            }
        } else {
            guid.push(c);
        }
    }
    guid
}

/// Escapes the colon, which separates ids.
fn escape(id: &str) -> String {
    id.replace('%', "%25").replace(':', "%3A")
}

/// A guide's id as a tag, which is one word.
fn tag(id: &str) -> String {
    let words: Vec<&str> = id
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}
