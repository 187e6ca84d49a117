//! Days as a reader counts them: in their time zone, with the hours after midnight belonging to the evening before.

use std::fmt;

use super::Millis;

/// A day, counted from 1970 in the reader's time zone; it begins at four in the morning. Never negative.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i32);

const MINUTE: i64 = 60 * 1000;
/// When a day begins: a reader who studies past midnight still studies on the day before.
const BEGINS: i64 = 4 * 60 * MINUTE;
const LENGTH: i64 = 24 * 60 * MINUTE;

impl Day {
    /// The day of `now`; `behind` is how many minutes the clock is behind UTC, as `Date.getTimezoneOffset` counts.
    #[must_use]
    pub fn of(now: Millis, behind: i32) -> Day {
        let here = i64::try_from(now).unwrap_or(i64::MAX / 2) - i64::from(behind) * MINUTE - BEGINS;
        Day(i32::try_from((here / LENGTH).max(0)).unwrap_or(i32::MAX))
    }

    /// The day of a Gregorian date such as `2026-12-24`; `None` if there is no such date.
    #[must_use]
    pub fn parse(date: &str) -> Option<Day> {
        let mut parts = date.splitn(3, '-').map(|part| part.parse::<u16>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let (year, month, day) = (i32::from(year), i32::from(month), i32::from(day));
        // Years are counted from March, so that the leap day is a year's last; 400 years have 146,097 days.
        let march = (month + 9) % 12;
        let year = year - i32::from(march >= 10);
        let days =
            365 * year + year / 4 - year / 100 + year / 400 + (153 * march + 2) / 5 + day - 1;
        let found = Day(days - 719_468);
        (found.0 >= 0 && found.to_string() == date).then_some(found)
    }

    /// Its year, month and day of the month.
    #[must_use]
    pub fn date(self) -> (i32, i32, i32) {
        let days = self.0.saturating_add(719_468);
        let (era, in_era) = (days / 146_097, days % 146_097);
        let year = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year + year / 4 - year / 100);
        let march = (5 * in_year + 2) / 153;
        let month = (march + 2) % 12 + 1;
        let day = in_year - (153 * march + 2) / 5 + 1;
        (400 * era + year + i32::from(march >= 10), month, day)
    }

    /// The day of the week, from 0 for Monday.
    #[must_use]
    pub fn weekday(self) -> usize {
        usize::try_from((self.0 + 3).rem_euclid(7)).unwrap_or_default()
    }

    /// The day `days` later.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// How many days later than `earlier` this is.
    #[must_use]
    pub fn since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

/// As a date, `2026-12-24`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}
