//! The desk, which a loader of its own fetches.

#[cfg(target_arch = "wasm32")]
#[path = "../modes.rs"]
mod modes;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

/// Shows a language in every desk from now on: a well-formed tag, and the file of its texts, empty for English.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn speak(tag: String, file: String) {
    study_widget::desk::speak(tag, file);
}

fn main() {}
