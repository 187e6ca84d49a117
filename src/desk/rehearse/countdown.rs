//! The clock of a question or a follow-up. It counts down to zero and then up, and does not end the answer.

use leptos::prelude::*;

use super::interview::Interview;
use crate::browser::clock::{self, Beat};
use crate::desk::components::keep_until_cleanup;
use crate::i18n::t;
use crate::progress::Millis;
use crate::rehearsal::{Rehearsal, time};

/// How often the clock is read, in milliseconds.
const INTERVAL: i32 = 200;

/// The clock of the question or follow-up that is asked now.
#[component]
pub(super) fn Countdown(
    interview: Interview,
    /// The time for the answer.
    limit: Millis,
    paused: RwSignal<bool>,
    /// Called when the time is over.
    on_over: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let limit = seconds(limit);
    let left = RwSignal::new(limit);
    keep_until_cleanup(Beat::every(INTERVAL, move || {
        let used = interview.with(|rehearsal: &Rehearsal| rehearsal.used(clock::now()));
        let (before, now) = (
            left.get_untracked(),
            limit - seconds(used.unwrap_or_default()),
        );
        if before != now {
            left.set(now);
            if before > 0 && now <= 0 {
                // In a task of its own: `on_over` may remove this screen, and with it the timer that is running now.
                clock::soon(on_over);
            }
            if let Some(news) = announcement(limit, before, now) {
                interview.desk.announce(news);
            }
        }
    }));
    let about = move || {
        let of = time(limit.unsigned_abs() * 1000);
        match (paused.get(), left.get() < 0) {
            (true, false) => t!("left, paused").to_owned(),
            (true, true) => t!("over, paused").to_owned(),
            (false, false) => t!("left of {time}", time = of),
            (false, true) => t!("over {time}", time = of),
        }
    };
    let rest = move || {
        let share = left.get().clamp(0, limit) * 1000 / limit.max(1);
        format!("calc(100% * {share} / 1000)")
    };
    view! {
        <div class="clock" data-over=move || left.get() < 0>
            <p role="timer">
                <strong>{move || clock_face(left.get())}</strong>
                <span>{about}</span>
            </p>
            <div class="bar" aria-hidden="true">
                <div style=("inline-size", rest)></div>
            </div>
        </div>
    }
}

/// Whole seconds, rounded down.
pub(super) fn seconds(time: Millis) -> i64 {
    i64::try_from(time / 1000).unwrap_or(i64::MAX)
}

/// Minutes and seconds, such as `2:05`; without a sign when the time is exceeded.
pub(super) fn clock_face(left: i64) -> String {
    let seconds = left.unsigned_abs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// What is announced when the time left goes from `before` to `now`: at the half, at the last minute and at the end.
fn announcement(limit: i64, before: i64, now: i64) -> Option<&'static str> {
    let passes = |mark: i64| before > mark && now <= mark;
    if passes(0) {
        Some(t!("Time is up. Finish your answer."))
    } else if limit > 120 && passes(60) {
        Some(t!("One minute is left."))
    } else if passes(limit / 2) {
        Some(t!("Half the time is left."))
    } else {
        None
    }
}
