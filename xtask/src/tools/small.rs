//! The standard library for the browser, built for size: the widget's first load is a tenth smaller with it.
//!
//! It is built once, from the compiler's own sources, and kept in the cache. It says nothing when it panics, so that all
//! that only serves saying it is left out; the loader tells the page. A stable compiler takes the options for it only where
//! `RUSTC_BOOTSTRAP` is set, and that would make Cargo compile the tools of this machine again: so Cargo calls the compiler
//! through this program ([`compile`]), which sets it for the browser alone.

use super::{cache, install, wasm};
use crate::{integrity, shell};
use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What the library and all that links with it is compiled by.
const FLAGS: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";
const ALLOWED: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
/// By which [`compile`] learns where the library is.
const ROOT: &str = "STUDY_SMALL_STD";
/// What stands for the library: an empty crate.
const SEED: &str = "[package]\nname = \"seed\"\nedition = \"2021\"\n[profile.release]\nopt-level = \"z\"\ncodegen-units = 1\npanic = \"abort\"\n[workspace]\n";

/// The folder that stands in for the compiler's own library.
pub(crate) struct Small(PathBuf);

impl Small {
    /// Finds the library or builds it; none, with a notice, where that fails.
    pub(crate) fn ready() -> Option<Self> {
        let found = Self::found_or_built();
        if let Err(reason) = &found {
            eprintln!(
                "the widget weighs some 10 KB more than it could: Rust's library could not be built for size: {reason:#}"
            );
        }
        found.ok()
    }

    fn found_or_built() -> Result<Self> {
        let compiler = shell::read(Command::new("rustc").arg("--version").arg("--verbose"))?;
        let key = integrity::short(&[compiler.as_bytes(), FLAGS.as_bytes(), SEED.as_bytes()]);
        let root = cache::folder(&format!("std-{key}"))?;
        if !root.is_dir() {
            install(
                "Rust's library for the browser, built for size",
                "half a minute",
                || build(&root),
            )?;
        }
        Ok(Self(root))
    }

    /// Makes a command compile with it what is compiled for the browser.
    pub(crate) fn prepare(&self, command: &mut Command) -> Result<()> {
        command
            .env("RUSTC_WRAPPER", env::current_exe()?)
            .env(ROOT, &self.0)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS)
            // They would take the place of those.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        Ok(())
    }
}

/// Compiles as Cargo asks, where Cargo calls this program in the compiler's place.
pub(crate) fn compile() -> Option<ExitCode> {
    let mut words = env::args_os().skip(1);
    let compiler = PathBuf::from(words.next()?);
    if compiler.file_stem()? != "rustc" {
        return None;
    }
    let words: Vec<OsString> = words.collect();
    let mut command = Command::new(compiler);
    if words.iter().any(|word| word == wasm::TARGET) {
        command.env(ALLOWED.0, ALLOWED.1);
        command.arg("--sysroot").arg(env::var_os(ROOT)?);
    }
    let ended = command.args(words).status();
    let code = ended.ok().and_then(|status| status.code()).unwrap_or(1);
    Some(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}

/// Builds beside the folder first: an interrupted build is then no library.
fn build(root: &Path) -> Result<()> {
    let own = shell::read(Command::new("rustc").args(["--print", "sysroot"]))?;
    if !Path::new(&own)
        .join("lib/rustlib/src/rust/library")
        .is_dir()
    {
        shell::read(Command::new("rustup").args(["component", "add", "rust-src"]))
            .context("its sources are missing; see that `rustup component add rust-src` works")?;
    }
    let part = root.with_extension("part");
    let work = part.join("work");
    fs::create_dir_all(work.join("src"))?;
    fs::write(work.join("src/lib.rs"), "#![no_std]\n")?;
    fs::write(work.join("Cargo.toml"), SEED)?;
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--release", "--target", wasm::TARGET]);
    cargo.args([
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ]);
    // Without its bitcode, a later build with link-time optimisation has nothing to optimise.
    cargo
        .current_dir(&work)
        .env(ALLOWED.0, ALLOWED.1)
        .env("RUSTFLAGS", format!("{FLAGS} -Cembed-bitcode=yes"))
        .env("CARGO_TARGET_DIR", work.join("target"));
    shell::read(&mut cargo)?;
    let keep = wasm::library(&part);
    fs::create_dir_all(&keep)?;
    for (name, file) in wasm::libraries(&work.join("target"))? {
        if !name.starts_with("libseed-") {
            fs::copy(file, keep.join(name))?;
        }
    }
    fs::remove_dir_all(&work)?;
    fs::rename(&part, root)?;
    Ok(())
}
