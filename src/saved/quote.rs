//! A passage that a reader marked, as it is kept: the selectors of the W3C's Web Annotation, as JSON.

use serde::{Deserialize, Serialize};

use crate::quote::Quote;

/// `TextQuoteSelector` with, in `start`, how many words stood before it.
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

/// A passage as text.
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

/// A text as a passage; none where it is not one.
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
