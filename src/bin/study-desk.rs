//! The desk as a WebAssembly module of its own, which `public/study-desk.js` loads.

#[cfg(target_arch = "wasm32")]
#[path = "../modes.rs"]
mod modes;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

/// Sets the language of all desks: a well-formed language tag, and the text of its language file, empty for English.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn speak(tag: String, file: String) {
    study_widget::desk::speak(tag, file);
}

fn main() {}
