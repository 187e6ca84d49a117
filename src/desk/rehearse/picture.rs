//! The score card as a picture: for each question a cell for each of its points, and under them the time it took.

use web_sys::Element;

use super::countdown::{clock_face, seconds};
use crate::desk::parts::{around, line};
use crate::desk::picture::shape;
use crate::rehearsal::{Card, Scored};
use crate::view::make::fill;

/// Where the bars begin and how wide they are, in hundredths of a percent; what is left belongs to the words beside them.
const FROM: u64 = 800;
const WIDE: u64 = 7600;
/// What is left free between two cells.
const GAP: u64 = 60;
/// The height of a question.
const ROW: usize = 52;

/// Makes the picture, with `words` for those who cannot see it.
pub(super) fn picture(card: &Card, words: &str) -> Element {
    let height = (card.scored.len() * ROW).to_string();
    let name = [
        "Points covered and time used, question by question. ",
        words,
    ]
    .concat();
    let attributes = [("role", "img"), ("aria-label", &*name), ("height", &height)];
    let picture = shape("svg", &attributes);
    // Every time on one scale.
    let longest = card.scored.iter().map(|scored| scored.used).max();
    let longest = longest.unwrap_or_default().max(card.limit).max(1);
    for (index, scored) in card.scored.iter().enumerate() {
        row(&picture, card, scored, index, longest);
    }
    let legend = line(
        "muted",
        "Each cell is a point, filled where you covered it. The line is the time you took; the mark, the time you had.",
    );
    around("figure", "", &[&picture, &legend])
}

fn row(picture: &Element, card: &Card, scored: &Scored, index: usize, longest: u64) {
    let top = index * ROW;
    let write = |class: &str, x: &str, y: usize, text: &str| {
        let place = [("class", class), ("x", x), ("y", &(top + y).to_string())];
        let written = shape("text", &place);
        written.set_text_content(Some(text));
        fill(picture, &[&written]);
    };
    let draw = |class: &str, from: u64, wide: u64, (y, height): (usize, usize)| {
        let place = [
            ("class", class),
            ("x", &percent(FROM + from)),
            ("y", &(top + y).to_string()),
            ("width", &percent(wide)),
            ("height", &height.to_string()),
            ("rx", "2"),
        ];
        fill(picture, &[&shape("rect", &place)]);
    };
    let (covered, points) = scored.covered();
    write("", "0", 21, &(index + 1).to_string());
    write("end", "100%", 21, &format!("{covered}/{points}"));
    write("end small", "100%", 39, &clock_face(seconds(scored.used)));
    let cell = WIDE / (points.max(1) as u64);
    for (nth, told) in scored.points.iter().enumerate() {
        let class = if told.on { "covered" } else { "open" };
        draw(class, nth as u64 * cell, cell.saturating_sub(GAP), (8, 16));
    }
    let along = |time: u64| (WIDE - GAP) * time / longest;
    let (limit, used) = (along(card.limit), along(scored.used));
    draw("time", 0, used.min(limit), (32, 4));
    if used > limit {
        draw("over", limit, used - limit, (32, 4));
    }
    draw("limit", limit.saturating_sub(25), 50, (29, 10));
}

/// Hundredths of a percent, as SVG reads them.
fn percent(hundredths: u64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let nought = if rest < 10 { "0" } else { "" };
    format!("{whole}.{nought}{rest}%")
}
