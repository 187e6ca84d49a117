//! Escaping texts for HTML.

use pulldown_cmark_escape::escape_html;

/// A text escaped for HTML, between tags and in a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::new();
    // Writing to a string cannot fail.
    let _ = escape_html(&mut safe, text);
    safe
}
