//! Puts recipes to the test: the code that a page of `docs/embed` tells an author to write into a file is put into that
//! file of a host, word for word.

use super::text;
use anyhow::{Context, Result, bail};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use std::path::Path;

const FOLDER: &str = "docs/embed";
/// Marks a line that is replaced by a block of the recipe.
const MARK: &str = "here goes the recipe";
/// The hosts whose recipes have other names.
const NAMES: [(&str, &str); 3] = [
    ("mkdocs", "mkdocs-material"),
    ("next", "nextjs"),
    ("starlight", "astro-starlight"),
];

/// A block of code, and the file it belongs to.
struct Block {
    file: String,
    code: String,
}

/// The path of a host's recipe; `None` if it has none.
pub(super) fn recipe(host: &str) -> Option<String> {
    let other = NAMES.iter().find(|(name, _)| *name == host);
    let name = other.map_or(host, |(_, recipe)| recipe);
    let path = format!("{FOLDER}/{name}.md");
    Path::new(&path).is_file().then_some(path)
}

/// Fills the blocks of a recipe into the files of a host, given by their paths below the host's folder and their texts.
///
/// # Errors
/// When no file has a place for a block, or a file's places do not match the recipe's blocks for it.
pub(super) fn follow(recipe: &str, files: &mut [(String, String)]) -> Result<()> {
    let blocks = blocks(&text(Path::new(recipe))?);
    let mut followed = 0;
    for (path, text) in files {
        followed += fill(text, path, &blocks).with_context(|| format!("{recipe}: {path}"))?;
    }
    if followed == 0 {
        bail!("{recipe}: no file of the host says `{MARK}`; let one say so where the tag is");
    }
    Ok(())
}

/// Replaces the marked lines by the blocks for this file, in order; returns how many.
fn fill(text: &mut String, path: &str, blocks: &[Block]) -> Result<usize> {
    if !text.contains(MARK) {
        return Ok(0);
    }
    // A recipe names a TypeScript file where the host may have a JavaScript one.
    let here = Path::new(path).with_extension("");
    let mut fitting = blocks
        .iter()
        .filter(|block| Path::new(&block.file).with_extension("") == here);
    let mut filled = String::new();
    let mut count = 0;
    for line in text.lines() {
        if line.contains(MARK) {
            let block = fitting.next().context("has more places than blocks")?;
            filled.push_str(block.code.trim_end());
            count += 1;
        } else {
            filled.push_str(line);
        }
        filled.push('\n');
    }
    if fitting.next().is_some() {
        bail!("has no place for a block; add a line that says `{MARK}`");
    }
    *text = filled;
    Ok(count)
}

/// The fenced blocks of a recipe, with the file that is named after the language.
fn blocks(recipe: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut is_inside = false;
    for event in Parser::new(recipe) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let file = info.split_once(' ').map_or("", |(_, file)| file);
                blocks.push(Block {
                    file: file.to_owned(),
                    code: String::new(),
                });
                is_inside = true;
            }
            Event::Text(code) if is_inside => {
                if let Some(block) = blocks.last_mut() {
                    block.code.push_str(&code);
                }
            }
            Event::End(_) => is_inside = false,
            _ => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECIPE: &str =
        "One line:\n\n```ts a/config.mts\nhead: [\n],\n```\n\n```html b.html\n<p>\n```\n";

    fn filled(path: &str, text: &str) -> Result<String> {
        let mut text = text.to_owned();
        fill(&mut text, path, &blocks(RECIPE)).map(|_| text)
    }

    #[test]
    fn a_block_stands_where_its_file_waits_for_it() {
        let text = filled("a/config.js", "x {\n  // here goes the recipe\n}\n").unwrap();
        assert_eq!(text, "x {\nhead: [\n],\n}\n");
        assert_eq!(filled("a/config.js", "x\n").unwrap(), "x\n");
    }

    #[test]
    fn a_place_without_a_block_and_a_block_without_a_place_are_errors() {
        assert!(filled("c.html", "<!-- here goes the recipe -->\n").is_err());
        let twice = "<!-- here goes the recipe -->\n".repeat(2);
        assert!(filled("b.html", &twice).is_err());
        let mut one = "<!-- here goes the recipe -->\n".to_owned();
        let blocks = blocks("```html b.html\n1\n```\n\n```html b.html\n2\n```\n");
        assert!(fill(&mut one, "b.html", &blocks).is_err());
    }
}
