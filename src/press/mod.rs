//! Turns Markdown into article pages.
//!
//! A guide is one Markdown file. Pressing it makes one complete page that reads well without any script, and a list of
//! everything wrong with the file. The page is an article like a stranger's: the widget and the recogniser read it as
//! they read any other, and a fault that the recogniser finds is reported at the Markdown it came from.

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
use crate::recognise::Verdict;

/// How many words of a technical text are read in a minute.
const WORDS_A_MINUTE: usize = 200;

/// A guide after pressing.
#[derive(Debug)]
pub struct Pressed {
    /// The file's name without `.md`.
    pub id: String,
    /// From the front matter.
    pub title: String,
    /// From the front matter.
    pub description: String,
    /// How many minutes it takes to read.
    pub minutes: usize,
    /// The questions and points that the widget will find in the page.
    pub guide: Guide,
    /// Why it is a guide or is none.
    pub verdict: Verdict,
    /// The whole page.
    pub page: String,
}

/// Presses a guide. `id` names its folder, `siblings` are the guides that links may lead to.
///
/// Never fails: any text makes a page, and the list has everything wrong with the text, in order.
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
    let (guide, verdict) = review::review(&front.title, &body, &mut notes);
    let minutes = body.words.div_ceil(WORDS_A_MINUTE).max(1);
    let page = page::page(id, &front, &body, &guide, minutes);
    notes.faults.sort();
    let pressed = Pressed {
        id: id.to_owned(),
        title: front.title,
        description: front.description,
        minutes,
        guide,
        verdict,
        page,
    };
    (pressed, notes.faults)
}

/// The faults found in a source so far.
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
