//! What comes from npm, by the lock in `xtask/npm`: esbuild, wasm-opt and axe-core. Installed into the cache, under
//! the lock's own hash, so that two checkouts with different locks do not disturb each other.

use super::{cache, install, system, text};
use crate::shell;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The installed packages.
pub(crate) struct Packages {
    folder: PathBuf,
}

impl Packages {
    /// Finds or installs them, and Node before them.
    pub(crate) fn ready() -> Result<Self> {
        if shell::find(&["node"]).is_none() || shell::find(&["npm"]).is_none() {
            system::install(
                "Node",
                "a minute",
                &["nodejs", "npm"],
                "install Node 20 or later from https://nodejs.org/",
            )?;
        }
        let source = Path::new("xtask/npm");
        let lock = text(&source.join("package-lock.json"))?;
        let root = cache::folder(&format!("npm-{}", key(&lock)))?;
        if !root.is_dir() {
            install("esbuild, wasm-opt and axe-core", "half a minute", || {
                install_into(&root, source)
            })?;
        }
        Ok(Self {
            folder: root.join("node_modules"),
        })
    }

    /// A package's program, to be run by Node.
    pub(crate) fn program(&self, path: &str) -> Command {
        let mut node = Command::new("node");
        node.arg(self.folder.join(path));
        node
    }

    /// A file of a package.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }
}

/// Installs beside the folder first: an interrupted installation is then no installation.
fn install_into(root: &Path, source: &Path) -> Result<()> {
    let part = root.with_extension("part");
    fs::create_dir_all(&part)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(source.join(name), part.join(name))?;
    }
    let npm = shell::find(&["npm"]).context("npm is not on PATH; install it beside Node")?;
    shell::run(
        Command::new(npm)
            .args([
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ])
            .current_dir(&part),
    )?;
    fs::rename(&part, root)?;
    Ok(())
}

fn key(lock: &str) -> String {
    Sha256::digest(lock)
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_lock_is_another_folder() {
        assert_eq!(key("a").len(), 12);
        assert_ne!(key("a"), key("b"));
    }
}
