//! Days in words, in the language that is shown. English has the day before the month's name (`24 December`), which all
//! its readers understand.

use crate::browser::intl;
use crate::i18n;
use crate::progress::{Day, Millis};

/// The names of the weekdays from Monday: in full, and short enough for a narrow table column.
pub(super) fn weekdays() -> [(String, String); 7] {
    // 5 January 1970, a Monday.
    let monday = Day(4);
    [0, 1, 2, 3, 4, 5, 6].map(|days| {
        let day = monday.plus(days);
        let full = intl::date(day, &[("weekday", "long")]);
        let short = match i18n::tag().get(..2) {
            Some("en") => full.chars().take(2).collect(),
            Some("ar") => intl::date(day, &[("weekday", "narrow")]),
            _ => intl::date(day, &[("weekday", "short")]),
        };
        (full, short)
    })
}

/// A day in full: `Thursday, 24 December 2026`.
pub(super) fn in_full(day: Day) -> String {
    if is_english() {
        let weekday = intl::date(day, &[("weekday", "long")]);
        return format!("{weekday}, {} {}", day.date().2, month(day));
    }
    let parts = [
        ("weekday", "long"),
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
    ];
    intl::date(day, &parts)
}

/// A day without its year: `24 Dec`.
pub(super) fn short(day: Day) -> String {
    if is_english() {
        return format!("{} {}", day.date().2, short_month(day));
    }
    intl::date(day, &[("day", "numeric"), ("month", "short")])
}

/// The month a day is in: `December 2026`.
pub(super) fn month(day: Day) -> String {
    intl::date(day, &[("month", "long"), ("year", "numeric")])
}

/// The month a day is in, short: `Dec`.
pub(super) fn short_month(day: Day) -> String {
    let month = intl::date(day, &[("month", "short")]);
    match is_english() {
        true => month.chars().take(3).collect(),
        false => month,
    }
}

/// The time of day, in the reader's time zone: `9:41 AM`.
pub(super) fn hour(at: Millis) -> String {
    intl::time(at, &[("hour", "numeric"), ("minute", "2-digit")])
}

/// How far a day is from today, in the future or the past: `today`, `in 3 days`, `yesterday`.
pub(super) fn when(day: Day, today: Day) -> String {
    match day.since(today) {
        days @ -59..60 => intl::relative(days, "day"),
        days @ -729..730 => intl::relative(days / 30, "month"),
        days => intl::relative(days / 365, "year"),
    }
}

fn is_english() -> bool {
    i18n::tag().starts_with("en")
}
