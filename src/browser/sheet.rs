//! Style sheets the page adopts: no style element, no style attribute, so the strictest policy lets them pass.

use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Document, ShadowRoot};

use super::document;

thread_local! {
    static CONTROLS: Option<CssStyleSheet> = made(include_str!("../view/controls.css"));
    static ARTICLE: Option<CssStyleSheet> = made(include_str!("article.css"));
}

/// Gives a control's shadow root the look all of them share.
pub(crate) fn dress(root: &ShadowRoot) {
    CONTROLS.with(|sheet| {
        if let Some(sheet) = sheet {
            root.set_adopted_style_sheets(&js_sys::Array::of1(sheet));
        }
    });
}

/// Adds the rules that close an article's own blocks, once.
pub(crate) fn adopt() {
    ARTICLE.with(|sheet| {
        if let Some(sheet) = sheet {
            let adopted = adopted(&document());
            if !adopted.includes(sheet, 0) {
                adopted.push(sheet);
            }
        }
    });
}

/// Takes the rules away again.
pub(crate) fn abandon() {
    ARTICLE.with(|sheet| {
        if let Some(sheet) = sheet {
            let adopted = adopted(&document());
            if let Ok(index) = u32::try_from(adopted.index_of(sheet, 0)) {
                adopted.splice(index, 1, &wasm_bindgen::JsValue::UNDEFINED);
            }
        }
    });
}

fn adopted(document: &Document) -> js_sys::Array {
    document.adopted_style_sheets().unchecked_into()
}

fn made(rules: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(rules).ok()?;
    Some(sheet)
}
