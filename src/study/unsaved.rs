//! Work that is stored in this browser and in no backup.

use super::{Store, StoreError};
use crate::progress::{Millis, Record, Stamp};
use crate::saved;

/// The name of the guide's text with the day, as a number, of the last backup of everything.
pub const BACKED_UP: &str = "backed-up";

/// The time of the oldest change, in any guide, that is in no backup and not in a file last written at `written`;
/// `None` if there is none. Unreadable records are ignored.
///
/// # Errors
/// When the store cannot be read.
pub fn oldest_unsaved(
    store: &dyn Store,
    written: Millis,
    now: Millis,
) -> Result<Option<Millis>, StoreError> {
    let mut done = Vec::new();
    let mut last = (written, 0);
    for key in store.keys()? {
        if saved::ids(&key).is_none() {
            continue;
        }
        let record = store.read(&key)?.map(|text| saved::decode(&text));
        let Some(Ok(record)) = record else { continue };
        for (is_backup, stamp) in stamps(&record) {
            match (is_backup, stamp.is_believed(now)) {
                (false, _) => done.push((stamp.at, stamp.count)),
                (true, true) => last = last.max((stamp.at, stamp.count)),
                // A backup dated by a wrong clock must not suppress the reminder for years.
                (true, false) => {}
            }
        }
    }
    let unsaved = done.into_iter().filter(|stamp| *stamp > last);
    Ok(unsaved.min().map(|(at, _)| at))
}

/// The stamp of each value of a record, and whether that value says that a backup was taken.
fn stamps(record: &Record) -> Vec<(bool, Stamp)> {
    let ticks = record.ticks.iter().map(|(_, tick)| tick.stamp);
    let open = record.open.iter().map(|open| open.stamp);
    let reviews = record.reviews.iter().map(|(_, review)| review.stamp);
    let texts = record.texts.iter().map(|(name, text)| {
        let name: &str = name;
        (name == BACKED_UP, text.stamp)
    });
    let work = ticks.chain(open).chain(reviews);
    work.map(|stamp| (false, stamp)).chain(texts).collect()
}
