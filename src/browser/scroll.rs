//! Where things are on the screen, and how the page is scrolled.

use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions};

use super::window;

/// Where an element begins on the screen, in CSS pixels from its top.
pub(crate) fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// How high an element is, in CSS pixels.
pub(crate) fn height(element: &Element) -> f64 {
    element.get_bounding_client_rect().height()
}

/// The height of the screen's part that shows the page, in CSS pixels.
pub(crate) fn screen_height() -> f64 {
    let height = window().inner_height().ok();
    height
        .and_then(|height| height.as_f64())
        .unwrap_or_default()
}

/// Whether an element is laid out at all.
pub(crate) fn is_shown(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

/// Brings an element to the top of the screen, without haste where the reader wants none.
pub(crate) fn scroll_to(element: &Element) {
    const STILL: &str = "(prefers-reduced-motion: reduce)";
    let is_still = window().match_media(STILL).ok().flatten();
    let behavior = match is_still.is_some_and(|query| query.matches()) {
        true => ScrollBehavior::Instant,
        false => ScrollBehavior::Smooth,
    };
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(behavior);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The first of these headings below the top of the screen, else the first of all; of those that are shown.
pub(crate) fn next_below(headings: &[Element]) -> Option<&Element> {
    const JUST_BELOW_THE_TOP: f64 = 120.0;
    let shown = || headings.iter().filter(|heading| is_shown(heading));
    shown()
        .find(|heading| top(heading) > JUST_BELOW_THE_TOP)
        .or_else(|| shown().next())
}
