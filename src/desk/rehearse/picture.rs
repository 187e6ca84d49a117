//! The score card as a picture: for each question a cell for each of its points, and under them the time it took.

use std::rc::Rc;

use leptos::prelude::*;

use super::countdown::{clock_face, seconds};
use crate::i18n::t;
use crate::rehearsal::{Card, QuestionScore};

/// Where the bars begin and how wide they are, in hundredths of a percent; the texts beside them have the rest.
const FROM: u64 = 800;
const WIDE: u64 = 7600;
/// The gap between two cells, in the same unit.
const GAP: u64 = 60;
/// The height of a question's row, in pixels.
const ROW: usize = 52;

/// The picture, with `words` in its accessible name.
#[component]
pub(super) fn Picture(card: Rc<Card>, words: String) -> impl IntoView {
    let name = t!(
        "Points covered and time used, question by question. {words}",
        words
    );
    // All rows share one time scale.
    let longest = card.scored.iter().map(|scored| scored.used).max();
    let longest = longest.unwrap_or_default().max(card.limit).max(1);
    let rows = card.scored.iter().enumerate();
    let rows = rows.map(|(index, scored)| row(card.limit, scored, index, longest));
    view! {
        <figure>
            <svg role="img" aria-label=name height=card.scored.len() * ROW>
                {rows.collect_view()}
            </svg>
            <p class="muted">
                {t!("Each cell is a point, filled where you covered it. The line is the time you took; the mark, the time you had.")}
            </p>
        </figure>
    }
}

/// The row of a question.
fn row(limit: u64, scored: &QuestionScore, index: usize, longest: u64) -> impl IntoView + use<> {
    let top = index * ROW;
    let (covered, points) = scored.covered();
    let cell = WIDE / (points.max(1) as u64);
    let cells = scored.points.iter().zip(0..).map(|(point, nth)| {
        let class = if point.on { "covered" } else { "open" };
        bar(class, nth * cell, cell.saturating_sub(GAP), (top + 8, 16))
    });
    let along = |time: u64| (WIDE - GAP) * time / longest;
    let (limit, used) = (along(limit), along(scored.used));
    let over = (used > limit).then(|| bar("over", limit, used - limit, (top + 32, 4)));
    view! {
        <text x="0" y=top + 21>{index + 1}</text>
        <text class="end" x="100%" y=top + 21>{format!("{covered}/{points}")}</text>
        <text class="end small" x="100%" y=top + 39>{clock_face(seconds(scored.used))}</text>
        {cells.collect_view()}
        {bar("time", 0, used.min(limit), (top + 32, 4))}
        {over}
        {bar("limit", limit.saturating_sub(25), 50, (top + 29, 10))}
    }
}

/// A bar; `from` and `width` are in hundredths of a percent.
fn bar(
    class: &'static str,
    from: u64,
    width: u64,
    (top, height): (usize, usize),
) -> impl IntoView + use<> {
    view! {
        <rect class=class x=percent(FROM + from) y=top width=percent(width) height=height rx="2"/>
    }
}

/// Hundredths of a percent as a length in SVG.
fn percent(hundredths: u64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
