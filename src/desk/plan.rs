//! Plan: the day of the interview, what to do today, and what each day until then holds.
//!
//! Nothing of a plan is kept but its date and what the reader wants to remember: it is worked out anew from where they
//! stand, so a day that was missed puts itself right.

mod days;
mod wishes;

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::dates::{count, in_full, when};
use super::mode::Mode;
use super::parts::{around, button, line, row, title};
use super::sitting::Desk;
use crate::browser::{clock, file};
use crate::plan::{Plan, Planned, Topic, calendar, plan as plan_for};
use crate::progress::Day;
use crate::study::INTERVIEW;
use crate::view::View;
use crate::view::make::{element, fill};

/// What the views here draw, worked out once for all of them.
#[derive(PartialEq)]
struct Outlook {
    today: Day,
    /// As the reader gave it, past ones too.
    interview: Option<Day>,
    topics: Vec<Topic>,
    plan: Plan,
}

/// An outlook that is replaced when it has changed.
type Live = RwSignal<Rc<Outlook>, LocalStorage>;

/// Makes the plan.
pub(super) fn plan(view: &mut View, desk: Desk, mode: RwSignal<Mode>) {
    let outlook = RwSignal::new_local(Rc::new(Outlook::of(desk)));
    view.draw(move || {
        let now = Rc::new(Outlook::of(desk));
        if outlook.with_untracked(|then| *then != now) {
            outlook.set(now);
        }
    });
    let screen = around("section", "", &[&title("Plan")]);
    let days = element("div", "");
    let parts = [
        ahead(view, outlook),
        wishes::interview(view, desk),
        today(view, outlook, mode),
        days.clone(),
        download(view, desk, outlook),
        wishes::retention(view, desk),
    ];
    fill(&screen, &parts.each_ref());
    view.fill(&[&screen]);
    view.part(&days, move |view| {
        outlook.with(|outlook| days::days(view, outlook));
    });
}

impl Outlook {
    fn of(desk: Desk) -> Outlook {
        let today = desk.today();
        desk.follow(|study| {
            let topics = study.topics();
            Outlook {
                today,
                interview: Day::parse(study.text("", INTERVIEW)),
                plan: plan_for(&topics, today, study.aim()),
                topics,
            }
        })
    }

    /// What is left to do today.
    fn now(&self) -> &Planned {
        &self.plan.days[0]
    }
}

/// How far off the interview is.
fn ahead(view: &mut View, outlook: Live) -> Element {
    let line = line("lead", "");
    view.say(&line, move || {
        outlook.with(|outlook| match (outlook.interview, outlook.today) {
            (None, _) => {
                "When is the interview? Give its date, and every day until then gets a fair share of the guide."
                    .to_owned()
            }
            (Some(day), today) if day == today => "The interview is today. Good luck!".to_owned(),
            (Some(day), today) if day < today => {
                format!("The interview was on {}. When is the next one?", in_full(day))
            }
            (Some(day), today) => format!("{}, on {}.", left(day, today), in_full(day)),
        })
    });
    line
}

fn left(day: Day, today: Day) -> String {
    match day.since(today) {
        1 => "The interview is tomorrow".to_owned(),
        days => format!("{days} days to the interview"),
    }
}

/// What to do today, and the way to it.
fn today(view: &mut View, outlook: Live, mode: RwSignal<Mode>) -> Element {
    let work = line("work", "");
    view.say(&work, move || outlook.with(|outlook| outlook.work()));
    let done = line("muted", "");
    view.say(&done, move || outlook.with(|outlook| outlook.done()));
    let go = button(view, "main", "", move || mode.set(Mode::Review));
    view.say(&go, move || {
        let free = outlook.with(|outlook| outlook.now().minutes == 0);
        if free {
            "Review the weakest"
        } else {
            "Review now"
        }
        .to_owned()
    });
    let heading = element("h3", "Today");
    around("div", "today", &[&heading, &work, &done, &row(&[&go])])
}

impl Outlook {
    fn work(&self) -> String {
        let Planned {
            reviews,
            new,
            minutes,
            ..
        } = self.now();
        let reviews = match reviews.len() {
            0 => None,
            due => Some(format!("{due} to review")),
        };
        let new = match new.len() {
            0 => None,
            new => Some(count(new, "new question")),
        };
        let work = match (reviews, new) {
            (None, None) => return "Nothing more today".to_owned(),
            (Some(work), None) | (None, Some(work)) => work,
            (Some(reviews), Some(new)) => format!("{reviews} and {new}"),
        };
        format!("{work}, about {}", count(*minutes, "minute"))
    }

    /// What was done, and when there is more to do where there is nothing now.
    fn done(&self) -> String {
        let done = match self.plan.done {
            0 => String::new(),
            done => format!("{} answered today. ", count(done, "question")),
        };
        let busy = |planned: &&Planned| planned.minutes > 0;
        let next = self.plan.days.iter().find(busy).map(|planned| planned.day);
        match next {
            Some(day) if day > self.today => {
                let next = when(day, self.today);
                format!("{done}More comes {next}, on {}.", in_full(day))
            }
            _ => done,
        }
    }
}

/// The plan for the reader's own calendar.
fn download(view: &mut View, desk: Desk, outlook: Live) -> Element {
    let button = button(view, "", "Download for your calendar (.ics)", move || {
        let text = outlook.with_untracked(|outlook| {
            let Outlook { topics, plan, .. } = outlook.as_ref();
            calendar(plan, topics, &desk.guide_id(), &desk.title(), clock::now())
        });
        file::hand_out("study-plan.ics", "text/calendar", &text);
        desk.say("The calendar is downloaded: an all-day entry for each day with something to do.");
    });
    let advice = "After a change, download it again: the new entries take the place of the old.";
    around("div", "", &[&row(&[&button]), &line("muted", advice)])
}
