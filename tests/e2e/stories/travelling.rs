//! A reader travels to other time zones: the day changes, and reviews come on the promised day.

use crate::reader::{Reader, emulated_story};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const REVIEW: [&str; 2] = ["Review", "of this guide"];

fn flies_to(reader: &Reader, zone: &str) {
    reader.emulates_timezone(zone);
    reader.reloads();
    let here = "return Intl.DateTimeFormat().resolvedOptions().timeZone";
    assert_eq!(reader.evaluates::<String>(here, ()), zone);
}

#[test]
fn from_kiritimati_to_honolulu_nothing_is_asked_twice() {
    emulated_story(Site::new, |reader| {
        reader.shifts_the_clock_by_days(0);
        reader.opens(PLAIN);
        flies_to(reader, "Pacific/Kiritimati");
        reader.opens_the_desk_by(&REVIEW);
        let question = reader.question_asked();
        reader.shows_the_framework_in_the_desk();
        assert_eq!(reader.rates("Again"), "tomorrow");
        reader.closes_the_desk();
        reader.sees_button(&REVIEW);
        // There it is still the previous day.
        flies_to(reader, "Pacific/Honolulu");
        reader.sees_button(&REVIEW);
        reader.shifts_the_clock_by_days(2);
        reader.reloads();
        reader.opens_the_desk_by(&["Review", "1", "due"]);
        assert_eq!(reader.question_asked(), question);
        reader.shows_the_framework_in_the_desk();
        reader.rates("Good");
        reader.closes_the_desk();
        flies_to(reader, "America/St_Johns");
        reader.sees_button(&REVIEW);
    });
}
