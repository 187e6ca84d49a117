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
//! A field that a version does not know is ignored, so whatever adds one must raise the version: an older widget then
//! shows the record read-only instead of losing the field. A text that cannot be read is set aside under the same key with
//! `.unreadable` after it (`.unreadable-2` and so on), which no record's key ever holds.

mod card;
mod export;
mod json;
mod keys;

use crate::digits::decimal;
use crate::progress::{Print, Record, Register, Stamp};
use json::Json;

pub use card::{decode_card, encode_card};
pub use export::{Import, ImportError, export, import, line};
pub use keys::{aside, ids, is_aside, key};

/// The newest version this widget writes and reads.
pub const VERSION: u64 = 2;

/// How many ids may stand in any order.
const MOST_IDS: usize = 1000;

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
    let has_more = !(record.texts.is_empty() && record.reviews.is_empty());
    let version = if has_more { VERSION } else { 1 };
    let mut fields = vec![("v", decimal(version))];
    if !record.title.is_empty() {
        fields.push(("title", json::string(&record.title)));
    }
    if let Some(print) = &record.print {
        fields.push(("print", json::string(&print.write())));
    }
    if !record.ticks.is_empty() {
        fields.push((
            "ticks",
            json::object(&mut record.ticks.iter().map(|(item, tick)| (item, flag(tick)))),
        ));
    }
    if let Some(open) = &record.open {
        fields.push(("open", flag(open)));
    }
    if !record.was.is_empty() {
        fields.push((
            "was",
            json::array(record.was.ids().iter().map(|id| json::string(id))),
        ));
    }
    for (field, texts) in [("texts", &record.texts), ("reviews", &record.reviews)] {
        if !texts.is_empty() {
            let write = |text: &Register<String>| stamped(&json::string(&text.value), text.stamp);
            fields.push((
                field,
                json::object(&mut texts.iter().map(|(name, text)| (name, write(text)))),
            ));
        }
    }
    json::object(&mut fields.into_iter())
}

/// The record in a text.
///
/// # Errors
/// When the text is no record, or one of a newer version.
pub fn decode(text: &str) -> Result<Record, Unreadable> {
    json::read(text)
        .map_err(|_| Unreadable::Malformed)
        .and_then(|value| record(&value))
}

fn record(value: &Json) -> Result<Record, Unreadable> {
    match value.get("v").and_then(Json::number) {
        Some(version) if version > VERSION => Err(Unreadable::Newer { version }),
        Some(1..) => fields(value).ok_or(Unreadable::Malformed),
        _ => Err(Unreadable::Malformed),
    }
}

/// None where a field that is there is not what we put there: better set aside whole than half understood.
fn fields(value: &Json) -> Option<Record> {
    let mut record = Record::default();
    if let Some(title) = value.get("title") {
        record.title = title.text()?.to_owned();
    }
    if let Some(print) = value.get("print") {
        record.print = Some(Print::parse(print.text()?)?);
    }
    if let Some(ticks) = value.get("ticks") {
        for (item, tick) in ticks.object()? {
            record.ticks.insert(item, read_flag(tick)?);
        }
    }
    if let Some(open) = value.get("open") {
        record.open = Some(read_flag(open)?);
    }
    if let Some(was) = value.get("was") {
        let ids = was.list()?;
        // We write them in order; so many that are not are made to be slow.
        let in_order = ids.is_sorted_by(|id, next| id.text() <= next.text());
        if ids.len() > MOST_IDS && !in_order {
            return None;
        }
        for id in ids {
            record.was.insert(id.text()?, ());
        }
    }
    for (field, texts) in [
        ("texts", &mut record.texts),
        ("reviews", &mut record.reviews),
    ] {
        if let Some(value) = value.get(field) {
            for (name, text) in value.object()? {
                let (value, stamp) = unstamped(text)?;
                let value = value.text()?.to_owned();
                texts.insert(name, Register { value, stamp });
            }
        }
    }
    Some(record)
}

fn flag(register: &Register<bool>) -> String {
    stamped(
        if register.value { "true" } else { "false" },
        register.stamp,
    )
}

fn read_flag(value: &Json) -> Option<Register<bool>> {
    match unstamped(value)? {
        (Json::Bool(value), stamp) => Some(Register {
            value: *value,
            stamp,
        }),
        _ => None,
    }
}

/// A value that is JSON already, with its stamp.
fn stamped(value: &str, stamp: Stamp) -> String {
    let Stamp { at, count, replica } = stamp;
    let [at, count, replica] = [at, u64::from(count), u64::from(replica)].map(decimal);
    ["[", value, ",", &at, ",", &count, ",", &replica, "]"].concat()
}

fn unstamped(value: &Json) -> Option<(&Json, Stamp)> {
    let [value, at, count, replica] = value.list()? else {
        return None;
    };
    let small = |number: &Json| u32::try_from(number.number()?).ok();
    let stamp = Stamp {
        at: at.number()?,
        count: small(count)?,
        replica: small(replica)?,
    };
    Some((value, stamp))
}
