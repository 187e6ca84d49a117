//! Deflates and inflates texts by the browser's own streams, so that we need not ship a codec. web-sys has these
//! streams only as unstable.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReadableStream, ReadableStreamDefaultReader, WritableStream};

/// Bytes that are inflated in one step: each may expand a thousandfold.
const SIP: usize = 4096;

/// Why inflating failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InflateError {
    /// The browser does not support the format.
    Unsupported,
    /// The bytes hold no valid text, or one longer than the limit.
    Damaged,
}

/// Deflates a text; `None` where the browser does not support it.
pub(crate) async fn deflate(text: &str) -> Option<Vec<u8>> {
    let stream = CompressionStream::new("deflate-raw").ok()?;
    transform(stream.unchecked_ref(), text.as_bytes(), usize::MAX).await
}

/// Inflates what [`deflate`] made, if the text has at most `limit` bytes.
pub(crate) async fn inflate(bytes: &[u8], limit: usize) -> Result<String, InflateError> {
    let stream = DecompressionStream::new("deflate-raw").map_err(|_| InflateError::Unsupported)?;
    let bytes = transform(stream.unchecked_ref(), bytes, limit).await;
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.ok_or(InflateError::Damaged)
}

/// Pipes bytes through a stream; `None` where that fails or more than `limit` bytes come out.
async fn transform(stream: &TransformStream, bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let writer = stream.writable().get_writer().ok()?;
    let sips: Vec<Uint8Array> = bytes.chunks(SIP).map(Uint8Array::from).collect();
    spawn_local(async move {
        // If a write fails, reading fails too.
        for sip in sips {
            if JsFuture::from(writer.write_with_chunk(&sip)).await.is_err() {
                return;
            }
        }
        let _ = JsFuture::from(writer.close()).await;
    });
    let reader = ReadableStreamDefaultReader::new(&stream.readable()).ok()?;
    let mut all = Vec::new();
    loop {
        let read = JsFuture::from(reader.read()).await.ok()?;
        let field = |name: &str| Reflect::get(&read, &JsValue::from_str(name));
        if field("done").ok()?.is_truthy() {
            return Some(all);
        }
        let chunk: Uint8Array = field("value").ok()?.dyn_into().ok()?;
        all.extend(chunk.to_vec());
        if all.len() > limit {
            let _ = JsFuture::from(reader.cancel()).await;
            return None;
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// What the two streams have in common.
    type TransformStream;

    #[wasm_bindgen(method, getter)]
    fn readable(this: &TransformStream) -> ReadableStream;

    #[wasm_bindgen(method, getter)]
    fn writable(this: &TransformStream) -> WritableStream;

    #[wasm_bindgen(extends = TransformStream)]
    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(extends = TransformStream)]
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}
