//! Computed styles and lengths of elements, and their own style properties.

use js_sys::Number;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, HtmlElement};

use super::window;

/// Properties that positional selectors, such as `h1 + h2` and `:first-child`, often set.
const LOOKS: [&str; 14] = [
    "margin",
    "padding",
    "border-width",
    "border-style",
    "border-color",
    "background",
    "color",
    "font",
    "letter-spacing",
    "text-transform",
    "text-indent",
    "display",
    "float",
    "box-shadow",
];

/// The computed value of a property; empty where there is none.
pub(crate) fn styled(element: &Element, name: &str) -> String {
    let style = window().get_computed_style(element).ok().flatten();
    value(style.as_ref(), name)
}

/// The computed values of [`LOOKS`], to be compared before and after an insertion.
pub(crate) fn looks(element: &Element) -> String {
    let style = window().get_computed_style(element).ok().flatten();
    LOOKS.map(|name| value(style.as_ref(), name)).concat()
}

fn value(style: Option<&CssStyleDeclaration>, name: &str) -> String {
    let value = style.and_then(|style| style.get_property_value(name).ok());
    value.unwrap_or_default()
}

/// The computed length of a property, in CSS pixels; 0 where it is no length.
pub(crate) fn pixels(element: &Element, name: &str) -> f64 {
    length(&styled(element, name))
}

/// Parses a length in `px`; 0 where it is none. By the browser's `parseFloat`: Rust's parser would weigh 13 KB.
pub(crate) fn length(value: &str) -> f64 {
    let number = value.strip_suffix("px").map(js_sys::parse_float);
    number.filter(|number| number.is_finite()).unwrap_or(0.0)
}

/// Writes a CSS length in pixels, by the browser for the same reason.
pub(crate) fn in_pixels(length: f64) -> String {
    let number = Number::from(length).to_string_with_radix(10);
    number.map(String::from).unwrap_or_default() + "px"
}

/// The value of a property in an element's own `style`; empty where there is none.
pub(crate) fn own(element: &Element, name: &str) -> String {
    let element = element.dyn_ref::<HtmlElement>();
    let value = element.and_then(|element| element.style().get_property_value(name).ok());
    value.unwrap_or_default()
}

/// Sets a property in an element's own `style`.
pub(crate) fn set(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}
