//! The days to the interview, a table a month: what comes back and what is new on each.

use web_sys::Element;

use super::Outlook;
use crate::desk::dates::{WEEKDAYS, month};
use crate::desk::parts::{around, line};
use crate::plan::Planned;
use crate::progress::Day;
use crate::view::View;
use crate::view::make::{element, fill, with};

/// Makes the calendar of a plan.
pub(super) fn days(view: &mut View, outlook: &Outlook) {
    let plan = &outlook.plan;
    let heading = match plan.interview {
        Some(_) => "The days until then",
        None => "The next two weeks",
    };
    view.fill(&[&element("h3", heading)]);
    let most = plan.days.iter().map(|planned| planned.minutes).max();
    let most = most.unwrap_or_default().max(1);
    let mut rest = plan.days.as_slice();
    while let Some(first) = rest.first() {
        let is_later = |planned: &Planned| planned.day.date().1 != first.day.date().1;
        let length = rest.iter().position(is_later).unwrap_or(rest.len());
        let (these, later) = rest.split_at(length);
        let next = first.day.plus(length as i32);
        let interview = plan.interview.filter(|day| *day == next);
        // A month of its own where it begins with the interview.
        let is_here = interview.is_some_and(|day| day.date().1 == first.day.date().1);
        let mut month = Month::new(first.day);
        for planned in these {
            month.put(planned.day, &day(planned, outlook.today, most));
        }
        if let Some(day) = interview {
            if !is_here {
                view.fill(&[&month.table]);
                month = Month::new(day);
            }
            month.put(day, &the_day(day));
        }
        view.fill(&[&month.table]);
        rest = later;
    }
    let key = "On each day: questions to review and, after the plus, new ones. A day you miss is shared out among those that are left.";
    view.fill(&[&line("muted small", key)]);
}

/// A month's table as far as it is filled.
struct Month {
    table: Element,
    body: Element,
    week: Option<Element>,
}

impl Month {
    fn new(first: Day) -> Month {
        let head = element("tr", "");
        for name in WEEKDAYS {
            let column = element("th scope=col", &name[..2]);
            fill(&head, &[&with(column, "abbr", name)]);
        }
        let body = element("tbody", "");
        let caption = element("caption", &month(first));
        let head = around("thead", "", &[&head]);
        Month {
            table: around("table", "days", &[&caption, &head, &body]),
            body,
            week: None,
        }
    }

    fn put(&mut self, day: Day, cell: &Element) {
        let week = match self.week.take().filter(|_| day.weekday() > 0) {
            Some(week) => week,
            None => {
                let week = element("tr", "");
                for _ in 0..day.weekday() {
                    fill(&week, &[&element("td", "")]);
                }
                fill(&self.body, &[&week]);
                week
            }
        };
        fill(&week, &[cell]);
        self.week = Some(week);
    }
}

/// What a day holds; the more it is, of `most` minutes, the deeper its colour.
fn day(planned: &Planned, today: Day, most: usize) -> Element {
    let Planned {
        day,
        reviews,
        new,
        minutes,
    } = planned;
    let load = (3 * minutes).div_ceil(most);
    let cell = with(element("td", ""), "class", &format!("load-{load}"));
    fill(&cell, &[&date(*day)]);
    if *day == today {
        let _ = cell.set_attribute("aria-current", "date");
    }
    for (count, sign, what) in [(reviews.len(), "", " to review"), (new.len(), "+", " new")] {
        if count > 0 {
            let part = element("b", &format!("{sign}{count}"));
            fill(&part, &[&element("span", what)]);
            fill(&cell, &[&part]);
        }
    }
    if *minutes > 0 {
        fill(&cell, &[&element("small", &format!("{minutes} min"))]);
    }
    cell
}

/// The day of the interview.
fn the_day(day: Day) -> Element {
    let word = element("b", "Inter\u{ad}view");
    around("td", "interview", &[&date(day), &word])
}

fn date(day: Day) -> Element {
    with(
        element("time", &day.date().2.to_string()),
        "datetime",
        &day.to_string(),
    )
}
