//! The look of the widget's controls.

use web_sys::ShadowRoot;

use crate::browser::styles::Sheet;
use crate::view;

thread_local! {
    static CONTROLS: Sheet = Sheet::new(view::styles::RULES);
}

/// Gives a control's shadow root the look all of them share.
pub(super) fn adopt(root: &ShadowRoot) {
    CONTROLS.with(|sheet| sheet.adopt(root));
}
