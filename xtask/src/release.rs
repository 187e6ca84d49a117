//! A release: the heading in CHANGELOG.md and the tag. `release.yml` makes everything else from the tag.
//!
//! The version in Cargo.toml is raised at once, so that no later build has the version of a published one.

use crate::shell;
use crate::version::Version;
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::Command;

const CHANGELOG: &str = "CHANGELOG.md";
const UNRELEASED: &str = "## Unreleased\n";

/// Commits and tags the version in Cargo.toml, then raises it. Nothing is pushed.
pub(crate) fn release() -> Result<()> {
    if !git(&["status", "--porcelain"])?.is_empty() {
        bail!("there are changes that are not committed; commit or stash them first");
    }
    let manifest = read("Cargo.toml")?;
    let version = Version::find(&manifest).context("Cargo.toml names no version")?;
    let tag = format!("v{version}");
    if !git(&["tag", "--list", &tag])?.is_empty() {
        bail!("{tag} is out; raise the version in Cargo.toml and commit it");
    }
    let now = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now());
    fs::write(
        CHANGELOG,
        headed(&read(CHANGELOG)?, version, &now.date().to_string())?,
    )?;
    git(&[
        "commit",
        "--all",
        "--message",
        &format!("Release {version}"),
    ])?;
    git(&[
        "tag",
        "--annotate",
        &tag,
        "--message",
        &format!("Study Widget {version}"),
    ])?;

    let next = Version(version.0, version.1, version.2 + 1);
    fs::write("Cargo.toml", raised(&manifest, version, next)?)?;
    let mut lock = Command::new("cargo");
    shell::run(lock.args(["update", "--workspace", "--offline", "--quiet"]))?;
    git(&["commit", "--all", "--message", &format!("Begin {next}")])?;
    println!("{tag} is tagged and {next} begun; `git push origin HEAD {tag}` publishes both");
    Ok(())
}

/// The changelog with a heading for the version above what was unreleased.
fn headed(changelog: &str, version: Version, date: &str) -> Result<String> {
    let Some((before, after)) = changelog.split_once(UNRELEASED) else {
        bail!("{CHANGELOG}: there is no `## Unreleased`; put it above what is new");
    };
    let new = after.split("\n## ").next().unwrap_or_default();
    if new.trim().is_empty() {
        bail!("{CHANGELOG}: nothing is new since the last version; say what is");
    }
    Ok(format!(
        "{before}{UNRELEASED}\n## {version} - {date}\n{after}"
    ))
}

fn raised(manifest: &str, version: Version, next: Version) -> Result<String> {
    let line = format!("version = \"{version}\"");
    if manifest.matches(&line).count() != 1 {
        bail!("Cargo.toml: `{line}` does not stand there once; raise the version by hand");
    }
    Ok(manifest.replace(&line, &format!("version = \"{next}\"")))
}

fn read(file: &str) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("failed to read {file}"))
}

fn git(arguments: &[&str]) -> Result<String> {
    shell::read(Command::new("git").args(arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "# Changelog\n\n## Unreleased\n\n### Added\n\n- A tag.\n";

    #[test]
    fn what_was_unreleased_gets_the_version_and_the_day() {
        let once = headed(BEFORE, Version(0, 1, 0), "2026-11-29").unwrap();
        let expected =
            "# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2026-11-29\n\n### Added\n\n- A tag.\n";
        assert_eq!(once, expected);
    }

    #[test]
    fn a_version_in_which_nothing_is_new_is_refused() {
        let once = headed(BEFORE, Version(0, 1, 0), "2026-11-29").unwrap();
        assert!(headed(&once, Version(0, 1, 1), "2026-11-30").is_err());
        assert!(headed("# Changelog\n", Version(0, 1, 0), "2026-11-29").is_err());
    }

    #[test]
    fn the_version_of_the_house_can_be_raised() {
        let manifest = include_str!("../../Cargo.toml");
        let version = Version::find(manifest).unwrap();
        assert_eq!(version.to_string(), env!("CARGO_PKG_VERSION"));
        let next = Version(9, 9, 9);
        assert_eq!(
            Version::find(&raised(manifest, version, next).unwrap()),
            Some(next)
        );
        assert!(raised("[package]\n", version, next).is_err());
    }
}
