//! A stranger's app that installs the package: a fresh Vite project, built, served, and opened in Chromium, where its script
//! ticks a box and says so in the page's title.

use crate::host::Host;
use crate::shell;
use crate::tools::{Browser, Engine, PackageJudges};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FOLDER: &str = "target/package/app";
const PACKAGE: &str = r#"{ "name": "app", "private": true, "type": "module" }"#;
const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An app</title></head><body><article>
<h1>Questions</h1>
<h2>What is a lock for?</h2><p><b>Answer framework</b></p><ul><li>One at a time.</li><li>Held as shortly as can be.</li></ul>
</article><script type="module" src="/main.ts"></script></body></html>"#;
const SCRIPT: &str = r#"import "study-widget";
import type { StudyWidgetElement } from "study-widget";

addEventListener("study-progress", ({ detail }) => {
  document.title = `ticked ${detail.ticked} of ${detail.total}`;
});
addEventListener("study-ready", () => {
  const widget: StudyWidgetElement | null = document.querySelector("study-widget");
  widget?.showAll();
  const tick = () => {
    const box = document.querySelector("study-tick")?.shadowRoot?.querySelector("input");
    if (box) box.click();
    else requestAnimationFrame(tick);
  };
  tick();
});
"#;
const TYPES: &str = r#"{ "compilerOptions": { "strict": true, "noEmit": true, "target": "es2022", "module": "esnext",
"moduleResolution": "bundler", "lib": ["es2022", "dom", "dom.iterable"], "types": [] }, "include": ["main.ts"] }"#;
const BROWSER: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync --virtual-time-budget=30000 --dump-dom";

/// Installs the tarball, checks the app's types, builds it and ticks a box; an error where any of it fails.
pub(super) fn try_it(judges: &PackageJudges, tarball: &Path) -> Result<()> {
    let app = std::path::absolute(FOLDER)?;
    if app.exists() {
        fs::remove_dir_all(&app)?;
    }
    fs::create_dir_all(&app)?;
    for (name, text) in [
        ("package.json", PACKAGE),
        ("index.html", PAGE),
        ("main.ts", SCRIPT),
        ("tsconfig.json", TYPES),
    ] {
        fs::write(app.join(name), text)?;
    }
    let npm = shell::find(&["npm"]).context("npm is not on PATH; install it beside Node")?;
    let mut install = Command::new(npm);
    install.args([
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]);
    shell::run(install.arg(tarball).current_dir(&app))?;
    shell::run(judges.tsc().current_dir(&app))?;
    shell::run(
        judges
            .vite()
            .args(["build", "--logLevel", "warn"])
            .current_dir(&app),
    )?;
    let page = opened(&app.join("dist"))?;
    match page.contains("<title>ticked 1 of 2</title>") {
        true => println!("in a fresh Vite app a box was ticked"),
        false => bail!(
            "the app ticked no box; open {} and look at its console",
            app.join("dist").display()
        ),
    }
    Ok(())
}

/// What the page is after its scripts ran.
fn opened(site: &Path) -> Result<String> {
    let address = Host::ALONE.serve(site)?;
    let profile: PathBuf = site.with_file_name("profile");
    let mut chrome = Command::new(Browser::ready(Engine::Chromium)?.program);
    chrome.args(BROWSER.split_whitespace());
    chrome.arg(format!("--user-data-dir={}", profile.display()));
    shell::read(chrome.arg(address))
}
