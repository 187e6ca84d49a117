//! Style sheets the page adopts: no style element, no style attribute, so the strictest policy lets them pass.

use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, ShadowRoot};

use super::script;

thread_local! {
    static CONTROLS: JsValue = script::sheet_of_controls();
    static DESK: JsValue = script::sheet_of_desk();
    static ARTICLE: JsValue = script::sheet_of_article();
}

/// Gives a control's shadow root the look all of them share.
pub(crate) fn dress(root: &ShadowRoot) {
    CONTROLS.with(|sheet| script::dress(root, sheet));
}

/// Gives the desk's shadow root its look.
pub(crate) fn dress_desk(root: &ShadowRoot) {
    DESK.with(|sheet| script::dress(root, sheet));
}

/// Adds the rules that close an article's own blocks, once.
pub(crate) fn adopt() {
    ARTICLE.with(script::adopt);
}

/// Takes the rules away again.
pub(crate) fn abandon() {
    ARTICLE.with(script::abandon);
}

/// Adds rules to the look of a shadow root.
pub(crate) fn add(root: &ShadowRoot, rules: &str) {
    if let Ok(sheet) = CssStyleSheet::new()
        && sheet.replace_sync(rules).is_ok()
    {
        root.adopted_style_sheets().push(&sheet);
    }
}
