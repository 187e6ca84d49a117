//! The files that another site includes, made from what wasm-bindgen wrote and the loader in `public/`.

use crate::tools::Packages;
use crate::{integrity, shell, trim};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The loader first, then what it loads.
const FILES: [&str; 2] = ["study-widget.js", "study-widget.wasm"];
/// What wasm-bindgen wrote: its half of the loader, then the compiled widget.
const RAW: [&str; 2] = ["study-widget.js", "study-widget_bg.wasm"];
const LOADER: &str = "public/study-widget.js";
const BUNDLED: &str =
    "--bundle --format=esm --target=es2022 --minify --legal-comments=none --log-level=warning";

/// Makes the embed of the raw files that stand in the site, and removes those.
pub(crate) fn make(site: &Path) -> Result<()> {
    let packages = Packages::ready()?;
    let folder = site.join("embed");
    fs::create_dir_all(&folder)?;
    let [glue, raw_wasm] = RAW.map(|name| site.join(name));
    let [loader, wasm] = FILES.map(|name| folder.join(name));
    shrink(&packages, &glue, &raw_wasm, &wasm)?;
    bundle(&packages, &glue, &integrity::sha384(&read(&wasm)?), &loader)?;
    for raw in [glue, raw_wasm] {
        fs::remove_file(&raw).with_context(|| format!("failed to remove {}", raw.display()))?;
    }
    keep_version(site)
}

/// The embed's files and what is in them.
pub(crate) fn files(site: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let file = |name: &&str| Ok(((*name).to_owned(), read(&site.join("embed").join(name))?));
    FILES.iter().map(file).collect()
}

/// Optimises both halves for size. The slowest step of a build, so its outcome is kept for as long as its input is the same.
fn shrink(packages: &Packages, glue: &Path, raw: &Path, wasm: &Path) -> Result<()> {
    let written = read(glue)?;
    let key = integrity::short(&[packages.key().as_bytes(), &read(raw)?, &written]);
    let kept = Path::new("target/wasm-opt").join(key);
    if !kept.exists() {
        let part = kept.with_extension("part");
        fs::create_dir_all(&part)?;
        let written = String::from_utf8(written).context("the glue is not text")?;
        let trimmed = trim::trim(packages, &written, raw, &part.join(FILES[1]))?;
        fs::write(part.join(FILES[0]), trimmed)?;
        fs::rename(&part, &kept)?;
    }
    for (name, place) in FILES.iter().zip([glue, wasm]) {
        fs::copy(kept.join(name), place)
            .with_context(|| format!("failed to write {}", place.display()))?;
    }
    Ok(())
}

/// One file from the loader and wasm-bindgen's half, which the loader imports as `study-widget/glue`.
fn bundle(packages: &Packages, glue: &Path, integrity: &str, loader: &Path) -> Result<()> {
    let mut esbuild = packages.esbuild()?;
    esbuild.arg(LOADER).args(BUNDLED.split(' '));
    esbuild.arg(format!("--alias:study-widget/glue={}", glue.display()));
    esbuild.arg(format!("--define:WASM_INTEGRITY=\"{integrity}\""));
    esbuild.arg(format!("--outfile={}", loader.display()));
    shell::run(&mut esbuild)
}

/// The same files under the package's version, for pages that pin what they include.
fn keep_version(site: &Path) -> Result<()> {
    let folder = site.join("embed").join(env!("CARGO_PKG_VERSION"));
    fs::create_dir_all(&folder)?;
    let files = files(site)?;
    for (name, bytes) in &files {
        fs::write(folder.join(name), bytes)?;
    }
    fs::write(folder.join("integrity.json"), integrity::manifest(&files))?;
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("failed to read {}", file.display()))
}
