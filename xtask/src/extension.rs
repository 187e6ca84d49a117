//! The browser extension: the embed's own modules, with what an extension needs around them.
//!
//! Chromium applies the page's policy, not the extension's, to WebAssembly in an extension's content scripts. So in
//! Chromium the compiled code is a script, made by wasm2js from the same binary; in Firefox it is the binary. Widget
//! and desk are one binary here: nothing is fetched, so what they share need not be there twice.

use crate::embed::MODULES;
use crate::tools::{Packages, Toolchain};
use crate::{archive, bind, dist, embed, integrity, languages, script, shell};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The folder of what is written by hand.
const SOURCE: &str = "extension";
/// The scripts that are injected into pages.
const INJECTED: [&str; 2] = ["content", "point"];
/// The compiled code of widget and desk, injected before them.
const CODE: &str = "study-code";
/// The unpacked extension for Chromium.
const FOLDER: &str = "dist/extension";
/// The unpacked extension for Firefox.
const OTHER: &str = "dist/extension-firefox";

/// Makes the extension from the finished site: unpacked, and as a zip file for each browser's store.
pub(crate) fn make(toolchain: &Toolchain, packages: &Packages) -> Result<()> {
    eprintln!("making the extension …");
    let tab = Path::new(SOURCE).join("tab");
    let languages = languages::files()?;
    let spoken = format!("--define:LANGUAGES={}", languages::hashes(&languages));
    for (folder, browser) in [(FOLDER, Browser::Chromium), (OTHER, Browser::Firefox)] {
        let folder = Path::new(folder);
        dist::remove(folder)?;
        dist::copy(Path::new(SOURCE), folder)?;
        dist::remove(&folder.join("tab"))?;
        for name in INJECTED {
            let mut esbuild = packages.esbuild()?;
            esbuild.arg(format!("{SOURCE}/tab/{name}.js"));
            shell::run(script::classic(&mut esbuild, name, folder))?;
        }
        fs::copy(dist::file("site.css"), folder.join("site.css"))?;
        browser.write_manifest(folder)?;
        for (name, texts) in &languages {
            fs::write(folder.join(name), texts)?;
        }
        match browser {
            Browser::Chromium => script::write(toolchain, packages, CODE, &tab, folder)?,
            Browser::Firefox => write_binary(toolchain, packages, &tab, folder)?,
        }
        for module in MODULES {
            let code = std::path::absolute(tab.join("code"))?;
            let mut esbuild = embed::bundler(packages, &code, module, Path::new("public"))?;
            esbuild.args(["--define:WASM_INTEGRITY=null", &spoken]);
            shell::run(script::classic(&mut esbuild, module, folder))?;
        }
        let name = format!("extension-{}.zip", browser.name());
        let size = archive::write(folder, &dist::file(&name))?;
        println!("{}/{name}: {size} bytes", dist::FOLDER);
    }
    Ok(())
}

/// The browser for whose store the extension is.
#[derive(Clone, Copy)]
enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// Writes the manifest, without the keys that only the other browser understands.
    fn write_manifest(self, folder: &Path) -> Result<()> {
        let file = folder.join("manifest.json");
        let mut manifest: Value = serde_json::from_slice(&fs::read(&file)?)
            .with_context(|| format!("{SOURCE}/manifest.json is no JSON"))?;
        let (foreign, background) = match self {
            Self::Chromium => ("browser_specific_settings", "scripts"),
            Self::Firefox => ("minimum_chrome_version", "service_worker"),
        };
        manifest["version"] = env!("CARGO_PKG_VERSION").into();
        take(&mut manifest, foreign)?;
        if matches!(self, Self::Chromium) {
            take(&mut manifest, "web_accessible_resources")?;
        }
        take(&mut manifest["background"], background)?;
        fs::write(&file, format!("{manifest:#}\n"))?;
        Ok(())
    }
}

fn take(object: &mut Value, name: &str) -> Result<Value> {
    let taken = object
        .as_object_mut()
        .and_then(|members| members.remove(name));
    taken.with_context(|| format!("{SOURCE}/manifest.json has no `{name}`"))
}

/// Writes the script that calls the binary, and the binary.
fn write_binary(
    toolchain: &Toolchain,
    packages: &Packages,
    tab: &Path,
    folder: &Path,
) -> Result<()> {
    let made = std::path::absolute("target/extension/glue")?;
    bind::bind(&toolchain.compiled(Path::new("target"), CODE), &made)?;
    let wasm = embed::optimised(packages, &made.join(format!("{CODE}_bg.wasm")))?;
    let wasm = fs::read(wasm)?;
    let mut esbuild = embed::bundler(packages, &made, CODE, tab)?;
    let integrity = integrity::sha384(&wasm);
    esbuild.arg(format!("--define:WASM_INTEGRITY=\"{integrity}\""));
    shell::run(script::classic(&mut esbuild, CODE, folder))?;
    fs::write(folder.join(CODE).with_extension("wasm"), wasm)?;
    Ok(())
}
