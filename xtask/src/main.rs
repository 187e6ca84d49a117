//! The project's tasks: `cargo xtask serve`, `test`, `build`, `bench`, `fuzz`, `hosts`, `package`, `lighthouse`,
//! `release`.
//!
//! - [`tools`]: the programs that the rest calls, found or installed
//! - [`dist`]: what `dist/` contains and how it is made
//! - [`embed`]: the part of it that other sites include
//! - [`configurator`]: the page on which authors try the widget
//! - [`bind`]: the JavaScript glue of the compiled modules
//! - [`mod@release`]: the next version's heading and tag; [`mod@carry`]: the published versions in each deployment
//! - [`mod@extension`]: the browser extension, whose code is a script where WebAssembly may not run ([`script`]),
//!   packed by [`archive`]
//! - [`single`]: each guide as one self-contained file
//! - [`serve`]: the site on this machine
//! - [`mod@hosts`]: our promises to host pages, tried on sites of real generators
//! - [`checks`]: everything that must hold before a change lands
//! - [`mod@bench`]: how fast the widget is, beside its rivals
//! - [`lighthouse`]: Lighthouse's scores for the site, which [`host`] serves as a static host does
//! - [`mod@package`]: the embed as an npm package
//! - [`precache`]: what the app keeps for use without a network
//! - [`budget`], [`integrity`], [`version`]: sizes, hashes and version numbers
//! - [`shell`]: running other programs

mod archive;
mod bench;
mod bind;
mod budget;
mod carry;
mod checks;
mod configurator;
mod dist;
mod embed;
mod extension;
mod host;
mod hosts;
mod integrity;
mod languages;
mod lighthouse;
mod package;
mod precache;
mod release;
mod script;
mod serve;
mod shell;
mod single;
mod tools;
mod version;

use crate::checks::Engines;
use crate::tools::{Packages, Std, Toolchain};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

  serve        build, and serve the site at http://localhost:8080/
  test         run every check
  test NAME    build, and tell the end-to-end stories with this in their names;
               with `--engines all`, either tells them in Firefox and WebKit too
  build        make a release build in dist/; with `--single-file`, each guide
               also as one file that needs nothing else
  extension    build, and make the browser extension in dist/extension/ and as a
               file for each store
  hosts        build small sites with real generators, and try every promise to
               a host on each; `hosts NAME` on those with this in their names
  bench        measure the built widget beside its rivals
  fuzz MINUTES hand damaged texts to whatever reads one, so long for each of four
  package      build, pack the npm package and have it judged; with `--try`,
               also install it into two fresh apps and tick a box in each
  lighthouse   ask Lighthouse about the built site, as on a phone
  release      commit and tag the version that Cargo.toml names, and raise it
  carry FOLDER put the embed of every version that is out, which stand in that
               folder, into the built site";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).context(
        "this checkout has moved since xtask was built; run `cargo clean --package xtask`",
    )?;
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => serve::serve(),
        ["test"] => checks::run_all(Engines::Chromium),
        ["test", "--engines", "all"] => checks::run_all(Engines::All),
        ["test", name] => checks::run_stories(name, Engines::Chromium),
        ["test", name, "--engines", "all"] => checks::run_stories(name, Engines::All),
        ["build"] => build(),
        ["build", "--single-file"] => build().and_then(|()| single::make(&Packages::ready()?)),
        ["extension"] => extension(),
        ["hosts"] => hosts::hosts(""),
        ["hosts", name] => hosts::hosts(name),
        ["bench"] => bench::bench(),
        ["fuzz", minutes] => checks::fuzz(minutes),
        ["lighthouse"] => lighthouse::lighthouse(),
        ["release"] => release::release(),
        ["carry", released] => carry::carry(Path::new(released)),
        ["package"] => build().and_then(|()| package::package(false)),
        ["package", "--try"] => build().and_then(|()| package::package(true)),
        // Called by Trunk's hook in the middle of its build.
        ["finish"] => dist::finish_for_trunk(),
        [] => bail!("no command given\n\n{USAGE}"),
        _ => bail!("`{}` is not a command\n\n{USAGE}", words.join(" ")),
    }
}

fn extension() -> Result<()> {
    let toolchain = Toolchain::ready(Std::Small)?;
    dist::build(&toolchain)?;
    extension::make(&toolchain, &Packages::ready()?)
}

fn build() -> Result<()> {
    dist::build(&Toolchain::ready(Std::Small)?)?;
    println!(
        "{}/ is the site; it works from any path of any static host",
        dist::FOLDER
    );
    Ok(())
}
