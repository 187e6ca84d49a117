//! What `dist/` holds, and how it is made.
//!
//! Trunk compiles the widget and copies `public/`; then its hook calls [`finish`], which makes the embed from the raw
//! output, presses the pages, and removes what is not part of the site. So `trunk build` and `cargo xtask build` do the same.

use crate::tools::{Packages, Tools};
use crate::{integrity, shell};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a build ends up.
pub(crate) const FOLDER: &str = "dist";
/// The files that another site includes: the loader first, then what it loads.
const EMBED: [&str; 2] = ["study-widget.js", "study-widget.wasm"];
/// What Trunk leaves of the compiled widget.
const RAW: [&str; 2] = ["study-widget.js", "study-widget_bg.wasm"];
const LOADER: &str = "public/study-widget.js";

/// A release build, from nothing.
pub(crate) fn build() -> Result<()> {
    shell::run(&mut Tools::ready()?.trunk("build"))
}

/// The second half of a build, called by Trunk: turns what Trunk has staged into the site.
pub(crate) fn finish() -> Result<()> {
    let staged = std::env::var_os("TRUNK_STAGING_DIR")
        .context("nothing is staged; run `cargo xtask build`")?;
    let site = PathBuf::from(staged);
    embed(&site)?;
    press(&site)
}

/// The files of the embed and what is in them.
pub(crate) fn embed_files(site: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    EMBED
        .iter()
        .map(|name| Ok(((*name).to_owned(), read(&site.join("embed").join(name))?)))
        .collect()
}

fn embed(site: &Path) -> Result<()> {
    let packages = Packages::ready()?;
    let folder = site.join("embed");
    fs::create_dir_all(&folder)?;
    let [glue, raw_wasm] = RAW.map(|name| site.join(name));
    let [loader, wasm] = EMBED.map(|name| folder.join(name));
    shell::run(
        packages
            .program("binaryen/bin/wasm-opt")
            .arg("-Oz")
            .arg(&raw_wasm)
            .arg("-o")
            .arg(&wasm),
    )?;
    bundle(&packages, &glue, &integrity::sha384(&read(&wasm)?), &loader)?;
    for raw in [glue, raw_wasm] {
        fs::remove_file(&raw).with_context(|| format!("failed to remove {}", raw.display()))?;
    }
    keep_version(site)
}

/// One file from the loader and wasm-bindgen's output, which the loader imports as `study-widget/glue`.
fn bundle(packages: &Packages, glue: &Path, integrity: &str, loader: &Path) -> Result<()> {
    let mut esbuild = packages.program("esbuild/bin/esbuild");
    esbuild.args([
        LOADER,
        "--bundle",
        "--format=esm",
        "--target=es2022",
        "--minify",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    esbuild.arg(format!("--alias:study-widget/glue={}", glue.display()));
    esbuild.arg(format!("--define:WASM_INTEGRITY=\"{integrity}\""));
    esbuild.arg(format!("--outfile={}", loader.display()));
    shell::run(&mut esbuild)
}

/// The same files under the package's version, for pages that pin what they include.
fn keep_version(site: &Path) -> Result<()> {
    let folder = site.join("embed").join(env!("CARGO_PKG_VERSION"));
    fs::create_dir_all(&folder)?;
    let files = embed_files(site)?;
    for (name, bytes) in &files {
        fs::write(folder.join(name), bytes)?;
    }
    fs::write(folder.join("integrity.json"), integrity::manifest(&files))?;
    Ok(())
}

fn press(site: &Path) -> Result<()> {
    let mut press = Command::new("cargo");
    press
        .args([
            "run",
            "--quiet",
            "--package",
            "study-widget",
            "--",
            "press",
            "--content",
            "content",
            "--into",
        ])
        .arg(site);
    shell::run(&mut press)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("failed to read {}", file.display()))
}
