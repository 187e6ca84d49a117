//! Builds the small site of each generator or framework in the cache: with npm by a lock file and `npm run build`, with
//! PyPI by a list of versions and one command, with Debian by one command. If the generator has a recipe, its code is
//! put into the site.

use super::{cache, install, packages, pypi, recipes, system, text};
use crate::{integrity, shell};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The commands by which PyPI's and Debian's generators make `site` from `pages`.
const COMMANDS: [(&str, &str); 5] = [
    ("hugo", "hugo --quiet"),
    ("jekyll", "jekyll build --quiet"),
    ("mdbook", "mdbook build -d site"),
    ("mkdocs", "mkdocs build --quiet -d site"),
    ("sphinx", "sphinx-build -q -c . pages site"),
];

/// The pages of which every host is built; they are beside its folder.
const ARTICLES: [&str; 2] = ["article.md", "elsewhere.md"];

/// The folder of a host's site, built in the cache if one of its sources is new.
pub(crate) fn built_host(source: &Path) -> Result<PathBuf> {
    let name = source.file_name().context("a folder")?.to_string_lossy();
    let mut files = Vec::new();
    list(source, &mut files)?;
    let mut made_of = Vec::new();
    for file in files {
        let path = file.strip_prefix(source)?.to_string_lossy().into_owned();
        made_of.push((path, text(&file)?));
    }
    for article in ARTICLES {
        let beside = source.with_file_name(article);
        made_of.push((format!("pages/{article}"), text(&beside)?));
    }
    if let Some(recipe) = recipes::recipe(&name) {
        recipes::follow(&recipe, &mut made_of)?;
    }
    let parts: Vec<&[u8]> = made_of.iter().map(|(_, text)| text.as_bytes()).collect();
    let folder = cache::folder(&format!("host-{name}-{}", integrity::short(&parts)))?;
    let site = folder.join("site");
    if !site.is_dir() {
        let what = format!("{name}, and its site");
        install(&what, "half a minute to three", || {
            let part = folder.with_extension("part");
            let _ = fs::remove_dir_all(&part);
            for (path, text) in &made_of {
                let file = part.join(path);
                fs::create_dir_all(file.parent().context("a folder")?)?;
                fs::write(file, text)?;
            }
            build(&name, &part)?;
            // The generator is large and no longer needed.
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
    let (_, command) = COMMANDS
        .iter()
        .find(|(known, _)| *known == name)
        .with_context(|| format!("nobody says how {name} is built"))?;
    let (program, rest) = command.split_once(' ').context("a command")?;
    let mut make = Command::new(program_of(folder, program)?);
    make.args(rest.split(' ')).current_dir(folder);
    shell::read(&mut make)?;
    if !folder.join("site").is_dir() {
        bail!("`{command}` made no site");
    }
    Ok(())
}

/// The program that builds a host, installed from the packages that the host lists if it is missing.
fn program_of(folder: &Path, program: &str) -> Result<PathBuf> {
    let of_debian = folder.join("debian.txt");
    if !of_debian.is_file() {
        let programs = pypi::with(&folder.join("python"), &folder.join("requirements.txt"))?;
        return Ok(programs.join(program));
    }
    if shell::find(&[program]).is_none() {
        let packages = text(&of_debian)?;
        let packages: Vec<&str> = packages.lines().collect();
        system::install(
            program,
            "a minute",
            &packages,
            &format!("install {program}"),
        )?;
    }
    shell::find(&[program]).with_context(|| format!("{program} is not on PATH"))
}

/// All files below a folder, sorted.
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
