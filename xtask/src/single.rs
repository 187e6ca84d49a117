//! Each guide as one self-contained HTML file: it needs no network, no server and no other file.
//!
//! Made from the finished site. The files that a page names are put into it: the style sheet, the scripts, and the
//! binaries as `data:` URLs. Its policy then allows only these, by their hashes.

use crate::tools::Packages;
use crate::{dist, integrity, languages, shell};
use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::fs;
use std::path::Path;

const WORK: &str = "target/single";
const ENTRY: &str = "study-widget.js";

/// Writes `single/<guide>.html` into the finished site, and prints the size of each.
pub(crate) fn make(packages: &Packages) -> Result<()> {
    let site = Path::new(dist::FOLDER);
    let parts = Parts {
        style: read(&site.join("site.css"))?,
        script: script(packages, &site.join("embed"))?,
        icon: STANDARD.encode(read(&site.join("icon.svg"))?),
        languages: languages::files()?,
    };
    let folder = site.join("single");
    fs::create_dir_all(&folder)?;
    for guide in fs::read_dir(site.join("guides")).context("the site has no guides")? {
        let guide = guide?;
        let page = page(&read(&guide.path().join("index.html"))?, &parts)?;
        let file = folder.join(guide.file_name()).with_extension("html");
        println!(
            "{} needs nothing else; {} bytes",
            file.display(),
            page.len()
        );
        fs::write(&file, page)?;
    }
    Ok(())
}

/// The parts that go into every page.
struct Parts {
    style: String,
    script: String,
    /// The icon in base64.
    icon: String,
    /// The files of all languages; a page gets the one of its own language.
    languages: Vec<(String, Vec<u8>)>,
}

impl Parts {
    /// The texts of the controls in the language of a page; empty for English, and for a language without texts.
    fn texts(&self, page: &str) -> String {
        let tag = page.split_once("<html lang=\"").map_or("", |(_, tag)| tag);
        let code = tag.split(['"', '-']).next().unwrap_or_default();
        let file = format!("study-widget.{code}.txt");
        let texts = self.languages.iter().find(|(name, _)| *name == file);
        texts.map_or_else(String::new, |(_, bytes)| {
            let bytes = STANDARD.encode(bytes);
            format!("<meta name=\"study-texts\" content=\"data:text/plain;base64,{bytes}\">")
        })
    }
}

/// One script made of all scripts of the embed, with the binaries in it.
fn script(packages: &Packages, embed: &Path) -> Result<String> {
    fs::create_dir_all(WORK)?;
    for file in fs::read_dir(embed)? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            let inside = with_files(&read(&path)?, |name| fs::read(embed.join(name)).ok());
            fs::write(
                Path::new(WORK).join(path.file_name().unwrap_or_default()),
                inside,
            )?;
        }
    }
    let bundle = Path::new(WORK).join("bundle.mjs");
    let mut esbuild = packages.esbuild()?;
    esbuild.arg(Path::new(WORK).join(ENTRY));
    esbuild.args("--bundle --format=esm --minify --legal-comments=none".split(' '));
    shell::run(esbuild.arg(format!("--outfile={}", bundle.display())))?;
    Ok(read(&bundle)?.trim_end().to_owned())
}

/// A script in which each `new URL("file", …)` is replaced by what it leads to: another script of the same bundle, or
/// bytes; `URL` may have another name in it. A URL of no file stays: wasm-bindgen writes one that is never used.
fn with_files(script: &str, file: impl Fn(&str) -> Option<Vec<u8>>) -> String {
    let mut parts = script.split("new ");
    let mut inside = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let address = address_in(part)
            .and_then(|(name, rest)| Some((name, file(name)?, rest.split_once(')')?.1)));
        match address {
            Some((name, _, rest)) if name.ends_with(".js") => {
                inside.push_str(&format!("\"./{name}\"{rest}"));
            }
            Some((_, bytes, rest)) => {
                let bytes = STANDARD.encode(bytes);
                inside.push_str(&format!("\"data:application/wasm;base64,{bytes}\"{rest}"));
            }
            None => inside.push_str(&format!("new {part}")),
        }
    }
    inside
}

/// The address at the beginning of what follows a `new`, and the rest.
fn address_in(made: &str) -> Option<(&str, &str)> {
    let (class, rest) = made.split_once("(\"")?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    class
        .chars()
        .all(is_name)
        .then(|| rest.split_once("\","))
        .flatten()
}

