//! The files that another site includes, made from what wasm-bindgen wrote and the loader in `public/`.

use crate::budget::Load;
use crate::tools::Packages;
use crate::{integrity, order, shell, trim};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What loads with the page, then what loads when a study mode is first asked for; each a script and what it compiles.
const MODULES: [&str; 2] = ["study-widget", "study-desk"];
/// What both import by name: what the compiled halves ask of the page.
const SHARED: [(&str, &str); 1] = [("page", "public/page.js")];
const BUNDLED: &str =
    "--bundle --format=esm --target=es2022 --minify --legal-comments=none --log-level=warning";

/// Makes the embed of the raw files that stand in the site, and removes those.
pub(crate) fn make(site: &Path) -> Result<()> {
    let packages = Packages::ready()?;
    fs::create_dir_all(site.join("embed"))?;
    for module in MODULES {
        make_module(&packages, site, module)?;
    }
    for name in ["site.css", "app.js"] {
        minify(&packages, &site.join(name), &site.join(name))?;
    }
    keep_version(site)
}

/// Writes a file without what only its authors read.
fn minify(packages: &Packages, file: &Path, to: &Path) -> Result<()> {
    let mut esbuild = packages.esbuild()?;
    esbuild
        .arg(file)
        .args(["--minify", "--target=es2022", "--log-level=warning"]);
    esbuild
        .arg(format!("--outfile={}", to.display()))
        .arg("--allow-overwrite");
    shell::run(&mut esbuild)
}

/// What is loaded when, and what it may weigh.
pub(crate) fn loads(site: &Path) -> Result<[Load; 2]> {
    let load = |name, bar, module| {
        Ok::<_, anyhow::Error>(Load {
            name,
            bar,
            files: files(site, &[module])?,
        })
    };
    let [widget, desk] = MODULES;
    Ok([
        // Everything a page needs to tick a box.
        load("first load", 75_000, widget)?,
        load("study modes", 220_000, desk)?,
    ])
}

fn files(site: &Path, modules: &[&str]) -> Result<Vec<(String, Vec<u8>)>> {
    let names = modules.iter().flat_map(|module| names(module));
    let file = |name: String| {
        let bytes = read(&site.join("embed").join(&name))?;
        Ok((name, bytes))
    };
    names.map(file).collect()
}

fn names(module: &str) -> [String; 2] {
    [format!("{module}.js"), format!("{module}.wasm")]
}

/// One script and its compiled half, of what wasm-bindgen wrote and the script of that name in `public/`.
fn make_module(packages: &Packages, site: &Path, module: &str) -> Result<()> {
    let raw = [format!("{module}.js"), format!("{module}_bg.wasm")].map(|name| site.join(name));
    let [script, wasm] = names(module).map(|name| site.join("embed").join(name));
    shrink(packages, module, &raw, &wasm)?;
    bundle(
        packages,
        module,
        &raw[0],
        &integrity::sha384(&read(&wasm)?),
        &script,
    )?;
    for raw in raw {
        fs::remove_file(&raw).with_context(|| format!("failed to remove {}", raw.display()))?;
    }
    Ok(())
}

/// Optimises both halves for size. The slowest step of a build, so its outcome is kept for as long as its input is the same.
fn shrink(packages: &Packages, module: &str, raw: &[PathBuf; 2], wasm: &Path) -> Result<()> {
    let [glue, raw] = raw;
    let written = read(glue)?;
    let by = [packages.key(), trim::OPTIMISED, order::ORDER].concat();
    let key = integrity::short(&[by.as_bytes(), &read(raw)?, &written]);
    let kept = Path::new("target/wasm-opt").join(key);
    if !kept.exists() {
        let part = kept.with_extension("part");
        fs::create_dir_all(&part)?;
        let written = String::from_utf8(written).context("the glue is not text")?;
        let trimmed = trim::trim(packages, module, &written, raw, &part.join("wasm"))?;
        fs::write(part.join("js"), trimmed)?;
        fs::rename(&part, &kept)?;
    }
    for (half, place) in [("js", glue.as_path()), ("wasm", wasm)] {
        fs::copy(kept.join(half), place)
            .with_context(|| format!("failed to write {}", place.display()))?;
    }
    Ok(())
}

/// One file from our script and wasm-bindgen's half, which the script imports as `<module>/glue`.
fn bundle(
    packages: &Packages,
    module: &str,
    glue: &Path,
    integrity: &str,
    script: &Path,
) -> Result<()> {
    let mut esbuild = packages.esbuild()?;
    esbuild
        .arg(format!("public/{module}.js"))
        .args(BUNDLED.split(' '));
    esbuild.arg(format!("--alias:{module}/glue={}", glue.display()));
    for (name, file) in SHARED {
        esbuild.arg(format!("--alias:study-widget/{name}=./{file}"));
    }
    esbuild.arg(format!("--define:WASM_INTEGRITY=\"{integrity}\""));
    esbuild.arg(format!("--outfile={}", script.display()));
    shell::run(&mut esbuild)
}

/// The same files under the package's version, for pages that pin what they include.
fn keep_version(site: &Path) -> Result<()> {
    let folder = site.join("embed").join(env!("CARGO_PKG_VERSION"));
    fs::create_dir_all(&folder)?;
    let files = files(site, &MODULES)?;
    for (name, bytes) in &files {
        fs::write(folder.join(name), bytes)?;
    }
    fs::write(folder.join("integrity.json"), integrity::manifest(&files))?;
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("failed to read {}", file.display()))
}
