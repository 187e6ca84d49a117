//! The performance table: the built widget and its rivals on one page, in one run. `tests/bench` has the measurements.

use crate::tools::{Browser, Engine, Packages, Std, Toolchain};
use crate::{dist, shell};
use anyhow::Result;
use std::fs;
use std::process::Command;

const RIVALS: [&str; 4] = ["by-hand", "lit", "preact", "prerendered"];
const BUNDLED: &str = "target/rivals";

/// Builds the site and the rivals, and prints the table.
pub(crate) fn bench() -> Result<()> {
    let (packages, browser) = (Packages::ready()?, Browser::ready(Engine::Chromium)?);
    dist::build(&Toolchain::ready(Std::Small)?)?;
    bundle(&packages)?;
    eprintln!("measuring, usually an hour; leave the machine alone …");
    let mut bench = Command::new("cargo");
    bench.args(["test", "--quiet", "--test", "bench", "--locked"]);
    bench.env("STUDY_DIST", fs::canonicalize(dist::FOLDER)?);
    bench.env("STUDY_RIVALS", fs::canonicalize(BUNDLED)?);
    browser.name_to(&mut bench, Engine::Chromium);
    shell::run(&mut bench)
}

/// Bundles each rival as its authors would: one minified module, with its library in it.
fn bundle(packages: &Packages) -> Result<()> {
    let mut esbuild = packages.esbuild()?;
    esbuild.args(RIVALS.map(|rival| format!("tests/bench/rivals/{rival}.js")));
    esbuild.args(["--bundle", "--minify", "--format=esm", "--target=es2022"]);
    esbuild.arg(format!("--outdir={BUNDLED}"));
    shell::run(esbuild.env("NODE_PATH", packages.folder()))
}
