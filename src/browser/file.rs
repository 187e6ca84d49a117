//! Export and import: files, the clipboard and sharing. Nothing is sent to a server.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlElement, Url};

use super::{clock, document};

/// How long the text stays in memory for a browser that asks the reader before it saves, in milliseconds.
const LEASE: i32 = 60_000;

/// Downloads a text as a file of this name and MIME type. It never leaves the device.
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

/// The text of a file that the reader chose; an error if it is gone or may not be read.
pub(crate) async fn read(file: &File) -> Result<String, JsValue> {
    let text = JsFuture::from(file.text()).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// Copies a text to the clipboard. Calls `then` with whether that worked.
pub(crate) fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    report(write_text(text), then);
}

/// Whether the browser can share a text file with other apps of the device.
pub(crate) fn can_share() -> bool {
    text_file("study.txt", "").is_ok_and(|data| matches!(can_share_data(&data), Ok(true)))
}

/// Shares a text as a file with an app that the reader chooses. Calls `then` with whether that worked.
pub(crate) fn share(name: &str, text: &str, then: impl FnOnce(bool) + 'static) {
    // Apps accept text files where they reject JSON.
    let shared = text_file(&name.replace(".json", ".txt"), text).and_then(|data| share_data(&data));
    report(shared, then);
}

fn text_file(name: &str, text: &str) -> Result<Object, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    let parts = Array::of1(&JsValue::from_str(text));
    let file = File::new_with_str_sequence_and_options(&parts, name, &options)?;
    let data = Object::new();
    Reflect::set(&data, &JsValue::from_str("files"), &Array::of1(&file))?;
    Ok(data)
}

fn report(promise: Result<Promise, JsValue>, then: impl FnOnce(bool) + 'static) {
    match promise {
        Ok(promise) => spawn_local(async { then(JsFuture::from(promise).await.is_ok()) }),
        Err(_) => then(false),
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator"], js_name = canShare)]
    fn can_share_data(data: &Object) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator"], js_name = share)]
    fn share_data(data: &Object) -> Result<Promise, JsValue>;
}
