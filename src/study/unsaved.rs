//! Work that is in this browser and in no backup.

use super::{Store, StoreError};
use crate::progress::{Millis, Record, Stamp};
use crate::saved;

/// The guide's text that says on which day a backup of everything was last taken: a day's number.
pub const BACKED_UP: &str = "backed-up";

/// When the oldest thing was done, in any guide, that is in no backup and not in a file that was last written at
/// `written`; none where there is none. A text that is no record of ours says nothing.
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
                // A wrong clock must not silence us for years.
                (true, false) => {}
            }
        }
    }
    let unsaved = done.into_iter().filter(|stamp| *stamp > last);
    Ok(unsaved.min().map(|(at, _)| at))
}

/// When each value of a record was set, and whether it says that a backup was taken.
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
