//! The scripts that a compiled half is called by, written by wasm-bindgen's own library as its program would.

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

/// The same for a bundler, of a binary in memory: the script imports `<name>_bg.wasm` as a module.
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

/// The binary with these features no longer said to be in use, so that wasm-bindgen uses none of them either.
pub(crate) fn without_features(mut wasm: Vec<u8>, features: &[&str]) -> Vec<u8> {
    for feature in features {
        // In the section of features: a plus, the length of the name, the name.
        let mut said = vec![b'+', feature.len() as u8];
        said.extend(feature.bytes());
        let at = wasm.windows(said.len()).rposition(|bytes| bytes == said);
        if let Some(plus) = at.and_then(|at| wasm.get_mut(at)) {
            *plus = b'-';
        }
    }
    wasm
}
