//! A plan as a calendar file: iCalendar, RFC 5545.
//!
//! Written by hand: the crate for it brings time zones and a clock, and this needs only a few properties of iCalendar.

use super::{Plan, Planned, Topic};
use crate::i18n::t;
use crate::progress::{Day, Millis};

/// The longest line, in bytes, without its line end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// The `.ics` text of a plan: an all-day event for each day with something to do, and one for the interview.
///
/// If `remind_at` is an hour, each event has an alarm at that hour of its day.
///
/// An event keeps its UID from one download to the next, so that a calendar replaces the old plan by the new one.
#[must_use]
pub fn calendar(
    plan: &Plan,
    topics: &[Topic],
    guide: &str,
    title: &str,
    remind_at: Option<u32>,
    now: Millis,
) -> String {
    let mut file = File(String::new());
    let event = |file: &mut File, day, summary: &str, description: &str| {
        file.event(guide, day, now, summary, description, remind_at);
    };
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//study-widget//plan//EN");
    file.line("CALSCALE", "GREGORIAN");
    let busy = |planned: &&Planned| !(planned.reviews.is_empty() && planned.new.is_empty());
    for planned in plan.days.iter().filter(busy) {
        let list = |places: &[usize]| {
            let titles = places.iter().map(|&place| topics[place].title.as_str());
            titles.collect::<Vec<_>>().join("\n")
        };
        let parts = [
            (planned.to_review(), &planned.reviews),
            (planned.to_begin(), &planned.new),
        ];
        let parts = parts
            .into_iter()
            .filter_map(|(count, places)| Some(format!("{}:\n{}", count?, list(places))));
        let description = parts.collect::<Vec<_>>().join("\n\n");
        let work = planned.in_words().unwrap_or_default();
        let summary = t!("Study {title}: {work}", title, work);
        event(&mut file, planned.day, &summary, &description);
    }
    if let Some(interview) = plan.interview {
        event(&mut file, interview, &t!("Interview: {title}", title), "");
    }
    file.line("END", "VCALENDAR");
    file.0
}

/// The text of a calendar while it is written.
struct File(String);

impl File {
    fn event(
        &mut self,
        guide: &str,
        day: Day,
        now: Millis,
        summary: &str,
        description: &str,
        remind_at: Option<u32>,
    ) {
        let date = |day: Day| day.to_string().replace('-', "");
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("{}-{}@study-widget", date(day), hex(guide)));
        self.line("DTSTAMP", &utc(now));
        // In minutes: a later download counts as the newer revision.
        self.line("SEQUENCE", &(now / 60_000).to_string());
        self.line("DTSTART;VALUE=DATE", &date(day));
        self.line("DTEND;VALUE=DATE", &date(day.plus(1)));
        self.line("SUMMARY", &escaped(summary));
        if !description.is_empty() {
            self.line("DESCRIPTION", &escaped(description));
        }
        self.line("TRANSP", "TRANSPARENT");
        if let Some(hour) = remind_at {
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.line("DESCRIPTION", &escaped(summary));
            // An all-day event begins at midnight.
            self.line("TRIGGER;RELATED=START", &format!("PT{hour}H"));
            self.line("END", "VALARM");
        }
        self.line("END", "VEVENT");
    }

    /// One content line, folded.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LONGEST;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            room -= c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A moment (RFC 5545, 3.3.5): `20261124T060000Z`.
fn utc(now: Millis) -> String {
    let seconds = now / 1000;
    let day = Day(i32::try_from(seconds / 86_400).unwrap_or_default());
    let (hour, minute) = (seconds / 3600 % 24, seconds / 60 % 60);
    let date = day.to_string().replace('-', "");
    format!("{date}T{hour:02}{minute:02}{:02}Z", seconds % 60)
}

/// A guide's id in hexadecimal, which a UID may contain.
fn hex(guide: &str) -> String {
    guide.bytes().map(|byte| format!("{byte:02x}")).collect()
}
