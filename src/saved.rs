//! The stored text of a record: its keys, its versioned shape, how it is written and read.
//!
//! There is one record per question, under `study-widget:<guide>:<question>`, and one for the guide as a whole under
//! `study-widget:<guide>`. In both ids `%` and `:` are percent-encoded. Version 1 is JSON:
//!
//! ```json
//! {"v":1,"title":"How would you …?","print":"0003f1…","ticks":{"triage":[true,1795491234567,0,41]},
//!  "open":[false,1795491300000,0,41],"was":["old-id"]}
//! ```
//!
//! A value is `[value, milliseconds since 1970, count, replica]`; empty fields are left out. Version 2 adds what a
//! reader wrote and how they rated their answers; a record that has neither is still written as version 1:
//!
//! ```json
//! {"v":2,"texts":{"memory":["9.2714 5.108 2 20780",1795391234567,0,41],"note":["Ask Ada",1795491300000,0,41]},
//!  "reviews":{"1795491234567-0-41":["3 20781 20790",1795491234567,0,41]}}
//! ```
//!
//! A review is a rating from 1 to 4, the day it was made and the day the question is due, in days since 1970. A version
//! keeps texts whose names it does not know.
//!
//! A version also keeps fields that it does not know, and a version that adds a field which changes the meaning of
//! others must raise the version number: an older widget then shows the record read-only. An object with no field of
//! ours is no record. A malformed text is set aside under the same key followed by `.unreadable` (`.unreadable-2` and
//! so on), which no record's key ever contains.
//!
//! serde_json reads and writes all of it. Any text may be stored here, so four of its properties matter:
//! - It skips unknown parts without recursion, and returns any number of values: `bounds` first limits both depth and
//!   number.
//! - A struct may be written as a list of its fields, and an option as `null`: we accept neither, nor a record with a
//!   field twice. Where a map has two members of one name, the last counts.
//! - A number must have its type and range: `1.0` and `1e3` are no whole numbers.
//! - It writes `\n` and its like by name; older texts have `\u000a`, which it reads too.

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

/// Like [`decode`], for a text within the bounds.
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

/// Parses an object; `None` if the text is no such object, or exceeds the bounds.
fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    bounds::exceeded_at(text).is_none().then(|| object(text))?
}

fn object<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    let is_object = text.trim_start().starts_with('{');
    is_object.then(|| serde_json::from_str(text).ok())?
}

/// Serialises a value; no value of ours can fail.
fn write(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
