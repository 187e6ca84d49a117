//! The tools that the build and the tests call: found if the right version is there, installed otherwise.
//!
//! They are installed into a cache of this user's ([`cache`]) or, for a browser, into the system by its package
//! manager. Nothing here changes the checkout; a second call finds everything and prints nothing.

mod browsers;
mod cache;
mod cargo;
mod hosts;
mod packages;
pub(crate) mod pypi;
mod recipes;
pub(crate) mod samples;
mod small;
mod system;
mod toolchain;
mod wasm;

pub(crate) use browsers::{Browser, Engine};
pub(crate) use hosts::built_host;
pub(crate) use packages::{Lighthouse, PackageJudges, Packages};
pub(crate) use toolchain::{Std, Toolchain};

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::time::Instant;

/// Prints what is being installed and how long that usually takes, installs it, and prints how long it took.
fn install(what: &str, usually: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    eprintln!("installing {what}, usually {usually} …");
    let start = Instant::now();
    work()?;
    eprintln!("installed {what} in {} s", start.elapsed().as_secs());
    Ok(())
}

/// The text of a file of this checkout.
fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("failed to read {}", path.display()))
}
