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
//! A value is `[value, milliseconds since 1970, count, replica]`; a field that says nothing is left out. A field that
//! version 1 does not know is ignored, so whatever adds one must raise the version: an older widget then shows the
//! record read-only instead of losing the field. A text that cannot be read is set aside under the same key with
//! `.unreadable` after it (`.unreadable-2` and so on), which no record's key ever holds.

mod export;
mod json;
mod keys;

use crate::progress::{Print, Record, Register, Stamp};
use json::Json;

pub use export::{Import, ImportError, export, import};
pub use keys::{aside, ids, is_aside, key};

/// The version this widget writes, and the newest it reads.
pub const VERSION: u64 = 1;

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
    let mut fields = vec![("v", VERSION.to_string())];
    if !record.title.is_empty() {
        fields.push(("title", json::string(&record.title)));
    }
    if let Some(print) = &record.print {
        fields.push(("print", json::string(&print.to_string())));
    }
    if !record.ticks.is_empty() {
        fields.push((
            "ticks",
            json::object(record.ticks.iter().map(|(item, tick)| (item, write(tick)))),
        ));
    }
    if let Some(open) = &record.open {
        fields.push(("open", write(open)));
    }
    if !record.was.is_empty() {
        fields.push((
            "was",
            json::array(record.was.ids().iter().map(|id| json::string(id))),
        ));
    }
    json::object(fields.into_iter())
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
        Some(VERSION) => fields(value).ok_or(Unreadable::Malformed),
        _ => Err(Unreadable::Malformed),
    }
}

/// None where a field that is there is not what version 1 puts there: better set aside whole than half understood.
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
            record.ticks.insert(item, register(tick)?);
        }
    }
    if let Some(open) = value.get("open") {
        record.open = Some(register(open)?);
    }
    if let Some(was) = value.get("was") {
        for id in was.list()? {
            record.was.insert(id.text()?, ());
        }
    }
    Some(record)
}

fn write(register: &Register<bool>) -> String {
    let Register {
        value,
        stamp: Stamp { at, count, replica },
    } = register;
    format!("[{value},{at},{count},{replica}]")
}

fn register(value: &Json) -> Option<Register<bool>> {
    let [Json::Bool(value), at, count, replica] = value.list()? else {
        return None;
    };
    let small = |number: &Json| u32::try_from(number.number()?).ok();
    let stamp = Stamp {
        at: at.number()?,
        count: small(count)?,
        replica: small(replica)?,
    };
    Some(Register {
        value: *value,
        stamp,
    })
}