/// A guide's page with everything in it, and without the links to the library.
fn page(page: &str, parts: &Parts) -> Result<String> {
    let Parts {
        style,
        script,
        icon,
        ..
    } = parts;
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; connect-src data:; img-src data:; base-uri 'none'; form-action 'none'",
        integrity::sha256(script.as_bytes()),
        integrity::sha256(style.as_bytes()),
    );
    let mut lines = Vec::new();
    let mut put = 0;
    for line in page.lines() {
        let replaced = if line.starts_with("<meta http-equiv=\"Content-Security-Policy\"") {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
        } else if line.starts_with("<link rel=\"icon\"") {
            format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">")
        } else if line.starts_with("<link rel=\"stylesheet\"") {
            format!("<style>{style}</style>")
        } else if line.starts_with("<script") && line.contains("/embed/") {
            let texts = parts.texts(page);
            format!("{texts}<script type=\"module\">{script}</script>")
        } else {
            // The other links and scripts in the head belong to the app.
            let of_the_app = line.starts_with("<link") || line.starts_with("<script");
            if !of_the_app {
                lines.push(without_links(line));
            }
            continue;
        };
        lines.push(replaced);
        put += 1;
    }
    if put != 4 {
        bail!(
            "a guide's page names {put} of policy, icon, style and script; `src/press/guide.html` and `xtask/src/single.rs` tell each other apart"
        );
    }
    Ok(lines.join("\n") + "\n")
}

/// A line whose links to the library are reduced to their words, and whose links to other guides lead to the files
/// beside it.
fn without_links(line: &str) -> String {
    let mut parts = line.split("<a href=\"../");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let Some((address, rest)) = part.split_once("\">") else {
            text.push_str(part);
            continue;
        };
        match address.split_once('/') {
            Some(("..", _)) => text.push_str(&rest.replacen("</a>", "", 1)),
            Some((guide, at)) => text.push_str(&format!("<a href=\"{guide}.html{at}\">{rest}")),
            None => text.push_str(&format!("<a href=\"{address}.html\">{rest}")),
        }
    }
    text
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("failed to read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_fetches_is_in_it() {
        let script = r#"const w=new URL("a.wasm",here);fetch(w,{integrity:"x"});import(new m$("b.js",import.meta.url));new URL("c",y);new Set(w)"#;
        let inside = with_files(script, |name| (name != "c").then(|| name.into()));
        assert_eq!(
            inside,
            r#"const w="data:application/wasm;base64,YS53YXNt";fetch(w,{integrity:"x"});import("./b.js");new URL("c",y);new Set(w)"#
        );
    }

    #[test]
    fn a_page_names_no_file_and_allows_only_what_is_in_it() {
        let template = include_str!("../../src/press/guide.html");
        let parts = Parts {
            style: "a{}".into(),
            script: "b()".into(),
            icon: "aWNvbg==".into(),
            languages: Vec::new(),
        };
        let page = page(template, &parts).unwrap();
        assert!(
            !page.contains("href=\"..") && !page.contains("src=\""),
            "{page}"
        );
        assert!(
            page.contains("<style>a{}</style>")
                && page.contains("<script type=\"module\">b()</script>")
        );
        assert!(
            page.contains(&integrity::sha256(b"b()")) && page.contains(&integrity::sha256(b"a{}"))
        );
        assert!(
            page.contains("<header class=\"site\">Study Widget</header>"),
            "{page}"
        );
        assert!(super::page("<p>", &parts).is_err());
    }

    #[test]
    fn a_page_brings_the_texts_of_its_language_along() {
        let parts = Parts {
            style: String::new(),
            script: String::new(),
            icon: String::new(),
            languages: vec![("study-widget.de.txt".to_owned(), b"other".to_vec())],
        };
        let texts = "<meta name=\"study-texts\" content=\"data:text/plain;base64,b3RoZXI=\">";
        assert_eq!(parts.texts("<!doctype html><html lang=\"de-AT\">"), texts);
        assert_eq!(parts.texts("<html lang=\"en\">"), "");
    }

    #[test]
    fn other_guides_are_the_files_beside() {
        let line = "<p><a href=\"../caching/#ttl\">TTL</a>, <a href=\"#here\">here</a>, <a href=\"../../\">all</a></p>";
        assert_eq!(
            without_links(line),
            "<p><a href=\"caching.html#ttl\">TTL</a>, <a href=\"#here\">here</a>, all</p>"
        );
    }
}
