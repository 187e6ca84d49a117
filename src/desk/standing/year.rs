//! The days studied, in a picture of the year: a column a week, half a year a picture, so that a phone shows it whole.

use web_sys::Element;

use crate::desk::dates::{count, in_full, short, short_month};
use crate::desk::picture::{Bars, figure, picture, shape};
use crate::progress::Day;
use crate::view::View;

/// How far apart days stand, and how large each is.
const STEP: usize = 12;
const SIZE: usize = 10;
/// The room for the months' names.
const HEAD: usize = 16;
/// From a day without answers to one with the most.
const LEVELS: [&str; 5] = ["level-0", "level-1", "level-2", "level-3", "level-4"];
/// Weeks in a picture.
const WEEKS: usize = 27;

/// A box for each day, the deeper the more answers it saw.
pub(super) fn year(view: &mut View, studied: &[(Day, usize)]) -> Element {
    let most = studied.iter().map(|(_, count)| *count).max();
    let most = most.unwrap_or_default().max(1);
    // The year has one column less than two pictures have.
    let offset = studied.first().map_or(0, |(day, _)| day.weekday());
    let second = 7 * (WEEKS - 1) - offset;
    let (first, second) = studied.split_at(second.min(studied.len()));
    let pictures = [half(first, most), half(second, most)];
    let busy: Vec<[String; 2]> = studied
        .iter()
        .rev()
        .filter(|(_, count)| *count > 0)
        .map(|(day, count)| [in_full(*day), count.to_string()])
        .collect();
    let words = format!("{} in the last year.", count(busy.len(), "day"));
    let heads = ["Day", "Answers"];
    figure(
        view,
        "Days studied",
        &words,
        &pictures.each_ref(),
        heads,
        move || busy.clone(),
    )
}

fn half(days: &[(Day, usize)], most: usize) -> Element {
    let ends = days.first().zip(days.last());
    let (from, to) = ends.map_or((String::new(), String::new()), |(first, last)| {
        (short(first.0), short(last.0))
    });
    let busy = days.iter().filter(|(_, count)| *count > 0).count();
    let name = format!("{} studied, {from} to {to}", count(busy, "day"));
    let picture = picture(&name, "year", WEEKS * STEP, HEAD + 7 * STEP);
    let offset = days.first().map_or(0, |(day, _)| day.weekday());
    let mut bars = Bars::default();
    for (nth, (day, count)) in days.iter().enumerate() {
        let (week, weekday) = ((nth + offset) / 7, day.weekday());
        let class = LEVELS[(4 * count).div_ceil(most)];
        bars.add(class, [week * STEP, HEAD + weekday * STEP, SIZE, SIZE]);
        if day.date().2 == 1 {
            let x = (week * STEP).to_string();
            let name = shape("text", &[("x", &x), ("y", "10")]);
            name.set_text_content(Some(short_month(*day)));
            let _ = picture.append_child(&name);
        }
    }
    bars.draw(&picture);
    picture
}
