//! The stored form of a passage that a reader marked: a selector of the W3C's Web Annotation, as JSON.

use serde::{Deserialize, Serialize};

use crate::quote::Quote;

/// A `TextQuoteSelector`; `start` is the number of words before the passage.
#[derive(Serialize, Deserialize)]
struct Wire {
    #[serde(rename = "type")]
    kind: String,
    exact: String,
    prefix: String,
    suffix: String,
    start: usize,
}

const KIND: &str = "TextQuoteSelector";

/// Writes a passage as text.
#[must_use]
pub fn encode_quote(quote: &Quote) -> String {
    let Quote {
        exact,
        prefix,
        suffix,
        position,
    } = quote.clone();
    let wire = Wire {
        kind: KIND.to_owned(),
        exact,
        prefix,
        suffix,
        start: position,
    };
    serde_json::to_string(&wire).unwrap_or_default()
}

/// Reads a passage; `None` if the text is no passage.
#[must_use]
pub fn decode_quote(text: &str) -> Option<Quote> {
    let wire: Wire = serde_json::from_str(text).ok()?;
    (wire.kind == KIND).then_some(Quote {
        exact: wire.exact,
        prefix: wire.prefix,
        suffix: wire.suffix,
        position: wire.start,
    })
}
