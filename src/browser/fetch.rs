//! Texts of our own files, from where the widget came from.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::window;

/// The text at an address; none where there is none, or the page's policy forbids asking.
pub(crate) async fn text(address: &str) -> Option<String> {
    let text = response(address).await?.text().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// The bytes at an address, likewise.
pub(crate) async fn bytes(address: &str) -> Option<Vec<u8>> {
    let buffer = response(address).await?.array_buffer().ok()?;
    let buffer = JsFuture::from(buffer).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// What a server has at an address, and no page that says it has nothing.
async fn response(address: &str) -> Option<Response> {
    let response = JsFuture::from(window().fetch_with_str(address)).await;
    let response: Response = response.ok()?.unchecked_into();
    response.ok().then_some(response)
}
