//! The one kind of HTML that a guide may contain, as is usual in Markdown on the web: a `details` whose summary is a
//! question.
//!
//! Its opening and its end are each on their own between empty lines; between them is Markdown.

use pulldown_cmark::{Event, Options, Parser};

/// What a block of HTML opens or closes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fold<'a> {
    /// Its id, and the text of its summary.
    Open(Option<&'a str>, String),
    Close,
}

/// Reads a block of HTML; `None` if it is anything else.
pub(super) fn read(block: &str) -> Option<Fold<'_>> {
    let block = block.trim();
    if block == "</details>" {
        return Some(Fold::Close);
    }
    let (attributes, rest) = block.strip_prefix("<details")?.split_once('>')?;
    let id = match attributes.trim() {
        "" => None,
        given => Some(given.strip_prefix("id=\"")?.strip_suffix('"')?),
    };
    let summary = rest.trim().strip_prefix("<summary>")?;
    let summary = summary.strip_suffix("</summary>")?.trim();
    let is_plain = !summary.is_empty() && !summary.contains(['<', '\n']);
    is_plain.then(|| Fold::Open(id, text(summary)))
}

/// The text of a summary with its entities and quotes resolved.
fn text(summary: &str) -> String {
    let events = Parser::new_ext(summary, Options::ENABLE_SMART_PUNCTUATION);
    let texts = events.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    });
    texts.map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(id: Option<&'static str>, text: &str) -> Option<Fold<'static>> {
        Some(Fold::Open(id, text.to_owned()))
    }

    #[test]
    fn an_opening_is_read_on_one_line_or_two() {
        let two = "<details id=\"null\">\n<summary>Is NULL &lt; 1?</summary>\n";
        assert_eq!(read(two), open(Some("null"), "Is NULL < 1?"));
        let one = "<details><summary>What's a lock?</summary>";
        assert_eq!(read(one), open(None, "What’s a lock?"));
        assert_eq!(read("</details>\n"), Some(Fold::Close));
    }

    #[test]
    fn anything_else_is_raw_html() {
        for block in [
            "<details>\n",
            "<details open>\n<summary>Why?</summary>",
            "<details>\n<summary></summary>",
            "<details>\n<summary><b>Why?</b></summary>",
            "<details>\n<summary>Why?</summary>\nBecause.\n</details>",
            "<div>",
        ] {
            assert_eq!(read(block), None, "{block}");
        }
    }
}
