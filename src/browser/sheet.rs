//! Style sheets the page adopts: no style element, no style attribute, so the strictest policy lets them pass.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, ShadowRoot};

use super::document;

thread_local! {
    static CONTROLS: Option<CssStyleSheet> = made(include_str!("../view/controls.css"));
    static DESK: Option<CssStyleSheet> = made(concat!(include_str!("../desk/desk.css"), include_str!("../desk/rehearse/rehearse.css")));
    static ARTICLE: Option<CssStyleSheet> = made(include_str!("article.css"));
}

/// Gives a control's shadow root the look all of them share.
pub(crate) fn dress(root: &ShadowRoot) {
    CONTROLS.with(|sheet| dress_in(root, sheet.as_ref()));
}

/// Gives the desk's shadow root its look.
pub(crate) fn dress_desk(root: &ShadowRoot) {
    DESK.with(|sheet| dress_in(root, sheet.as_ref()));
}

fn dress_in(root: &ShadowRoot, sheet: Option<&CssStyleSheet>) {
    if let Some(sheet) = sheet {
        root.set_adopted_style_sheets(&Array::of1(sheet));
    }
}

/// Adds the rules that close an article's own blocks, once.
pub(crate) fn adopt() {
    adopted(|sheets, ours| {
        if !sheets.includes(ours, 0) {
            sheets.push(ours);
        }
    });
}

/// Takes the rules away again.
pub(crate) fn abandon() {
    adopted(|sheets, ours| {
        let kept = sheets.filter(&mut |sheet: JsValue, _, _| sheet.loose_eq(ours));
        document().set_adopted_style_sheets(&kept);
    });
}

/// Whether the browser keeps what the reader looks at in place while the page grows or shrinks above it.
pub(crate) fn anchors_the_scroll() -> bool {
    web_sys::css::supports_with_value("overflow-anchor", "auto").unwrap_or(false)
}

fn adopted(change: impl FnOnce(&Array, &CssStyleSheet)) {
    ARTICLE.with(|sheet| {
        if let Some(sheet) = sheet {
            change(document().adopted_style_sheets().unchecked_ref(), sheet);
        }
    });
}

fn made(rules: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(rules).ok()?;
    Some(sheet)
}
