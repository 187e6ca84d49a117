//! Markdown to article pages.
//!
//! A guide is one Markdown file; pressing it gives one complete page that reads well with no script at all, and a list
//! of everything wrong with the file. The page is an article like a stranger's: the widget and the recogniser read it
//! as they would read any other, and what the recogniser finds wrong with it is reported at the Markdown it came from.

mod body;
mod front;
mod heading;
mod ids;
mod library;
mod links;
mod page;
mod table;

pub use library::library;

use crate::article::{Article, Kind};
use crate::fault::{Fault, Lines};
use crate::guide::{BlockIndex, Guide};
use crate::html;
use crate::problem::{Code, Problem};
use crate::recognise::recognise;

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
    let body = body::render(text, &mut notes);
    let front = front::read(text, body.front.clone(), &mut notes);
    links::check(&body, siblings, &mut notes);
    let (article, start) = page::article(&front, &body);
    let article = html::read(&article).into_iter().next().unwrap_or_default();
    let (guide, problems) = recognise(&article.article, &article.hints);
    let origin = |block| body.origin(article.begin(block).saturating_sub(start));
    for problem in problems {
        if !is_heading_of_taken_id(&problem, &article.article) {
            notes.add(
                problem.block.map_or(0, origin),
                problem.code.name(),
                &problem.message,
            );
        }
    }
    for (what, text, block) in items(&guide) {
        if let Some(fact) = missing_id(what, text, &article.article, block) {
            notes.add(origin(block), "id", &fact);
        }
    }
    let minutes = body.words.div_ceil(WORDS_A_MINUTE).max(1);
    let page = page::page(id, &front, &body, &guide, minutes);
    notes.faults.sort();
    let pressed = Pressed {
        id: id.to_owned(),
        title: front.title,
        description: front.description,
        minutes,
        guide,
        page,
    };
    (pressed, notes.faults)
}

/// Whether a file's name, without `.md`, can be a guide's id and its folder's name.
#[must_use]
pub fn is_guide_id(name: &str) -> bool {
    ids::is_plain(name)
}

/// Two headings with one id are told of as such already.
fn is_heading_of_taken_id(problem: &Problem, article: &Article) -> bool {
    let block = problem.block.and_then(|block| article.blocks.get(block));
    problem.code == Code::SameId
        && block.is_some_and(|block| matches!(block.kind, Kind::Heading(_)))
}

/// What to say where progress would hang on words that may change.
fn missing_id(what: &str, text: &str, article: &Article, block: BlockIndex) -> Option<String> {
    let block = article.blocks.get(block)?;
    let id = ids::suggest(text);
    match block.kind {
        _ if block.study_id.is_some() || block.id.is_some() => None,
        Kind::Item => Some(format!(
            "this {what} has no id; end its first paragraph with `{{#{id}}}`"
        )),
        _ => Some(format!(
            "this {what} can have no id; make it an item of a list, and end it with `{{#{id}}}`"
        )),
    }
}

/// Everything with a box to tick: what it is called, its text and its block.
fn items(guide: &Guide) -> impl Iterator<Item = (&'static str, &str, BlockIndex)> {
    let questions = guide.questions.iter().flat_map(|question| {
        let points = question
            .framework
            .points
            .iter()
            .map(|point| ("point", point.text.as_str(), point.block));
        let follow_ups = question
            .follow_ups
            .iter()
            .map(|asked| ("follow-up", asked.text.as_str(), asked.block));
        points.chain(follow_ups)
    });
    questions.chain(
        guide
            .mistakes
            .iter()
            .map(|mistake| ("mistake", mistake.text.as_str(), mistake.block)),
    )
}

/// What has been found wrong with a source so far.
struct Notes<'a> {
    lines: Lines<'a>,
    faults: Vec<Fault>,
}

impl Notes<'_> {
    /// Notes a fault at a byte of the source.
    fn add(&mut self, at: usize, code: &'static str, message: &str) {
        self.faults.push(Fault {
            place: self.lines.place(at),
            message: message.to_owned(),
            code,
        });
    }
}
