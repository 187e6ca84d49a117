//! What falls due on each of the next days, and how well answers went week by week.

use web_sys::Element;

use crate::desk::dates::{count, in_full, short};
use crate::desk::picture::{Bars, ends, figure, scaled, shape, stretched};
use crate::progress::Day;
use crate::standing::Week;
use crate::view::View;

/// What reaches the top of the picture at least.
const LOW: usize = 4;

/// How many questions come back on each day.
pub(super) fn falling_due(view: &mut View, days: &[(Day, usize)], today: Day) -> Element {
    let all: usize = days.iter().map(|(_, count)| count).sum();
    let most = days
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or_default();
    let ahead = format!("in the next {}", count(days.len(), "day"));
    let name = format!(
        "{} due {ahead}, at most {most} on one",
        count(all, "question")
    );
    let picture = stretched(&name, "bars", 10 * days.len(), 100);
    let mut bars = Bars::default();
    for (nth, (_, count)) in days.iter().enumerate() {
        // A day or two must not look like a mountain.
        let height = 100 * count / most.max(LOW);
        let class = if nth == 0 { "strong" } else { "due" };
        bars.add(class, [10 * nth + 1, 100 - height, 8, height]);
    }
    bars.draw(&picture);
    let words = match days.first() {
        Some((_, now)) => format!("{now} today, {all} {ahead}, at most {most} on one."),
        None => String::new(),
    };
    let last = days.last().map_or(today, |(day, _)| *day);
    let under = ends("Today", &short(last));
    let busy: Vec<[String; 2]> = days
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(day, count)| [in_full(*day), count.to_string()])
        .collect();
    let heads = ["Day", "Questions due"];
    figure(
        view,
        "What falls due",
        &words,
        &[&picture, &under],
        heads,
        move || busy.clone(),
    )
}

/// The share of answers that went well, a point a week.
pub(super) fn recall(view: &mut View, weeks: &[Week]) -> Element {
    let known = || {
        weeks
            .iter()
            .filter_map(|week| Some((week, week.per_cent()?)))
    };
    let (rated, well) = weeks.iter().fold((0, 0), |(rated, well), week| {
        (rated + week.rated, well + week.well)
    });
    let share = (100 * well).checked_div(rated).unwrap_or_default();
    let name = format!(
        "{share} % of the answers of {} went well",
        count(weeks.len(), "week")
    );
    let picture = stretched(&name, "line", 10 * weeks.len(), 100);
    for height in [0, 50, 100] {
        let path = format!("M0 {height}h{}", 10 * weeks.len());
        let _ = picture.append_child(&shape("path", &[("class", "rule"), ("d", &path)]));
    }
    let (mut line, mut dots) = (String::new(), String::new());
    for (nth, week) in weeks.iter().enumerate() {
        if let Some(height) = week.per_cent() {
            let place = format!("{} {}", 10 * nth + 5, 100 - height);
            line += if line.is_empty() { "M" } else { "L" };
            line += &place;
            dots += &format!("M{place}h0");
        }
    }
    for (class, path) in [("stroke", &line), ("dots", &dots)] {
        let _ = picture.append_child(&shape("path", &[("class", class), ("d", path)]));
    }
    let first = weeks.first().map(|week| short(week.monday));
    let under = ends(&first.unwrap_or_default(), "This week");
    let rows: Vec<[String; 2]> = known()
        .map(|(week, share)| {
            let from = format!("From {}", in_full(week.monday));
            [from, format!("{share} % of {}", week.rated)]
        })
        .collect();
    let words = format!("{share} % of the last half-year's answers were Good or Easy.");
    let heads = ["Week", "Good or Easy"];
    figure(
        view,
        "Recall over time",
        &words,
        &[&scaled(&picture), &under],
        heads,
        move || rows.clone(),
    )
}
