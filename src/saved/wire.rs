//! The stored shape of a record, read and written by serde. What the parts mean is documented at [`Record`].

use litemap::LiteMap;
use serde::{Deserialize, Deserializer, Serialize};

use super::members::{self, Object};
use super::{VERSION, line};
use crate::progress::{Print, Record, Register, Stamp};

/// A record of any version that this widget knows; empty fields are left out. Parsing fails on unknown members, and
/// only such a record is [`split`]: looking for them in every record would mean reading each twice.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wire {
    v: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_null"
    )]
    print: Option<String>,
    #[serde(default, skip_serializing_if = "LiteMap::is_empty", with = "members")]
    ticks: LiteMap<String, Stamped<bool>>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_null"
    )]
    open: Option<Stamped<bool>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    was: Vec<String>,
    #[serde(default, skip_serializing_if = "LiteMap::is_empty", with = "members")]
    texts: LiteMap<String, Stamped<String>>,
    #[serde(default, skip_serializing_if = "LiteMap::is_empty", with = "members")]
    reviews: LiteMap<String, Stamped<String>>,
}

/// The names of the fields of [`Wire`].
const FIELDS: [&str; 8] = [
    "v", "title", "print", "ticks", "open", "was", "texts", "reviews",
];

/// What every version has, whatever else it holds.
#[derive(Deserialize)]
pub(super) struct Version {
    pub(super) v: u64,
}

/// `[value, milliseconds since 1970, count, replica]`
#[derive(Serialize, Deserialize)]
struct Stamped<T>(T, u64, u32, u32);

impl Wire {
    /// `None` if a field holds what we would not have written: such a record is set aside whole, not half understood.
    pub(super) fn record(self) -> Option<Record> {
        if !(1..=VERSION).contains(&self.v) {
            return None;
        }
        let print = match self.print {
            Some(print) => Some(Print::parse(&print)?),
            None => None,
        };
        Some(Record {
            title: self.title,
            print,
            ticks: registers(self.ticks),
            open: self.open.map(Register::from),
            former_ids: self.was.into_iter().map(|id| (id, ())).collect(),
            texts: registers(self.texts),
            reviews: registers(self.reviews),
            unknown: LiteMap::new(),
        })
    }
}

impl From<&Record> for Wire {
    fn from(record: &Record) -> Wire {
        let has_more = !(record.texts.is_empty() && record.reviews.is_empty());
        Wire {
            v: if has_more { VERSION } else { 1 },
            title: record.title.clone(),
            print: record.print.as_ref().map(Print::write),
            ticks: stamped(&record.ticks),
            open: record.open.map(Stamped::from),
            was: record.former_ids.keys().cloned().collect(),
            texts: stamped(&record.texts),
            reviews: stamped(&record.reviews),
        }
    }
}

/// Splits a record's text: an object of our fields, and the unknown members, each as JSON.
pub(super) fn split(text: &str) -> (String, LiteMap<String, String>) {
    let members: Object = serde_json::from_str(text).unwrap_or_default();
    let members = members.0.into_iter();
    let (ours, unknown): (Vec<_>, Vec<_>) =
        members.partition(|(name, _)| FIELDS.contains(&name.as_str()));
    let mut fields = String::new();
    for (name, value) in ours {
        line(&mut fields, &name, value.get());
    }
    let unknown = unknown.into_iter();
    let unknown = unknown.map(|(name, value)| (name, value.get().to_owned()));
    (format!("{{{fields}}}"), unknown.collect())
}

impl<T> From<Stamped<T>> for Register<T> {
    fn from(Stamped(value, at, count, replica): Stamped<T>) -> Register<T> {
        let stamp = Stamp { at, count, replica };
        Register { value, stamp }
    }
}

impl<T> From<Register<T>> for Stamped<T> {
    fn from(Register { value, stamp }: Register<T>) -> Stamped<T> {
        Stamped(value, stamp.at, stamp.count, stamp.replica)
    }
}

fn registers<T>(members: LiteMap<String, Stamped<T>>) -> LiteMap<String, Register<T>> {
    let members = members.into_iter().map(|(id, text)| (id, text.into()));
    LiteMap::from_sorted_store_unchecked(members.collect())
}

fn stamped<T: Clone>(registers: &LiteMap<String, Register<T>>) -> LiteMap<String, Stamped<T>> {
    let members = registers
        .iter()
        .map(|(id, text)| (id.clone(), text.clone().into()));
    LiteMap::from_sorted_store_unchecked(members.collect())
}

/// Parses an optional field that may be missing but not `null`.
pub(super) fn not_null<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}
