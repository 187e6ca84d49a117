//! JSON, as much of it as stored progress needs. `serde_json` would add 12 KB to the widget's first load (gzip), most of
//! it for floating-point numbers, of which progress has none; the tests hold this reader to that one.

mod read;

use crate::digits::hex;
pub(super) use read::read;

/// What a JSON text says.
#[derive(Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// None where the number is not a `u64`.
    Number(Option<u64>),
    Text(String),
    List(Vec<Json>),
    /// In the order of their names. Of two members of one name the last counts, in the order of the text where that was
    /// in order.
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(super) fn number(&self) -> Option<u64> {
        match self {
            Json::Number(number) => *number,
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> Option<&[Json]> {
        match self {
            Json::List(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn object(&self) -> Option<&[(String, Json)]> {
        match self {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }

    /// A member of an object.
    pub(super) fn get(&self, name: &str) -> Option<&Json> {
        let (_, value) = self.object()?.iter().rfind(|(member, _)| member == name)?;
        Some(value)
    }
}

/// An object of fields whose values are JSON already. Not generic: it is called with many kinds of iterators, and the code
/// for one is enough.
pub(super) fn object(fields: &mut dyn Iterator<Item = (&str, String)>) -> String {
    let mut json = String::from("{");
    for (name, value) in fields {
        if json.len() > 1 {
            json.push(',');
        }
        json.extend([&string(name), ":", &value]);
    }
    json.push('}');
    json
}

/// An array of what is JSON already.
pub(super) fn array(values: impl Iterator<Item = String>) -> String {
    let mut json = String::from("[");
    for value in values {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&value);
    }
    json.push(']');
    json
}

/// A string in its quotes.
pub(super) fn string(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\0'..' ' => json.extend(["\\u", &hex(u32::from(c), 4)]),
            _ => json.push(c),
        }
    }
    json.push('"');
    json
}
