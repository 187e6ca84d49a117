//! geckodriver, the WebDriver of Firefox, which Cargo compiles and installs.

use super::{cache, install};
use crate::shell;
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

const VERSION: &str = "0.37.1";

/// The program on `PATH`, else the one in the cache, installed if it is missing.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    let root = cache::folder(&format!("geckodriver-{VERSION}"))?;
    let kept = root.join("bin/geckodriver");
    let found = || shell::find(&["geckodriver", &kept.to_string_lossy()]);
    if found().is_none() {
        install("geckodriver", "3 minutes", || {
            let mut cargo = Command::new("cargo");
            cargo.args(["install", "geckodriver", "--version", VERSION, "--locked"]);
            shell::run(cargo.arg("--root").arg(&root))
        })?;
    }
    found().context("geckodriver is missing; see that `cargo install geckodriver` works")
}
