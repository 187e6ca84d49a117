//! Records that a journal has and the store lacks: a browser that was killed had not moved them to the disk, or a full
//! storage refused them.

use litemap::LiteMap;

use super::Store;
use crate::progress::Millis;
use crate::saved;

/// Separates a record's key from the number of the page that could not store it.
const PAGE_SEPARATOR: char = '\n';

/// The journal's key for a record that a page could not store, distinct from other pages' entries for the same record.
#[must_use]
pub fn pending_entry(key: &str, page: u32) -> String {
    format!("{key}{PAGE_SEPARATOR}{page}")
}

/// An export of the records that the journal has and the store lacks, has otherwise or cannot read; `None` if there are
/// none. `journal` yields keys and texts.
#[must_use]
pub fn lost_records(
    journal: impl Iterator<Item = (String, String)>,
    store: &dyn Store,
    now: Millis,
) -> Option<String> {
    let mut lost: LiteMap<String, String> = LiteMap::new();
    for (entry, text) in journal {
        let key = entry.split(PAGE_SEPARATOR).next().unwrap_or_default();
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

/// Merges two texts of one record; if one cannot be read, returns the other.
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
