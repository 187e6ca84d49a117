//! The compiled code as JavaScript, for places where WebAssembly may not run: the same binary converted by wasm2js.

use crate::tools::{Packages, Toolchain};
use crate::{bind, dist, embed, integrity, shell};
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The WebAssembly features that wasm2js supports.
const FEATURES: &str = "--mvp-features --enable-bulk-memory --enable-bulk-memory-opt --enable-sign-ext \
     --enable-nontrapping-float-to-int --enable-mutable-globals";
/// Optimises for size, and lowers what JavaScript cannot express.
const OPTIMISED: &str = "-Oz --strip-debug --strip-producers --strip-target-features --signext-lowering \
     --llvm-nontrapping-fptoint-lowering";
/// The error if the output of wasm2js is not as this file expects it.
const UNKNOWN: &str = "wasm2js writes another memory; see what `script.rs` expects of it";
/// The memory of a script, in pages of 64 KB; the system provides it when it is first written to.
const PAGES: usize = 2048;
/// The function that wasm-bindgen generates itself where a binary has reference types: how many values are fixed.
const STATICS: &str = "export const __wbindgen_externref_statics_end = () => 1028;\n";

/// Writes `<module>.js` into a folder, with all code in it; `source` has the script that it begins with.
pub(crate) fn write(
    toolchain: &Toolchain,
    packages: &Packages,
    module: &str,
    source: &Path,
    into: &Path,
) -> Result<()> {
    let made = made(toolchain, packages, module)?;
    let mut esbuild = embed::bundler(packages, &made, module, source)?;
    esbuild.args(["--loader:.wasm=js", "--define:WASM_INTEGRITY=null"]);
    let statics = made.join("statics.js");
    esbuild.arg(format!(
        "--alias:__wbindgen_externref_xform__={}",
        statics.display()
    ));
    shell::run(classic(&mut esbuild, module, into))
}

/// Makes a bundler write a classic script, for places where modules are not available: its exports are members of a
/// global, such as `studyDesk` for `study-desk.js`.
pub(crate) fn classic<'a>(esbuild: &'a mut Command, name: &str, into: &Path) -> &'a mut Command {
    let mut words = name.split('-').map(str::to_owned);
    let mut global = words.next().unwrap_or_default();
    for word in words {
        let (first, rest) = word.split_at(word.len().min(1));
        global += &(first.to_uppercase() + rest);
    }
    esbuild.args([
        "--bundle",
        "--format=iife",
        "--target=es2022",
        "--minify",
        "--legal-comments=none",
        "--define:import.meta.url=studyAddress",
        "--alias:study-widget/files=./extension/tab/files.js",
        "--alias:study-widget/texts=./extension/tab/files.js",
        "--allow-overwrite",
        "--charset=utf8",
    ]);
    esbuild.arg(format!("--global-name={global}"));
    let script = into.join(name).with_extension("js");
    esbuild.arg(format!("--outfile={}", script.display()))
}

/// The folder with wasm-bindgen's glue for a module and the converted script in place of the binary. It is cached by
/// the content of its source, because the step is slow.
fn made(toolchain: &Toolchain, packages: &Packages, module: &str) -> Result<PathBuf> {
    let wasm = fs::read(toolchain.compiled(Path::new("target"), module))?;
    let wasm = bind::without_features(wasm, &["reference-types", "multivalue"]);
    let key = [
        packages.key().as_bytes(),
        FEATURES.as_bytes(),
        OPTIMISED.as_bytes(),
        &wasm,
    ];
    let folder = std::path::absolute(Path::new("target/script").join(integrity::short(&key)))?;
    if folder.exists() {
        return Ok(folder);
    }
    let part = folder.with_extension("part");
    dist::remove(&part)?;
    let raw = part.join("raw");
    fs::create_dir_all(&raw)?;
    bind::bind_for_bundler(module, wasm, &raw)?;
    let binary = raw.join(format!("{module}_bg.wasm"));
    let small = part.join("small.wasm");
    let mut optimise = packages.wasm_opt();
    optimise
        .args(FEATURES.split_whitespace())
        .args(OPTIMISED.split_whitespace());
    shell::run(optimise.arg(&binary).arg("-o").arg(&small))?;
    let mut convert = packages.wasm2js();
    convert.args(FEATURES.split_whitespace()).arg("-O3");
    shell::run(convert.arg(&small).arg("-o").arg(&binary))?;
    let script = fs::read_to_string(&binary)?;
    let script = with_all_its_memory(&script).context(UNKNOWN)?;
    fs::write(&binary, with_plain_data(&script)?)?;
    fs::remove_file(small)?;
    // A script needs no start: it is ready when it is imported.
    let glue = format!("export * from \"./raw/{module}.js\";\nexport default async () => {{}};\n");
    fs::write(part.join(module).with_extension("js"), glue)?;
    fs::write(part.join("statics.js"), STATICS)?;
    fs::rename(&part, &folder).with_context(|| format!("failed to keep {}", folder.display()))?;
    Ok(folder)
}

