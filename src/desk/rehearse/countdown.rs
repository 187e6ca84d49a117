//! The clock of what is asked: it counts down, and then up; it ends nobody's answer.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::interview::Interview;
use crate::browser::clock::{self, Beat};
use crate::desk::parts::{around, hold};
use crate::progress::Millis;
use crate::rehearsal::{Rehearsal, time};
use crate::view::View;
use crate::view::make::{element, fill};

/// How often the clock is looked at, in milliseconds.
const OFTEN: i32 = 200;

/// Makes the clock of what is asked now, which has `limit` in all.
pub(super) fn countdown(
    view: &mut View,
    interview: Interview,
    limit: Millis,
    paused: RwSignal<bool>,
) -> Element {
    let limit = seconds(limit);
    let left = RwSignal::new(limit);
    let beat = Beat::every(OFTEN, move || {
        let used = interview.look(|rehearsal: &Rehearsal| rehearsal.used(clock::now()));
        let (before, now) = (
            left.get_untracked(),
            limit - seconds(used.unwrap_or_default()),
        );
        if before != now {
            left.set(now);
            if let Some(news) = news(limit, before, now) {
                interview.desk.say(news);
            }
        }
    });
    hold(beat);

    let digits = element("strong", "");
    view.say(&digits, move || clock_face(left.get()));
    let about = element("span", "");
    view.say(&about, move || {
        let of = time(limit.unsigned_abs() * 1000);
        match (paused.get(), left.get() < 0) {
            (true, false) => "left, paused".to_owned(),
            (true, true) => "over, paused".to_owned(),
            (false, false) => format!("left of {of}"),
            (false, true) => format!("over {of}"),
        }
    });
    let timer = element("p role=timer", "");
    fill(&timer, &[&digits, &about]);
    let rest = element("div", "");
    let bar = element("div class=bar aria-hidden=true", "");
    fill(&bar, &[&rest]);
    let whole = around("div", "clock", &[&timer, &bar]);
    let drawn = whole.clone();
    view.draw(move || {
        let left = left.get();
        let _ = drawn.toggle_attribute_with_force("data-over", left < 0);
        let share = (left.clamp(0, limit) * 1000 / limit.max(1)).to_string();
        let rest: &HtmlElement = rest.unchecked_ref();
        let size = ["calc(100% * ", &share, " / 1000)"].concat();
        let _ = rest.style().set_property("inline-size", &size);
    });
    whole
}

/// Whole seconds; a second that has begun is not used yet.
pub(super) fn seconds(time: Millis) -> i64 {
    i64::try_from(time / 1000).unwrap_or(i64::MAX)
}

/// `2:05`, and the same for so much too long.
pub(super) fn clock_face(left: i64) -> String {
    let seconds = left.unsigned_abs();
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let nought = if seconds < 10 { "0" } else { "" };
    format!("{minutes}:{nought}{seconds}")
}

/// What is to be said when the time left goes from `before` to `now`: at the half, at the last minute and at the end.
fn news(limit: i64, before: i64, now: i64) -> Option<&'static str> {
    let passes = |mark: i64| before > mark && now <= mark;
    if passes(0) {
        Some("The time is over. Come to your end.")
    } else if limit > 120 && passes(60) {
        Some("One minute is left.")
    } else if passes(limit / 2) {
        Some("Half the time is left.")
    } else {
        None
    }
}
