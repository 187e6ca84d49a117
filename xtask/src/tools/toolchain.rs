//! Cargo, set up to compile for the browser.

use super::{small, wasm};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The standard library that a release build is linked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Std {
    /// As distributed with the compiler.
    Prebuilt,
    /// Compiled for size, if possible.
    Small,
}

/// The compiler for the browser, and the standard library it links.
pub(crate) struct Toolchain {
    wasm: wasm::Target,
    std: Std,
}

impl Toolchain {
    /// Finds or installs the toolchain.
    pub(crate) fn ready(wanted: Std) -> Result<Self> {
        let wasm = wasm::Target::ready()?;
        let can_be_small = wasm.is_of_this_toolchain() && wanted == Std::Small;
        let std = if can_be_small && small::is_at_hand() {
            Std::Small
        } else {
            Std::Prebuilt
        };
        Ok(Self { wasm, std })
    }

    /// The standard library that release builds are linked with.
    pub(crate) fn std(&self) -> Std {
        self.std
    }

    /// A release build of the packages that further arguments name.
    pub(crate) fn release_build(&self) -> Command {
        let mut cargo = self.cargo("build");
        cargo.arg("--release");
        if self.std == Std::Small {
            small::prepare(&mut cargo);
        }
        cargo
    }

    /// The path at which a release build leaves a program.
    pub(crate) fn compiled(&self, target: &Path, program: &str) -> PathBuf {
        let folder = target.join(wasm::TARGET).join("release");
        folder.join(program).with_extension("wasm")
    }

    /// Cargo with a subcommand for the browser.
    pub(crate) fn cargo(&self, task: &str) -> Command {
        let mut cargo = Command::new("cargo");
        self.wasm.prepare(&mut cargo);
        cargo.arg(task).arg("--target").arg(wasm::TARGET);
        cargo
    }

    /// Whether the compiler for the browser has clippy.
    pub(crate) fn lints(&self) -> bool {
        self.wasm.is_of_this_toolchain()
    }
}
