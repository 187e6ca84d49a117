//! The checks themselves, in the order that finds the cheap mistakes first.

use super::{Means, Step};
use crate::budget::Load;
use crate::tools::anki;
use crate::{dist, embed, precache, shell, single};
use anyhow::{Context, Result};
use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

pub(super) const ALL: &[Step] = &[
    Step {
        name: "formatting",
        next: "run `cargo fmt --all`",
        work: |_| cargo("fmt --all --check"),
    },
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
        name: "lints",
        next: "mend what clippy names; an exception carries its reason",
        work: |_| cargo("clippy --workspace --all-targets --locked -- -D warnings"),
    },
    Step {
        name: "native tests",
        next: "run the failing test alone: `cargo test NAME`",
        work: |_| cargo("test --workspace --locked"),
    },
    Step {
        name: "import into Anki",
        next: "run `python tests/anki/import_twice.py` with the package `anki`; `STUDY_WRITE_FIXTURES=1 cargo test --test anki` writes its files anew",
        work: |_| import_into_anki(),
    },
    Step {
        name: "documentation",
        next: "mend the doc comment that rustdoc names",
        work: |_| documentation(),
    },
    Step {
        name: "lints for the browser",
        next: "mend what clippy names; native code stands behind `cfg(not(target_arch = \"wasm32\"))`",
        work: lints_for_the_browser,
    },
    Step {
        name: "release build",
        next: "mend what is named, then run `cargo xtask build`",
        work: |means| {
            dist::build(&means.toolchain)?;
            single::make(&means.packages)
        },
    },
    Step {
        name: "size budget",
        next: "find what grew with `twiggy top`, or take it out of the first load",
        work: size_budget,
    },
    Step {
        name: "the app's weight",
        next: "find what grew in the table above, or leave it out of `src/press/offline.rs`",
        work: |_| precache::check(Path::new(dist::FOLDER)),
    },
    Step {
        name: "browser tests",
        next: "run the failing test alone: `cargo test --target wasm32-unknown-unknown --test web NAME`",
        work: browser_tests,
    },
    Step {
        name: "end-to-end tests",
        next: "look at the pictures in `shots/`; `cargo xtask serve` shows the same site",
        work: end_to_end_tests,
    },
];

fn cargo(words: &str) -> Result<()> {
    shell::run(Command::new("cargo").args(words.split(' ')))
}

/// Scripts are written by hand and served as they are or bundled; either way they must at least parse.
fn scripts(means: &Means) -> Result<()> {
    for file in fs::read_dir("public").context("failed to read public")? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            let mut esbuild = means.packages.esbuild()?;
            shell::run(esbuild.arg(path).stdout(Stdio::null()))?;
        }
    }
    Ok(())
}

/// What may be depended on. Advisories are CI's: they are news, and no news should stop a change at somebody's desk.
fn dependencies() -> Result<()> {
    if shell::find(&["cargo-deny"]).is_none() {
        println!(
            "   left out here: cargo-deny is not installed (`cargo install cargo-deny`); CI has it"
        );
        return Ok(());
    }
    cargo("deny check bans licenses sources")
}

fn import_into_anki() -> Result<()> {
    match anki::python() {
        Ok(python) => shell::run(Command::new(python).arg("tests/anki/import_twice.py")),
        Err(reason) => {
            println!("   left out here: {reason}");
            Ok(())
        }
    }
}

fn documentation() -> Result<()> {
    let mut doc = Command::new("cargo");
    doc.args([
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
        "--locked",
    ]);
    shell::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn lints_for_the_browser(means: &Means) -> Result<()> {
    let what = ["--package", "study-widget", "--lib", "--bins", "--locked"];
    if means.toolchain.lints() {
        return shell::run(
            means
                .toolchain
                .cargo("clippy")
                .args(what)
                .args(["--", "-D", "warnings"]),
        );
    }
    println!(
        "   this machine's compiler for the browser has no clippy; the code is compiled and not linted"
    );
    shell::run(means.toolchain.cargo("check").args(what))
}

fn size_budget(means: &Means) -> Result<()> {
    let loads = embed::loads(Path::new(dist::FOLDER), means.toolchain.std())?;
    loads.iter().try_for_each(Load::check)
}

fn browser_tests(means: &Means) -> Result<()> {
    if !Path::new("tests/web.rs").exists() {
        return Ok(());
    }
    let mut test = means.toolchain.cargo("test");
    test.args(["--test", "web", "--locked"])
        .env("CHROMEDRIVER", &means.browsers.chromium.driver);
    // Two busy cores need longer than the runner's own 5 and 20 seconds.
    shell::run(
        test.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120"),
    )
}

fn end_to_end_tests(means: &Means) -> Result<()> {
    match &means.browsers.firefox {
        Some(_) => println!("   in Chromium and Firefox; left out: WebKit"),
        None => println!(
            "   in Chromium; left out: Firefox (install it, and geckodriver on PATH, to have it tested), WebKit"
        ),
    }
    stories(means, &[])
}

/// Tells the stories on the built site: those with one of `names` in theirs, or all.
pub(super) fn stories(means: &Means, names: &[&str]) -> Result<()> {
    let mut test = Command::new("cargo");
    test.args(["test", "--test", "e2e", "--locked", "--"])
        .args(names)
        .arg(format!("--test-threads={}", tellers()))
        .env("STUDY_AXE", means.packages.axe());
    means
        .browsers
        .name_to(test.env("STUDY_DIST", fs::canonicalize(dist::FOLDER)?));
    shell::run(&mut test)
}

/// How many stories are told at once: a browser spends much of its time waiting for the next frame.
fn tellers() -> usize {
    let cores = thread::available_parallelism().map_or(2, NonZero::get);
    (cores * 3).div_ceil(2)
}
