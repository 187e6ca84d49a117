//! What the page says of itself by its address and in its head.

use wasm_bindgen::JsValue;
use web_sys::{Element, Url};

use super::{document, window};

/// The first guide id a page gives: in its head, or by its address.
pub(crate) fn guide_id() -> String {
    let canonical = || path(&in_head("link[rel=canonical]", "href")?);
    in_head("meta[name=study-guide]", "content")
        .or_else(canonical)
        .unwrap_or_else(|| window().location().pathname().unwrap_or_default())
}

fn in_head(selector: &str, name: &str) -> Option<String> {
    let element = document().query_selector(selector).ok()??;
    let given = element.get_attribute(name)?.trim().to_owned();
    (!given.is_empty()).then_some(given)
}

fn path(address: &str) -> Option<String> {
    let base = document().base_uri().ok()??;
    Some(Url::new_with_base(address, &base).ok()?.pathname())
}

/// The language of an element: its own, the nearest ancestor's, the page's; empty where none is given.
pub(crate) fn language(element: &Element) -> String {
    let around = element.closest("[lang]").ok().flatten();
    let element = around.or_else(|| document().document_element());
    element
        .and_then(|element| element.get_attribute("lang"))
        .unwrap_or_default()
}

/// The element that the address's hash names.
pub(crate) fn hash_target() -> Option<Element> {
    let hash = window().location().hash().ok()?;
    let name = hash.strip_prefix('#')?;
    let decoded = js_sys::decode_uri_component(name).ok();
    let name = decoded.map_or_else(
        || name.to_owned(),
        |name: js_sys::JsString| JsValue::from(name).as_string().unwrap_or_default(),
    );
    document().get_element_by_id(&name)
}
