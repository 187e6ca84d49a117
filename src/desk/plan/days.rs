//! The calendar of a plan, a table for each month: the reviews and new questions of each day.

use leptos::prelude::*;

use super::outlook::Outlook;
use crate::desk::dates::{month, weekdays};
use crate::i18n::t;
use crate::plan::Planned;
use crate::progress::Day;

/// A day of the calendar and its work; the day of the interview has none.
type Entry<'a> = (Day, Option<&'a Planned>);

/// The calendar of a plan.
#[component]
pub(super) fn Days(outlook: Memo<Outlook>) -> impl IntoView {
    let heading = move || match outlook.with(|outlook| outlook.plan.interview) {
        Some(_) => t!("The days until then"),
        None => t!("The next two weeks"),
    };
    view! {
        <div>
            <h3>{heading}</h3>
            {move || outlook.with(months)}
            <p class="muted small">
                {t!("On each day: questions to review and, after the plus, new ones. A day you miss is shared out among those that are left.")}
            </p>
        </div>
    }
}

/// A table for each month.
fn months(outlook: &Outlook) -> Vec<AnyView> {
    let plan = &outlook.plan;
    let most = plan.days.iter().map(|planned| planned.minutes).max();
    let most = most.unwrap_or_default().max(1);
    let planned = plan.days.iter().map(|planned| (planned.day, Some(planned)));
    let mut entries: Vec<Entry> = planned.collect();
    let next = entries.last().map(|(day, _)| day.plus(1));
    // An interview beyond the days of the plan is not shown.
    let interview = plan.interview.filter(|day| Some(*day) == next);
    entries.extend(interview.map(|day| (day, None)));
    entries
        .chunk_by(|(day, _), (next, _)| day.date().1 == next.date().1)
        .map(|entries| table(entries, outlook.today, most, &outlook.off))
        .collect()
}

/// A month's table, as far as the plan covers it.
fn table(entries: &[Entry], today: Day, most: usize, off: &[Day]) -> AnyView {
    let columns = weekdays().map(|(name, short)| view! { <th scope="col" abbr=name>{short}</th> });
    let weeks = entries.chunk_by(|_, (next, _)| next.weekday() > 0);
    let weeks = weeks.map(|week| {
        let blanks = week.first().map_or(0, |(day, _)| day.weekday());
        let blanks = (0..blanks).map(|_| view! { <td></td> }).collect_view();
        let days = week.iter().map(|(day, planned)| match planned {
            Some(planned) => cell(planned, today, most, off.contains(day)),
            None => interview_cell(*day),
        });
        view! { <tr>{blanks}{days.collect_view()}</tr> }
    });
    let caption = entries.first().map(|(day, _)| month(*day));
    view! {
        <table class="days">
            <caption>{caption}</caption>
            <thead><tr>{columns}</tr></thead>
            <tbody>{weeks.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// The cell of a day. The more minutes it has, up to `most`, the deeper its colour.
fn cell(planned: &Planned, today: Day, most: usize, is_off: bool) -> AnyView {
    let Planned {
        day,
        reviews,
        new,
        minutes,
    } = planned;
    let load = (3 * minutes).div_ceil(most);
    let counts = [
        (reviews.len(), "", t!("to review")),
        (new.len(), "+", t!("new")),
    ];
    let counts = counts.map(|(count, sign, what)| {
        (count > 0).then(|| view! { <b>{format!("{sign}{count}")}<span>{" "}{what}</span></b> })
    });
    let minutes = (*minutes > 0).then(|| view! { <small>{t!("{minutes} min", minutes)}</small> });
    view! {
        <td class=format!("load-{load}") aria-current=(*day == today).then_some("date")>
            {date(*day)}
            {counts}
            {minutes}
            {is_off.then(|| view! { <small>{t!("off")}</small> })}
        </td>
    }
    .into_any()
}

/// The cell of the day of the interview.
fn interview_cell(day: Day) -> AnyView {
    view! { <td class="interview">{date(day)}<b>{t!("Inter\u{ad}view")}</b></td> }.into_any()
}

fn date(day: Day) -> impl IntoView {
    view! { <time datetime=day.to_string()>{day.date().2}</time> }
}
