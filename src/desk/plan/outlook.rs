//! What the plan's screen shows, computed once for all its parts, and the sentences on it.

use crate::desk::dates::{in_full, when};
use crate::desk::sitting::Desk;
use crate::i18n::{t, tn};
use crate::plan::{Plan, Planned, Topic};
use crate::progress::Day;
use crate::study::INTERVIEW;

/// What the parts of the screen show.
#[derive(Clone, PartialEq)]
pub(super) struct Outlook {
    pub(super) today: Day,
    /// The day of the interview as the reader gave it, even if it is past.
    interview: Option<Day>,
    pub(super) topics: Vec<Topic>,
    pub(super) plan: Plan,
    /// The days off to come.
    pub(super) off: Vec<Day>,
    /// How many questions and points are put away.
    away: usize,
}

impl Outlook {
    /// The outlook by the reader's progress now; tracked.
    pub(super) fn of(desk: Desk) -> Outlook {
        let today = desk.today();
        desk.with_study(|study| Outlook {
            today,
            interview: Day::parse(study.text("", INTERVIEW)),
            plan: study.plan(today),
            off: study.days_off(today),
            away: study.put_away(today).len(),
            topics: study.topics(),
        })
    }

    /// What is left to do today.
    fn now(&self) -> &Planned {
        &self.plan.days[0]
    }

    /// Whether today's work is done.
    pub(super) fn is_free(&self) -> bool {
        self.now().minutes == 0
    }

    /// Whether today holds so much more than other days that it should be shared out.
    pub(super) fn is_long(&self) -> bool {
        self.plan.is_long()
    }

    /// Whether there is work that another day could take.
    pub(super) fn can_rest(&self) -> bool {
        !self.is_free() && self.plan.days.len() > 1
    }

    /// Whether tomorrow has reviews that could be done today.
    pub(super) fn can_hurry(&self) -> bool {
        let tomorrow = self.plan.days.get(1);
        tomorrow.is_some_and(|tomorrow| !tomorrow.reviews.is_empty())
    }

    /// How far off the interview is, in a sentence.
    pub(super) fn ahead(&self) -> String {
        let Some(day) = self.interview else {
            return t!("When is the interview? Give its date, and every day until then gets a fair share of the guide.")
                .to_owned();
        };
        let full = in_full(day);
        match day.since(self.today) {
            ..0 => t!("The interview was on {day}.", day = full),
            0 => t!("The interview is today. Good luck!").to_owned(),
            1 => t!("The interview is tomorrow, on {day}.", day = full),
            days => tn!(
                days as usize,
                "{n} day to the interview, on {day}.",
                "{n} days to the interview, on {day}.",
                day = full
            ),
        }
    }

    /// Today's work and how long it takes.
    pub(super) fn work(&self) -> String {
        let work = self.now().in_words();
        work.unwrap_or_else(|| t!("Nothing more today").to_owned())
    }

    /// What was done today, how much can wait and is put away, and when more comes if nothing is left today.
    pub(super) fn done(&self) -> String {
        let mut done = match self.plan.done {
            0 => String::new(),
            done => {
                tn!(
                    done,
                    "{n} question answered today.",
                    "{n} questions answered today."
                ) + " "
            }
        };
        if self.plan.waiting > 0 {
            let waiting = self.plan.waiting;
            done += &(tn!(waiting, "{n} more can wait.", "{n} more can wait.") + " ");
        }
        if self.away > 0 {
            done += &(tn!(self.away, "{n} put away.", "{n} put away.") + " ");
        }
        let busy = |planned: &&Planned| planned.minutes > 0;
        let next = self.plan.days.iter().find(busy).map(|planned| planned.day);
        match next {
            Some(day) if day > self.today => {
                let more = t!(
                    "More comes {when}, on {day}.",
                    when = when(day, self.today),
                    day = in_full(day)
                );
                done + &more
            }
            _ => done,
        }
    }
}
