//! Everything that must hold before a change lands: the steps of [`steps`], each named, timed and with a next step.

mod steps;

use crate::tools::{Browsers, Packages, Std, Toolchain, samples};
use crate::{dist, shell};
use anyhow::{Context, Result, bail};
use std::process::Command;
use std::time::Instant;

/// Runs every check, says how each went, and fails when one did.
pub(crate) fn run_all() -> Result<()> {
    let start = Instant::now();
    let means = Means::ready()?;
    let failed: Vec<&str> = steps::ALL
        .iter()
        .filter(|step| !step.passes(&means))
        .map(|step| step.name)
        .collect();
    if !failed.is_empty() {
        bail!(
            "failed: {}; what to do next stands under each, above",
            failed.join(", ")
        );
    }
    println!("\nevery check passed in {} s", start.elapsed().as_secs());
    Ok(())
}

/// Builds the site and tells the end-to-end stories with `name` in their names.
pub(crate) fn run_stories(name: &str) -> Result<()> {
    let means = Means::ready()?;
    dist::build(&means.toolchain)?;
    steps::stories(&means, &[name])
}

/// Hands damaged texts to whatever reads one, for so many minutes each.
pub(crate) fn fuzz(minutes: &str) -> Result<()> {
    minutes
        .parse::<f64>()
        .with_context(|| format!("`{minutes}` is not a number of minutes"))?;
    let mut test = Command::new("cargo");
    test.args(["test", "--test", "fuzz", "--locked", "--", "--nocapture"]);
    shell::run(test.env("STUDY_FUZZ_MINUTES", minutes))
}

/// What the steps work with.
struct Means {
    toolchain: Toolchain,
    packages: Packages,
    browsers: Browsers,
}

impl Means {
    fn ready() -> Result<Self> {
        samples::ready();
        Ok(Self {
            toolchain: Toolchain::ready(Std::Small)?,
            packages: Packages::ready()?,
            browsers: Browsers::ready()?,
        })
    }
}

struct Step {
    name: &'static str,
    /// What a person does when it fails.
    next: &'static str,
    work: fn(&Means) -> Result<()>,
}

impl Step {
    fn passes(&self, means: &Means) -> bool {
        println!("\n── {}", self.name);
        let start = Instant::now();
        let outcome = (self.work)(means);
        let seconds = start.elapsed().as_secs_f32();
        match &outcome {
            Ok(()) => println!("   passed in {seconds:.1} s"),
            Err(error) => println!(
                "   failed in {seconds:.1} s: {error:#}\n   next: {}",
                self.next
            ),
        }
        outcome.is_ok()
    }
}
