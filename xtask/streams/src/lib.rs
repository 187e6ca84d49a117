//! Streams to and from a server, which Leptos can call and the widget has none of.
//!
//! The crate of this name exports classes to scripts, and no linker may leave out an export or what it calls: that came
//! to 4 KB of the widget's first load. Here are the names that Leptos compiles against.

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::JsValue;

/// A stream that never has anything in it.
#[derive(Debug)]
pub struct ReadableStream;

impl ReadableStream {
    /// What a server would be sent: nobody sends anything.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unreachable!("the widget has no server to send to")
    }

    /// What a server would have sent.
    #[must_use]
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        ReadableStream
    }

    /// As a script would read it.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        unreachable!("the widget has no server to send to")
    }

    /// As we would read it.
    #[must_use]
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
