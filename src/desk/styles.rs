//! The style sheets of the desk, and of the widget's controls in it.

use web_sys::ShadowRoot;

use crate::browser::styles::Sheet;
use crate::view;

/// The rules of the desk, in the order in which they apply.
const RULES: &[&str] = &[
    include_str!("desk.css"),
    include_str!("components/chart.css"),
    include_str!("exhibit.css"),
    include_str!("review/review.css"),
    include_str!("notes/notes.css"),
    include_str!("plan/plan.css"),
    include_str!("standing/standing.css"),
    include_str!("data/data.css"),
    include_str!("rehearse/rehearse.css"),
];

thread_local! {
    static DESK: Sheet = Sheet::new(RULES);
    static CONTROLS: Sheet = Sheet::new(&[view::styles::RULES, &[include_str!("exhibit_tick.css")]].concat());
}

/// Makes a shadow root adopt the desk's style sheet.
pub(super) fn adopt(root: &ShadowRoot) {
    DESK.with(|sheet| sheet.adopt(root));
}

/// Makes a shadow root adopt the style sheet of the widget's controls.
pub(super) fn adopt_for_control(root: &ShadowRoot) {
    CONTROLS.with(|sheet| sheet.adopt(root));
}
