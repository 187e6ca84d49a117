//! The published versions: a deployment includes the embed of each, byte for byte, and of no version that is not
//! published.
//!
//! A page that pins `embed/1.2.3/` works for ever; `embed/` itself is of the newest site.

use crate::version::Version;
use crate::{dist, embed, integrity};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The file in the folder of a version with the hash of each of its files.
pub(crate) const MANIFEST: &str = "integrity.json";
/// The file beside these folders that lists them, for those who offer to pin a version.
const LIST: &str = "versions.json";

/// Copies every version in `released` into the built site, and removes the version of this build if it is not among
/// them, because the next build may differ under the same version.
pub(crate) fn carry(released: &Path) -> Result<()> {
    let embed = Path::new(dist::FOLDER).join("embed");
    let carried = into(&embed, released, env!("CARGO_PKG_VERSION"))?;
    println!("versions in {}: {}", embed.display(), carried.join(", "));
    Ok(())
}

/// Copies the versions in `released` into `embed`, and returns their names. Nothing is written if anything is wrong.
fn into(embed: &Path, released: &Path, built: &str) -> Result<Vec<String>> {
    let out = versions(released)?;
    for version in &out {
        let folder = released.join(version);
        let files = files(&folder)?;
        is_whole(&folder, &files)?;
        let here = embed.join(version);
        if here.exists() && self::files(&here)? != files {
            bail!(
                "{}: this build differs from what is out under its version; raise the version in Cargo.toml",
                here.display()
            );
        }
    }
    if !out.iter().any(|version| version == built) {
        let here = embed.join(built);
        if here.exists() {
            fs::remove_dir_all(&here)
                .with_context(|| format!("failed to remove {}", here.display()))?;
        }
    }
    for version in &out {
        let here = embed.join(version);
        fs::create_dir_all(&here)?;
        for (name, bytes) in files(&released.join(version))? {
            fs::write(here.join(&name), bytes)
                .with_context(|| format!("failed to write {name} of {version}"))?;
        }
    }
    list(embed)?;
    Ok(out)
}

/// Lists the versions in the folder `embed`, the newest first, each with the hash of its script.
pub(crate) fn list(embed: &Path) -> Result<()> {
    let mut all = versions(embed)?;
    all.sort_by_key(|version| Reverse(Version::find(version)));
    let pinned = |version: &String| {
        let manifest = fs::read(embed.join(version).join(MANIFEST))?;
        let hashes: Value = serde_json::from_slice(&manifest)?;
        let script = format!("{}.js", embed::MODULES[0]);
        Ok(json!({ "version": version, "integrity": hashes[script] }))
    };
    let list: Result<Vec<Value>> = all.iter().map(pinned).collect();
    let list = list.context("failed to read the versions of the embed")?;
    fs::write(embed.join(LIST), format!("{:#}\n", Value::from(list)))
        .with_context(|| format!("failed to write {LIST}"))
}

