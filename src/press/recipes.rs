//! Recipes: how to embed the widget with a given generator or system, each a short page of the site.
//!
//! A recipe is Markdown with front matter, like a guide, but has no questions. The first, `README.md`, lists the
//! others.

use super::Notes;
use super::body::{self, Body};
use super::escape::escaped;
use super::front;
use crate::fault::{Fault, Lines};

/// The name of the file that lists the others.
const LIST: &str = "README";

/// A recipe as a page.
#[derive(Debug)]
pub struct Recipe {
    /// The path of its page in the folder of recipes.
    pub path: String,
    /// The whole page.
    pub page: String,
}

/// Makes a page of a recipe; `id` is its file's name without `.md`, `siblings` are the names of all.
#[must_use]
pub fn recipe(id: &str, text: &str, siblings: &[&str]) -> (Recipe, Vec<Fault>) {
    let mut notes = Notes {
        lines: Lines::of(text),
        faults: Vec::new(),
    };
    let mut body = body::render(text, &mut notes);
    let front = front::read(text, body.front.clone(), &mut notes);
    let here = if id == LIST { "" } else { "../" };
    follow(&mut body, here, siblings, &mut notes);
    let page = format!(
        include_str!("recipe.html"),
        root = format_args!("../{here}"),
        all = if here.is_empty() { "./" } else { here },
        lang = escaped(&front.lang),
        title = escaped(&front.title),
        description = escaped(&front.description),
        date = front.updated,
        day = front.updated.strftime("%-d %B %Y"),
        body = body.html,
    );
    notes.faults.sort();
    let path = match here {
        "" => "index.html".to_owned(),
        _ => format!("{id}/index.html"),
    };
    (Recipe { path, page }, notes.faults)
}

/// Rewrites links to other recipes' files into links to their pages; notes links to files that do not exist.
fn follow(body: &mut Body, here: &str, siblings: &[&str], notes: &mut Notes<'_>) {
    for (link, at) in &body.links {
        if link.starts_with("https://") {
            continue;
        }
        let Some(id) = link.strip_suffix(".md").filter(|id| siblings.contains(id)) else {
            let fact = format!(
                "`{link}` leads nowhere; begin it with `https://`, or name a recipe as `its-file.md`"
            );
            notes.add(*at, "link", fact);
            continue;
        };
        let page = match id {
            LIST => here.to_owned(),
            _ => format!("{here}{id}/"),
        };
        let [from, to] = [link, &page].map(|link| format!("href=\"{}\"", escaped(link)));
        body.html = body.html.replace(&from, &to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRONT: &str =
        "---\ntitle: Hugo\ndescription: In Hugo.\nlang: en\nupdated: 2026-04-21\n---\n\n";

    #[test]
    fn a_link_between_files_is_one_between_pages() {
        let text = format!("{FRONT}As in [Jekyll](jekyll.md), of [all](README.md).\n");
        let ids = ["README", "hugo", "jekyll"];
        let (made, faults) = recipe("hugo", &text, &ids);
        assert_eq!(faults, []);
        assert_eq!(made.path, "hugo/index.html");
        assert!(
            made.page.contains("<a href=\"../jekyll/\">"),
            "{}",
            made.page
        );
        assert!(made.page.contains("<a href=\"../\">all"), "{}", made.page);
        let (list, faults) = recipe("README", &text.replace("README.md", "hugo.md"), &ids);
        assert_eq!(faults, []);
        assert_eq!(list.path, "index.html");
        assert!(list.page.contains("<a href=\"hugo/\">"), "{}", list.page);
    }

    #[test]
    fn a_link_to_no_file_is_reported() {
        let (_, faults) = recipe("hugo", &format!("{FRONT}[Ghost](ghost.md)\n"), &["hugo"]);
        let lines: Vec<_> = faults.iter().map(|fault| fault.line("hugo.md")).collect();
        assert_eq!(
            lines,
            [
                "hugo.md:8:1: `ghost.md` leads nowhere; begin it with `https://`, or name a recipe as `its-file.md`"
            ]
        );
    }
}
