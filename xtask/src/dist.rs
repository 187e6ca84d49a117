//! Builds `dist/`.
//!
//! Cargo compiles the widget, the desk and the configurator, wasm-bindgen's library writes their JavaScript glue, and
//! [`finish`] makes the site of them. `trunk build` does the first two by itself and calls `finish` by its hook, so
//! both make the same site.

use crate::embed::{self, MODULES};
use crate::tools::{Packages, Toolchain};
use crate::{bind, configurator, shell};
use anyhow::{Context, Result, anyhow};
use std::path::{self, Path, PathBuf};
use std::process::Command;
use std::{env, fs, io, thread};

/// The folder of a finished build.
pub(crate) const FOLDER: &str = "dist";
/// The folder of an unfinished build, so that `dist/` is never half a site.
const STAGED: &str = "target/site";
/// Cargo's target folder, whatever the user's own settings say.
const COMPILED: &str = "target";
/// Files that are served as they are, besides the library's page in `index.html`.
const SERVED: [&str; 9] = [
    "404.html",
    ".nojekyll",
    "app.js",
    "icon.svg",
    "icons",
    "manifest.webmanifest",
    "screenshots",
    "site.css",
    "sw.js",
];

/// Makes a release build, from nothing.
pub(crate) fn build(toolchain: &Toolchain) -> Result<()> {
    eprintln!("building the site, usually 4 minutes the first time and some seconds after …");
    let site = Path::new(STAGED);
    remove(site)?;
    fs::create_dir_all(site)?;
    // The npm packages are installed while Cargo compiles.
    thread::scope(|scope| {
        let packages = scope.spawn(Packages::ready);
        compile(toolchain)?;
        packages
            .join()
            .map_err(|_| anyhow!("installing from npm stopped"))?
    })?;
    for module in MODULES.into_iter().chain([configurator::MODULE]) {
        let wasm = toolchain.compiled(Path::new(COMPILED), module);
        bind::bind(&wasm, site)?;
    }
    fs::copy("index.html", site.join("index.html")).context("failed to copy index.html")?;
    finish(site)?;
    publish(site)
}

/// The path of a file of the finished site.
pub(crate) fn file(name: &str) -> PathBuf {
    Path::new(FOLDER).join(name)
}

/// The second half of a build by Trunk, called by its hook: makes the site of what Trunk has staged.
pub(crate) fn finish_for_trunk() -> Result<()> {
    let staged = env::var_os("TRUNK_STAGING_DIR")
        .context("Trunk has staged nothing; run `cargo xtask build`, which needs no Trunk")?;
    finish(&PathBuf::from(staged))
}

fn compile(toolchain: &Toolchain) -> Result<()> {
    let mut cargo = toolchain.release_build();
    cargo.args(["--package", "study-widget", "--bins", "--locked"]);
    shell::run(cargo.args(["--target-dir", COMPILED]))
}

fn finish(site: &Path) -> Result<()> {
    // The bundler takes a relative path for the name of a package.
    let site = &path::absolute(site)?;
    for name in SERVED {
        copy(&Path::new("public").join(name), &site.join(name))?;
    }
    embed::make(site)?;
    eprintln!("making the pages …");
    let press = "run --locked --package study-widget -- press --content content --recipes docs/embed --into";
    shell::run(Command::new("cargo").args(press.split(' ')).arg(site))
}

/// Replaces the last site by the new one.
fn publish(site: &Path) -> Result<()> {
    remove(Path::new(FOLDER))?;
    fs::rename(site, FOLDER).with_context(|| format!("failed to move the site to {FOLDER}/"))
}

/// Copies a file, or a folder with everything in it.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::copy(from, to).with_context(|| format!("failed to copy {}", from.display()))?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Removes a folder that may not be there.
pub(crate) fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("failed to remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
