//! Markdown to article pages.
//!
//! A guide is one Markdown file; pressing it gives one complete page that reads well with no script at all, and a list
//! of everything wrong with the file. The page is an article like a stranger's: the widget and the recogniser read it
//! as they would read any other, and what the recogniser finds wrong with it is reported at the Markdown it came from.

mod body;
mod code;
mod configurator;
mod details;
mod escape;
mod front;
mod heading;
mod ids;
mod library;
mod links;
mod offline;
mod page;
mod recipes;
mod review;
mod table;

pub use configurator::configurator;
pub use library::{catalogue, library};
pub use offline::{SiteFile, offline};
pub use recipes::{Recipe, recipe};

use crate::fault::{Fault, Lines};
use crate::guide::Guide;
use crate::recognise::Why;

/// How fast a technical text is read.
const WORDS_A_MINUTE: usize = 200;

/// A guide that has been pressed.
#[derive(Debug)]
pub struct Pressed {
    /// The file's name without `.md`.
    pub id: String,
    /// From the front matter.
    pub title: String,
    /// From the front matter.
    pub description: String,
    /// How long it takes to read.
    pub minutes: usize,
    /// What the widget will find in the page.
    pub guide: Guide,
    /// Why it is a guide or is none.
    pub why: Why,
    /// The whole page.
    pub page: String,
}

/// Presses a guide. `id` names its folder, `siblings` are the guides a link may lead to.
///
/// Never fails: a page comes out of any text, and everything wrong with the text is in the list, in its order.
#[must_use]
pub fn press(id: &str, text: &str, siblings: &[&str]) -> (Pressed, Vec<Fault>) {
    let mut notes = Notes {
        lines: Lines::of(text),
        faults: Vec::new(),
    };
    if !ids::is_plain(id) {
        let fact = "the file's name cannot be a guide's id; use lower-case letters, digits and single hyphens, a letter first";
        notes.add(0, "id", fact);
    }
    let body = body::render(text, &mut notes);
    let front = front::read(text, body.front.clone(), &mut notes);
    links::check(&body, siblings, &mut notes);
    let (guide, why) = review::review(&front.title, &body, &mut notes);
    let minutes = body.words.div_ceil(WORDS_A_MINUTE).max(1);
    let page = page::page(id, &front, &body, &guide, minutes);
    notes.faults.sort();
    let pressed = Pressed {
        id: id.to_owned(),
        title: front.title,
        description: front.description,
        minutes,
        guide,
        why,
        page,
    };
    (pressed, notes.faults)
}

/// What has been found wrong with a source so far.
struct Notes<'a> {
    lines: Lines<'a>,
    faults: Vec<Fault>,
}

impl Notes<'_> {
    /// Notes a fault at a byte of the source.
    fn add(&mut self, at: usize, code: &'static str, message: impl Into<String>) {
        let place = self.lines.place(at);
        self.faults.push(Fault {
            place,
            message: message.into(),
            code,
        });
    }
}
