//! The widget as its loader sees it: what `study-widget.wasm` exports.

use std::rc::Rc;

use js_sys::Function;
use study_widget::app::{self, App};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// A mounted widget, held by its custom element.
#[wasm_bindgen]
pub struct Widget(Rc<App>);

/// Sets the language of all widgets: a well-formed language tag, and the text of its language file, empty for English.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn speak(tag: String, file: String) {
    app::speak(tag, file);
}

/// Mounts the widget. Returns `None` if the page has no question, or if another widget has claimed its article.
///
/// # Errors
/// When the page allows no open shadow roots or no adopted style sheets: nothing is changed then.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn mount(host: &HtmlElement, desk: Function) -> Result<Option<Widget>, JsError> {
    let started = App::start(host, desk).map_err(JsError::new)?;
    Ok(started.map(Widget))
}

/// The records that the journal has and the storage lost or has otherwise, as an export; `None` if it has them all.
#[wasm_bindgen(js_name = lostRecords)]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub async fn lost_records() -> Option<String> {
    app::lost_records().await
}

/// Deletes journal entries that are so old that the storage has them on disk.
#[wasm_bindgen(js_name = forgetOld)]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub async fn forget_old() {
    app::forget_old().await;
}

#[wasm_bindgen]
#[allow(
    missing_docs,
    reason = "each is the member of the same name in `App`, where it is described"
)]
impl Widget {
    #[wasm_bindgen(js_name = isInPlace)]
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        self.0.is_in_place()
    }

    #[wasm_bindgen(js_name = clearCopies)]
    pub fn clear_copies(&self) {
        self.0.clear_copies();
    }

    #[must_use]
    pub fn outline(&self) -> JsValue {
        self.0.outline()
    }

    #[must_use]
    pub fn guide(&self) -> JsValue {
        self.0.guide()
    }

    #[wasm_bindgen(js_name = exportProgress)]
    #[must_use]
    pub fn export_progress(&self) -> String {
        self.0.export()
    }

    #[must_use]
    pub fn progress(&self) -> JsValue {
        self.0.progress()
    }

    #[wasm_bindgen(js_name = takeIn)]
    pub fn take_in(&self) {
        self.0.take_in();
    }

    #[wasm_bindgen(js_name = showAll)]
    pub fn show_all(&self) {
        self.0.fold_all(true);
    }

    #[wasm_bindgen(js_name = hideAll)]
    pub fn hide_all(&self) {
        self.0.fold_all(false);
    }

    pub fn reset(&self) {
        self.0.reset();
    }

    #[wasm_bindgen(js_name = onDeskWrite)]
    pub fn on_desk_write(&self, key: &str) {
        self.0.on_desk_write(key);
    }

    pub fn unmount(self) {
        self.0.unmount();
    }
}
