//! The stored text: its keys, its versioned shape, how it is written and read.
//!
//! One record a question, under `study-widget:<guide>:<question>`, and one for the guide as a whole under
//! `study-widget:<guide>`. In both ids `%` and `:` are percent-encoded. Version 1 is JSON:
//!
//! ```json
//! {"v":1,"title":"How would you …?","print":"0003f1…","ticks":{"triage":[true,1795491234567,0,41]},
//!  "open":[false,1795491300000,0,41],"was":["old-id"]}
//! ```
//!
//! A value is `[value, milliseconds since 1970, count, replica]`; a field that says nothing is left out. Version 2 adds
//! what a reader wrote and how they rated their answers; a record that has none of it is still written as version 1:
//!
//! ```json
//! {"v":2,"texts":{"memory":["9.2714 5.108 2 20780",1795391234567,0,41],"note":["Ask Ada",1795491300000,0,41]},
//!  "reviews":{"1795491234567-0-41":["3 20781 20790",1795491234567,0,41]}}
//! ```
//!
//! A review is a rating from 1 to 4, the day it was and the day the question comes back, in days since 1970. A version that
//! does not know a text by its name keeps it all the same.
//!
//! A field that a version does not know is kept as it is, and whatever adds one that changes what the others mean must
//! raise the version: an older widget then shows the record read-only. A record in which nothing is ours is none. A text that cannot be read is set aside under the same key with
//! `.unreadable` after it (`.unreadable-2` and so on), which no record's key ever holds.
//!
//! serde_json reads and writes it all, and any text may come here, so four of its ways matter:
//! - It skips what it does not know without recursion and hands over whatever it is asked for, however much: how deep and
//!   how many is bounded before (`bounds`).
//! - A struct may stand as a list of its fields, and `null` for an option: neither is a record of ours. Nor is one that has
//!   a field twice; of two members of a map, which has any names, the last counts.
//! - Numbers are of their type and range or nothing: `1.0` and `1e3` are no whole numbers.
//! - `\n` and its like have names; older texts have `\u000a`, which is read as well.

mod bounds;
mod card;
mod export;
mod keys;
mod members;
mod quote;
mod wire;

use serde::Deserialize;

use crate::progress::Record;
use wire::{Version, Wire};

pub use card::{decode_card, encode_card};
pub use export::{Import, ImportError, export, import, line};
pub use keys::{aside, ids, is_aside, key, set_aside_from};
pub use quote::{decode_quote, encode_quote};

/// The newest version this widget writes and reads.
pub const VERSION: u64 = 2;

/// Why a stored text is not a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not a record of any version.
    Malformed,
    /// A newer version of the widget wrote it.
    Newer {
        /// The version it says it has.
        version: u64,
    },
}

/// The text of a record.
#[must_use]
pub fn encode(record: &Record) -> String {
    let mut text = write(&Wire::from(record));
    if !record.unknown.is_empty() {
        text.pop();
        for (name, value) in &record.unknown {
            text.extend([",", &write(name), ":", value]);
        }
        text.push('}');
    }
    text
}

/// The record in a text.
///
/// # Errors
/// When the text is no record, or one of a newer version.
pub fn decode(text: &str) -> Result<Record, Unreadable> {
    match bounds::exceeded_at(text) {
        None => decode_bounded(text),
        Some(_) => Err(Unreadable::Malformed),
    }
}

/// As [`decode`], where the text holds no more than may be read.
fn decode_bounded(text: &str) -> Result<Record, Unreadable> {
    if let Some(record) = object(text).and_then(Wire::record) {
        return Ok(record);
    }
    let (fields, unknown) = wire::split(text);
    if let Some(record) = object(&fields).and_then(Wire::record)
        && record != Record::default()
    {
        return Ok(Record { unknown, ..record });
    }
    match object(text) {
        Some(Version { v }) if v > VERSION => Err(Unreadable::Newer { version: v }),
        _ => Err(Unreadable::Malformed),
    }
}

/// What an object says; none where the text is no such object, or holds more than may be read.
fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    bounds::exceeded_at(text).is_none().then(|| object(text))?
}

fn object<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    let is_object = text.trim_start().starts_with('{');
    is_object.then(|| serde_json::from_str(text).ok())?
}

/// The text of something; none of what we write can fail to have one.
fn write(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
