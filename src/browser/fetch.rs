//! Fetches the widget's own files from where it was loaded.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::window;

/// The text at an address; `None` where there is no such file or the page's content security policy forbids the
/// request.
pub(crate) async fn text(address: &str) -> Option<String> {
    let text = response(address).await?.text().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// The bytes at an address, under the same conditions as [`text`].
pub(crate) async fn bytes(address: &str) -> Option<Vec<u8>> {
    let buffer = response(address).await?.array_buffer().ok()?;
    let buffer = JsFuture::from(buffer).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The response for an address, if its status is a success.
async fn response(address: &str) -> Option<Response> {
    let response = JsFuture::from(window().fetch_with_str(address)).await;
    let response: Response = response.ok()?.unchecked_into();
    response.ok().then_some(response)
}
