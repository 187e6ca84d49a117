//! Files handed to the reader: made here, kept by the browser where it keeps what was downloaded.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::{clock, document};

/// How long the text stays in memory for a browser that asks before it saves, in milliseconds.
const LEASE: i32 = 60_000;

/// Hands a text to the reader as a file of this name and kind. It never leaves the device.
pub(crate) fn hand_out(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else {
        return;
    };
    let (Ok(address), Ok(link)) = (
        Url::create_object_url_with_blob(&blob),
        document().create_element("a"),
    ) else {
        return;
    };
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    link.unchecked_ref::<HtmlElement>().click();
    clock::after(LEASE, move || drop(Url::revoke_object_url(&address)));
}
