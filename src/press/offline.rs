//! What the app keeps to work offline: a list of the finished site's files, written into its service worker.
//!
//! Each file is listed with a hash of its bytes. So a change of any file changes the worker, by which a browser notices
//! a new release, and a browser keeps only files with the listed content.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The placeholders in the worker: for the list, and for the name of the release.
const PLACES: [&str; 2] = ["const FILES = {};", "const RELEASE = \"none\";"];

/// Within how many bytes a page states its language.
const HEAD: usize = 200;

/// A file of the finished site: its path, with `/` between names, and its bytes.
pub type SiteFile = (String, Vec<u8>);

/// Writes the list into the worker: those of the site's files that readers use. `None` if the worker lacks a
/// placeholder.
#[must_use]
pub fn offline(worker: &str, files: &[SiteFile]) -> Option<String> {
    let mut kept: Vec<_> = files
        .iter()
        .filter(|(path, _)| match language(path) {
            Some(code) => is_spoken(code, files),
            None => is_kept(path),
        })
        .collect();
    kept.sort();
    let lines: String = kept
        .iter()
        .map(|(path, bytes)| format!("  \"{path}\": \"{}\",\n", integrity(bytes)))
        .collect();
    let release = &integrity(lines.as_bytes())["sha256-".len()..][..12];
    PLACES.iter().all(|place| worker.contains(place)).then(|| {
        worker
            .replace(PLACES[0], &format!("const FILES = {{\n{lines}}};"))
            .replace(PLACES[1], &format!("const RELEASE = \"{release}\";"))
    })
}

/// Whether readers reach the file from the library; other files are for hosts, installers and other sites.
fn is_kept(path: &str) -> bool {
    let folders: Vec<_> = path.split('/').collect();
    match folders[..] {
        ["sw.js" | "404.html"] => false,
        [
            "icons" | "screenshots" | "single" | "embed-docs" | "package" | "extension"
            | "extension-firefox",
            ..,
        ] => false,
        [name] if name.ends_with(".zip") => false,
        // The same files again under their version, and the list of versions.
        ["embed", _, _, ..] | ["embed", "versions.json"] => false,
        [.., name] => !name.starts_with('.'),
        [] => false,
    }
}

/// The language whose texts a file of the embed contains; `None` if it contains none.
fn language(path: &str) -> Option<&str> {
    path.strip_prefix("embed/study-widget.")?
        .strip_suffix(".txt")
}

/// Whether a page of the site is in this language.
fn is_spoken(code: &str, files: &[SiteFile]) -> bool {
    let tags = ["\"", "-"].map(|end| format!("<html lang=\"{code}{end}").into_bytes());
    let is_in_it = |page: &[u8]| {
        let mut head = page.windows(tags[0].len());
        head.any(|part| tags.iter().any(|tag| tag == part))
    };
    let mut pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.any(|(_, page)| is_in_it(&page[..page.len().min(HEAD)]))
}

/// A hash in the form of a request's `integrity`.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}
