//! Shapes of pictures, for the screens that are not made of components yet.

use web_sys::Element;

use crate::browser::document;

/// An element of a picture.
pub(super) fn shape(tag: &str, attributes: &[(&str, &str)]) -> Element {
    let shape = document()
        .create_element_ns(Some("http://www.w3.org/2000/svg"), tag)
        .unwrap_or_else(|_| unreachable!("{tag} is a name for an element"));
    for (name, value) in attributes {
        let _ = shape.set_attribute(name, value);
    }
    shape
}
