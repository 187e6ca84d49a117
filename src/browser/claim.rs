//! Remembers which elements this widget made or closed: a cloned element is not one of them, though its attributes say
//! so.

use js_sys::WeakSet;
use web_sys::Element;

thread_local! {
    /// The elements that this widget made or closed.
    static OWN: WeakSet = WeakSet::new();
}

/// Marks an element as made or closed by this widget.
pub(crate) fn claim(element: &Element) {
    OWN.with(|own| own.add(element));
}

/// Whether this widget made or closed an element.
pub(crate) fn is_own(element: &Element) -> bool {
    OWN.with(|own| own.has(element))
}

/// Removes the mark from an element, and returns whether it had it.
pub(crate) fn disclaim(element: &Element) -> bool {
    OWN.with(|own| own.delete(element))
}
