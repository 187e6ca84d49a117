//! Style sheets that a document or shadow root adopts: without a `style` element or attribute, the strictest content
//! security policy allows them.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element, ShadowRoot};

use super::document;
use crate::article::OURS;

thread_local! {
    static ARTICLE: Sheet = Sheet::new(&[include_str!("article.css")]);
}

/// A style sheet to adopt; empty where the browser cannot construct one.
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

    /// Whether the browser constructed the sheet, and a shadow root can adopt it.
    pub(crate) fn can_be_adopted(&self, root: &ShadowRoot) -> bool {
        let name = JsValue::from_str("adoptedStyleSheets");
        self.0.is_some() && Reflect::has(root, &name).unwrap_or(false)
    }

    /// Makes this the only style sheet of a shadow root.
    pub(crate) fn adopt(&self, root: &ShadowRoot) {
        if let Some(sheet) = &self.0 {
            root.set_adopted_style_sheets(&Array::of1(sheet));
        }
    }
}

/// Makes an inserted element's shadow root adopt its sheets once more: otherwise Safari may measure an element without
/// the sheets it adopted before.
pub(super) fn adopt_again(element: &Element) {
    if let Some(root) = element.shadow_root() {
        root.set_adopted_style_sheets(&Array::from_iter(root.adopted_style_sheets().iter()));
    }
}

/// Adds rules to those of a shadow root.
pub(crate) fn add(root: &ShadowRoot, rules: &str) {
    if let Some(sheet) = Sheet::new(&[rules]).0 {
        root.adopted_style_sheets().push(&sheet);
    }
}

/// Adds the rules for an article's own blocks, such as closed ones, to the document or shadow root that an element is
/// in, once.
pub(crate) fn adopt_for_article(element: &Element) {
    set_for_article(&root(element), true);
}

/// Removes these rules again.
pub(crate) fn abandon_for_article(element: &Element) {
    set_for_article(&root(element), false);
}

/// The document or the shadow root that an element stands in, both of which can adopt sheets; a shadow root has the
/// members that we use of a document.
pub(crate) fn root(element: &Element) -> Document {
    match element.is_connected() {
        true => element.get_root_node().unchecked_into(),
        false => document(),
    }
}

/// Sets the colour scheme of our elements: `dark`, `light` or `inherit`.
pub(crate) fn set_scheme(scheme: &str) {
    let rule = format!("{} {{ --study-scheme: {scheme} }}", OURS.join(", "));
    ARTICLE.with(|sheet| {
        if let Some(sheet) = &sheet.0 {
            // The first rule sets the scheme.
            let _ = sheet.delete_rule(0);
            let _ = sheet.insert_rule_with_index(&rule, 0);
        }
    });
}

/// Adds or removes our sheet. The page's own sheets stay in their order.
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