/// The names of the folders in `released`, sorted.
fn versions(released: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(released)
        .with_context(|| format!("{}: no such folder of versions", released.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        Ok((name, fs::read(entry.path())?))
    };
    let files: Result<_> = fs::read_dir(folder)?.map(read).collect();
    files.with_context(|| format!("failed to read {}", folder.display()))
}

/// Fails unless the files are exactly those that the version's own manifest lists, by their hashes.
fn is_whole(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    let place = folder.display();
    let Some(manifest) = files.get(MANIFEST) else {
        bail!("{place}: there is no {MANIFEST}; take the folder from the release as it is");
    };
    let listed: BTreeMap<String, String> = serde_json::from_slice(manifest)
        .with_context(|| format!("{place}: {MANIFEST} cannot be read"))?;
    let found: BTreeMap<String, String> = files
        .iter()
        .filter(|(name, _)| *name != MANIFEST)
        .map(|(name, bytes)| (name.clone(), integrity::sha384(bytes)))
        .collect();
    if found != listed {
        bail!(
            "{place}: its files are not those of its {MANIFEST}; take the folder from the release as it is"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// An empty folder for one test.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("carry-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// What a build leaves in `embed/`: the files, and the same files again under its version.
    fn build(embed: &Path, version: &str, script: &str) {
        let _ = fs::remove_dir_all(embed);
        let here = embed.join(version);
        fs::create_dir_all(&here).unwrap();
        let files = [
            ("study-widget.js".to_owned(), script.as_bytes().to_vec()),
            ("study-widget.wasm".to_owned(), b"\0asm".to_vec()),
        ];
        for (name, bytes) in &files {
            fs::write(embed.join(name), bytes).unwrap();
            fs::write(here.join(name), bytes).unwrap();
        }
        fs::write(here.join(MANIFEST), integrity::manifest(&files)).unwrap();
    }

    /// Copies what the release workflow publishes of a build.
    fn release(embed: &Path, version: &str, released: &Path) {
        let to = released.join(version);
        fs::create_dir_all(&to).unwrap();
        for (name, bytes) in files(&embed.join(version)).unwrap() {
            fs::write(to.join(name), bytes).unwrap();
        }
    }

    /// The hash by which a page would pin a file, if the site still serves it.
    fn served(embed: &Path, file: &str) -> Option<String> {
        fs::read(embed.join(file))
            .ok()
            .map(|bytes| integrity::sha384(&bytes))
    }

    /// The versions that can be pinned, with their hashes.
    fn listed(embed: &Path) -> Vec<(String, String)> {
        let list: Value = serde_json::from_slice(&fs::read(embed.join(LIST)).unwrap()).unwrap();
        let entry = |entry: &Value| {
            ["version", "integrity"].map(|name| entry[name].as_str().unwrap().to_owned())
        };
        let entries = list.as_array().unwrap().iter().map(entry);
        entries.map(|[version, hash]| (version, hash)).collect()
    }

    #[test]
    fn the_newest_version_is_listed_first() {
        let root = folder("listed");
        for version in ["0.9.0", "0.10.0", "0.2.0"] {
            let scratch = root.join("scratch");
            build(&scratch, version, version);
            release(&scratch, version, &root.join("embed"));
        }
        list(&root.join("embed")).unwrap();
        let versions: Vec<_> = listed(&root.join("embed"));
        let versions: Vec<_> = versions
            .iter()
            .map(|(version, _)| version.as_str())
            .collect();
        assert_eq!(versions, ["0.10.0", "0.9.0", "0.2.0"]);
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn three_deployments_leave_a_page_pinned_to_the_first_as_it_was() {
        let root = folder("three");
        let (embed, released) = (root.join("embed"), root.join("released"));
        fs::create_dir(&released).unwrap();
        let pin = integrity::sha384(b"first");

        build(&embed, "0.1.0", "first");
        release(&embed, "0.1.0", &released);
        assert_eq!(into(&embed, &released, "0.1.0").unwrap(), ["0.1.0"]);
        assert_eq!(served(&embed, "0.1.0/study-widget.js"), Some(pin.clone()));

        build(&embed, "0.1.1", "between two versions");
        assert_eq!(into(&embed, &released, "0.1.1").unwrap(), ["0.1.0"]);
        assert_eq!(served(&embed, "0.1.1/study-widget.js"), None);
        assert_eq!(listed(&embed), [("0.1.0".to_owned(), pin.clone())]);

        build(&embed, "0.1.1", "second");
        release(&embed, "0.1.1", &released);
        build(&embed, "0.1.2", "third");
        assert_eq!(
            into(&embed, &released, "0.1.2").unwrap(),
            ["0.1.0", "0.1.1"]
        );

        assert_eq!(served(&embed, "0.1.0/study-widget.js"), Some(pin));
        let newest = Some(integrity::sha384(b"third"));
        assert_eq!(served(&embed, "study-widget.js"), newest);
        for version in ["0.1.0", "0.1.1"] {
            let folder = embed.join(version);
            is_whole(&folder, &files(&folder).unwrap()).unwrap();
        }
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn other_content_under_a_version_that_is_out_is_refused() {
        let root = folder("other");
        let (embed, released) = (root.join("embed"), root.join("released"));
        build(&embed, "0.1.0", "first");
        release(&embed, "0.1.0", &released);
        build(&embed, "0.1.0", "changed since");
        let said = into(&embed, &released, "0.1.0").unwrap_err().to_string();
        assert!(said.ends_with("raise the version in Cargo.toml"), "{said}");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_release_that_is_not_what_its_manifest_says_is_refused_and_nothing_is_written() {
        let root = folder("broken");
        let (embed, released) = (root.join("embed"), root.join("released"));
        build(&embed, "0.1.0", "first");
        release(&embed, "0.1.0", &released);
        fs::write(released.join("0.1.0/study-widget.js"), "tampered").unwrap();
        build(&embed, "0.1.1", "second");
        assert!(into(&embed, &released, "0.1.1").is_err());
        assert!(!embed.join("0.1.0").exists() && embed.join("0.1.1").exists());
        fs::remove_file(released.join("0.1.0").join(MANIFEST)).unwrap();
        assert!(into(&embed, &released, "0.1.1").is_err());
        fs::remove_dir_all(root).unwrap();
    }
}
