//! Texts of our own files, from where the widget came from.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::window;

/// The text at an address; none where there is none, or the page's policy forbids asking.
pub(crate) async fn text(address: &str) -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(address))
        .await
        .ok()?;
    let response: Response = response.unchecked_into();
    JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()
}

/// The bytes at an address, likewise.
pub(crate) async fn bytes(address: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(address))
        .await
        .ok()?;
    let response: Response = response.unchecked_into();
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
