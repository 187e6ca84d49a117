//! Packages from npm. The lock file in `xtask/npm` has esbuild, wasm-opt, axe-core and the bench's rivals; the one in
//! `xtask/lighthouse` has Lighthouse, and the one in `xtask/package/judges` has the checkers of our own package. Each
//! set is cached under its lock file's hash, so that checkouts with different lock files do not disturb each other.

use super::{cache, install, system, text};
use crate::{integrity, shell};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The installed packages.
pub(crate) struct Packages {
    key: String,
    folder: PathBuf,
}

impl Packages {
    /// Finds or installs the packages, and Node first.
    pub(crate) fn ready() -> Result<Self> {
        let what = "esbuild, wasm-opt and other packages from npm";
        let (key, folder) = installed(Path::new("xtask/npm"), "npm", what)?;
        Ok(Self { key, folder })
    }

    /// Identifies the versions of all packages.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// The optimiser of WebAssembly, without arguments.
    pub(crate) fn wasm_opt(&self) -> Command {
        self.binaryen("wasm-opt")
    }

    /// The converter from WebAssembly to JavaScript, without arguments.
    pub(crate) fn wasm2js(&self) -> Command {
        self.binaryen("wasm2js")
    }

    fn binaryen(&self, program: &str) -> Command {
        let mut node = Command::new("node");
        node.arg(self.folder.join("binaryen/bin").join(program));
        node
    }

    /// esbuild, without arguments: the native program, which npm installs beside its wrapper for this platform only.
    pub(crate) fn esbuild(&self) -> Result<Command> {
        let platforms = fs::read_dir(self.folder.join("@esbuild"))?;
        let program = |platform: PathBuf| {
            let ending = if cfg!(windows) {
                "esbuild.exe"
            } else {
                "bin/esbuild"
            };
            platform.join(ending)
        };
        let found = platforms
            .flatten()
            .map(|platform| program(platform.path()))
            .find(|file| file.is_file());
        let mut esbuild =
            Command::new(found.context(
                "esbuild has no program for this platform; see https://esbuild.github.io/",
            )?);
        // wasm-bindgen lists a script of ours once for each function in it; esbuild would warn about the duplicates.
        esbuild.args([
            "--log-level=warning",
            "--log-override:duplicate-object-key=silent",
        ]);
        Ok(esbuild)
    }

    /// The folder in which a bundler finds the packages by name.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The accessibility checker: a script to run in a page.
    pub(crate) fn axe(&self) -> PathBuf {
        self.folder.join("axe-core/axe.min.js")
    }
}

/// Lighthouse, which only its own command needs.
pub(crate) struct Lighthouse(PathBuf);

impl Lighthouse {
    /// Finds or installs it.
    pub(crate) fn ready() -> Result<Self> {
        let (_, folder) = installed(Path::new("xtask/lighthouse"), "lighthouse", "Lighthouse")?;
        Ok(Self(folder.join("lighthouse/cli/index.js")))
    }

    /// Its program, without arguments.
    pub(crate) fn command(&self) -> Command {
        let mut node = Command::new("node");
        node.arg(&self.0);
        node
    }
}

/// The checkers of our npm package, and the tools that build the apps that install it; only their own command needs
/// them.
pub(crate) struct PackageJudges(PathBuf);

impl PackageJudges {
    /// Finds or installs them.
    pub(crate) fn ready() -> Result<Self> {
        let what = "publint, attw, TypeScript and Vite";
        let (_, folder) = installed(Path::new("xtask/package/judges"), "package", what)?;
        Ok(Self(folder))
    }

    /// The checker of whether bundlers and servers can read the package.
    pub(crate) fn publint(&self) -> Command {
        self.node("publint/src/cli.js")
    }

    /// The checker of whether TypeScript finds its types.
    pub(crate) fn attw(&self) -> Command {
        self.node("@arethetypeswrong/cli/dist/index.js")
    }

    /// TypeScript's compiler.
    pub(crate) fn tsc(&self) -> Command {
        self.node("typescript/bin/tsc")
    }

    /// The bundler of the Vite app.
    pub(crate) fn vite(&self) -> Command {
        self.node("vite/bin/vite.js")
    }

    fn node(&self, script: &str) -> Command {
        let mut node = Command::new("node");
        node.arg(self.0.join(script));
        node
    }
}

/// Installs the packages of a folder's lock file into that folder, and Node first.
pub(super) fn install_locked(folder: &Path) -> Result<()> {
    node()?;
    let npm = shell::find(&["npm"]).context("npm is not on PATH; install it beside Node")?;
    let how = "ci --ignore-scripts --no-audit --no-fund --loglevel=error";
    shell::run(Command::new(npm).args(how.split(' ')).current_dir(folder))
}

fn node() -> Result<()> {
    if shell::find(&["node"]).is_none() || shell::find(&["npm"]).is_none() {
        let by_hand = "install Node 20 or later from https://nodejs.org/";
        system::install("Node", "a minute", &["nodejs", "npm"], by_hand)?;
    }
    Ok(())
}

/// Installs the packages of a lock file into the cache, and Node first; returns the lock file's key and the packages'
/// folder.
fn installed(source: &Path, name: &str, what: &str) -> Result<(String, PathBuf)> {
    node()?;
    let key = integrity::short(&[text(&source.join("package-lock.json"))?.as_bytes()]);
    let root = cache::folder(&format!("{name}-{key}"))?;
    if !root.is_dir() {
        install(what, "half a minute", || install_into(&root, source))?;
    }
    Ok((key, root.join("node_modules")))
}

/// Installs into another folder first, so that an interrupted installation is not taken for a complete one.
fn install_into(root: &Path, source: &Path) -> Result<()> {
    let part = root.with_extension("part");
    fs::create_dir_all(&part)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(source.join(name), part.join(name))?;
    }
    install_locked(&part)?;
    fs::rename(&part, root)?;
    Ok(())
}
