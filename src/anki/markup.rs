//! An author's markup as a card shows it: code with its lines, tables and pictures, and nothing that can run.

use super::html;

/// A node of an author's markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Markup {
    /// A text with its spaces and line breaks.
    Text(String),
    /// An element by its local name.
    Element {
        /// The local name, such as `pre`.
        name: String,
        /// The absolute URL of a link or a picture.
        address: String,
        /// The alternative text of a picture.
        alt: String,
        /// Its child nodes.
        children: Vec<Markup>,
    },
}

/// The elements that a card may contain; of any other element only the content is kept.
const KEPT: [&str; 28] = [
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "i",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The nodes as HTML on one line.
pub(super) fn write(pieces: &[Markup]) -> String {
    let mut written = String::new();
    add(&mut written, pieces, false);
    written.trim().to_owned()
}

fn add(written: &mut String, pieces: &[Markup], is_pre: bool) {
    for piece in pieces {
        match piece {
            Markup::Text(text) if is_pre => written.push_str(&in_lines(text)),
            Markup::Text(text) => written.push_str(&flowing(text)),
            Markup::Element {
                name,
                address,
                alt,
                children,
            } => {
                let [before, after] = tags(name, address, alt);
                written.push_str(&before);
                add(written, children, is_pre || name == "pre");
                written.push_str(&after);
            }
        }
    }
}

/// An element's opening and closing tags; empty if only its content is kept.
fn tags(name: &str, address: &str, alt: &str) -> [String; 2] {
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    let is_picture = is_web || address.starts_with("data:image/");
    match name {
        "a" if is_web => [format!("<a href=\"{}\">", html(address)), "</a>".to_owned()],
        "img" if is_picture => {
            let picture = format!("<img src=\"{}\" alt=\"{}\">", html(address), html(alt));
            [picture, String::new()]
        }
        // A picture that a card cannot load.
        "img" => [html(alt), String::new()],
        "br" => ["<br>".to_owned(), String::new()],
        "table" => ["<table border=\"1\">".to_owned(), "</table>".to_owned()],
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => ["<p><b>".to_owned(), "</b></p>".to_owned()],
        "section" | "article" | "figure" | "figcaption" | "details" | "summary" => {
            ["<div>".to_owned(), "</div>".to_owned()]
        }
        _ if KEPT.contains(&name) => [format!("<{name}>"), format!("</{name}>")],
        _ => [String::new(), String::new()],
    }
}

/// A preformatted text, whose line breaks and spaces matter.
fn in_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\t', "    ");
    let lines = text.split('\n').map(|line| {
        // Spaces at the beginning and between words stay: the card's `pre` shows them.
        let words = line.split(' ').map(html);
        words.collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("<br>")
}

/// A flowing text, whose spaces only separate words.
fn flowing(text: &str) -> String {
    let space = |at: Option<char>| at.is_some_and(char::is_whitespace);
    let words = html(text);
    if words.is_empty() {
        return if text.is_empty() {
            words
        } else {
            " ".to_owned()
        };
    }
    let before = if space(text.chars().next()) { " " } else { "" };
    let after = if space(text.chars().next_back()) {
        " "
    } else {
        ""
    };
    format!("{before}{words}{after}")
}
