//! The project's own rules for its source, which no compiler checks.

#[path = "tidy/circles.rs"]
mod circles;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use study_widget::article::OURS;

/// The rooms that use no browser, clock or randomness; each is a file and perhaps a folder of the same name.
const PURE: &[&str] = &[
    "anki",
    "article",
    "chance",
    "contrast",
    "fragment",
    "guide",
    "options",
    "outline",
    "overlap",
    "plan",
    "problem",
    "progress",
    "qr",
    "quote",
    "recognise",
    "rehearsal",
    "saved",
    "schedule",
    "sheets",
    "standing",
    "study",
    "tag",
];

#[test]
fn a_pure_room_names_nothing_of_the_browser() {
    let edge = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "leptos",
        "gloo",
        "std::fs",
        "std::env",
        "std::time",
        "thread_local!",
    ];
    let rooms = sources("src").unwrap().into_iter().filter(|(path, _)| {
        let room = path
            .components()
            .nth(1)
            .map(|room| room.as_os_str().to_string_lossy().into_owned());
        room.is_some_and(|room| PURE.contains(&room.trim_end_matches(".rs")))
    });
    let found: Vec<_> = rooms
        .flat_map(|(path, text)| naming(&path, &text, &edge))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_view_knows_no_store_and_the_browser_no_view() {
    let walls: [(&str, &[&str]); 2] = [
        ("src/view", &["gloo", "crate::browser", "Date::now"]),
        ("src/browser", &["leptos", "crate::view"]),
    ];
    for (room, beyond) in walls {
        let found: Vec<_> = sources(room)
            .unwrap()
            .iter()
            .flat_map(|(path, text)| naming(path, text, beyond))
            .collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

#[test]
fn the_page_script_knows_our_elements_by_the_same_names() {
    let script = fs::read_to_string("public/page.js").unwrap();
    let names: Vec<String> = OURS.iter().map(|name| format!("\"{name}\"")).collect();
    let list = format!("const OURS = [{}];", names.join(", "));
    assert!(
        script.contains(&list),
        "public/page.js: the list of our elements is another than in src/article.rs; it should be\n{list}"
    );
}

#[test]
fn what_the_threat_model_says_is_shown_by_a_test_that_is_there() {
    let text = fs::read_to_string("SECURITY.md").unwrap();
    let rows = text.lines().filter(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.strip_suffix(" |")?.rsplit_once('|'));
    let names: Vec<&str> = cells
        .flat_map(|(_, tests)| tests.split('`').skip(1).step_by(2))
        .collect();
    assert!(names.len() > 20, "{names:?}");
    let tests = sources("tests").unwrap();
    let is_there = |name: &&str| {
        let test = format!("fn {name}(");
        tests.iter().any(|(_, text)| text.contains(&test))
    };
    let gone: Vec<&str> = names.into_iter().filter(|name| !is_there(name)).collect();
    assert!(
        gone.is_empty(),
        "SECURITY.md: no test is called {gone:?}; name the one that is"
    );
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let documents = [
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "README.md",
        "SECURITY.md",
        "docs/decisions.md",
    ];
    let endings = [".rs", ".js", ".css", ".toml", ".html"];
    let mut missing = Vec::new();
    for document in documents {
        let text = fs::read_to_string(document).unwrap();
        let quoted = text.split('`').skip(1).step_by(2);
        let is_path = |name: &&str| {
            let is_one = endings.iter().any(|ending| name.ends_with(ending));
            is_one && name.contains('/') && !name.contains(['<', '*', ' '])
        };
        for name in quoted.filter(is_path) {
            let is_there = ["", "src"]
                .iter()
                .any(|folder| Path::new(folder).join(name).exists());
            if !is_there {
                missing.push(format!(
                    "{document}: {name} is not there; name the file that is"
                ));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    for (path, text) in all_sources().unwrap() {
        assert!(
            text.starts_with("//! "),
            "{}: the file has no header; begin it with `//! ` and what it owns",
            path.display()
        );
        let lines = text.lines().count();
        assert!(
            lines <= 400,
            "{}: the file has {lines} lines; find the rooms that hide in it",
            path.display()
        );
    }
}

#[test]
fn every_file_is_named_after_what_it_owns() {
    let nothing = [
        "util", "utils", "helper", "helpers", "common", "misc", "manager", "types",
    ];
    for (path, text) in all_sources().unwrap() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let vague = nothing
            .iter()
            .any(|nothing| name.split('_').any(|word| word == *nothing));
        assert!(
            !vague,
            "{}: the name says nothing; name the file after what it owns",
            path.display()
        );
        assert!(
            !text.contains(&["Man", "ager"].concat()),
            "{}: a manager of what? name what it does",
            path.display()
        );
    }
}

#[test]
fn nothing_is_left_for_later() {
    // Each in two parts, so that this file is not found.
    let marks = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["#[ig", "nore"].concat(),
        ["dbg", "!("].concat(),
    ];
    let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
    let found: Vec<_> = all_sources()
        .unwrap()
        .iter()
        // These stories run by a command of their own, `cargo xtask hosts`.
        .filter(|(path, _)| !path.ends_with("stories/generated.rs"))
        .flat_map(|(path, text)| naming(path, text, &marks))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_room_is_named_in_the_map_of_the_house() {
    let (_, map) = sources("src")
        .unwrap()
        .into_iter()
        .find(|(path, _)| path.ends_with("lib.rs"))
        .unwrap();
    let rooms = map.lines().filter_map(|line| {
        line.trim_start_matches("pub ")
            .strip_prefix("mod ")?
            .strip_suffix(';')
    });
    let missing: Vec<_> = rooms
        .filter(|room| !map.contains(&format!("`{room}`")))
        .collect();
    assert!(
        missing.is_empty(),
        "src/lib.rs: its header does not name {}",
        missing.join(", ")
    );
}

/// The lines of a text that contain one of some words, each as a message.
fn naming(path: &Path, text: &str, words: &[&str]) -> Vec<String> {
    let lines = text.lines().enumerate();
    let found = lines.flat_map(|(nth, line)| {
        let words = words.iter().filter(|word| line.contains(**word));
        words.map(move |word| format!("{}:{}: names `{word}`", path.display(), nth + 1))
    });
    found.collect()
}

fn all_sources() -> io::Result<Vec<(PathBuf, String)>> {
    let folders: io::Result<Vec<_>> = ["src", "tests", "xtask"].into_iter().map(sources).collect();
    Ok(folders?.concat())
}

/// Every Rust file under a folder of the package: its path in the package, and its text.
fn sources(folder: &str) -> io::Result<Vec<(PathBuf, String)>> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![package.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(package).unwrap_or(&path).to_owned();
                found.push((inside, fs::read_to_string(&path)?));
            }
        }
    }
    Ok(found)
}
