//! Bytes made fewer by DEFLATE (RFC 1951), which a browser knows as `deflate-raw`.

use miniz_oxide::{deflate, inflate};

/// How hard to try, of 10: it is small, and a code fewer to scan is worth a millisecond.
const EFFORT: u8 = 9;

pub(super) fn squeeze(bytes: &[u8]) -> Vec<u8> {
    deflate::compress_to_vec(bytes, EFFORT)
}

/// None where the bytes are not what [`squeeze`] makes, or come to more than `longest`.
pub(super) fn unsqueeze(bytes: &[u8], longest: usize) -> Option<Vec<u8>> {
    inflate::decompress_to_vec_with_limit(bytes, longest).ok()
}
