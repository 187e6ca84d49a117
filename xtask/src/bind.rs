//! Generates the JavaScript glue of a compiled module, by wasm-bindgen's library instead of its program.

use anyhow::{Context, Result};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `<name>.js` and `<name>_bg.wasm` for a browser into a folder.
pub(crate) fn bind(wasm: &Path, into: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).web(true)?.typescript(false);
    bindgen
        .generate(into)
        .with_context(|| format!("wasm-bindgen failed on {}", wasm.display()))
}

/// Like [`bind`], for a bundler and of a binary in memory: the script imports `<name>_bg.wasm` as a module.
pub(crate) fn bind_for_bundler(name: &str, wasm: Vec<u8>, into: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, wasm)
        .bundler(true)?
        .typescript(false);
    bindgen
        .generate(into)
        .with_context(|| format!("wasm-bindgen failed on {name}"))
}

/// The binary with these features marked as unused, so that wasm-bindgen does not use them either.
pub(crate) fn without_features(mut wasm: Vec<u8>, features: &[&str]) -> Vec<u8> {
    for feature in features {
        // In the section of target features: a plus, the length of the name, the name.
        let mut said = vec![b'+', feature.len() as u8];
        said.extend(feature.bytes());
        let at = wasm.windows(said.len()).rposition(|bytes| bytes == said);
        if let Some(plus) = at.and_then(|at| wasm.get_mut(at)) {
            *plus = b'-';
        }
    }
    wasm
}
