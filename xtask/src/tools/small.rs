//! Compiles the standard library for size together with the widget: some 20 KB less in the first load.
//!
//! This uses Cargo's `-Zbuild-std`, with panics that print no message; the loader tells the page. A stable compiler
//! allows both only if `RUSTC_BOOTSTRAP` is set, so only the release build sets it. `STUDY_PLAIN_STD=1` turns all of
//! this off; so does, with a notice, a compiler whose library sources cannot be installed.

use super::{install, wasm};
use crate::shell;
use anyhow::{Context, Result};
use std::env;
use std::path::Path;
use std::process::Command;

const FLAGS: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";
const ALLOWED: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
const OFF: &str = "STUDY_PLAIN_STD";

/// Whether the library should be compiled and can be.
pub(crate) fn is_at_hand() -> bool {
    if env::var_os(OFF).is_some_and(|value| !value.is_empty()) {
        return false;
    }
    let found = sources().and_then(|()| knows_flags());
    if let Err(reason) = &found {
        eprintln!(
            "the widget will weigh some 20 KB more than it could: Rust's library cannot be compiled for size: {reason:#}"
        );
    }
    found.is_ok()
}

/// Makes a release build for the browser compile the library too.
pub(crate) fn prepare(cargo: &mut Command) {
    cargo
        .args([
            "-Zbuild-std=std,panic_abort",
            "-Zbuild-std-features=optimize_for_size",
        ])
        .env(ALLOWED.0, ALLOWED.1)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS)
        // These would override the flags above.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
}

/// Finds the library's sources or installs them.
fn sources() -> Result<()> {
    let own = shell::read(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(&own)
        .join("lib/rustlib/src/rust/library/std")
        .is_dir()
    {
        return Ok(());
    }
    install("the sources of Rust's library", "a few seconds", || {
        shell::read(Command::new("rustup").args(["component", "add", "rust-src"])).map(drop)
    })
    .context("see that `rustup component add rust-src` works")
}

/// Fails if the compiler does not know the flags, which are unstable.
fn knows_flags() -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc
        .args(["--print", "cfg", "--target", wasm::TARGET])
        .args(FLAGS.split(' '));
    shell::read(rustc.env(ALLOWED.0, ALLOWED.1)).map(drop)
}
