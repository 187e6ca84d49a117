//! Stories of a plan: a reader with an interview ahead, days studied and days missed, and the calendar file.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod topics;

use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;
use study_widget::plan::{Plan, Topic, calendar, plan, queue};
use study_widget::progress::{Day, Rating, Status};
use study_widget::schedule::{Aim, Strength};

const TODAY: Day = Day(20_781);
/// 2026-11-24, 06:07:08 UTC.
const NOW: u64 = 1_795_500_428_000;

fn new(n: usize) -> Topic {
    Topic {
        minutes: 3,
        ..topics::new(n)
    }
}

fn rated(n: usize, rating: Rating, on: Day, due: Day) -> Topic {
    Topic {
        status: Status::Learning,
        strength: Some(Strength::first(rating, on)),
        due: Some(due),
        first: Some(on),
        ..new(n)
    }
}

fn news(count: usize) -> Vec<Topic> {
    (0..count).map(new).collect()
}

fn until(days: i32) -> Aim {
    Aim {
        retention: 0.9,
        interview: Some(TODAY.plus(days)),
    }
}

fn counts(plan: &Plan) -> Vec<usize> {
    plan.days.iter().map(|planned| planned.new.len()).collect()
}

#[test]
fn new_questions_are_spread_over_three_quarters_of_the_days() {
    let plan = plan(&news(15), TODAY, until(8), &[]);
    assert_eq!(counts(&plan), [3, 3, 3, 3, 3, 0, 0, 0]);
    assert_eq!(plan.days[0].new, [0, 1, 2], "in the order of the guide");
    assert_eq!((plan.days[0].day, plan.days[7].day), (TODAY, TODAY.plus(7)));
    assert_eq!(plan.days[0].minutes, 18);
}

#[test]
fn a_missed_day_leaves_more_for_the_others() {
    let topics = news(12);
    assert_eq!(counts(&plan(&topics, TODAY, until(8), &[]))[0], 2);
    let late = plan(&topics, TODAY.plus(4), until(8), &[]);
    assert_eq!(counts(&late), [4, 4, 4, 0]);
}

#[test]
fn what_was_begun_today_counts_for_today() {
    let mut topics = news(12);
    topics[0] = rated(0, Rating::Good, TODAY, TODAY.plus(2));
    let some = plan(&topics, TODAY, until(8), &[]);
    assert_eq!((counts(&some)[0], some.done), (1, 1));
    topics[1] = rated(1, Rating::Again, TODAY, TODAY.plus(1));
    topics[2] = rated(2, Rating::Again, TODAY, TODAY.plus(1));
    let all = plan(&topics, TODAY, until(8), &[]);
    assert_eq!((counts(&all)[0], all.done), (0, 3), "the day is done");
    assert_eq!(counts(&all).iter().sum::<usize>(), 9);
}

#[test]
fn every_new_question_is_asked_and_comes_back_before_the_interview() {
    for days in 1..60 {
        let plan = plan(&news(40), TODAY, until(days), &[]);
        assert_eq!(counts(&plan).iter().sum::<usize>(), 40, "{days} days");
        for place in 0..40 {
            let comes_back = plan
                .days
                .iter()
                .any(|planned| planned.reviews.contains(&place));
            assert!(comes_back || days == 1, "{place} in {days} days");
        }
    }
}

#[test]
fn what_is_overdue_is_for_today_and_the_weakest_comes_first() {
    let topics = [
        new(0),
        rated(1, Rating::Easy, TODAY.plus(-9), TODAY.plus(-1)),
        rated(2, Rating::Again, TODAY.plus(-9), TODAY.plus(-8)),
        rated(3, Rating::Good, TODAY.plus(-1), TODAY.plus(1)),
    ];
    let plan = plan(&topics, TODAY, until(5), &[]);
    assert_eq!(plan.days[0].reviews, [2, 1]);
    assert!(plan.days[1].reviews.contains(&3));
    assert_eq!(queue(&topics, TODAY), [2, 1]);
}

#[test]
fn what_was_rated_today_and_brought_forward_is_planned_and_asked_today() {
    let topics = [
        rated(0, Rating::Again, TODAY, TODAY),
        rated(1, Rating::Good, TODAY, TODAY.plus(2)),
        rated(2, Rating::Again, TODAY.plus(-1), TODAY),
    ];
    let aims = [until(9), until(1), until(-1)];
    for aim in aims {
        let mut planned = plan(&topics, TODAY, aim, &[]).days[0].reviews.clone();
        let mut asked = queue(&topics, TODAY);
        planned.sort_unstable();
        asked.sort_unstable();
        assert_eq!((&planned, &asked), (&vec![0, 2], &vec![0, 2]), "{aim:?}");
    }
}

#[test]
fn where_nothing_is_due_what_is_new_comes_and_then_what_is_weakest() {
    let later = TODAY.plus(9);
    let sure = Topic {
        status: Status::Confident,
        ..new(0)
    };
    let topics = [
        sure,
        rated(1, Rating::Easy, TODAY.plus(-3), later),
        rated(2, Rating::Hard, TODAY.plus(-3), later),
        new(3),
    ];
    assert_eq!(queue(&topics, TODAY), [3, 0, 2, 1]);
    assert_eq!(queue(&[], TODAY), [0; 0]);
}

