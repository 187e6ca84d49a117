//! Which elements are of this widget's making, or closed by it: a copy of one is not.

use js_sys::WeakSet;
use web_sys::Element;

thread_local! {
    /// What this widget made or closed itself; a copy of it is not among them.
    static OWN: WeakSet = WeakSet::new();
}

/// Notes that an element is of this widget's making, or closed by it.
pub(crate) fn claim(element: &Element) {
    OWN.with(|own| own.add(element));
}

/// Whether an element is of this widget's making, or closed by it.
pub(crate) fn is_own(element: &Element) -> bool {
    OWN.with(|own| own.has(element))
}

/// Forgets that an element is of this widget's making, or closed by it; whether it was.
pub(crate) fn disclaim(element: &Element) -> bool {
    OWN.with(|own| own.delete(element))
}
