//! Days in words.

use crate::progress::Day;

/// The days of the week, from Monday.
pub(super) const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day in full: `Thursday, 24 December 2026`.
pub(super) fn in_full(day: Day) -> String {
    format!(
        "{}, {} {}",
        WEEKDAYS[day.weekday()],
        day.date().2,
        month(day)
    )
}

/// A day beside others of about the same time: `24 Dec`.
pub(super) fn short(day: Day) -> String {
    format!("{} {}", day.date().2, short_month(day))
}

/// The month a day is in: `December 2026`.
pub(super) fn month(day: Day) -> String {
    let (year, month, _) = day.date();
    format!("{} {year}", MONTHS[month as usize - 1])
}

/// The month's first three letters.
pub(super) fn short_month(day: Day) -> &'static str {
    &MONTHS[day.date().1 as usize - 1][..3]
}

/// How far off a day to come is.
pub(super) fn when(day: Day, today: Day) -> String {
    match day.since(today) {
        ..=0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days @ ..60 => format!("in {days} days"),
        days @ ..730 => format!("in {} months", days / 30),
        days => format!("in {} years", days / 365),
    }
}

/// A count of things, `1 day` or `3 days`.
pub(super) fn count(number: usize, thing: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{end}")
}
