//! What is recognised in an article: golden folders, and what holds for every article.
//!
//! Each folder of `tests/articles` holds a `page.html` and the `outline.txt` that the recogniser must find in it.
//! `UPDATE=1 cargo test --test recognise` writes the outlines afresh: read each before it is committed.

mod any_page;
mod outline;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use study_widget::fault::Lines;
use study_widget::html;

use outline::outline;

#[test]
fn every_article_is_recognised_as_its_outline_says() {
    let mut wrong = String::new();
    for case in folder(&articles()).unwrap() {
        let text = fs::read_to_string(case.join("page.html")).unwrap();
        let found = outline(&html::read(&text)[0], &Lines::of(&text)).unwrap();
        let file = case.join("outline.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &found).unwrap();
        }
        if fs::read_to_string(&file).unwrap_or_default() != found {
            wrong += &format!("{}\n{found}\n", file.display());
        }
    }
    assert!(
        wrong.is_empty(),
        "found another outline than the file's:\n{wrong}"
    );
}

#[test]
fn the_folder_of_articles_holds_cases_and_nothing_else() {
    let cases = folder(&articles()).unwrap();
    for case in cases {
        let names: Vec<_> = folder(&case)
            .unwrap()
            .iter()
            .map(|file| file.file_name().unwrap().to_owned())
            .collect();
        assert_eq!(names, ["outline.txt", "page.html"], "in {}", case.display());
    }
}

fn articles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

/// What stands in a folder, by name.
fn folder(path: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<_>> = fs::read_dir(path)?.collect();
    let mut found: Vec<_> = entries?.iter().map(fs::DirEntry::path).collect();
    found.sort();
    Ok(found)
}
