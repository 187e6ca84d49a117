//! Texts by DEFLATE, and back: the browser knows it, so that we need not bring it. web-sys has these streams only as unstable.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReadableStream, ReadableStreamDefaultReader, WritableStream};

/// As many bytes are inflated at once: each may come out a thousand times as long.
const SIP: usize = 4096;

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InflateError {
    /// The browser does not know the format.
    Unsupported,
    /// The bytes are no text, or a longer one than was asked for.
    Damaged,
}

/// A text in fewer bytes; none where the browser cannot make them.
pub(crate) async fn deflate(text: &str) -> Option<Vec<u8>> {
    let stream = CompressionStream::new("deflate-raw").ok()?;
    transform(stream.unchecked_ref(), text.as_bytes(), usize::MAX).await
}

/// The text in what [`deflate`] made, if it has at most `limit` bytes.
pub(crate) async fn inflate(bytes: &[u8], limit: usize) -> Result<String, InflateError> {
    let stream = DecompressionStream::new("deflate-raw").map_err(|_| InflateError::Unsupported)?;
    let bytes = transform(stream.unchecked_ref(), bytes, limit).await;
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.ok_or(InflateError::Damaged)
}

/// What comes out of a stream for these bytes; none where it fails, or where more than `limit` bytes come.
async fn transform(stream: &TransformStream, bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let writer = stream.writable().get_writer().ok()?;
    let sips: Vec<Uint8Array> = bytes.chunks(SIP).map(Uint8Array::from).collect();
    spawn_local(async move {
        // Where one fails, reading fails too.
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
    /// What both streams are.
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