/// The script with all of its memory from the start. In the output of wasm2js, growing replaces the buffer: a caller
/// whose call makes memory grow would read the result from the old buffer, and so would the views that wasm-bindgen
/// keeps.
fn with_all_its_memory(script: &str) -> Option<String> {
    let (before, rest) = script.split_once("var buffer = new ArrayBuffer(")?;
    let (bytes, rest) = rest.split_once(");")?;
    let (asm, rest) = rest.split_once("return buffer.byteLength >> 16;")?;
    let (between, rest) = rest.split_once("function __wasm_memory_grow(pagesToAdd) {")?;
    let (_, after) = rest.split_once("return oldPages;\n }")?;
    let used = bytes.parse::<usize>().ok()? >> 16;
    let size = PAGES << 16;
    Some(format!(
        "{before}var pages = {used};\n var buffer = new ArrayBuffer({size});{asm}return pages;{between}\
         function __wasm_memory_grow(pagesToAdd) {{\n  if (pages + pagesToAdd > {PAGES}) return -1;\n  \
         pages += pagesToAdd;\n  return pages - pagesToAdd;\n }}{after}"
    ))
}

/// The script with its data as strings of one character per byte: base64 hides repetitions from compression.
fn with_plain_data(script: &str) -> Result<String> {
    const DECODER: &str = "base64DecodeToExistingUint8Array(";
    let mut parts = script.split(DECODER);
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain += DECODER;
        let data = part.split_once('"').and_then(|(before, rest)| {
            let (data, after) = rest.split_once('"')?;
            (!before.contains('\n')).then_some((before, data, after))
        });
        let Some((before, data, after)) = data else {
            let (head, body) = part.split_once(") {").context(UNKNOWN)?;
            let (_, after) = body.split_once("return uint8Array;").context(UNKNOWN)?;
            plain += &format!(
                "{head}) {{\n    for (var i = 0; i < b64.length; ++i) uint8Array[offset + i] = b64.charCodeAt(i);\n    return uint8Array;{after}"
            );
            continue;
        };
        let bytes = STANDARD.decode(data)?;
        let text: String = bytes.into_iter().map(char::from).collect();
        plain += &format!("{before}{}{after}", serde_json::to_string(&text)?);
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_has_its_full_size_and_counts_what_is_used() {
        let script = "a; var buffer = new ArrayBuffer(1114112); b; return buffer.byteLength >> 16; c; \
            function __wasm_memory_grow(pagesToAdd) {\n  copies;\n  return oldPages;\n } d;";
        let made = with_all_its_memory(script).unwrap();
        assert!(made.starts_with(
            "a; var pages = 17;\n var buffer = new ArrayBuffer(134217728); b; return pages; c; "
        ));
        assert!(made.ends_with("return pages - pagesToAdd;\n } d;"));
        assert!(!made.contains("copies"));
        assert_eq!(with_all_its_memory("another script"), None);
    }
    #[test]
    fn data_is_text_of_a_character_a_byte() {
        let script = "var a;\n function base64DecodeToExistingUint8Array(uint8Array, offset, b64) {\n decodes;\n return uint8Array;\n }\n\
            base64DecodeToExistingUint8Array(view, 8, \"aGkA/w==\");\n rest;";
        let plain = with_plain_data(script).unwrap();
        assert!(
            plain.ends_with(
                "base64DecodeToExistingUint8Array(view, 8, \"hi\\u0000\u{ff}\");\n rest;"
            ),
            "{plain}"
        );
        assert!(!plain.contains("decodes"));
    }
}
