//! The style sheet of the widget's controls.

use web_sys::{ShadowRoot, ShadowRootInit, ShadowRootMode};

use crate::browser::page;
use crate::browser::styles::Sheet;
use crate::view;

thread_local! {
    static CONTROLS: Sheet = Sheet::new(view::styles::RULES);
}

/// Whether controls can have an open shadow root with an adopted style sheet here.
pub(super) fn are_possible() -> bool {
    let probe = page::new_element("study-tick");
    let made = probe.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open));
    let root = made.ok().and_then(|_| probe.shadow_root());
    root.is_some_and(|root| CONTROLS.with(|sheet| sheet.can_be_adopted(&root)))
}

/// Adopts the style sheet that all controls share in a control's shadow root.
pub(super) fn adopt(root: &ShadowRoot) {
    CONTROLS.with(|sheet| sheet.adopt(root));
}
