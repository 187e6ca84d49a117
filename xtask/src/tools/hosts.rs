//! Generators and frameworks, each with the small site that is built by it, in the cache: npm's by a lock and `npm run build`,
//! PyPI's by a list of versions and one command.

use super::{cache, install, packages, pypi, text};
use crate::{integrity, shell};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How each of PyPI's makes `site` of `pages`.
const BY_PYTHON: [(&str, &str); 3] = [
    ("mdbook", "mdbook build -d site"),
    ("mkdocs", "mkdocs build --quiet -d site"),
    ("sphinx", "sphinx-build -q -c . pages site"),
];

/// Where the site of a host is, built in the cache where what it is made of is new.
pub(crate) fn built_host(source: &Path) -> Result<PathBuf> {
    let name = source.file_name().context("a folder")?.to_string_lossy();
    let mut files = Vec::new();
    list(source, &mut files)?;
    let articles = articles(source)?;
    let mut made_of = Vec::new();
    for file in files.iter().chain(&articles) {
        made_of.push(text(file)?);
    }
    let parts: Vec<&[u8]> = made_of.iter().map(String::as_bytes).collect();
    let folder = cache::folder(&format!("host-{name}-{}", integrity::short(&parts)))?;
    let site = folder.join("site");
    if !site.is_dir() {
        let what = format!("{name}, and its site");
        install(&what, "half a minute to three", || {
            let part = folder.with_extension("part");
            let _ = fs::remove_dir_all(&part);
            for file in &files {
                copy(file, &part.join(file.strip_prefix(source)?))?;
            }
            for article in &articles {
                let name = article.file_name().context("an article")?;
                copy(article, &part.join("pages").join(name))?;
            }
            build(&name, &part)?;
            // What made it is large, and has done its work.
            fs::create_dir_all(&folder)?;
            fs::rename(part.join("site"), &site)?;
            Ok(fs::remove_dir_all(part)?)
        })?;
    }
    Ok(site)
}

fn build(name: &str, folder: &Path) -> Result<()> {
    if folder.join("package.json").is_file() {
        packages::install_locked(folder)?;
        let mut npm = Command::new(shell::find(&["npm"]).context("npm is not on PATH")?);
        npm.args(["run", "build"]).current_dir(folder);
        return shell::read(&mut npm).map(drop);
    }
    let (_, command) = BY_PYTHON
        .iter()
        .find(|(known, _)| *known == name)
        .with_context(|| format!("nobody says how {name} is built"))?;
    let programs = pypi::with(&folder.join("python"), &folder.join("requirements.txt"))?;
    let (program, rest) = command.split_once(' ').context("a command")?;
    let mut make = Command::new(programs.join(program));
    make.args(rest.split(' ')).current_dir(folder);
    shell::read(&mut make)?;
    if !folder.join("site").is_dir() {
        bail!("`{command}` made no site");
    }
    Ok(())
}

/// The pages that every host is built of; they stand beside its folder.
fn articles(source: &Path) -> Result<Vec<PathBuf>> {
    let beside = source.parent().context("a folder for all hosts")?;
    Ok(["article.md", "elsewhere.md"]
        .map(|name| beside.join(name))
        .into())
}

/// All files below a folder, in order.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{}", folder.display()))?;
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        match path.is_dir() {
            true => list(&path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().context("a folder")?)?;
    fs::copy(from, to)?;
    Ok(())
}
