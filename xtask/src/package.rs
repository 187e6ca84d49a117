//! The embed as an npm package, in `package/` of the site: written by every build; `cargo xtask package` packs and
//! checks it.

mod consumer;
mod element;

use crate::tools::{PackageJudges, Packages};
use crate::{dist, embed, integrity, languages, shell};
use anyhow::{Context, Result, bail};
use element::Element;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FOLDER: &str = "package";
/// The size of the tarball to be reached, in bytes.
const BAR: u64 = 420_000;
/// The largest size allowed until the bar is reached; to be lowered with every improvement.
const MOST: u64 = 950_200;
const SOURCE: &str = "xtask/package";
/// The module for servers, where there is no page.
const SERVER: &str =
    "// The widget starts in a browser; on a server there is nothing to do.\nexport {};\n";

/// Writes the package into the site, while both the embed's binaries and wasm-bindgen's glue are there.
pub(crate) fn write(
    packages: &Packages,
    site: &Path,
    languages: &[(String, Vec<u8>)],
) -> Result<()> {
    let folder = site.join(FOLDER);
    fs::create_dir_all(&folder)?;
    embed::write(&folder, languages)?;
    let spoken = languages::hashes(languages);
    for module in embed::MODULES {
        let wasm = format!("{module}.wasm");
        copy(&site.join("embed").join(&wasm), &folder.join(&wasm))?;
        bundle(packages, site, module, &spoken)?;
    }
    let source = |name: &str| read(&Path::new(SOURCE).join(name));
    let manifest = source("custom-elements.json")?;
    let element = Element::read(&manifest)?;
    let version = |text: String| text.replace("{version}", env!("CARGO_PKG_VERSION"));
    for (name, text) in [
        ("custom-elements.json", manifest),
        ("index.d.ts", element.types(&source("details.d.ts")?)),
        ("react.d.ts", element.react_types()),
        ("server.js", SERVER.to_owned()),
        ("package.json", version(source("package.json")?)),
        ("README.md", version(element.readme(&source("README.md")?))),
    ] {
        fs::write(folder.join(name), text).with_context(|| format!("failed to write {name}"))?;
    }
    for file in ["LICENSE-APACHE", "LICENSE-MIT", "docs/study-page.png"] {
        let name = Path::new(file).file_name().unwrap_or_default();
        copy(Path::new(file), &folder.join(name))?;
    }
    Ok(())
}

/// Bundles a script of the package: like that of the embed, but a bundler can find its files and rewrite it.
fn bundle(packages: &Packages, site: &Path, module: &str, spoken: &str) -> Result<()> {
    let wasm = fs::read(site.join("embed").join(module).with_extension("wasm"))?;
    let mut esbuild = embed::bundler(packages, site, module, Path::new("public"))?;
    esbuild.args([
        "--alias:study-widget/files=./public/package-files.js",
        "--alias:study-widget/texts=./public/package-texts.js",
        "--external:./study-desk*",
    ]);
    esbuild.arg(format!(
        "--define:WASM_INTEGRITY=\"{}\"",
        integrity::sha384(&wasm)
    ));
    esbuild.arg(format!("--define:LANGUAGES={spoken}"));
    let script = site.join(FOLDER).join(module).with_extension("js");
    shell::run(esbuild.arg(format!("--outfile={}", script.display())))?;
    if !fs::read_to_string(&script)?.contains("new URL(\"") {
        bail!(
            "{}: a bundler would find none of its files",
            script.display()
        );
    }
    Ok(())
}

/// Packs and checks the package of the built site; with `try_it`, also installs it into fresh apps and ticks a box in
/// each.
pub(crate) fn package(try_it: bool) -> Result<()> {
    let judges = PackageJudges::ready()?;
    let tarball = pack()?;
    let weight = fs::metadata(&tarball)?.len();
    println!("{}: {weight} bytes of {BAR}", tarball.display());
    if weight > BAR {
        println!(
            "MISSED by {}: lower what it may weigh, {MOST}, with every step",
            weight - BAR
        );
    }
    if weight > MOST {
        bail!(
            "the package is {} bytes over the {MOST} it may weigh; make it smaller",
            weight - MOST
        );
    }
    shell::run(judges.publint().arg(&tarball).arg("--strict"))?;
    shell::run(judges.attw().arg(&tarball).args(["--profile", "esm-only"]))?;
    if try_it {
        consumer::try_it(&judges, &tarball)?;
    }
    Ok(())
}

/// The tarball as npm would publish it.
fn pack() -> Result<PathBuf> {
    let npm = shell::find(&["npm"]).context("npm is not on PATH; install it beside Node")?;
    let into = std::path::absolute("target/package")?;
    fs::create_dir_all(&into)?;
    let mut pack = Command::new(npm);
    pack.args(["pack", "--silent", "--ignore-scripts", "--pack-destination"]);
    let name = shell::read(
        pack.arg(&into)
            .current_dir(Path::new(dist::FOLDER).join(FOLDER)),
    )?;
    Ok(into.join(name))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("failed to copy {}", from.display()))?;
    Ok(())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("failed to read {}", file.display()))
}