#[test]
fn without_an_interview_or_after_it_there_is_a_steady_pace() {
    for interview in [None, Some(TODAY), Some(TODAY.plus(-5))] {
        let aim = Aim {
            retention: 0.9,
            interview,
        };
        let plan = plan(&news(12), TODAY, aim, &[]);
        assert_eq!(plan.interview, None);
        assert_eq!(plan.days.len(), 14);
        assert_eq!(counts(&plan)[..4], [5, 5, 2, 0]);
    }
}

#[test]
fn an_interview_years_ahead_makes_no_endless_plan() {
    let plan = plan(&news(3), TODAY, until(4000), &[]);
    assert_eq!(plan.days.len(), 366);
    assert_eq!(counts(&plan)[..4], [1, 1, 1, 0]);
}

fn file(topics: &[Topic], title: &str) -> String {
    file_with(topics, title, None)
}

fn file_with(topics: &[Topic], title: &str, remind_at: Option<u32>) -> String {
    let plan = plan(topics, TODAY, until(8), &[]);
    calendar(&plan, topics, "/guides/devops/", title, remind_at, NOW)
}

#[test]
fn each_entry_has_an_alarm_at_the_hour_that_was_chosen() {
    let text = file_with(&[new(0), new(1)], "DevOps", Some(8));
    let unfolded = unfold(&text);
    let read = read_calendar(&unfolded).unwrap();
    assert_eq!(read.components.len(), text.matches("BEGIN:VEVENT").count());
    for event in &read.components {
        let [alarm] = &event.components[..] else {
            panic!("{event:?}")
        };
        let value = |name: &str| {
            alarm
                .find_prop(name)
                .map(|property| property.val.to_string())
        };
        assert_eq!(alarm.name, "VALARM");
        assert_eq!(value("TRIGGER").as_deref(), Some("PT8H"));
        assert_eq!(value("ACTION").as_deref(), Some("DISPLAY"));
        assert!(value("DESCRIPTION").is_some());
    }
    assert!(
        !file(&[new(0)], "DevOps").contains("VALARM"),
        "nobody asked"
    );
}

#[test]
fn the_calendar_file_is_what_it_should_be() {
    let topics = [new(0), new(1)];
    let text = file(&topics, "DevOps, senior");
    let first: Vec<&str> = text.split("\r\n").take(15).collect();
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//study-widget//plan//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:20261124-2f6775696465732f6465766f70732f@study-widget",
        "DTSTAMP:20261124T060708Z",
        "SEQUENCE:29925007",
        "DTSTART;VALUE=DATE:20261124",
        "DTEND;VALUE=DATE:20261125",
        "SUMMARY:Study DevOps\\, senior: 1 new question\\, about 6 minutes",
        "DESCRIPTION:1 new question:\\nQuestion 0?",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
    ];
    assert_eq!(first, expected);
    assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert!(text.contains("UID:20261202-2f6775696465732f6465766f70732f@study-widget"));
    assert!(text.contains("SUMMARY:Interview: DevOps\\, senior"));
}

#[test]
fn an_event_keeps_its_identity_when_the_plan_changes() {
    fn uids(text: &str) -> Vec<String> {
        let lines = text.split("\r\n").filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    }
    let (one, other) = (file(&news(15), "DevOps"), file(&news(12), "DevOps"));
    assert_eq!(uids(&one)[..4], uids(&other)[..4]);
    let mut all = uids(&one);
    all.dedup();
    assert_eq!(all, uids(&one), "no two events have one identity");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_title_makes_a_file_that_holds_to_the_rules_and_is_read_again(title in ".{0,60}|[\\PC\n\r\t,;\\\\\"]{0,80}", question in ".{0,200}|[äöü—“”🦀,;\\\\\n]{0,90}") {
        let topics = [Topic { title: question.clone(), ..new(0) }];
        let text = file(&topics, &title);
        prop_assert!(text.ends_with("\r\n"));
        let lines = text.strip_suffix("\r\n").unwrap().split("\r\n");
        for line in lines {
            prop_assert!(line.len() <= 75 && !line.is_empty(), "{line}");
            prop_assert!(!line.contains(|c: char| c.is_control()), "{line}");
        }
        let unfolded = unfold(&text);
        let read = read_calendar(&unfolded).unwrap();
        prop_assert_eq!(read.components.len(), text.matches("BEGIN:VEVENT\r\n").count());
        let event = &read.components[0];
        let value = |name: &str| event.find_prop(name).map(|property| property.val.as_str().to_owned());
        let plain: String = question.replace('\t', " ").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        let (found, expected) = (value("DESCRIPTION").unwrap(), format!("1 new question:\n{plain}"));
        prop_assert_eq!(found.trim(), expected.trim());
        for name in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"] {
            prop_assert!(value(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_plan_asks_nothing_twice_on_a_day_and_nothing_past_the_interview(
        count in 0..30_usize, days in 1..40_i32, ago in 1..30_i32, late in -10..20_i32, rating in 0..4_usize, seen in 0..30_usize,
    ) {
        let topics: Vec<Topic> = (0..count).map(|n| {
            if n < seen { rated(n, Rating::ALL[rating], TODAY.plus(-ago), TODAY.plus(late)) } else { new(n) }
        }).collect();
        let plan = plan(&topics, TODAY, until(days), &[]);
        prop_assert_eq!(plan.days.len(), usize::try_from(days).unwrap());
        for planned in &plan.days {
            prop_assert!(planned.day < TODAY.plus(days));
            let mut places = [planned.reviews.clone(), planned.new.clone()].concat();
            places.sort_unstable();
            let all = places.len();
            places.dedup();
            prop_assert_eq!(places.len(), all);
        }
    }
}
