//! The guide's id and the reader's target, from the page's address and `<head>`.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, PerformanceEntry, Url};

use super::{document, guest, window};
use crate::fragment;
use crate::guide::address::{self as guide, Address};

/// The id of the guide on this page, from its head or its address; then the ids it had by earlier rules. In an
/// extension the guides of all sites share one storage, so there each id begins with its site.
pub(crate) fn guide_ids() -> (String, Vec<String>) {
    let (id, former) = ids_on_site();
    if !guest::is_guest() {
        return (id, former);
    }
    let site = window().location().origin().unwrap_or_default();
    let former = former.iter().map(|id| guide::of_site(&site, id)).collect();
    (guide::of_site(&site, &id), former)
}

fn ids_on_site() -> (String, Vec<String>) {
    if let Some(given) = in_head("meta[name=study-guide]", "content") {
        return (given, Vec::new());
    }
    let canonical = in_head("link[rel=canonical]", "href").and_then(|address| parts(&address));
    let page = of_frame(canonical.as_ref()).unwrap_or_else(of_page);
    guide::ids(address(&page), canonical.as_ref().map(address))
}

fn of_page() -> Parts {
    let location = window().location();
    let page = [location.pathname(), location.search(), location.hash()];
    page.map(Result::unwrap_or_default)
}

/// The address of a frame whose text comes from the page around it (`about:srcdoc`): it has none of its own, so its
/// title tells it apart from other such frames.
fn of_frame(canonical: Option<&Parts>) -> Option<Parts> {
    window()
        .location()
        .protocol()
        .ok()
        .filter(|protocol| protocol == "about:")?;
    let by_title = || {
        let [path, query, _] = parts("")?;
        Some([path, query, format!("#!{}", document().title())])
    };
    canonical.cloned().or_else(by_title)
}

/// The path, the query and the hash of an address.
type Parts = [String; 3];

fn parts(address: &str) -> Option<Parts> {
    let base = document().base_uri().ok()??;
    let url = Url::new_with_base(address, &base).ok()?;
    Some([url.pathname(), url.search(), url.hash()])
}

fn address([path, query, hash]: &Parts) -> Address<'_> {
    Address { path, query, hash }
}

fn in_head(selector: &str, name: &str) -> Option<String> {
    let element = document().query_selector(selector).ok()??;
    let given = element.get_attribute(name)?.trim().to_owned();
    (!given.is_empty()).then_some(given)
}

/// The text of the address's text fragment (`#:~:text=`). Scripts can read it only from the navigation entry.
pub(crate) fn text_fragment() -> Option<String> {
    let entries = window().performance()?.get_entries_by_type("navigation");
    let entry: PerformanceEntry = entries.get(0).dyn_into().ok()?;
    let name = entry.name();
    let (_, directive) = name.split_once(":~:text=")?;
    let first = directive.split('&').next().unwrap_or_default();
    let mut parts = first
        .split(',')
        .filter(|part| !part.ends_with('-') && !part.starts_with('-'));
    decoded(parts.next()?)
}

fn decoded(text: &str) -> Option<String> {
    let decoded = js_sys::decode_uri_component(text).ok()?;
    JsValue::from(decoded).as_string()
}

/// The element that the address's hash names.
pub(crate) fn hash_target() -> Option<Element> {
    named(&window().location().hash().ok()?)
}

/// The element on this page that the link around an element leads to, in this tab.
pub(crate) fn link_target(clicked: &Element) -> Option<Element> {
    let link = clicked.closest("a[href*='#']:not([target='_blank'], [download])");
    let link = link.ok()??;
    let [path, query, hash] = parts(&link.get_attribute("href")?)?;
    ([path, query] == of_page()[..2]).then(|| named(&hash))?
}

/// The element that a hash names, by `id` or, as on old pages, by `name`. A hash that carries progress is skipped: it
/// names no element, and is too long to look up.
fn named(hash: &str) -> Option<Element> {
    let name = hash
        .strip_prefix('#')
        .filter(|_| !fragment::is_ours(hash))?;
    let name = decoded(name).unwrap_or_else(|| name.to_owned());
    let by_name = || {
        let named = document().get_elements_by_name(&name);
        named.item(0)?.dyn_into().ok()
    };
    document().get_element_by_id(&name).or_else(by_name)
}
