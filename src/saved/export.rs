//! The export: one JSON text that holds everything, for every guide.
//!
//! ```json
//! {"format":"study-widget/1","exported":1795491234567,"guides":{
//! "/guides/devops/":{
//! "":{"v":1,"open":[true,1795491234567,0,41]},
//! "rollback":{"v":1,"title":"How would you …?","ticks":{"triage":[true,1795491234567,0,41]}}}},
//! "aside":{"study-widget:g:q.unreadable":"…"}}
//! ```
//!
//! Each record stands on a line of its own, as it is stored; the one named `""` is the guide's own. Texts that could
//! not be read go along as text, under their keys.

use std::fmt;

use super::json::{self, Json};
use super::{Unreadable, record};
use crate::digits::decimal;
use crate::progress::{Millis, Record};
use crate::sorted::Sorted;

/// What every export begins with, before its version.
const FORMAT: &str = "study-widget/";
/// The version of the export as a whole; records have their own.
const VERSION: u64 = 1;

/// More than the storage of any site has room for; reading more than that could take all the memory there is.
const LONGEST: usize = 16 << 20;

/// What an export holds.
#[derive(Debug, Default)]
pub struct Import {
    /// When it was made.
    pub exported: Millis,
    /// By guide and question.
    pub records: Sorted<Sorted<Result<Record, Unreadable>>>,
    /// Texts that were set aside, by key.
    pub aside: Sorted<String>,
}

/// Why a text is not an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// It is not JSON from this line and column on.
    Malformed(String),
    /// It is longer than any export.
    TooLong {
        /// How long it is, in bytes.
        bytes: usize,
    },
    /// It is JSON, but no export of ours.
    Foreign,
    /// A newer version of the widget wrote it.
    Newer {
        /// The version it says it has.
        version: u64,
    },
}

/// The export of guides, each the lines of its records as [`line()`] adds them, and of what was set aside.
#[must_use]
pub fn export(guides: &Sorted<String>, aside: &Sorted<String>, now: Millis) -> String {
    let mut lines = String::new();
    for (guide, records) in guides.iter() {
        line(&mut lines, guide, &["{", records, "}"].concat());
    }
    let format = json::string(&[FORMAT, &decimal(VERSION)].concat());
    let mut export = [r#"{"format":"#, &format].concat();
    export.extend([r#","exported":"#, &decimal(now)]);
    export.extend([r#","guides":{"#, &lines, "}"]);
    if !aside.is_empty() {
        let mut kept = String::new();
        for (key, text) in aside.iter() {
            line(&mut kept, key, &json::string(text));
        }
        export.extend([r#","aside":{"#, &kept, "}"]);
    }
    export.push('}');
    export
}

/// Adds a member to the lines of an object: its name, and a value that is JSON already.
pub fn line(lines: &mut String, name: &str, value: &str) {
    let end = if lines.is_empty() { "\n" } else { ",\n" };
    lines.extend([end, &json::string(name), ":", value]);
}

/// What an export holds. A record that cannot be read does not keep the others from it.
///
/// # Errors
/// When the text is not an export, or one of a newer version.
pub fn import(text: &str) -> Result<Import, ImportError> {
    if text.len() > LONGEST {
        return Err(ImportError::TooLong { bytes: text.len() });
    }
    let export = json::read(text).map_err(|at| ImportError::Malformed(place(text, at)))?;
    let version = export
        .get("format")
        .and_then(Json::text)
        .and_then(|format| format.strip_prefix(FORMAT)?.parse().ok());
    match version {
        Some(version) if version > VERSION => return Err(ImportError::Newer { version }),
        Some(VERSION) => {}
        _ => return Err(ImportError::Foreign),
    }
    let exported = export.get("exported").and_then(Json::number);
    let mut import = Import {
        exported: exported.unwrap_or_default(),
        ..Import::default()
    };
    for (guide, questions) in members(&export, "guides") {
        let records = import.records.or_default(guide);
        for (question, value) in questions.object().into_iter().flatten() {
            records.insert(question, record(value));
        }
    }
    for (key, text) in members(&export, "aside") {
        if let Some(text) = text.text() {
            import.aside.insert(key, text.to_owned());
        }
    }
    Ok(import)
}

fn members<'a>(export: &'a Json, field: &str) -> &'a [(String, Json)] {
    export.get(field).and_then(Json::object).unwrap_or_default()
}

fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("line {line}, column {column}")
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::Malformed(place) => {
                write!(
                    f,
                    "this text is not an export: it stops being JSON at {place}; copy the whole of it and try again"
                )
            }
            ImportError::TooLong { bytes } => {
                write!(
                    f,
                    "this file has {} MB and no export has more than {}; choose one that this page made",
                    bytes >> 20,
                    LONGEST >> 20
                )
            }
            ImportError::Foreign => {
                write!(
                    f,
                    "this file is not an export of study progress; choose one that begins with `{{\"format\":\"{FORMAT}{VERSION}\"`"
                )
            }
            ImportError::Newer { version } => {
                write!(
                    f,
                    "this export has version {version} and this page reads up to {VERSION}; reload the page to get the newer one, then import again"
                )
            }
        }
    }
}

impl std::error::Error for ImportError {}
