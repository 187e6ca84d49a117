//! A guide as a text file that Anki imports without a question asked.
//!
//! The file's headers say everything Anki would ask, and each line begins with an id of ours as the note's `guid`, which
//! it keeps for ever: a later import of the same guide updates what the author changed and leaves Anki's schedule alone.
//! <https://docs.ankiweb.net/importing/text-files.html#file-headers>

mod markup;

use crate::guide::{Guide, Item, Question};
use crate::progress::Status;
use crate::saved;

pub use markup::Markup;

/// What a note of Anki's is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// A question, with all its points on the back.
    Question,
    /// A point, with its question on the front; a question without points stays whole.
    Point,
}

/// What a card knows of a question beside its texts.
#[derive(Debug, Clone, Default)]
pub struct Extra {
    /// Where the reader stands with it, for a tag.
    pub status: Option<Status>,
    /// The author's blocks of the framework; where there are none the points' texts serve.
    pub framework: Vec<Markup>,
    /// What belongs to each point.
    pub points: Vec<Vec<Markup>>,
}

/// The headers but for the deck. Columns bear no names: Anki then takes those that are left for the fields as they come,
/// which also serves where `Basic` and its fields `Front` and `Back` have names in another language.
const HEADERS: &str =
    "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#tags column:4\n";
/// The tag that every note bears.
const TAG: &str = "study-widget";

/// The text file. `id` is the guide's, `address` its page's; `extra` adds to a question.
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
    // Two colons would make a deck within a deck.
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

/// Leads back to the question; nothing where the page has no address that a card may link to.
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

/// A text as HTML that shows it and does nothing. A bracket could open a sound, a formula or a picture of Anki's.
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

/// On one line, in one cell.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// An id that Anki reads as it stands: a key, in which `%` is escaped already.
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

/// Leaves no colon, which parts ids.
fn escape(id: &str) -> String {
    id.replace('%', "%25").replace(':', "%3A")
}

/// A guide's id as a tag: one word.
fn tag(id: &str) -> String {
    let words: Vec<&str> = id
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}
