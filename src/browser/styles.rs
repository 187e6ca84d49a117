//! Style sheets that the page adopts: no style element, no style attribute, so the strictest policy lets them pass.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element, ShadowRoot};

use super::document;
use crate::article::OURS;

thread_local! {
    static ARTICLE: Sheet = Sheet::new(&[include_str!("article.css")]);
}

/// A style sheet to adopt; it does nothing where the browser cannot make one.
#[derive(Clone)]
pub(crate) struct Sheet(Option<CssStyleSheet>);

impl Sheet {
    /// One sheet of the rules of several components.
    pub(crate) fn new(rules: &[&str]) -> Sheet {
        let made = CssStyleSheet::new().and_then(|sheet| {
            sheet.replace_sync(&rules.concat())?;
            Ok(sheet)
        });
        Sheet(made.ok())
    }

    /// Whether the browser could make it, and a shadow root can have it.
    pub(crate) fn can_be_adopted(&self, root: &ShadowRoot) -> bool {
        let name = JsValue::from_str("adoptedStyleSheets");
        self.0.is_some() && Reflect::has(root, &name).unwrap_or(false)
    }

    /// Gives a shadow root this look, and no other.
    pub(crate) fn adopt(&self, root: &ShadowRoot) {
        if let Some(sheet) = &self.0 {
            root.set_adopted_style_sheets(&Array::of1(sheet));
        }
    }
}

/// Has an element that comes to the page with a look have it at once: in Safari one that adopted it before may be measured
/// without.
pub(super) fn adopt_again(element: &Element) {
    if let Some(root) = element.shadow_root() {
        root.set_adopted_style_sheets(&Array::from_iter(root.adopted_style_sheets().iter()));
    }
}

/// Adds rules to the look of a shadow root.
pub(crate) fn add(root: &ShadowRoot, rules: &str) {
    if let Some(sheet) = Sheet::new(&[rules]).0 {
        root.adopted_style_sheets().push(&sheet);
    }
}

/// Adds the rules that close an article's own blocks to what an element of it stands in, once.
pub(crate) fn adopt_for_article(element: &Element) {
    set_for_article(&root(element), true);
}

/// Takes the rules away again.
pub(crate) fn abandon_for_article(element: &Element) {
    set_for_article(&root(element), false);
}

/// What adopts the rules for an article: the document, or the shadow root that it stands in, which has the same members.
pub(crate) fn root(element: &Element) -> Document {
    match element.is_connected() {
        true => element.get_root_node().unchecked_into(),
        false => document(),
    }
}

/// Says whether our elements are `dark`, `light`, or as their surroundings have it: `inherit`.
pub(crate) fn set_scheme(scheme: &str) {
    let rule = format!("{} {{ --study-scheme: {scheme} }}", OURS.join(", "));
    ARTICLE.with(|sheet| {
        if let Some(sheet) = &sheet.0 {
            // The first rule is the one before.
            let _ = sheet.delete_rule(0);
            let _ = sheet.insert_rule_with_index(&rule, 0);
        }
    });
}

/// The page's own sheets are left in their order.
fn set_for_article(root: &Document, adopted: bool) {
    let Some(ours) = ARTICLE.with(|sheet| sheet.0.clone()) else {
        return;
    };
    let ours: JsValue = ours.unchecked_into();
    let sheets = root.adopted_style_sheets();
    let others = || sheets.iter().filter(|sheet| *sheet != ours);
    if adopted == sheets.iter().any(|sheet| sheet == ours) {
        return;
    }
    let others = Array::from_iter(others());
    if adopted {
        others.push(&ours);
    }
    root.set_adopted_style_sheets(&others);
}
