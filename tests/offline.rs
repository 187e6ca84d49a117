//! The list of files in the service worker: what it contains, and when it changes.

#![allow(clippy::unwrap_used, reason = "a list that is missing is a failure")]

use study_widget::press::offline;

const WORKER: &str = "const FILES = {};\nconst RELEASE = \"none\";\n";

fn site(changed: &str) -> Vec<(String, Vec<u8>)> {
    let paths = [
        "site.css",
        "index.html",
        "guides/caching/index.html",
        "embed/study-widget.js",
        "embed/versions.json",
        "embed/0.1.0/study-widget.js",
        "embed/0.1.0/integrity.json",
        "embed-docs/hugo/index.html",
        "extension/study-widget.js",
        "extension-firefox.zip",
        "icons/512.png",
        "package/study-widget.js",
        "screenshots/guide.png",
        "sw.js",
        "404.html",
        ".nojekyll",
    ];
    let bytes = |path: &str| if path == changed { "new" } else { "old" }.into();
    paths.map(|path| (path.to_owned(), bytes(path))).into()
}

fn listed(changed: &str) -> String {
    offline(WORKER, &site(changed)).unwrap()
}

#[test]
fn what_a_reader_comes_to_is_listed_in_order_with_its_hash() {
    let hash = "sha256-y6BrVzb69n5UsHtWHq6UOV53TFF6fZEKVDaeEmPM+9Q=";
    let expected = format!(
        "const FILES = {{
  \"embed/study-widget.js\": \"{hash}\",
  \"guides/caching/index.html\": \"{hash}\",
  \"index.html\": \"{hash}\",
  \"site.css\": \"{hash}\",
}};
"
    );
    let list = listed("");
    assert!(list.starts_with(&expected), "{list}");
}

#[test]
fn the_languages_of_the_pages_are_listed_and_no_others() {
    let mut site = site("");
    for code in ["de", "fr", "pl"] {
        site.push((format!("embed/study-widget.{code}.txt"), "new".into()));
    }
    let page = |lang: &str| format!("<!doctype html>\n<html lang=\"{lang}\">").into_bytes();
    site.push(("guides/netze/index.html".to_owned(), page("de-AT")));
    site.push(("guides/sieci/index.html".to_owned(), page("pl")));
    let list = offline(WORKER, &site).unwrap();
    let has = |code: &str| list.contains(&format!("  \"embed/study-widget.{code}.txt\": "));
    assert_eq!([has("de"), has("fr"), has("pl")], [true, false, true]);
}

#[test]
fn a_change_of_a_listed_file_is_another_release_and_of_another_file_none() {
    assert_ne!(listed("site.css"), listed(""));
    assert_ne!(listed("site.css"), listed("index.html"));
    assert_eq!(listed("embed/0.1.0/integrity.json"), listed(""));
    assert_eq!(listed("sw.js"), listed(""));
}

#[test]
fn the_same_files_in_another_order_are_the_same_release() {
    let mut site = site("");
    site.reverse();
    assert_eq!(offline(WORKER, &site).unwrap(), listed(""));
}

#[test]
fn the_worker_of_the_house_has_a_place_for_the_list() {
    let worker = std::fs::read_to_string("public/sw.js").unwrap();
    let ready = offline(&worker, &site("")).unwrap();
    assert!(ready.contains("\"index.html\": \"sha256-"));
    assert!(!ready.contains("const FILES = {};") && !ready.contains("\"none\""));
    assert_eq!(offline("// no place", &site("")), None);
}
