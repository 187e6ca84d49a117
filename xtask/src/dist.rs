//! What `dist/` holds, and how it is made.
//!
//! Trunk compiles the widget and copies what is served as it is; then its hook calls [`finish`], which makes the embed
//! and presses the pages. So `trunk build` and `cargo xtask build` do the same.

use crate::tools::{Packages, Tools};
use crate::{embed, shell, single};
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// Where a build ends up.
pub(crate) const FOLDER: &str = "dist";

/// A release build, from nothing.
pub(crate) fn build() -> Result<()> {
    build_with(&Tools::ready()?)?;
    println!("{FOLDER}/ is the site; it works from any path of any static host");
    Ok(())
}

/// A release build, and each guide in it as one file too.
pub(crate) fn build_single_files() -> Result<()> {
    build()?;
    single::make(&Packages::ready()?)
}

/// A release build by tools that are ready.
pub(crate) fn build_with(tools: &Tools) -> Result<()> {
    eprintln!("building the site, usually 2 minutes the first time and some seconds after …");
    shell::run(tools.trunk("build")?.arg("--quiet"))
}

/// The second half of a build, called by Trunk: makes the site of what Trunk has staged.
pub(crate) fn finish() -> Result<()> {
    let staged =
        env::var_os("TRUNK_STAGING_DIR").context("nothing is staged; run `cargo xtask build`")?;
    let site = PathBuf::from(staged);
    embed::make(&site)?;
    let press = "run --quiet --package study-widget -- press --content content --into";
    shell::run(Command::new("cargo").args(press.split(' ')).arg(&site))
}
