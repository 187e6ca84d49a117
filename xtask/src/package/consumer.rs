//! Apps that install the package: a fresh Vite project and a Docusaurus site. Each is built, served and opened in
//! Chromium, where its script ticks a box and then requests an address that reports it.

use crate::host::Host;
use crate::tools::{Browser, Engine, PackageJudges};
use crate::{dist, shell};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{fs, iter};

const APPS: &str = "xtask/package/apps";
const BUILT: &str = "target/package";
/// The files that the Docusaurus site takes from `tests/hosts`: versions and pages.
const DOCUSAURUS: [(&str, &str); 4] = [
    ("docusaurus/package.json", "package.json"),
    ("docusaurus/package-lock.json", "package-lock.json"),
    ("article.md", "pages/article.md"),
    ("elsewhere.md", "pages/elsewhere.md"),
];
const BROWSER: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync";
/// The path that the script requests once a box is ticked.
const TICKED: &str = "/ticked-1";
/// If a browser requests nothing for this long, it has stopped.
const SILENCE: Duration = Duration::from_secs(60);

/// Installs the tarball into each app, builds it and ticks a box, and checks the types in one; an error if any of it
/// fails.
pub(super) fn try_it(judges: &PackageJudges, tarball: &Path) -> Result<()> {
    let vite = fresh("vite", &[])?;
    install(&vite, tarball)?;
    shell::run(judges.tsc().current_dir(&vite))?;
    let mut build = judges.vite();
    shell::run(
        build
            .args(["build", "--logLevel", "warn"])
            .current_dir(&vite),
    )?;
    ticks("a fresh Vite app", &vite.join("dist"), "")?;

    let docusaurus = fresh("docusaurus", &DOCUSAURUS)?;
    install(&docusaurus, tarball)?;
    shell::read(npm()?.args(["run", "build"]).current_dir(&docusaurus))?;
    ticks("a Docusaurus site", &docusaurus.join("site"), "article/")
}

/// A fresh copy of an app: its own files, the script that all share, and the files of `hosts`, from there to here.
fn fresh(name: &str, hosts: &[(&str, &str)]) -> Result<PathBuf> {
    let app = std::path::absolute(BUILT)?.join(name);
    if app.exists() {
        fs::remove_dir_all(&app)?;
    }
    let apps = Path::new(APPS);
    dist::copy(&apps.join(name), &app)?;
    dist::copy(&apps.join("main.ts"), &app.join("main.ts"))?;
    for (from, to) in hosts {
        let to = app.join(to);
        fs::create_dir_all(to.parent().context("a folder")?)?;
        dist::copy(&Path::new("tests/hosts").join(from), &to)?;
    }
    Ok(app)
}

fn install(app: &Path, tarball: &Path) -> Result<()> {
    let quietly = [
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    let mut install = npm()?;
    install.arg("install").args(quietly).arg(tarball);
    shell::run(install.current_dir(app))
}

fn npm() -> Result<Command> {
    let npm = shell::find(&["npm"]).context("npm is not on PATH; install it beside Node")?;
    Ok(Command::new(npm))
}

/// Opens a page of a site and lets its scripts run; an error if they tick no box.
fn ticks(what: &str, site: &Path, page: &str) -> Result<()> {
    let (address, asked) = Host::ALONE.serve_and_tell(site)?;
    let profile = site.with_file_name("profile");
    let mut chrome = Command::new(Browser::ready(Engine::Chromium)?.program);
    chrome.args(BROWSER.split_whitespace());
    chrome.arg(format!("--user-data-dir={}", profile.display()));
    chrome.arg(format!("{address}{page}")).stderr(Stdio::null());
    let mut chrome = chrome.spawn().context("failed to start Chromium")?;
    let mut requests = iter::from_fn(|| asked.recv_timeout(SILENCE).ok());
    let has_ticked = requests.any(|target| target == TICKED);
    chrome.kill()?;
    chrome.wait()?;
    if !has_ticked {
        bail!(
            "{what} ticked no box; open {} and look at its console",
            site.display()
        );
    }
    println!("in {what} a box was ticked");
    Ok(())
}
