//! What was written down beside the store and is in it no more: a browser that was killed has not moved all to the disk,
//! and what a full storage refused was in no storage at all.

use litemap::LiteMap;

use super::Store;
use crate::progress::Millis;
use crate::saved;

/// What stands between a record's key and the page that could not store it.
const HELD_BY: char = '\n';

/// The key of a journal under which a page writes down what it could not store, beside what others did.
#[must_use]
pub fn held_entry(key: &str, page: u32) -> String {
    format!("{key}{HELD_BY}{page}")
}

/// The records that a journal has, by its keys, and the store has not, has otherwise or cannot be asked for, as an export;
/// none where it has all.
#[must_use]
pub fn lost_records(
    journal: impl Iterator<Item = (String, String)>,
    store: &dyn Store,
    now: Millis,
) -> Option<String> {
    let mut lost: LiteMap<String, String> = LiteMap::new();
    for (entry, text) in journal {
        let key = entry.split(HELD_BY).next().unwrap_or_default();
        let is_stored = |stored: Option<String>| stored.as_ref() == Some(&text);
        if !store.read(key).is_ok_and(is_stored) {
            let text = match lost.get(key) {
                Some(other) => both(other, text, now),
                None => text,
            };
            lost.insert(key.to_owned(), text);
        }
    }
    let mut guides: LiteMap<String, String> = LiteMap::new();
    for (key, text) in &lost {
        if let Some((guide, question)) = saved::ids(key) {
            saved::line(guides.entry(guide).or_default(), &question, text);
        }
    }
    (!guides.is_empty()).then(|| saved::export(&guides, &LiteMap::new(), now))
}

/// Two texts of one record in one; where one cannot be read, the other.
fn both(one: &str, other: String, now: Millis) -> String {
    match (saved::decode(one), saved::decode(&other)) {
        (Ok(mut record), Ok(other)) => {
            record.merge(&other, now);
            saved::encode(&record)
        }
        (Ok(_), Err(_)) => one.to_owned(),
        (Err(_), _) => other,
    }
}
