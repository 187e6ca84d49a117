//! Everything that must hold before a change lands: the checks of [`steps`], each with a name, a duration and a next
//! step.

mod steps;

use crate::tools::{Browser, Engine, Packages, Std, Toolchain, samples};
use crate::{dist, extension, shell};
use anyhow::{Context, Result, anyhow, bail};
use std::process::Command;
use std::thread;
use std::time::Instant;

/// The browsers in which the stories run.
#[derive(Clone, Copy)]
pub(crate) enum Engines {
    Chromium,
    /// Firefox and WebKit too, if they can be installed.
    All,
}

/// Runs every check, prints how each went, and fails if one did.
pub(crate) fn run_all(engines: Engines) -> Result<()> {
    let start = Instant::now();
    // The native tests use these.
    samples::ready();
    // Browsers and npm packages are installed while the first steps compile.
    let (mut failed, means) = thread::scope(|scope| {
        let means = scope.spawn(|| Means::ready(engines));
        let failed = failing(steps::BY_RUST_ALONE, &());
        let means = means.join();
        (
            failed,
            means.map_err(|_| anyhow!("an installation stopped")),
        )
    });
    failed.extend(failing(steps::ON_THE_SITE, &means??));
    if !failed.is_empty() {
        bail!(
            "failed: {}; what to do next stands under each, above",
            failed.join(", ")
        );
    }
    println!("\nno check failed; {} s", start.elapsed().as_secs());
    Ok(())
}

/// Builds the site and runs the end-to-end stories whose names contain `name`.
pub(crate) fn run_stories(name: &str, engines: Engines) -> Result<()> {
    let means = Means::ready(engines)?;
    dist::build(&means.toolchain)?;
    extension::make(&means.toolchain, &means.packages)?;
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let outcome = steps::stories(&means, engine, &[name])?;
        if let Outcome::LeftOut(what) | Outcome::PassedWithout(what) = outcome {
            println!("{engine:?}: left out: {what}");
        }
    }
    Ok(())
}

/// Fuzzes everything that reads a text, for this many minutes each.
pub(crate) fn fuzz(minutes: &str) -> Result<()> {
    minutes
        .parse::<f64>()
        .with_context(|| format!("`{minutes}` is not a number of minutes"))?;
    let mut test = Command::new("cargo");
    test.args(["test", "--test", "fuzz", "--locked", "--", "--nocapture"]);
    shell::run(test.env("STUDY_FUZZ_MINUTES", minutes))
}

/// The tools that the steps use.
struct Means {
    toolchain: Toolchain,
    packages: Packages,
    chromium: Browser,
    firefox: Result<Browser>,
    webkit: Result<Browser>,
}

impl Means {
    fn ready(engines: Engines) -> Result<Self> {
        let other = |engine| match engines {
            Engines::Chromium => bail!("`--engines all` adds it"),
            Engines::All => Browser::ready(engine),
        };
        Ok(Self {
            toolchain: Toolchain::ready(Std::Small)?,
            packages: Packages::ready()?,
            chromium: Browser::ready(Engine::Chromium)?,
            firefox: other(Engine::Firefox),
            webkit: other(Engine::WebKit),
        })
    }

    /// The browser, or why it is not available.
    fn browser(&self, engine: Engine) -> Result<&Browser, &anyhow::Error> {
        match engine {
            Engine::Chromium => Ok(&self.chromium),
            Engine::Firefox => self.firefox.as_ref(),
            Engine::WebKit => self.webkit.as_ref(),
        }
    }
}

struct Step<With> {
    name: &'static str,
    /// What a person should do if it fails.
    next: &'static str,
    work: fn(&With) -> Result<Outcome>,
}

/// The outcome of a step that did not fail.
enum Outcome {
    Passed,
    /// Passed, except for this part, for this reason.
    PassedWithout(String),
    /// Nothing was done, for this reason.
    LeftOut(String),
}

/// Runs the steps and returns the names of those that fail.
fn failing<With>(steps: &[Step<With>], with: &With) -> Vec<&'static str> {
    let failing = steps.iter().filter(|step| !step.is_done(with));
    failing.map(|step| step.name).collect()
}

impl<With> Step<With> {
    fn is_done(&self, with: &With) -> bool {
        println!("\n── {}", self.name);
        let start = Instant::now();
        let outcome = (self.work)(with);
        println!(
            "   {}",
            message(&outcome, start.elapsed().as_secs_f32(), self.next)
        );
        outcome.is_ok()
    }
}

fn message(outcome: &Result<Outcome>, seconds: f32, next: &str) -> String {
    match outcome {
        Ok(Outcome::Passed) => format!("passed in {seconds:.1} s"),
        Ok(Outcome::PassedWithout(part)) => format!("passed in {seconds:.1} s; left out: {part}"),
        Ok(Outcome::LeftOut(reason)) => format!("left out: {reason}"),
        Err(error) => format!("failed in {seconds:.1} s: {error:#}\n   next: {next}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_did_nothing_is_not_said_to_have_passed() {
        let outcome = Ok(Outcome::LeftOut("there is no Python".to_owned()));
        assert_eq!(
            message(&outcome, 0.0, "install it"),
            "left out: there is no Python"
        );
    }

    #[test]
    fn a_step_that_failed_says_what_to_do_next() {
        let said = message(&Err(anyhow!("it is broken")), 1.0, "mend it");
        assert_eq!(said, "failed in 1.0 s: it is broken\n   next: mend it");
    }
}
