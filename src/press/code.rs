//! A block of code: it names its language and perhaps its file, and is focusable because it may scroll.

use pulldown_cmark::CodeBlockKind;

use super::Notes;
use super::escape::escaped;

/// Notes a block that names no language, or whose fence is never closed.
pub(super) fn check(kind: &CodeBlockKind<'_>, block: &str, at: usize, notes: &mut Notes<'_>) {
    let fence = block
        .split(|letter| letter != '`' && letter != '~')
        .next()
        .unwrap_or_default();
    let last = block.lines().skip(1).last().unwrap_or_default();
    if named(kind).0.is_empty() {
        let fact = "this code names no language; fence it and begin with one, as `yaml`, or `text` for a drawing";
        notes.add(at, "code", fact);
    } else if !last.trim().starts_with(fence) {
        notes.add(
            at,
            "code",
            "this block of code never ends; close it with the fence it opens with",
        );
    }
}

/// The opening tags, after the name of the file that the code goes into; the language is the label for screen readers.
pub(super) fn open(kind: &CodeBlockKind<'_>) -> String {
    let (language, file) = named(kind);
    let label = match language {
        "text" => "Drawing".to_owned(),
        language => format!("Code, {}", escaped(language)),
    };
    let file = match file {
        "" => String::new(),
        file => format!("<p class=\"file\">{}</p>\n", escaped(file)),
    };
    format!("{file}<pre tabindex=\"0\" role=\"group\" aria-label=\"{label}\"><code>")
}

/// The language and the file after it; empty if the block names none.
fn named<'a>(kind: &'a CodeBlockKind<'_>) -> (&'a str, &'a str) {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info.trim(),
        CodeBlockKind::Indented => "",
    };
    info.split_once(' ').unwrap_or((info, ""))
}
