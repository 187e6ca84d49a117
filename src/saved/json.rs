//! Writes JSON. Reading is left to `serde_json`; its writer would add 10 KB to the widget's first load (gzip), most of
//! it for printing floating-point numbers, of which a record has none.

use std::fmt::Write;

/// An object of fields whose values are JSON already.
pub(super) fn object<'a>(fields: impl Iterator<Item = (&'a str, String)>) -> String {
    let fields: Vec<String> = fields
        .map(|(name, value)| format!("{}:{value}", string(name)))
        .collect();
    format!("{{{}}}", fields.join(","))
}

/// As [`object`], each field on a line of its own.
pub(super) fn lines<'a>(fields: impl Iterator<Item = (&'a str, String)>) -> String {
    let fields: Vec<String> = fields
        .map(|(name, value)| format!("\n{}:{value}", string(name)))
        .collect();
    format!("{{{}}}", fields.join(","))
}

/// An array of what is JSON already.
pub(super) fn array(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(","))
}

/// A string in its quotes.
pub(super) fn string(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\0'..' ' => drop(write!(json, "\\u{:04x}", u32::from(c))),
            _ => json.push(c),
        }
    }
    json.push('"');
    json
}
