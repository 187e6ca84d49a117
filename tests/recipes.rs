//! The recipes for authors: each is valid, short and in the list, and names its parts.

#![allow(
    clippy::unwrap_used,
    reason = "a recipe that cannot be read is a failure"
)]

use std::fs;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use study_widget::press::recipe;

const FOLDER: &str = "docs/embed";
const SCRIPT: &str = "https://example.org/embed/study-widget.js";

/// Each recipe's id and text, including the list.
fn recipes() -> Vec<(String, String)> {
    let files = fs::read_dir(FOLDER).unwrap();
    let mut recipes: Vec<_> = files
        .map(|file| {
            let file = file.unwrap().path();
            let id = file.file_stem().unwrap().to_str().unwrap().to_owned();
            (id, fs::read_to_string(file).unwrap())
        })
        .collect();
    recipes.sort();
    recipes
}

/// The recipes without the list.
fn systems() -> Vec<(String, String)> {
    recipes()
        .into_iter()
        .filter(|(id, _)| id != "README")
        .collect()
}

/// Each block of code: its language, the file it goes into, and the code. `cargo xtask hosts` builds sites with them.
fn snippets(text: &str) -> Vec<(String, String, String)> {
    let mut snippets = Vec::new();
    let mut inside = false;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let (language, file) = info.split_once(' ').unwrap_or((&info, ""));
                snippets.push((language.to_owned(), file.to_owned(), String::new()));
                inside = true;
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(code) if inside => snippets.last_mut().unwrap().2.push_str(&code),
            _ => {}
        }
    }
    snippets
}

#[test]
fn every_recipe_is_sound() {
    let recipes = recipes();
    let ids: Vec<_> = recipes.iter().map(|(id, _)| id.as_str()).collect();
    for (id, text) in &recipes {
        let (_, faults) = recipe(id, text, &ids);
        let lines: Vec<_> = faults.iter().map(|fault| fault.line(id)).collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}

#[test]
fn every_recipe_is_in_the_list() {
    let list = fs::read_to_string(format!("{FOLDER}/README.md")).unwrap();
    let systems = systems();
    assert_eq!(systems.len(), 13);
    for (id, _) in systems {
        assert!(list.contains(&format!("({id}.md)")), "{id}");
    }
}

#[test]
fn a_hook_is_five_lines_at_most_and_says_which_file_it_goes_into() {
    for (id, text) in systems() {
        let snippets = snippets(&text);
        for (language, file, code) in &snippets {
            assert!(!language.is_empty() && !file.is_empty(), "{id}: {code}");
            assert!(code.lines().count() <= 5, "{id}:\n{code}");
        }
        let names_it = snippets.iter().any(|(_, _, code)| code.contains(SCRIPT));
        assert!(names_it, "{id}");
    }
}

#[test]
fn a_page_shows_the_file_that_a_hook_goes_into() {
    for (id, text) in systems() {
        let (recipe, _) = recipe(&id, &text, &[]);
        for (_, file, _) in snippets(&text) {
            let shown = format!("<p class=\"file\">{file}</p>");
            assert!(recipe.page.contains(&shown), "{id} names no {file}");
        }
    }
}

#[test]
fn every_recipe_says_what_is_left_to_do_by_hand() {
    for (id, text) in systems() {
        assert!(text.contains("**By hand:**"), "{id}");
    }
}
