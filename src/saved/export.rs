//! The export: one JSON text with all progress in all guides.
//!
//! ```json
//! {"format":"study-widget/1","exported":1795491234567,"guides":{
//! "/guides/devops/":{
//! "":{"v":1,"open":[true,1795491234567,0,41]},
//! "rollback":{"v":1,"title":"How would you …?","ticks":{"triage":[true,1795491234567,0,41]}}}},
//! "aside":{"study-widget:g:q.unreadable":"…"}}
//! ```
//!
//! Each record is on its own line, as it is stored; the one named `""` is the guide's own. Texts that were set aside
//! are exported as strings, under their keys.

use std::fmt;

use litemap::LiteMap;
use serde_json::value::RawValue;

use super::members::Object;
use super::{Unreadable, bounds, decode_bounded, write};
use crate::i18n::t;
use crate::progress::{Millis, Record};

/// The beginning of every export's format, before its version.
const FORMAT: &str = "study-widget/";
/// The version of the export as a whole; records have their own.
const VERSION: u64 = 1;

/// The longest export that is read, in bytes: more than any site's storage has room for, and a longer one could exhaust
/// the memory.
const LONGEST: usize = 16 << 20;
/// The most guides and records that are read: more than there is room for.
const MOST_RECORDS: usize = 1 << 15;

/// The content of an export.
#[derive(Debug, Default)]
pub struct Import {
    /// When the export was made.
    pub exported: Millis,
    /// Records by guide and question.
    pub records: LiteMap<String, LiteMap<String, Result<Record, Unreadable>>>,
    /// Texts that were set aside, by key.
    pub aside: LiteMap<String, String>,
}

/// Why a text cannot be read as an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// It is not JSON, from this line and column on.
    Malformed(String),
    /// It is longer than any export.
    TooLong {
        /// How long it is, in bytes.
        bytes: usize,
    },
    /// It has more guides and records than any export.
    TooMany,
    /// It is JSON, but no export of ours.
    Foreign,
    /// A newer version of the widget wrote it.
    Newer {
        /// The version it says it has.
        version: u64,
    },
}

/// The export of guides, each given as the lines of its records that [`line()`] made, and of the texts that were set
/// aside.
#[must_use]
pub fn export(
    guides: &LiteMap<String, String>,
    aside: &LiteMap<String, String>,
    now: Millis,
) -> String {
    let mut lines = String::new();
    for (guide, records) in guides {
        line(&mut lines, guide, &format!("{{{records}}}"));
    }
    let mut export =
        format!(r#"{{"format":"{FORMAT}{VERSION}","exported":{now},"guides":{{{lines}}}"#);
    if !aside.is_empty() {
        let mut lines = String::new();
        for (key, text) in aside {
            line(&mut lines, key, &write(text));
        }
        export += &format!(r#","aside":{{{lines}}}"#);
    }
    export + "}"
}

/// Adds a member to the lines of an object: its name, and a value that is already JSON.
pub fn line(lines: &mut String, name: &str, value: &str) {
    let end = if lines.is_empty() { "\n" } else { ",\n" };
    lines.extend([end, &write(name), ":", value]);
}

/// Reads an export. A record that cannot be read does not prevent the others from being read.
///
/// # Errors
/// When the text is not an export, or one of a newer version.
pub fn import<'a>(text: &'a str) -> Result<Import, ImportError> {
    if text.len() > LONGEST {
        return Err(ImportError::TooLong { bytes: text.len() });
    }
    if let Some(at) = bounds::exceeded_at(text) {
        return Err(ImportError::Malformed(place(text, at)));
    }
    let malformed = |part: &str, error: &serde_json::Error| {
        ImportError::Malformed(place(text, stops_at(text, part, error)))
    };
    let export = Object::read(text).map_err(|error| match error.is_data() {
        true => ImportError::Foreign,
        false => malformed(text, &error),
    })?;
    let format: Option<String> = export.get("format");
    let version = format.and_then(|format| format.strip_prefix(FORMAT)?.parse().ok());
    match version {
        Some(version) if version > VERSION => return Err(ImportError::Newer { version }),
        Some(VERSION) => {}
        _ => return Err(ImportError::Foreign),
    }
    // A part that is no object counts as an empty one.
    let members = |part: &'a RawValue| match Object::read(part.get()) {
        Err(error) if error.is_data() => Ok(Vec::new()),
        Err(error) => Err(malformed(part.get(), &error)),
        Ok(object) => Ok(object.0),
    };
    let mut import = Import {
        exported: export.get("exported").unwrap_or_default(),
        ..Import::default()
    };
    if let Some(guides) = export.raw("guides") {
        let mut guides = members(guides)?;
        guides.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut count = guides.len();
        for (guide, questions) in guides {
            let records = members(questions)?;
            count += records.len();
            if count > MOST_RECORDS {
                return Err(ImportError::TooMany);
            }
            let records = records
                .into_iter()
                .map(|(question, record)| (question, decode_bounded(record.get())));
            import.records.entry(guide).or_default().extend(records);
        }
    }
    if let Some(aside) = export.raw("aside") {
        let texts = members(aside)?.into_iter();
        let texts =
            texts.filter_map(|(key, text)| Some((key, serde_json::from_str(text.get()).ok()?)));
        import.aside = texts.collect();
    }
    Ok(import)
}

/// The byte of `text` at which its part `part` stops being JSON.
fn stops_at(text: &str, part: &str, error: &serde_json::Error) -> usize {
    let begins = part.as_ptr() as usize - text.as_ptr() as usize;
    let lines = part
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    let read = lines.map(str::len).sum::<usize>() + error.column();
    // serde_json names the last character it read; at the end of the text, what is missing would come after that.
    (begins + read).saturating_sub(usize::from(!error.is_eof()))
}

fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    t!("line {line}, column {column}", line, column)
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = VERSION.to_string();
        f.write_str(&match self {
            ImportError::Malformed(place) => t!(
                "this text is not an export: it stops being JSON at {place}; copy the whole of it and try again",
                place
            ),
            ImportError::TooLong { bytes } => t!(
                "this file has {size} MB and no export has more than {most}; choose one that this page made",
                size = bytes >> 20,
                most = LONGEST >> 20
            ),
            ImportError::TooMany => {
                t!("this file has more guides and records than any export; choose one that this page made")
                    .to_owned()
            }
            ImportError::Foreign => t!(
                "this file is not an export of study progress; choose one that begins with `{start}`",
                start = format!("{{\"format\":\"{FORMAT}{VERSION}\"")
            ),
            ImportError::Newer { version } => t!(
                "this export has version {version} and this page reads up to {known}; reload the page to get the newer one, then import again",
                version = version.to_string(),
                known
            ),
        })
    }
}

impl std::error::Error for ImportError {}
