//! Tools that Cargo installs by itself: Trunk and wasm-bindgen's command line.

use super::{Folder, cache, install, text};
use crate::shell;
use crate::version::Version;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// Trunk: the tested version or a later one.
pub(crate) fn trunk() -> Result<Folder> {
    let tested = Version(0, 21, 14);
    // As its authors locked it: with newer dependencies it does not compile.
    Tool {
        name: "trunk",
        package: "trunk",
        version: tested,
        flags: &["--locked"],
        usually: "5 to 9 minutes",
    }
    .ready(|found| found >= tested)
}

/// wasm-bindgen's command line and test runner, of exactly the version that the widget is compiled with.
pub(crate) fn wasm_bindgen() -> Result<Folder> {
    let locked = Version::locked(&text(Path::new("Cargo.lock"))?, "wasm-bindgen")
        .context("Cargo.lock: no wasm-bindgen in it; run `cargo check` to complete it")?;
    let flags = &["--no-default-features"];
    Tool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: locked,
        flags,
        usually: "2 to 4 minutes",
    }
    .ready(|found| found == locked)
}

struct Tool<'a> {
    name: &'a str,
    package: &'a str,
    version: Version,
    flags: &'a [&'a str],
    usually: &'a str,
}

impl Tool<'_> {
    fn ready(&self, serves: impl Fn(Version) -> bool) -> Result<Folder> {
        if found_version(self.name).is_some_and(serves) {
            return Ok(None);
        }
        let root = cache::folder(&format!("{}-{}", self.name, self.version))?;
        let folder = root.join("bin");
        if shell::find(&[&folder.join(self.name).to_string_lossy()]).is_none()
            && !folder.join(format!("{}.exe", self.name)).is_file()
        {
            install(
                &format!("{} {}", self.package, self.version),
                self.usually,
                || self.install_into(&root),
            )?;
        }
        Ok(Some(folder))
    }

    fn install_into(&self, root: &Path) -> Result<()> {
        let mut cargo = Command::new("cargo");
        cargo
            .args([
                "install",
                "--quiet",
                self.package,
                "--version",
                &self.version.to_string(),
                "--root",
            ])
            .arg(root)
            .args(self.flags);
        shell::run(&mut cargo).with_context(|| {
            format!(
                "{} could not be installed; run the command by hand and mend what it names",
                self.package
            )
        })
    }
}

fn found_version(name: &str) -> Option<Version> {
    shell::find(&[name])?;
    Version::find(&shell::read(Command::new(name).arg("--version")).ok()?)
}
