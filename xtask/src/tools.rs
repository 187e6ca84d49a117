//! The tools that the build and the tests call: found where they are there in the right version, installed where not.
//!
//! What is installed goes to a cache of this user's ([`cache`]) or, for a browser, to the system by its package manager.
//! Nothing here changes the checkout, and a second call finds everything and says nothing.

pub(crate) mod anki;
mod browsers;
mod cache;
mod cargo;
mod packages;
pub(crate) mod samples;
mod small;
mod system;
mod wasm;

pub(crate) use browsers::Browsers;
pub(crate) use packages::{Lighthouse, Packages};
pub(crate) use small::compile;

use anyhow::Result;
use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// What a build calls.
pub(crate) struct Tools {
    path: OsString,
    wasm: wasm::Target,
    small: Option<small::Small>,
}

impl Tools {
    /// Finds or installs everything a build needs.
    pub(crate) fn ready() -> Result<Self> {
        let wasm = wasm::Target::ready()?;
        let small = wasm.is_of_this_toolchain().then(small::Small::ready);
        let folders = [cargo::wasm_bindgen()?, cargo::trunk()?];
        Packages::ready()?;
        let found = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(
            folders
                .into_iter()
                .flatten()
                .chain(env::split_paths(&found)),
        )?;
        Ok(Self {
            path,
            wasm,
            small: small.flatten(),
        })
    }

    /// Trunk, with its tools on `PATH`, and with the small library where there is one.
    pub(crate) fn trunk(&self, task: &str) -> Result<Command> {
        let mut trunk = self.command("trunk");
        trunk.arg(task).env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk 0.21 stops at `NO_COLOR=1`; it has its own name for the same wish.
        if env::var_os("NO_COLOR").is_some() {
            trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
        }
        self.wasm.prepare(&mut trunk);
        if let Some(small) = &self.small {
            small.prepare(&mut trunk)?;
        }
        Ok(trunk)
    }

    /// Cargo, able to compile for the browser and to run what it compiled there.
    pub(crate) fn cargo_wasm(&self, task: &str) -> Command {
        let mut cargo = self.command("cargo");
        self.wasm.prepare(&mut cargo);
        cargo.arg(task).arg("--target").arg(wasm::TARGET);
        cargo
    }

    /// Whether the toolchain that compiles for the browser also lints.
    pub(crate) fn lints_wasm(&self) -> bool {
        self.wasm.is_of_this_toolchain()
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path);
        command
    }
}

/// Says what is being installed and how long that usually takes, installs it, and says how long it took.
fn install(what: &str, usually: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    eprintln!("installing {what}, usually {usually} …");
    let start = Instant::now();
    work()?;
    eprintln!("installed {what} in {} s", start.elapsed().as_secs());
    Ok(())
}

/// A folder that a tool stands in, for `PATH`; none where the tool is on it already.
type Folder = Option<std::path::PathBuf>;

/// The text of a file of this checkout.
fn text(path: &Path) -> Result<String> {
    use anyhow::Context;
    std::fs::read_to_string(path).with_context(|| format!("failed to read {}", path.display()))
}
