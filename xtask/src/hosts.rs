//! Sites of real generators and frameworks with the widget in them: builds those that are missing, and runs the stories
//! of our promises to a host page on each. Their sources are in `tests/hosts`, one folder per host.

use crate::tools::{Browser, Engine, Packages, Std, Toolchain, built_host};
use crate::{dist, shell};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const SOURCES: &str = "tests/hosts";

/// Builds the hosts whose names contain `name`, and runs the stories of `generated` on each. Hosts that this machine
/// cannot build are left out.
pub(crate) fn hosts(name: &str) -> Result<()> {
    let browser = Browser::ready(Engine::Chromium)?;
    dist::build(&Toolchain::ready(Std::Small)?)?;
    let (mut built, mut left_out) = (Vec::new(), Vec::new());
    for host in names()?.into_iter().filter(|host| host.contains(name)) {
        match built_host(&PathBuf::from(SOURCES).join(&host)) {
            Ok(site) => built.push((host, site)),
            Err(reason) => left_out.push(format!("{host}: left out: {reason:#}")),
        }
    }
    println!("\n{}", left_out.join("\n"));
    if built.is_empty() {
        bail!("no host is built; `ls {SOURCES}` lists them");
    }
    run_stories(&browser, &built)
}

/// The folders of the hosts, sorted.
fn names() -> Result<Vec<String>> {
    let entries = fs::read_dir(SOURCES).context("the hosts are not there")?;
    let folders = entries.flatten().filter(|entry| entry.path().is_dir());
    let mut names: Vec<_> = folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

fn run_stories(browser: &Browser, built: &[(String, PathBuf)]) -> Result<()> {
    let mut test = Command::new("cargo");
    test.args(["test", "--test", "e2e", "--locked", "--", "--ignored"]);
    for (host, site) in built {
        // The host's module, and the story of its hydration, have these names.
        test.arg(format!("generated::{host}::"));
        test.arg(format!("generated::hydrated::{host}"));
        test.env(format!("STUDY_HOST_{}", host.to_uppercase()), site);
    }
    test.env("STUDY_DIST", fs::canonicalize(dist::FOLDER)?);
    test.env("STUDY_AXE", Packages::ready()?.axe());
    browser.name_to(&mut test, Engine::Chromium);
    shell::run(&mut test)
}
