//! The look of the desk, and of the widget's controls on it.

use web_sys::ShadowRoot;

use crate::browser::styles::Sheet;
use crate::rules;
use crate::view;

/// The rules of the desk, in the order in which they apply.
const RULES: &[&str] = &[
    rules!("desk.css"),
    rules!("components/chart.css"),
    rules!("exhibit.css"),
    rules!("review/review.css"),
    rules!("notes/notes.css"),
    rules!("plan/plan.css"),
    rules!("standing/standing.css"),
    rules!("data/data.css"),
    rules!("rehearse/rehearse.css"),
];

thread_local! {
    static DESK: Sheet = Sheet::new(RULES);
    static CONTROLS: Sheet = Sheet::new(&[view::styles::RULES, &[rules!("exhibit_tick.css")]].concat());
}

/// Gives a shadow root the desk's look.
pub(super) fn adopt(root: &ShadowRoot) {
    DESK.with(|sheet| sheet.adopt(root));
}

/// Gives a shadow root the look of the widget's controls.
pub(super) fn adopt_for_control(root: &ShadowRoot) {
    CONTROLS.with(|sheet| sheet.adopt(root));
}
