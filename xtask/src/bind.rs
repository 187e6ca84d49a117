//! The script that a compiled half is called by, written by wasm-bindgen's own library as its program would.

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
