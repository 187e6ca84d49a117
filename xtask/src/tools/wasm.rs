//! The standard library for `wasm32-unknown-unknown`: rustup's or, if rustup cannot download it, Debian's.
//!
//! Debian has no such library, but a second compiler for the web and that compiler's sources (`rustc-web`,
//! `rust-web-src`). The library is built from them once, and linked into rustup as a toolchain named [`DISTRO`], which
//! compiles for the browser and nothing else.

use super::{install, system};
use crate::shell;
use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target that the widget is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
const DISTRO: &str = "distro-wasm";
const DISTRO_ROOT: &str = "/usr";
const BY_HAND: &str = "see that `rustup target add wasm32-unknown-unknown` works";

/// The toolchain that has the target.
pub(crate) enum Target {
    /// The toolchain that compiles everything else.
    Own,
    /// Debian's, by its name in rustup.
    Distro,
}

impl Target {
    /// Finds the target, or installs it by the first way that works.
    pub(crate) fn ready() -> Result<Self> {
        let own = shell::read(Command::new("rustc").args(["--print", "sysroot"]))
            .context("Rust is missing; install it from https://rustup.rs/")?;
        if has_std(Path::new(&own)) {
            return Ok(Self::Own);
        }
        if has_std(Path::new(DISTRO_ROOT)) && is_linked() {
            return Ok(Self::Distro);
        }
        let what = "Rust's library for the browser";
        match install(what, "a few seconds", add_by_rustup) {
            Ok(()) => Ok(Self::Own),
            Err(reason) if !system::can_install() => {
                Err(reason.context(format!("{what} is missing; {BY_HAND}")))
            }
            Err(reason) => {
                eprintln!("rustup could not install it, Debian can: {reason:#}");
                from_debian()?;
                Ok(Self::Distro)
            }
        }
    }

    /// Makes a command compile with the toolchain that has the target.
    pub(crate) fn prepare(&self, command: &mut Command) {
        if matches!(self, Self::Distro) {
            command.env("RUSTUP_TOOLCHAIN", DISTRO);
        }
    }

    /// Whether it is the toolchain that compiles everything else.
    pub(crate) fn is_of_this_toolchain(&self) -> bool {
        matches!(self, Self::Own)
    }
}

fn has_std(sysroot: &Path) -> bool {
    let files = fs::read_dir(library(sysroot))
        .into_iter()
        .flatten()
        .flatten();
    files
        .map(|file| file.file_name())
        .any(|name| name.to_string_lossy().starts_with("libstd-"))
}

/// The folder in which a toolchain keeps its library for the browser.
pub(super) fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn is_linked() -> bool {
    shell::read(Command::new("rustup").args(["toolchain", "list"]))
        .is_ok_and(|list| list.lines().any(|line| line.starts_with(DISTRO)))
}

fn add_by_rustup() -> Result<()> {
    shell::read(Command::new("rustup").args(["target", "add", TARGET])).map(drop)
}

fn from_debian() -> Result<()> {
    let packages = [
        "rustc-web",
        "cargo-web",
        "rust-web-src",
        "rust-web-llvm",
        "lld-22",
    ];
    system::install("Debian's Rust for the web", "a minute", &packages, BY_HAND)?;
    if !has_std(Path::new(DISTRO_ROOT)) {
        install(
            "Rust's library for the browser, from Debian's sources",
            "1 to 2 minutes",
            build_std,
        )?;
    }
    shell::run(Command::new("rustup").args(["toolchain", "link", DISTRO, DISTRO_ROOT]))
}

/// Compiles an empty crate with the whole library built for it, and installs the library.
fn build_std() -> Result<()> {
    let work = env::temp_dir().join(format!("study-widget-std-{}", std::process::id()));
    fs::create_dir_all(work.join("src"))?;
    fs::write(work.join("src/lib.rs"), "#![no_std]\n")?;
    fs::write(
        work.join("Cargo.toml"),
        "[package]\nname = \"seed\"\nedition = \"2021\"\n[profile.release]\npanic = \"abort\"\n[workspace]\n",
    )?;
    let mut cargo = Command::new("/usr/bin/cargo");
    cargo.args([
        "build",
        "--quiet",
        "--release",
        "-Zbuild-std=std,panic_abort,proc_macro,test",
        "--target",
        TARGET,
    ]);
    cargo
        .current_dir(&work)
        .env_remove("RUSTUP_TOOLCHAIN")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", "/usr/bin/rustc");
    // Without bitcode in the library, later builds could not apply link-time optimisation to it.
    cargo
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", work.join("target"));
    shell::run(&mut cargo)?;
    let keep = library(Path::new(DISTRO_ROOT));
    shell::run(system::as_root("mkdir").arg("-p").arg(&keep))?;
    for (name, file) in libraries(&work.join("target"))? {
        if !name.starts_with("libseed-") {
            shell::run(system::as_root("cp").arg(&file).arg(&keep))?;
        }
    }
    fs::remove_dir_all(work)?;
    Ok(())
}

/// The names and paths of the libraries compiled for the browser.
pub(super) fn libraries(target: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for file in fs::read_dir(target.join(TARGET).join("release/deps"))? {
        let path = file?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".rlib") {
            found.push((name, path));
        }
    }
    Ok(found)
}
